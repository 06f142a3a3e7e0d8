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
  ///   - frequency: How often prices come: where not daily, the days of the data date weeks or months, of which no
  ///     calendar knows, and a named calendar tells the clock alone.
  ///   - evidence: Tells the clock of the exchange where the choice does not.
  /// - Returns: The calendar, with the hours and the time zone of its sessions where they are known.
  /// - Throws: ``StudyError`` when no calendar has the name, its file cannot be read, or
  ///   announcements have times that no clock is known for.
  static func make(
    _ choice: AlignmentSettings,
    days: [CalendarDate],
    frequency: Frequency = .daily,
    clock evidence: @autoclosure () -> ClockEvidence
  ) throws(StudyError) -> TradingCalendar {
    guard frequency == .daily || isData(choice.calendar) else {
      var own = choice.stating(
        clockOf: try make(choice, days: days, clock: evidence())
      )
      own.calendar = "data"
      return try named(own, days: days)
    }
    if let calendar = TradingCalendar.builtIn(named: choice.calendar) { return calendar }
    try requireKnown(choice.calendar)
    let calendar = try named(choice, days: days)
    let clock = evidence()
    guard clock.isNeeded(beside: calendar) else { return calendar }
    return try named(try clock.completing(choice, calendar), days: days)
  }

  /// Says that the days of weekly or monthly prices are no sessions of the calendar that settings name.
  static func notes(
    _ choice: AlignmentSettings,
    frequency: Frequency,
    used calendar: TradingCalendar
  ) -> [StudyNote] {
    guard frequency != .daily, calendar.isFromData, !isData(choice.calendar) else { return [] }
    return [
      StudyNote(
        severity: .information,
        source: .calendar,
        message:
          "the prices are \(frequency.rawValue), so that their days date \(frequency.period)s and are no sessions of the "
          + "calendar \(choice.calendar): it is left out"
      )
    ]
  }

  private static func isData(_ name: String) -> Bool { name.lowercased() == "data" }

  private static func requireKnown(_ name: String) throws(StudyError) {
    guard !isData(name), !AlignmentSettings.isFile(calendar: name) else { return }
    let known = ["data"] + TradingCalendar.builtInNames
    throw .configuration(
      .unknownName(
        kind: "calendar",
        name: name,
        suggestion: SymbolSuggestion.similar(to: name, among: known, limit: 1).first,
        known: known + ["a file"]
      )
    )
  }

  private static func named(
    _ choice: AlignmentSettings,
    days: [CalendarDate]
  ) throws(StudyError) -> TradingCalendar {
    let hours = try hours(choice)
    do throws(EventAlignmentError) {
      guard isData(choice.calendar) else {
        return try .file(choice.calendar, hours: hours, timeZone: choice.timeZone)
      }
      return try .data(days: days, hours: hours, timeZone: choice.timeZone)
    } catch {
      throw .alignment(error)
    }
  }

  private static func hours(_ choice: AlignmentSettings) throws(StudyError) -> SessionHours? {
    guard let open = choice.sessionOpen, let close = choice.sessionClose else { return nil }
    guard let hours = SessionHours(open: open, close: close) else {
      throw .configuration(
        .invalidSetting(
          "sessions open at \(open) and close at \(close); the close must be later"
        )
      )
    }
    return hours
  }
}

extension AlignmentSettings {
  /// The settings with the clock of a calendar, for the record of what a study used.
  func stating(clockOf calendar: TradingCalendar) -> AlignmentSettings {
    var stated = self
    if calendar.isFromData { stated.calendar = "data" }
    stated.timeZone = calendar.timeZoneIdentifier ?? timeZone
    if let hours = calendar.usualHours {
      stated.sessionOpen = hours.open
      stated.sessionClose = hours.close
    }
    return stated
  }
}
