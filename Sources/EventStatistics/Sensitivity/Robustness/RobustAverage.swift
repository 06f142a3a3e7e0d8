/// Averages of cumulative abnormal returns that a few extreme events do not move.
public struct RobustAverage: Sendable, Hashable {
  /// The number of events with a value.
  public let eventCount: Int
  /// The mean, as a fraction.
  public let mean: Double
  /// The sample standard deviation, as a fraction; NaN for fewer than two events.
  public let standardDeviation: Double
  /// The cross-sectional t statistic of the mean; NaN for fewer than two events or equal values.
  public let statistic: Double
  /// The two-sided p-value of ``statistic``; NaN where there is none.
  public let pValue: Double
  /// The median, as a fraction.
  public let median: Double
  /// The mean after values beyond the quantiles *g* and 1 − *g* are moved to them, as a fraction.
  public let winsorizedMean: Double
  /// The t statistic of the winsorized values; NaN for fewer than two or equal ones.
  ///
  /// It treats moved values as if they had been measured and so understates the error a little.
  public let winsorizedStatistic: Double
  /// The share *g* of each tail.
  public let tail: Double

  /// Averages values.
  ///
  /// Source: Tukey (1962), *The Future of Data Analysis*, Annals of Mathematical Statistics 33(1),
  /// pp. 1–67, section 14.
  ///
  /// - Parameters:
  ///   - values: One for each event; NaN where it has none.
  ///   - tail: The share of each tail, from 0 to below one half.
  public init(_ values: [Double], tail: Double) {
    precondition(tail >= 0 && tail < 0.5, "A tail is less than half of the values")
    let present = values.filter(\.isFinite)
    let bounds = Quantile.of(present, at: [tail, 1 - tail])
    let moments = SampleMoments(present.lazy.map { min(max($0, bounds[0]), bounds[1]) })
    eventCount = present.count
    let plain = SampleMoments(present)
    mean = plain.mean
    standardDeviation = plain.count >= 2 ? plain.standardDeviation : .nan
    statistic = (try? plain.studentT()) ?? .nan
    pValue =
      statistic.isNaN
      ? .nan
      : NullDistribution.studentT(ofMeanOver: plain.count).pValue(of: statistic, .twoSided)
    median = Median.of(present)
    winsorizedMean = moments.mean
    winsorizedStatistic = (try? moments.studentT()) ?? .nan
    self.tail = tail
  }
}
