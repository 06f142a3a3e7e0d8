/// The sample-quantile test of one event, which needs no normal returns.
///
/// The abnormal return of the window is ranked among the sums of as many consecutive residuals of the
/// estimation window: with *g* of *n* sums at least as large, `p = (g + 1)/(n + 1)` for an increase;
/// two-sided twice the smaller one-sided value. The statistic is `rank/(n + 2) − ½`, average ties.
///
/// The honest test where one company has one event. Sums over several days overlap, which keeps the
/// test's size and costs some precision.
///
/// Source: Gelbach, Helland & Klick (2013), *Valid Inference in Single-Firm, Single-Event Studies*,
/// American Law and Economics Review 15(2), pp. 495–541.
public struct SampleQuantileTest: SingleEventTest, Hashable {
  public static let name = "sq"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test of one event",
    short: "SQ",
    formula: "p = (g+1)/(n+1), g of n sums of residuals are at least as large",
    against: "the event's own residuals",
    assumes: "No normal returns; the honest test where one company has one event.",
    source:
      "Gelbach, Helland & Klick (2013), American Law and Economics Review 15(2), pp. 495–541"
  )
  public let statistic: Double
  /// The number of sums of residuals, *n*.
  public let comparisonCount: Int
  /// The number of them at least as large as the abnormal return.
  public let atLeastCount: Int
  /// The number of them at most as large.
  public let atMostCount: Int
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: comparisonCount, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: Days relative to the event. Only sums without a missing residual are compared, and
  ///     as many residuals are summed as the window has abnormal returns.
  /// - Throws: ``InferenceError`` when the window has no abnormal return, or no residuals to compare.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    guard let sum = event.cumulative(window) else { throw .noAbnormalReturn }
    let limit = event.negligible
    var atLeast = 0
    var atMost = 0
    var count = 0
    let length = sum.observedDays
    for start in 0..<max(0, event.residuals.count - length + 1) {
      let total = event.residuals[start..<(start + length)].reduce(0, +)
      guard total.isFinite else { continue }
      count += 1
      if total >= sum.car - limit { atLeast += 1 }
      if total <= sum.car + limit { atMost += 1 }
    }
    guard count > 0 else { throw .tooFewResiduals(required: 1, available: 0) }
    let ties = Double(atLeast + atMost - count)
    let below = Double(atMost) - ties
    statistic = (1 + below + ties / 2) / Double(count + 2) - 0.5
    comparisonCount = count
    atLeastCount = atLeast
    atMostCount = atMost
  }

  public func pValue(_ alternative: Alternative) -> Double {
    NullDistribution.pValue(
      atLeast: Double(atLeastCount + 1) / Double(comparisonCount + 1),
      atMost: Double(atMostCount + 1) / Double(comparisonCount + 1),
      alternative
    )
  }
}
