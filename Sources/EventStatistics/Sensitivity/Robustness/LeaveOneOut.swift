/// What remains of a mean and its t statistic without each single event.
///
/// `x̄₋ᵢ = x̄ − (xᵢ − x̄)/(n − 1)` and `Σ₋ᵢ = Σ(x − x̄)² − (xᵢ − x̄)² n/(n − 1)`, so that all of it costs
/// one pass over the events.
///
/// Source: Cook & Weisberg (1982), *Residuals and Influence in Regression*, section 2.2, for deletion.
public struct LeaveOneOut: Sendable, Hashable {
  /// The mean of all events.
  public let mean: Double
  /// The t statistic of all events.
  public let statistic: Double
  /// The mean without each event; the mean of all for an event without a value.
  public let means: [Double]
  /// The t statistic without each event; NaN where the others do not vary.
  public let statistics: [Double]

  /// Leaves out each event in turn.
  ///
  /// - Parameter values: One cumulative abnormal return for each event; NaN where it has none.
  /// - Throws: ``InferenceError`` for fewer than three events or equal values.
  public init(_ values: [Double]) throws(InferenceError) {
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
  public var mostInfluential: Int {
    var best = 0
    for index in means.indices where abs(means[index] - mean) > abs(means[best] - mean) {
      best = index
    }
    return best
  }

  /// The events without which the mean has another sign.
  public var signChangers: [Int] {
    means.indices.filter { (means[$0] > 0) != (mean > 0) }
  }
}
