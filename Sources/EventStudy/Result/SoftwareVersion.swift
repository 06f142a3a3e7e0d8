/// The version of a program or of a library that took part in a result.
public struct SoftwareVersion: Sendable, Hashable, Codable {
  /// The name, such as `leyline`.
  public let name: String
  /// The version, such as `0.1.0`.
  public let version: String

  /// Creates a version.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  /// This program.
  public static let leyline = SoftwareVersion(name: "leyline", version: "0.1.0")

  /// Everything that a number can depend on.
  static let all = [leyline]
}
