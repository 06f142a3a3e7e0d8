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
}

extension StudyError {
  public var message: Message {
    switch self {
    case .configuration(let error): error.message
    case .prices(let error): error.message
    case .adjustments(let error): error.message
    case .announcements(let error): error.message
    case .alignment(let error): error.message
    }
  }
}
