/// The tests of one event that this library can evaluate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum SingleEventMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case abnormalReturn = "ar_t"
  case cumulativeAbnormalReturn = "car_t"
  case sampleQuantile = "sq"

  /// Evaluates the test on one window; `ar_t` needs a window of one day.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  public func evaluate(
    _ event: FittedEvent,
    window: ClosedRange<Int>
  ) throws(InferenceError) -> any HypothesisTest {
    switch self {
    case .abnormalReturn:
      guard window.count == 1 else { throw .notOneDay(days: window.count) }
      return try AbnormalReturnTest(event, day: window.lowerBound)
    case .cumulativeAbnormalReturn:
      return try CumulativeAbnormalReturnTest(event, window: window)
    case .sampleQuantile:
      return try SampleQuantileTest(event, window: window)
    }
  }
}
