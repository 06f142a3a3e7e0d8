/// The cumulated-ranks t test of Luoma and Pynnönen.
///
/// `Z = Σ_w (K̄ₜ − ½)/√(L S² (T − L)/(T − 1))`, `t = Z √((T − 2)/(T − 1 − Z²))`, Student's t with *T* − 2 degrees
/// of freedom; `K̄ₜ` the mean rank of day *t* of *T*, *L* the days of the window, `S² = Σ (Nₜ/N)(K̄ₜ − ½)²/T`.
///
/// Ranks are those of ``CorradoZivneyRankTest``, so that it allows for variance that the event brings, and *S*
/// holds what events of one date have in common. Days of a window are drawn without replacement from the
/// ranked days: `(T − L)/(T − 1)` corrects what ``CorradoRankTest`` neglects in a long window.
///
/// Source: Luoma (2011), *Nonparametric Event Study Tests for Testing Cumulative Abnormal Returns*, Acta
/// Wasaensia 254. The formulas were read in the published code of Maranzano & Pelagatti (2024), which cites
/// them by number.
public struct CumulatedRankTest: PlainWindowTest, Hashable {
  public static let name = "cumrank_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Cumulated-ranks t test",
    short: "CUMRANK t",
    formula: "t = Z·√((T−2)/(T−1−Z²)), Z = Σ_w (K_t − 1/2) / √(L·S²·(T−L)/(T−1))",
    against: "t(T−2)",
    assumes:
      "Ranks of AR/s, event days also over their spread: allows rising variance and shared dates.",
    source: Paper.luoma2011
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.standardizedRanks]

  public let statistic: Double
  public let eventCount: Int
  /// The number of ranked days, *T*.
  public let dayCount: Int
  public var nullDistribution: NullDistribution { StudentizedScore.nullDistribution(dayCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, equal ranks, or where no ranked day lies outside of
  ///   the window.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let scores = sample.crossSection.standardizedRankScores()
    let window = scores.indices(of: sample.window)
    guard !window.isEmpty else { throw .noEvents }
    let events = Double(sample.crossSection.events.count)
    var squares = 0.0
    for (sum, count) in zip(scores.sums, scores.counts) where count > 0 {
      squares += sum * sum / count / events
    }
    let length = Double(window.count)
    let days = Double(scores.dayCount)
    let variance = length * squares / days * (days - length) / (days - 1)
    guard variance > 0 else { throw .noVariance }
    let total = window.reduce(0) { $0 + scores.sums[$1] / scores.counts[$1] }
    dayCount = scores.dayCount
    statistic = try StudentizedScore(total / variance.squareRoot(), days: dayCount).statistic
    eventCount = sample.eventCount
  }
}

/// The cumulated-ranks z test of Luoma and Pynnönen.
///
/// `z = Σᵢ Σ_w (Kᵢₜ − ½)/√(Σᵢ Lᵢ (Tᵢ − Lᵢ)/(12 (Tᵢ + 1)))`, standard normal: the variance is that of *L* ranks drawn
/// from *T* without replacement, for each event.
///
/// Ranks as in ``CumulatedRankTest``, which takes the variance from the days and does without the independence
/// of events that is assumed here.
///
/// Source: Luoma (2011), *Nonparametric Event Study Tests for Testing Cumulative Abnormal Returns*, Acta
/// Wasaensia 254. The formulas were read in the published code of Maranzano & Pelagatti (2024), which cites
/// them by number.
public struct CumulatedRankZTest: PlainWindowTest, Hashable {
  public static let name = "cumrank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Cumulated-ranks z test",
    short: "CUMRANK z",
    formula: "z = Σ_i Σ_w (K − 1/2) / √Σ_i L·(T−L)/(12·(T+1))",
    against: "N(0,1)",
    assumes: "As the cumulated-ranks t test, for independent events.",
    source: Paper.luoma2011
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = [.standardizedRanks]

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let crossSection = sample.crossSection
    let scores = crossSection.standardizedRankScores()
    let days = crossSection.scoredEventDays(of: scores)
    let window = Set(scores.indices(of: sample.window))
    guard !window.isEmpty else { throw .noVariance }
    var variance = 0.0
    for event in sample.events {
      var (all, inside) = (event.residuals.count(where: \.isFinite), 0)
      for (day, value) in zip(event.days, event.abnormal) where value.isFinite {
        guard let index = days[day] else { continue }
        all += 1
        inside += window.contains(index) ? 1 : 0
      }
      variance += Double(inside * (all - inside)) / Double(12 * (all + 1))
    }
    guard variance > 0 else { throw .noVariance }
    statistic = window.sorted().reduce(0) { $0 + scores.sums[$1] } / variance.squareRoot()
    eventCount = sample.eventCount
  }
}

extension CrossSection {
  /// The event days on which events have a score, each with its place among the scores.
  ///
  /// A day on which events do not differ has none.
  fileprivate func scoredEventDays(of scores: DailyScores) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for day in eventDays {
      if let index = scores.indices(of: day...day).first { places[day] = index }
    }
    return places
  }
}
