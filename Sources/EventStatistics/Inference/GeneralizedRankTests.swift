/// The generalized rank t test of Kolari and Pynnönen.
///
/// `Z = Ū₀/S`, `t = Z √((T − 2)/(T − 1 − Z²))`, Student's t with *T* − 2 degrees of freedom; *Ū₀* is the
/// mean rank score of the standardized cumulative abnormal return among the residuals.
///
/// Allows for variance that the event brings and, through *S*, for events that share dates.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
public struct GeneralizedRankTest: PlainWindowTest, Hashable {
  public static let name = "grank_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized rank t test",
    short: "GRANK t",
    formula: "t = Z·√((T−2)/(T−1−Z²)), Z = U_0/S(U)",
    against: "t(T−2)",
    assumes: "Ranks the whole window as one day; allows rising variance and shared dates.",
    source: Paper.kolariPynnonen2011
  )
  package static let assumptions: Set<Assumption> = [.manyEvents]
  package static let scores: Set<SharedScore> = [.residualRanks]

  public let statistic: Double
  public let eventCount: Int
  /// The number of days, *T*, with the window as one day.
  public let dayCount: Int
  /// The mean rank score of the window, between −½ and ½.
  public let meanScore: Double
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(dayCount - 2))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, equal values or too few days.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let ranks = try GeneralizedRanks(sample)
    guard ranks.dayCount > 2 else {
      throw .tooFewDegreesOfFreedom(required: 1, available: ranks.dayCount - 2)
    }
    let days = Double(ranks.dayCount)
    let z = ranks.eventDayMean / ranks.variance.squareRoot()
    guard z * z < days - 1 else { throw .noVariance }
    statistic = z * ((days - 2) / (days - 1 - z * z)).squareRoot()
    dayCount = ranks.dayCount
    meanScore = ranks.eventDayMean
    eventCount = ranks.eventDayCount
  }
}

/// The generalized rank z test of Kolari and Pynnönen.
///
/// `z = √(12 N (T + 1)/(T − 1)) Ū₀` with *T* days, the window as one of them; standard normal. The
/// variance is that of independent uniform ranks.
///
/// Assumes independent events; ``GeneralizedRankTest`` does not.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
public struct GeneralizedRankZTest: PlainWindowTest, Hashable {
  public static let name = "grank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized rank z test",
    short: "GRANK z",
    formula: "z = √(12·N·(T+1)/(T−1)) · U_0",
    against: "N(0,1)",
    assumes: "As the generalized rank t test, for independent events.",
    source: Paper.kolariPynnonen2011
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = [.residualRanks]

  public let statistic: Double
  public let eventCount: Int
  /// The mean rank score of the window, between −½ and ½.
  public let meanScore: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let ranks = try GeneralizedRanks(sample)
    let days = Double(ranks.dayCount)
    let count = Double(ranks.eventDayCount)
    guard days > 1 else { throw .noVariance }
    statistic = (12 * count * (days + 1) / (days - 1)).squareRoot() * ranks.eventDayMean
    meanScore = ranks.eventDayMean
    eventCount = ranks.eventDayCount
  }
}

/// Ranks of the estimation residuals together with one standardized cumulative abnormal return.
///
/// For each event the values `e/σ` and `SCAR/s(SCAR)` are ranked; `U = rank/(n + 1) − ½`. The window
/// thereby counts as one more day beside the estimation window.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
struct GeneralizedRanks: Sendable {
  /// The mean of *U* over events on the cumulated event day.
  let eventDayMean: Double
  /// The number of events that have it.
  let eventDayCount: Int
  /// `S² = Σ (Nₜ/N) Ūₜ²/T` over the estimation days and the cumulated event day.
  let variance: Double
  /// The number of days, *T*, the cumulated event day included.
  let dayCount: Int

  /// Ranks one window.
  ///
  /// - Complexity: O(events × days): the residuals were ranked once, and one further value moves each
  ///   rank by at most one.
  init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let moments = sample.scarMoments
    guard moments.hasVariance else { throw .noVariance }
    let scale = moments.standardDeviation
    let crossSection = sample.crossSection
    let days = crossSection.axis.estimationDays
    let base = crossSection.residualRankScores()
    var windowValue = [Double](repeating: .nan, count: crossSection.events.count)
    for (position, sum) in zip(sample.positions, sample.cumulative) {
      windowValue[position] = sum.scar / scale
    }
    let values = windowValue
    let shifts = BlockedSum.over(
      count: crossSection.events.count,
      width: days.count + 1,
      threads: crossSection.threads
    ) { block, shifts in
      var ranks = AverageRanks()
      for position in block {
        crossSection.events[position].addRankShifts(
          of: values[position],
          to: &shifts,
          days: days,
          &ranks
        )
      }
    }
    let events = Double(crossSection.events.count)
    let atEvent = Double(sample.eventCount)
    var squares = 0.0
    for day in 0..<days.count where base.counts[day] > 0 {
      let mean = (base.sums[day] + shifts[day]) / base.counts[day]
      squares += base.counts[day] / events * mean * mean
    }
    eventDayMean = shifts[days.count] / atEvent
    squares += atEvent / events * eventDayMean * eventDayMean
    eventDayCount = sample.eventCount
    dayCount = base.counts[..<days.count].lazy.filter { $0 > 0 }.count + 1
    variance = squares / Double(dayCount)
    guard variance > 0 else { throw .noVariance }
  }
}

extension FittedEvent {
  /// Adds what one further value changes in the scores of the residuals, and its own score at the end.
  ///
  /// Without a value the scores are those of the residuals alone, `rank/(n + 1)` instead of
  /// `rank/(n + 2)`.
  fileprivate func addRankShifts(
    of value: Double,
    to shifts: inout [Double],
    days: Range<Int>,
    _ ranks: inout AverageRanks
  ) {
    let offset = firstEstimationDay - days.lowerBound
    let limit = negligible
    guard !value.isNaN else {
      var alone = residuals.map { abs($0) < limit ? 0 : $0 }
      ranks.replace(&alone) { rank, count in
        rank / Double(count + 1) - rank / Double(count + 2)
      }
      for (day, shift) in alone.enumerated() where !shift.isNaN { shifts[offset + day] += shift }
      return
    }
    // Without branches, which signs of noise would mispredict; a missing residual compares false.
    var (below, equal, count) = (0.0, 0.0, 0.0)
    let threshold = value * sigma
    for residual in residuals {
      let comparable = abs(residual) < limit ? 0 : residual
      count += residual.isNaN ? 0 : 1
      below += comparable < threshold ? 1 : 0
      equal += comparable == threshold ? 1 : 0
    }
    let step = 1 / (count + 2)
    for day in residuals.indices {
      let comparable = abs(residuals[day]) < limit ? 0 : residuals[day]
      shifts[offset + day] += comparable > threshold ? step : comparable == threshold ? step / 2 : 0
    }
    shifts[days.count] += (1 + below + equal / 2) * step - 0.5
  }
}
