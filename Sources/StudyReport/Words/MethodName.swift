internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension MethodDefinition {
  /// Returns the definition of a model, a test or another method.
  static func definition(of method: some RawRepresentable<String>) -> MethodDefinition {
    definition(of: method.rawValue)
  }
}

extension WindowResult {
  /// The window as text, such as `-1..1`.
  var label: String { window.description }
}

extension DayZeroSplit {
  /// The time of the announcement with its zone, such as `12:43 IST`.
  var moment: String { [announcedAt.description, zone].compactMap(\.self).joined(separator: " ") }
}
