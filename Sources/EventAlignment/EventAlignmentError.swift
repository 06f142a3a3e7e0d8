public import Notices

/// A reason why a calendar or a window cannot be used at all.
///
/// What concerns one event only is an ``ExclusionReason`` instead.
public enum EventAlignmentError: Error, Sendable, Hashable {
  /// The text is not a window of relative days; the remedy says what to write.
  case unreadableWindow(text: String, remedy: String)
  /// The window's first day comes after its last.
  case reversedWindow(first: String, last: String)
  /// A relative day is further from the event than any window may reach.
  case windowOutOfRange(text: String, limit: Int)
  /// A part of the estimation window begins or ends inside the event window.
  case estimationReachesEvent(estimation: EstimationDays, event: EventWindow)
  /// No trading day of an event's data lies in a dated estimation window.
  case noEstimationSession(window: String)
  /// No time zone has this name.
  case unknownTimeZone(String)
  /// A calendar has no session at all.
  case emptyCalendar(name: String)
  /// A calendar file cannot be read, with the reader's reason.
  case unreadableCalendar(Message)
  /// A line of a calendar file cannot be understood.
  case badCalendarEntry(file: String, line: Int, problem: String)
}

extension EventAlignmentError: AdvisingError {
  public var message: Message {
    switch self {
    case .unreadableWindow(let text, let remedy):
      "\"\(text)\" is not a window of trading days: write it as \(remedy)"
    case .reversedWindow(let first, let last):
      "\(first)..\(last) ends before it begins; a window runs from the earlier day to the later: "
        + "write \(last)..\(first)"
    case .windowOutOfRange(let text, let limit):
      "the window \"\(text)\" reaches further than \(limit) trading days from the event"
    case .estimationReachesEvent(let estimation, let event)
    where estimation.days.upperBound > event.days.upperBound:
      "the estimation window \(estimation) must begin after the event window \(event) ends: "
        + "begin it at \(event.days.upperBound + 1) or later"
    case .estimationReachesEvent(let estimation, let event):
      "the estimation window \(estimation) must end before the event window \(event) begins: "
        + "end it at \(event.days.lowerBound - 1) or earlier"
    case .noEstimationSession(let window):
      "no trading day of the data outside the event window lies in the estimation window \(window)"
    case .unknownTimeZone(let name):
      "no time zone is called \"\(name)\": write it as Asia/Kolkata or America/New_York"
    case .emptyCalendar(let name):
      "the calendar \(name) has no trading day"
    case .unreadableCalendar(let reason):
      reason
    case .badCalendarEntry(let file, let line, let problem):
      "\(file):\(line): \(problem)"
    }
  }
}
