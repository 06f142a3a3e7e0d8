/// When a simulated announcement is published, relative to its day 0.
public enum AnnouncementTiming: String, Sendable, Hashable, CaseIterable {
  /// On day 0 before the market opens.
  case beforeOpen = "before_open"
  /// On day 0 while the market is open.
  case duringSession = "during_session"
  /// On the session before day 0, after the market has closed.
  case afterClose = "after_close"
  /// On a weekend or holiday between the session before and day 0.
  case closedDay = "closed_day"
  /// On day 0, with no time given.
  case dateOnly = "date_only"

  /// Returns the timing that a uniform number chooses: one in five is of each kind.
  init(uniform: Double) {
    self = Self.allCases[min(Self.allCases.count - 1, Int(uniform * Double(Self.allCases.count)))]
  }

  /// The minutes of a day from which the time of publication is drawn.
  var minutes: ClosedRange<Int>? {
    switch self {
    case .beforeOpen: 7 * 60...8 * 60 + 55
    case .duringSession: 9 * 60 + 30...15 * 60
    case .afterClose: 15 * 60 + 45...22 * 60 + 45
    case .closedDay: 10 * 60...20 * 60
    case .dateOnly: nil
    }
  }
}
