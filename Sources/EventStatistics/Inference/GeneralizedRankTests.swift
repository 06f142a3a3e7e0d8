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
  public var nullDistribution: NullDistribution { StudentizedScore.nullDistribution(dayCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, equal values or too few days.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let ranks = try GeneralizedRanks(sample)
    let z = ranks.eventDayMean / ranks.variance.squareRoot()
    statistic = try StudentizedScore(z, days: ranks.dayCount).statistic
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

/// The generalized rank z test of Kolari and Pynnönen for events whose ranks are correlated.
///
/// `z = z_GRANK/√(1 + (N − 1)r)`; *r* sums the rank correlations of the residuals of the pairs of events
/// that share their date and divides by the number of all pairs; standard normal.
///
/// As in ``KolariPynnonenTest``, only pairs of one date count: returns of different days are independent
/// whatever their estimation residuals do.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971, eq. 21–23, for events of one date. There the event's own day is among the
/// ranks that are correlated; here the residuals are ranked alone, so that *r* is one for all windows.
public struct GeneralizedRankCorrelatedTest: PlainWindowTest, Hashable {
  public static let name = "grank_z_adjusted"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized rank z test for correlated events",
    short: "GRANK z, adj.",
    formula: "z = z_GRANK / √(1 + (N−1)·r)",
    against: "N(0,1)",
    assumes:
      "As the generalized rank z test; r averages the rank correlations of the pairs that share an event "
      + "date over all pairs.",
    source: Paper.kolariPynnonen2011,
    at: "eq. 21–23"
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.residualRanks, .rankCorrelation]

  public let statistic: Double
  public let eventCount: Int
  /// The mean rank correlation over all pairs, *r*.
  public let meanCorrelation: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let test = try GeneralizedRankZTest(sample)
    meanCorrelation = sample.crossSection.scoreCorrelation(of: .ranks).sameDateMean
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).unstandardized
    eventCount = test.eventCount
  }
}

/// A mean score of a window that is measured by the scores of all days, as Student's t.
///
/// `t = Z √((T − 2)/(T − 1 − Z²))` with *T* − 2 degrees of freedom: the window is one of the *T* days from which
/// the deviation in *Z* comes, so that `Z²` cannot exceed *T* − 1.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
struct StudentizedScore: Sendable, Hashable {
  let statistic: Double

  init(_ z: Double, days count: Int) throws(InferenceError) {
    guard count > 2 else { throw .tooFewDegreesOfFreedom(required: 1, available: count - 2) }
    let days = Double(count)
    guard z * z < days - 1 else { throw .noVariance }
    statistic = z * ((days - 2) / (days - 1 - z * z)).squareRoot()
  }

  static func nullDistribution(_ days: Int) -> NullDistribution {
    .studentT(degreesOfFreedom: Double(days - 2))
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
