/// The first test of Pelagatti and Maranzano: normal scores of the daily sums of standardized returns.
///
/// `eₜ = Σᵢ SARᵢₜ/√Nₜ` over the estimation and the event window, ranked among the *T* days;
/// `z = Σ_w Φ⁻¹((Rₜ − ½)/T)/√(L (T − L)/T)`; standard normal. Residuals enter as `e/σ`.
///
/// What events of one date have in common is in the sums of all days alike, so that the ranks need no
/// correlation. Assumes that the event leaves the variance as it was.
///
/// Source: Pelagatti & Maranzano (2021), *Nonparametric Tests for Event Studies under Cross-Sectional
/// Dependence*, Quarterly Journal of Finance and Accounting 59(1–2), pp. 29–73, P1; read in the authors' published
/// code of 2023. There all days have all events, and `√Nₜ` changes nothing.
public struct PortfolioScoreTest: PlainWindowTest, Hashable {
  public static let name = "pelagatti_p1"
  package static let definition = MethodDefinition(
    id: name,
    name: "Pelagatti–Maranzano test P1",
    short: "P1 z",
    formula: "z = Σ_w Φ⁻¹((R−1/2)/T) / √(L·(T−L)/T), R = rank of the day's Σ SAR/√N",
    against: "N(0,1)",
    assumes:
      "No distribution; events of one date may be correlated. The variance must stay constant.",
    source: Paper.pelagattiMaranzano
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The number of ranked days, *T*.
  public let dayCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or where no ranked day lies outside of the window.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let scores = sample.crossSection.standardizedScores()
    var values = zip(scores.sums, scores.counts).map { $1 > 0 ? $0 / $1.squareRoot() : .nan }
    let window = scores.indices(of: sample.window)
    guard SampleMoments(values).hasVariance else { throw .noVariance }
    var ranks = AverageRanks()
    ranks.replace(&values) { rank, count in
      NormalScore.of(rank - 0.5, among: Double(count))
    }
    let (length, days) = (Double(window.count), Double(scores.dayCount))
    guard days > length else { throw .noVariance }
    statistic =
      window.reduce(0) { $0 + values[$1] } / (length * (days - length) / days).squareRoot()
    dayCount = scores.dayCount
    eventCount = sample.eventCount
  }
}

/// The second test of Pelagatti and Maranzano: normal scores of each event's own ranks.
///
/// `z = Σᵢ Σ_w Φ⁻¹(Rᵢₜ/(Tᵢ + 1))/√(L N (1 + (N − 1)r))`, *Rᵢₜ* the rank of the day among those of the event; *r* sums
/// the correlations of the residuals' scores of the pairs of events that share their date and divides by the
/// number of all pairs; standard normal. `L N` counts the scores where returns are missing.
///
/// Assumes that the event leaves the variance as it was.
///
/// Source: Pelagatti & Maranzano (2021), *Nonparametric Tests for Event Studies under Cross-Sectional
/// Dependence*, Quarterly Journal of Finance and Accounting 59(1–2), pp. 29–73, P2; read in the authors' published
/// code of 2023, whose first form takes *r* from the estimation window, with the sizes of correlations. Here their
/// signs count, and pairs of different dates are uncorrelated, as in ``KolariPynnonenTest``.
public struct NormalScoreTest: PlainWindowTest, Hashable {
  public static let name = "pelagatti_p2"
  package static let definition = MethodDefinition(
    id: name,
    name: "Pelagatti–Maranzano test P2",
    short: "P2 z",
    formula: "z = Σ_i Σ_w Φ⁻¹(R/(T+1)) / √(L·N·(1 + (N−1)·r))",
    against: "N(0,1)",
    assumes:
      "No distribution; r averages the correlations of the scores of the pairs that share an event date over "
      + "all pairs. The variance must stay constant.",
    source: Paper.pelagattiMaranzano
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.normalScores, .normalScoreCorrelation]

  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation of scores over all pairs, *r*.
  public let meanCorrelation: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events or when all values are equal.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let scores = sample.crossSection.normalScores()
    let window = scores.indices(of: sample.window)
    let total = window.reduce(0) { $0 + scores.sums[$1] }
    let count = window.reduce(0) { $0 + scores.counts[$1] }
    let squares = scores.sums.reduce(0) { $0 + $1 * $1 }
    let inflation: Double
    if sample.crossSection.events.count > 1 {
      let correlation = sample.crossSection.scoreCorrelation(of: .normalScores)
      meanCorrelation = correlation.sameDateMean
      inflation = 1 + Double(sample.eventCount - 1) * meanCorrelation
    } else {
      meanCorrelation = 0
      inflation = 1
    }
    guard squares > 0, inflation > 0 else { throw .noVariance }
    statistic = total / (count * inflation).squareRoot()
    eventCount = sample.eventCount
  }
}

/// Quantiles of the normal distribution in the place of ranks.
enum NormalScore {
  /// `Φ⁻¹(part/whole)`, from the nearer tail, so that opposite ranks have exactly opposite scores.
  static func of(_ part: Double, among whole: Double) -> Double {
    let opposite = whole - part
    guard part != opposite else { return 0 }
    return part < opposite
      ? -NullDistribution.standardNormal.upperQuantile(part / whole)
      : NullDistribution.standardNormal.upperQuantile(opposite / whole)
  }
}

extension DailyScores {
  /// `Φ⁻¹(rank/(n + 1))` over estimation and event window.
  static func normalScores(of events: [FittedEvent], axis: Axis, threads: Int) -> DailyScores {
    DailyScores(of: events, axis: axis, threads: threads) { _, values, ranks in
      ranks.replace(&values) { rank, count in NormalScore.of(rank, among: Double(count + 1)) }
    }
  }
}

extension CrossSection {
  /// Residuals over their sigma and standardized abnormal returns.
  fileprivate func standardizedScores() -> DailyScores {
    DailyScores(of: events, axis: axis, threads: threads) { event, values, _ in
      let split = event.residuals.count
      for index in 0..<split { values[index] /= event.sigma }
      for index in event.standardized.indices {
        values[split + index] = event.standardized[index]
      }
    }
  }
}
