public import CivilTime

/// The version of a program or of a library that took part in a result.
public struct SoftwareVersion: Sendable, Hashable, Codable {
  /// The name, such as `leyline`.
  public var name: String
  /// The version, such as `0.1.0`; behind a plus sign follow the commit and the date of the build
  /// where it was told them, as in `0.1.0+3f2a1b0c9d8e.2026-11-29`.
  public var version: String

  /// The number of this release.
  public static let release = "0.1.0"

  /// This program.
  public static let leyline = SoftwareVersion(
    name: "leyline",
    version: release + (BuildStamp.current.map { "+" + $0.metadata } ?? "")
  )

  /// Everything that a number can depend on.
  static let all = [leyline]
}

/// A file that a study read.
public struct InputFile: Sendable, Hashable, Codable {
  /// What a file is read for.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    case prices, intraday, market, factors, companion, events, announcements, companies, adjustments
    case calendar, trades, peers, characteristics
  }

  /// What the file was read for.
  public var role: Role
  /// The path as it was given.
  public var path: String
  /// The size in bytes; of a data frame that of its values.
  public var bytes: Int
  /// The XXH3 128-bit digest of the bytes, in hexadecimal, as `xxh128sum` prints it; of a data frame that of its
  /// names and values, whatever library it comes from.
  public var digest: String
  /// The SHA-256 digest of the bytes, in hexadecimal, as `sha256sum` prints it; absent in results that were
  /// written before there was one.
  public var sha256: String?
  /// The first day, of a factor file.
  public var firstDate: CalendarDate?
  /// The last day, of a factor file.
  public var lastDate: CalendarDate?

  private enum CodingKeys: String, CodingKey {
    case role, path, bytes, digest, sha256
    case firstDate = "first_date"
    case lastDate = "last_date"
  }
}
