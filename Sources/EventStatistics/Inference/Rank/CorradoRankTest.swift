/// Corrado's rank test, for a window of several days.
///
/// `Kᵢₜ = rank/(1 + nᵢ)` over the estimation and the whole event window, average ties;
/// `z = √L (mean_w K̄ₜ − ½)/S`, `S² = Σ (Nₜ/N)(K̄ₜ − ½)²/T` over all *T* days; standard normal.
///
/// Needs no normal returns and no symmetric ones. With one event the ranks alone bound it:
/// `|z| < √3` for a day, so that its p-value never falls below 0.083.
///
/// Source: Corrado (1989), *A Nonparametric Test for Abnormal Security-Price Performance in Event
/// Studies*, Journal of Financial Economics 23(2), pp. 385–395; Cowan (1992) for several days.
public struct CorradoRankTest: WindowTest, Hashable {
  public static let name = "corrado_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado rank test",
    short: "Rank z",
    formula: "z = √L · (mean_w K − 1/2) / S(K), K = rank/(1+n)",
    against: "N(0,1)",
    assumes:
      "No distribution is assumed; ranks run over estimation and event window. For one event |z| "
      + "cannot exceed √3, so p is never below 0.083.",
    source: "Corrado (1989), Journal of Financial Economics 23(2), pp. 385–395"
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.ranks]
  public let statistic: Double
  public let eventCount: Int
  /// The mean rank of the window minus one half.
  public let meanRankDeviation: Double
  /// The standard deviation of the daily mean rank.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, rankingDays: options.rankingDays)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - rankingDays: The event days that are ranked with the estimation window.
  /// - Throws: ``InferenceError`` without events, or when all ranks are equal.
  public init(
    _ sample: WindowSample,
    rankingDays: InferenceOptions.RankingDays = .eventWindow
  ) throws(InferenceError) {
    try sample.requireEvents(1)
    let scores =
      switch rankingDays {
      case .eventWindow: sample.crossSection.rankScores()
      case .testedWindow: sample.crossSection.rankScores(over: sample.window)
      }
    let events = Double(sample.crossSection.events.count)
    var squares = 0.0
    for (sum, count) in zip(scores.sums, scores.counts) where count > 0 {
      let mean = sum / count
      squares += count / events * mean * mean
    }
    guard squares > 0 else { throw .noVariance }
    standardDeviation = (squares / Double(scores.dayCount)).squareRoot()
    let window = scores.indices(of: sample.window)
    let total = window.reduce(0) { $0 + scores.sums[$1] / scores.counts[$1] }
    meanRankDeviation = total / Double(window.count)
    statistic = Double(window.count).squareRoot() * meanRankDeviation / standardDeviation
    eventCount = sample.eventCount
  }
}
