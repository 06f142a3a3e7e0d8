public import CivilTime

/// The version of a program or of a library that took part in a result.
public struct SoftwareVersion: Sendable, Hashable, Codable {
  /// The name, such as `leyline`.
  public var name: String
  /// The version, such as `0.1.0`.
  public var version: String

  /// This program.
  public static let leyline = SoftwareVersion(name: "leyline", version: "0.1.0")

  /// Everything that a number can depend on.
  static let all = [leyline]
}

/// A file that a study read.
public struct InputFile: Sendable, Hashable, Codable {
  /// What a file is read for.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    case prices, intraday, market, factors, companion, events, announcements, companies, adjustments
    case calendar, trades
  }

  /// What the file was read for.
  public var role: Role
  /// The path as it was given.
  public var path: String
  /// The size in bytes.
  public var bytes: Int
  /// The XXH3 128-bit digest of the bytes, in hexadecimal, as `xxh128sum` prints it.
  public var digest: String
  /// The first day, of a factor file.
  public var firstDate: CalendarDate?
  /// The last day, of a factor file.
  public var lastDate: CalendarDate?

  private enum CodingKeys: String, CodingKey {
    case role, path, bytes, digest
    case firstDate = "first_date"
    case lastDate = "last_date"
  }
}
