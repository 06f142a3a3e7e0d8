public import Announcements
public import EventAlignment
public import PriceData

/// A reason why a study could not be run.
public enum StudyError: Error, Sendable {
  /// The configuration cannot be used.
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

extension StudyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .configuration(let error): error.description
    case .prices(let error): error.description
    case .adjustments(let error): error.description
    case .announcements(let error): error.description
    case .alignment(let error): error.description
    }
  }
}
