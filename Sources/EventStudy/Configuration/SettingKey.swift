internal import Foundation
package import Notices

/// What a user sets of one part of a study: standard values, of which some are changed.
///
/// ```swift
/// let windows = WindowSettings { $0.event = EventWindow(-5...5) }
/// ```
public protocol Settings: Codable, Hashable, Sendable {
  /// Creates the standard settings.
  init()
}

extension Settings {
  /// Creates settings that differ from the standard ones.
  public init(_ change: (inout Self) throws -> Void) rethrows {
    self.init()
    try change(&self)
  }
}

/// A key of one table of a study file, which names the option of the command line too.
package protocol SettingKey: CodingKey, CaseIterable, Sendable, RawRepresentable<String> {
  /// The table, such as `prices`; none at the top of the file.
  static var table: String { get }
  /// The option without dashes: the key with hyphens, unless the table decides otherwise.
  var option: String { get }
}

extension SettingKey {
  package var option: String { hyphenated }

  /// The key as an option spells it.
  package var hyphenated: String { rawValue.split(separator: "_").joined(separator: "-") }

  /// The setting that the key stands for.
  package var setting: Setting { Setting(Self.table, rawValue, option: option) }

  /// All settings of the table.
  package static var settings: [Setting] { allCases.map(\.setting) }
}

/// The values that a setting can have, held against those that it has.
package struct SettingRange: Sendable {
  private let setting: Setting
  /// The range in words, such as `a number of at least 1`.
  private let words: String
  /// The first value outside, as a message shows it.
  private let outlier: String?

  private init<Value>(
    _ key: some SettingKey,
    _ values: [Value],
    _ words: String,
    _ contains: (Value) -> Bool
  ) {
    setting = key.setting
    self.words = words
    outlier = values.first { !contains($0) }.map { "\($0)" }
  }

  /// The whole numbers from one to another; beyond them a count is no sensible one, and sums of it
  /// would leave the numbers that a machine can hold.
  static func within(
    _ range: ClosedRange<Int>,
    _ key: some SettingKey,
    _ values: [Int]
  ) -> SettingRange {
    let outlier = values.first { !range.contains($0) }
    let words =
      (outlier ?? range.lowerBound) < range.upperBound
      ? "a number of at least \(range.lowerBound)" : "a number of at most \(range.upperBound)"
    return SettingRange(key, outlier.map { [$0] } ?? [], words) { _ in false }
  }

  static func above(_ limit: Int, _ key: some SettingKey, _ values: [Double]) -> SettingRange {
    SettingRange(key, values, "a number above \(limit)") { $0 > Double(limit) && $0.isFinite }
  }

  static func between(
    _ low: Int,
    _ high: Int,
    _ key: some SettingKey,
    _ values: [Double]
  ) -> SettingRange {
    SettingRange(key, values, "a number between \(low) and \(high)") {
      $0 > Double(low) && $0 < Double(high)
    }
  }

  static func through(
    _ low: Int,
    _ high: Int,
    _ key: some SettingKey,
    _ values: [Double]
  ) -> SettingRange {
    SettingRange(key, values, "a share from \(low) to \(high)") {
      $0 >= Double(low) && $0 <= Double(high)
    }
  }

  static func from(
    _ low: Int,
    below high: Double,
    _ key: some SettingKey,
    _ values: [Double]
  ) -> SettingRange {
    SettingRange(key, values, "a number from \(low) to below \(high)") {
      $0 >= Double(low) && $0 < high
    }
  }

  /// Paths that name something; an empty one, as an unset variable of a shell gives, names nothing.
  static func named(_ words: String, _ key: some SettingKey, _ paths: [String]) -> SettingRange {
    // Bytes that are no UTF-8 have become a mark, under which nothing can be found.
    let garbled = paths.filter {
      $0.contains("\u{FFFD}") && !FileManager.default.fileExists(atPath: $0)
    }
    guard garbled.isEmpty else {
      return SettingRange(key, garbled.map { "\"\($0)\"" }, "\(words) with a name in UTF-8") { _ in
        false
      }
    }
    let unnamed = paths.filter { $0.allSatisfy(\.isWhitespace) }.map { "\"\($0)\"" }
    return SettingRange(key, unnamed, words) { _ in false }
  }

  /// Refuses a value outside the range.
  func check() throws(ConfigurationError) {
    guard let outlier else { return }
    throw .outOfRange(setting: setting, range: words, value: outlier)
  }
}
