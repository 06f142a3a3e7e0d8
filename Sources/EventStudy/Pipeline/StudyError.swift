public import Announcements
public import EventAlignment
public import Notices
public import PriceData

/// A reason why a study could not be run.
public enum StudyError: AdvisingError, Sendable {
  /// The settings cannot be used.
  case configuration(ConfigurationError)
  /// A price, market or factor file cannot be used.
  case prices(PriceDataError)
  /// An adjustments file cannot be used.
  case adjustments(AdjustmentError)
  /// An event file or document cannot be used.
  case announcements(AnnouncementError)
  /// The calendar or a window cannot be used.
  case alignment(EventAlignmentError)
  /// Somebody ended the work before it was done.
  case stopped
}

extension StudyError {
  public var message: Message {
    switch self {
    case .configuration(let error): error.message
    case .prices(let error): error.message
    case .adjustments(let error): error.message
    case .announcements(let error): error.message
    case .alignment(let error): error.message
    case .stopped: "the work was stopped before it was done; nothing was computed"
    }
  }
}

extension StudyError {
  public var place: InputPlace {
    switch self {
    case .configuration(let error): error.place
    case .prices(let error): error.place
    case .adjustments(let error): error.place
    case .announcements(let error): error.place
    case .alignment(.badCalendarEntry(let file, let line, _)): InputPlace(file: file, line: line)
    case .alignment, .stopped: InputPlace()
    }
  }
}
