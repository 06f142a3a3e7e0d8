/// The wild bootstrap of the mean, studentized.
///
/// Each draw multiplies the deviations `CARᵢ − CAAR` by random signs *wᵢ* and takes
/// `t* = √N mean(wu)/s(wu)`; the p-value is the share of draws with `|t*| ≥ |t|`. Because signs leave
/// `Σu²` as it is, *t\** grows with `mean(wu)`.
///
/// Allows events of different variance; unlike ``SignFlipTest`` it is not exact.
///
/// Source: Wu (1986), *Jackknife, Bootstrap and Other Resampling Methods in Regression Analysis*, Annals
/// of Statistics 14(4), pp. 1261–1295; Liu (1988), Annals of Statistics 16(4), pp. 1696–1708.
public struct WildBootstrapTest: WindowTest, Hashable {
  public static let name = "wild_bootstrap"
  package static let definition = MethodDefinition(
    id: name,
    name: "Wild bootstrap",
    short: "Wild boot.",
    formula: "share of draws with |t*| ≥ |t|, random signs on CAR − CAAR",
    against: "seeded draws",
    assumes: "Independent events, of different variance if need be.",
    source: "Wu (1986), Annals of Statistics 14(4), pp. 1261–1295"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  /// The cross-sectional t statistic.
  public let statistic: Double
  public let eventCount: Int
  private let draws: SignDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.count, isExact: false)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    let moments = sample.carMoments
    let t = try moments.studentT()
    let n = Double(moments.count)
    // The mean of signed deviations whose t statistic equals t: t² = N m²(N − 1)/(SS − N m²).
    let threshold = (moments.sumOfSquares * t * t / (n * (n - 1 + t * t))).squareRoot()
    statistic = t
    eventCount = moments.count
    self.draws = SignDraws(
      values: sample.cumulative.map { $0.car - moments.mean },
      observed: t < 0 ? -threshold * n : threshold * n,
      draws: draws,
      random: CounterRandom(seed: seed),
      stream: RandomStream.wildBootstrap,
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    draws.drawnShare(alternative)
  }
}
