/// A reason why a test is not applicable to a sample.
@nonexhaustive
public enum InferenceError: Error, Hashable, Sendable {
  /// No event has an abnormal return in the window.
  case noEvents
  /// The test needs more events than there are.
  case tooFewEvents(required: Int, available: Int)
  /// The values that the test compares do not differ, so that no error can be measured.
  case noVariance
  /// A model leaves too few degrees of freedom.
  case tooFewDegreesOfFreedom(required: Int, available: Int)
  /// The day has no abnormal return.
  case noAbnormalReturn
}

extension InferenceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noEvents:
      "no event has an abnormal return in this window"
    case .tooFewEvents(let required, let available):
      "needs at least \(required) events, there \(available == 1 ? "is" : "are") \(available)"
    case .noVariance:
      "the values do not vary, so that their error cannot be measured"
    case .tooFewDegreesOfFreedom(let required, let available):
      "needs at least \(required) degrees of freedom, there \(available == 1 ? "is" : "are") \(available)"
    case .noAbnormalReturn:
      "there is no abnormal return"
    }
  }
}
