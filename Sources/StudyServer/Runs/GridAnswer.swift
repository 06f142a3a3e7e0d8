internal import EventStatistics
internal import EventStudy

/// Every window under every choice, so that sliders need no server.
struct GridAnswer: Encodable {
  /// All windows under one combination of choices; its lists go along the windows.
  struct Specification: Encodable {
    let model: String
    let market: String?
    let estimationStart: Int
    let estimationEnd: Int
    let returns: String
    let shift: Int
    let overlapping: String
    let fittedCount: Int
    let eventCounts: [Int]
    let caar: [Double?]
    let lowerBound: [Double?]
    let upperBound: [Double?]
    let tests: [SpecificationTest]

    private enum CodingKeys: String, CodingKey {
      case model, market, returns, shift, overlapping, caar, tests
      case estimationStart = "estimation_start"
      case estimationEnd = "estimation_end"
      case fittedCount = "n_fitted_events"
      case eventCounts = "n_events"
      case lowerBound = "lower_bound"
      case upperBound = "upper_bound"
    }
  }

  let windows: [WindowDays]
  let tests: [String]
  let headline: WindowDays
  let confidence: Double
  let leadingTest: String
  let baseCount: Int
  let specifications: [Specification]

  private enum CodingKeys: String, CodingKey {
    case windows, tests, headline, confidence, specifications
    case leadingTest = "leading_test"
    case baseCount = "n_base_specifications"
  }

  init(_ result: SensitivityResult) {
    windows = result.windows
    tests = result.tests.map(\.rawValue)
    headline = result.headline
    confidence = result.configuration.methods.confidence
    leadingTest = result.verdict.leadingTest.rawValue
    baseCount = result.baseCount
    specifications = result.specifications.map { one in
      let intervals = result.confidenceIntervals(of: one)
      return Specification(
        model: one.model.rawValue,
        market: one.market,
        estimationStart: one.estimationStart,
        estimationEnd: one.estimationEnd,
        returns: one.returns.rawValue,
        shift: one.shift,
        overlapping: one.overlapping.rawValue,
        fittedCount: one.fittedCount,
        eventCounts: one.eventCounts,
        caar: one.caar,
        lowerBound: intervals.map { $0?.lower },
        upperBound: intervals.map { $0?.upper },
        tests: one.tests
      )
    }
  }
}
