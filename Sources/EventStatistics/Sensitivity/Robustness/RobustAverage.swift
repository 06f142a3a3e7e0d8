/// Averages of cumulative abnormal returns that a few extreme events do not move.
package struct RobustAverage: Sendable, Hashable {
  /// The number of events with a value.
  package let eventCount: Int
  /// The mean, as a fraction.
  package let mean: Double
  /// The sample standard deviation, as a fraction; NaN for fewer than two events.
  package let standardDeviation: Double
  /// The cross-sectional t statistic of the mean; NaN for fewer than two events or equal values.
  package let statistic: Double
  /// The two-sided p-value of ``statistic``; NaN where there is none.
  package let pValue: Double
  /// The median, as a fraction.
  package let median: Double
  /// The mean after values beyond the quantiles *g* and 1 − *g* are moved to them, as a fraction.
  package let winsorizedMean: Double
  /// The t statistic of the winsorized values; NaN for fewer than two or equal ones.
  ///
  /// It treats moved values as if they had been measured and so understates the error a little.
  package let winsorizedStatistic: Double
  /// The share *g* of each tail.
  package let tail: Double

  /// Averages values.
  ///
  /// Source: Tukey (1962), *The Future of Data Analysis*, Annals of Mathematical Statistics 33(1),
  /// pp. 1–67, section 14.
  ///
  /// - Parameters:
  ///   - values: One for each event; NaN where it has none.
  ///   - tail: The share of each tail, from 0 to below one half.
  package init(_ values: [Double], tail: Double) {
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

/// What remains of a mean and its t statistic without each single event.
///
/// `x̄₋ᵢ = x̄ − (xᵢ − x̄)/(n − 1)` and `Σ₋ᵢ = Σ(x − x̄)² − (xᵢ − x̄)² n/(n − 1)`, so that all of it costs
/// one pass over the events.
///
/// Source: Cook & Weisberg (1982), *Residuals and Influence in Regression*, section 2.2, for deletion.
package struct LeaveOneOut: Sendable, Hashable {
  /// The mean of all events.
  package let mean: Double
  /// The t statistic of all events.
  package let statistic: Double
  /// The mean without each event; the mean of all for an event without a value.
  package let means: [Double]
  /// The t statistic without each event; NaN where the others do not vary.
  package let statistics: [Double]

  /// Leaves out each event in turn.
  ///
  /// - Parameter values: One cumulative abnormal return for each event; NaN where it has none.
  /// - Throws: ``InferenceError`` for fewer than three events or equal values.
  package init(_ values: [Double]) throws(InferenceError) {
    let moments = SampleMoments(values)
    statistic = try moments.studentT()
    guard moments.count >= 3 else {
      throw .tooFewEvents(required: 3, available: moments.count)
    }
    mean = moments.mean
    let n = Double(moments.count)
    var means: [Double] = []
    var statistics: [Double] = []
    for value in values {
      guard value.isFinite else {
        means.append(moments.mean)
        statistics.append(statistic)
        continue
      }
      let deviation = value - moments.mean
      let rest = moments.mean - deviation / (n - 1)
      let squares = moments.sumOfSquares - deviation * deviation * n / (n - 1)
      means.append(rest)
      // What is left may be rounding where one event held all of the variance.
      statistics.append(
        squares > moments.sumOfSquares * 1e-12
          ? (n - 1).squareRoot() * rest / (squares / (n - 2)).squareRoot() : .nan
      )
    }
    self.means = means
    self.statistics = statistics
  }

  /// The event whose absence moves the mean most; the first of several.
  package var mostInfluential: Int {
    var best = 0
    for index in means.indices where abs(means[index] - mean) > abs(means[best] - mean) {
      best = index
    }
    return best
  }

  /// The events without which the mean has another sign.
  package var signChangers: [Int] {
    means.indices.filter { (means[$0] > 0) != (mean > 0) }
  }
}

/// The event window in three parts: what leaks out before, what happens around, what follows after.
package struct DriftWindows: Sendable, Hashable {
  /// The days before, where leakage shows; absent where the event window begins too late.
  package let before: ClosedRange<Int>?
  /// The days around the event.
  package let around: ClosedRange<Int>
  /// The days after, where delayed reaction shows; absent where the event window ends too early.
  package let after: ClosedRange<Int>?

  /// Divides an event window.
  ///
  /// - Precondition: `around` lies inside the event window.
  package init(eventWindow: ClosedRange<Int>, around: ClosedRange<Int>) {
    precondition(
      eventWindow.contains(around.lowerBound) && eventWindow.contains(around.upperBound),
      "The days around the event lie inside the event window"
    )
    self.around = around
    before =
      eventWindow.lowerBound < around.lowerBound
      ? eventWindow.lowerBound...(around.lowerBound - 1) : nil
    after =
      eventWindow.upperBound > around.upperBound
      ? (around.upperBound + 1)...eventWindow.upperBound : nil
  }

  /// The parts that exist, in the order of time; the windows to give a grid.
  package var windows: [ClosedRange<Int>] { [before, around, after].compactMap(\.self) }
}
