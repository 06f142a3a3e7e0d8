/// A file that a study read.
public struct InputFile: Sendable, Hashable, Codable {
  /// What the file was read for: `prices`, `market`, `factors`, `events`, `announcements`,
  /// `companies`, `adjustments` or `calendar`.
  public let role: String
  /// The path as it was given.
  public let path: String
  /// The size in bytes.
  public let bytes: Int
  /// The XXH3 128-bit digest of the bytes, in hexadecimal, as `xxh128sum` prints it.
  public let digest: String

  /// Creates a description of a file.
  public init(role: String, path: String, bytes: Int, digest: String) {
    self.role = role
    self.path = path
    self.bytes = bytes
    self.digest = digest
  }
}
