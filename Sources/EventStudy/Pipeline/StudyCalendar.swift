internal import CivilTime
internal import EventAlignment

/// Finds the trading calendar that a configuration names.
enum StudyCalendar {
  /// The calendars that come with the program.
  private static let builtIn = ["data", "nse", "bse", "nyse"]

  /// Returns the calendar.
  ///
  /// - Parameters:
  ///   - choice: Names the calendar.
  ///   - days: The days of the data, which are the sessions of the calendar `data`.
  static func make(
    _ choice: AlignmentChoice,
    days: [CalendarDate]
  ) throws(StudyError) -> TradingCalendar {
    do throws(EventAlignmentError) {
      switch choice.calendar.lowercased() {
      case "nse": return .nse
      case "bse": return .bse
      case "nyse", "nasdaq": return .nyse
      case "data":
        return try .data(
          days: days,
          hours: SessionHours(open: choice.open, close: choice.close),
          timeZone: choice.timeZone
        )
      default:
        guard choice.calendar.contains(".") || choice.calendar.contains("/") else {
          throw StudyError.configuration(
            .unknownName(
              kind: "calendar",
              name: choice.calendar,
              suggestion: NameSuggestion.closest(to: choice.calendar, in: builtIn),
              known: builtIn + ["a file"]
            )
          )
        }
        return try .file(choice.calendar)
      }
    } catch {
      throw .alignment(error)
    }
  }
}
