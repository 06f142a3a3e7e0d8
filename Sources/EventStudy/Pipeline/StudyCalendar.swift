internal import CivilTime
internal import EventAlignment
internal import Notices

/// Finds the trading calendar that settings name.
enum StudyCalendar {
  /// Returns the calendar.
  ///
  /// - Parameters:
  ///   - choice: Names the calendar.
  ///   - days: The days of the data, which are the sessions of the calendar `data`.
  /// - Returns: The calendar, with the hours and the time zone of its sessions.
  /// - Throws: ``StudyError`` when no calendar has the name, or its file cannot be read.
  static func make(
    _ choice: AlignmentSettings,
    days: [CalendarDate]
  ) throws(StudyError) -> TradingCalendar {
    if let calendar = TradingCalendar.builtIn(named: choice.calendar) { return calendar }
    guard let hours = SessionHours(open: choice.sessionOpen, close: choice.sessionClose) else {
      throw .configuration(
        .invalidSetting(
          "sessions open at \(choice.sessionOpen) and close at \(choice.sessionClose); the close must be later"
        )
      )
    }
    let isData = choice.calendar.lowercased() == "data"
    guard isData || choice.calendar.contains(".") || choice.calendar.contains("/") else {
      let known = ["data"] + TradingCalendar.builtInNames
      throw .configuration(
        .unknownName(
          kind: "calendar",
          name: choice.calendar,
          suggestion: SymbolSuggestion.similar(to: choice.calendar, among: known, limit: 1).first,
          known: known + ["a file"]
        )
      )
    }
    do throws(EventAlignmentError) {
      guard isData else {
        return try .file(choice.calendar, hours: hours, timeZone: choice.timeZone)
      }
      return try .data(days: days, hours: hours, timeZone: choice.timeZone)
    } catch {
      throw .alignment(error)
    }
  }
}
