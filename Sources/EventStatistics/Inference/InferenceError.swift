/// A reason why a test is not applicable to a sample.
@nonexhaustive
public enum InferenceError: Error, Hashable, Sendable {
  /// No event has an abnormal return in the window.
  case noEvents
  /// The test needs more events than there are.
  case tooFewEvents(required: Int, available: Int)
  /// The test needs events on more dates than there are.
  case tooFewDates(required: Int, available: Int)
  /// The test needs events of more securities than there are.
  case tooFewFirms(required: Int, available: Int)
  /// The test is for events on fewer dates than there are.
  case tooManyDates(allowed: Int, available: Int)
  /// The estimation window holds too few values to compare with.
  case tooFewResiduals(required: Int, available: Int)
  /// Too few days of the estimation window have a range of prices.
  case tooFewRanges(required: Int, available: Int)
  /// The series are too short to be compared with each other at every lag.
  case tooFewDays(required: Int, available: Int)
  /// The event window holds too few days with a return outside the tested window.
  case tooFewOtherDays(required: Int, available: Int)
  /// The test compares groups and there are too few.
  case tooFewGroups(required: Int, available: Int)
  /// The test compares exactly two groups.
  case notTwoGroups(available: Int)
  /// The values that the test compares do not differ, so that no error can be measured.
  case noVariance
  /// The parts of a variance by two kinds of clusters do not add up to a positive one.
  case varianceNotPositive
  /// A model leaves too few degrees of freedom.
  case tooFewDegreesOfFreedom(required: Int, available: Int)
  /// The test is for one day and the window has several.
  case notOneDay(days: Int)
  /// The day has no abnormal return.
  case noAbnormalReturn
  /// The tested window does not lie after the estimation window, from which the variance is carried on.
  case estimationNotBefore
  /// No likelihood of the residuals' variance reaches a maximum.
  case varianceNotFitted
  /// The windows of events share days, so that their p-values do not add up.
  case dependentEvents
}

extension InferenceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noEvents:
      "no event has an abnormal return in this window"
    case .tooFewEvents(let required, let available):
      "needs at least \(Self.counted(required, "event")), \(Self.there(available))"
    case .tooFewDates(let required, let available):
      "needs events on at least \(Self.counted(required, "date")), \(Self.there(available))"
    case .tooFewFirms(let required, let available):
      "needs events of at least \(required) securities, \(Self.there(available))"
    case .tooManyDates(let allowed, let available):
      "is for events on at most \(Self.counted(allowed, "date")), \(Self.there(available))"
    case .tooFewResiduals(let required, let available):
      "needs at least \(Self.counted(required, "value")) of the estimation window, \(Self.there(available))"
    case .tooFewRanges(let required, let available):
      available == 0
        ? "needs the high and the low of days, which the prices do not have"
        : "needs the range of at least \(Self.counted(required, "day")) of the estimation window, "
          + "\(Self.there(available))"
    case .tooFewDays(let required, let available):
      "needs at least \(Self.counted(required, "day")) with a value for lags this large, \(Self.there(available))"
    case .tooFewOtherDays(let required, let available):
      "needs at least \(Self.counted(required, "day")) of the event window outside the tested one, "
        + "\(Self.there(available)); widen the event window"
    case .tooFewGroups(let required, let available):
      "needs at least \(Self.counted(required, "group")), \(Self.there(available))"
    case .notTwoGroups(let available):
      "compares two groups, \(Self.there(available))"
    case .noVariance:
      "the values do not vary, so that their error cannot be measured"
    case .varianceNotPositive:
      "the variances by security and by date do not add up to a positive one, as happens with few of them; "
        + "the test clustered by date alone stands"
    case .tooFewDegreesOfFreedom(let required, let available):
      "needs at least \(Self.counted(required, "degree")) of freedom, \(Self.there(available))"
    case .notOneDay(let days):
      "is for one day, the window has \(days)"
    case .noAbnormalReturn:
      "there is no abnormal return"
    case .estimationNotBefore:
      "carries the variance on from the days before, and the estimation window does not lie before the window"
    case .varianceNotFitted:
      "no GARCH(1,1) variance fits the residuals"
    case .dependentEvents:
      "combines independent events, and the windows of these share days"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func there(_ count: Int) -> String {
    count == 1 ? "there is 1" : "there are \(count)"
  }
}
