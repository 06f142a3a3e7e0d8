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
    try test.init(event, window: window)
  }

  /// What a reader needs to know of the test.
  package var definition: MethodDefinition { test.definition }

  private var test: any SingleEventTest.Type {
    switch self {
    case .abnormalReturn: AbnormalReturnTest.self
    case .cumulativeAbnormalReturn: CumulativeAbnormalReturnTest.self
    case .sampleQuantile: SampleQuantileTest.self
    }
  }
}
