internal import ParallelExecution

/// The cross-sectional test of abnormal returns over their conditional deviation, after Savickas.
///
/// `S = CAR/√Σ_w h`, `t = √N mean(S)/s(S)`, Student's t with *N* − 1 degrees of freedom; *h* is the GARCH(1,1) variance
/// of the event's residuals, carried on from the days before the window as in ``GARCHQuantileTest``.
///
/// Allows a variance that comes in waves, one that the event brings, and one that differs between events;
/// assumes independent events. An event whose residuals no such variance fits does not enter.
///
/// Source: Savickas (2003), *Event-Induced Volatility and Tests for Abnormal Performance*, Journal of Financial
/// Research 26(2), pp. 165–178. There return and variance of the event days have terms of their own, estimated with
/// the rest: with one event day the likelihood then has no maximum, and where the variance may only rise it is that
/// of the days before, as here. The market model is the study's model, whatever it is.
public struct SavickasTest: PlainWindowTest, Hashable {
  public static let name = "savickas_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Savickas test",
    short: "Savickas t",
    formula: "t = √N · mean(S) / s(S), S = CAR/√Σh, h = ω + a·e² + b·h of the day before",
    against: "t(N−1)",
    assumes:
      "Independent events; allows a variance in waves and one that rises at the event, other for each event.",
    source: Paper.savickas
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = [.conditionalVariances]

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events whose residuals have a GARCH variance, or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let filters = sample.crossSection.conditionalVariances()
    var sums: [Double] = []
    for position in sample.positions {
      guard let filter = filters[position] else { continue }
      let path = VariancePath(sample.crossSection.events[position], filter: filter)
      sums.append(try path.standardized(sample.window).value)
    }
    guard sums.count > 1 else { throw .varianceNotFitted }
    let moments = SampleMoments(sums)
    statistic = try moments.studentT()
    eventCount = moments.count
  }
}

extension CrossSection {
  /// The conditional variance of each event's residuals, nothing where none fits; prepared or fitted now.
  func conditionalVariances() -> [VarianceFilter?] {
    prepared.variances ?? Self.conditionalVariances(of: events, threads: threads)
  }

  static func conditionalVariances(of events: [FittedEvent], threads: Int) -> [VarianceFilter?] {
    concurrentMap(count: events.count, threads: threads) { position in
      (try? ResidualVarianceFit(events[position].residuals))?.filter
    }
  }
}
