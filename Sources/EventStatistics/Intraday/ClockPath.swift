/// The returns after an announcement against those of the same minutes of ordinary days.
///
/// With `r(k)` the return of the k-th interval of the clock from the announcement on, and `r(d, k)` that of
/// the same interval on the ordinary day `d = 1 … n`:
///
/// ```
/// AR(k)   = r(k) - m(k),          m(k) = Σ r(d, k)/n
/// var(k)  = s²(k) (1 + 1/n),      s²(k) = Σ (r(d, k) - m(k))²/(n - 1)
/// CAR(k)  = Σ AR(j), j <= k;      t = CAR(k)/√Σ var(j)
/// p(k)    = (1 + #{d: |C(d, k)| >= |CAR(k)|})/(n + 1)
/// ```
///
/// with `C(d, k) = Σ (r(d, j) - m(j)) n/(n - 1)`, the day against the other days. The daily shape of volatility
/// is thus in the variance and in the percentile, and does not look like news. Source: Rinaudo and Saha
/// (2014), *An Intraday Event Study Methodology for Determining Loss Causation*, Journal of Financial
/// Perspectives 2(2).
package struct ClockPath: Sendable, Hashable {
  /// The fewest ordinary days that an interval is compared with.
  package static let fewestDays = 10

  /// What is known of one interval.
  package struct Interval: Sendable, Hashable {
    /// The return, as a fraction; not a number where the interval has no price.
    package let value: Double
    /// The mean of the same interval on ordinary days.
    package let expected: Double
    /// The standard error of the abnormal return.
    package let standardError: Double
    /// The number of ordinary days.
    package let days: Int
    /// The abnormal return.
    package var abnormal: Double { value - expected }
  }

  /// The intervals, from that of the announcement on.
  package let intervals: [Interval]
  /// For each interval the cumulative abnormal return from the first one to it.
  package let cumulative: [Double]
  /// Its standard error.
  package let standardErrors: [Double]
  /// The share of ordinary days that moved as much over the same minutes, with the event's own among them.
  package let pValues: [Double]
  /// The share of ordinary days whose move over the same minutes lay below the event's.
  package let percentiles: [Double]

  /// Compares an event with ordinary days; nothing where fewer than ``fewestDays`` have a return in the first
  /// interval.
  ///
  /// - Parameters:
  ///   - event: The returns of the intervals, as fractions; not a number where there is none.
  ///   - ordinary: For each ordinary day the returns of the same intervals.
  package init?(event: [Double], ordinary: [[Double]]) {
    precondition(ordinary.allSatisfy { $0.count == event.count }, "Days have the same intervals")
    let usable = ordinary.filter { $0.first?.isFinite == true }
    guard usable.count >= Self.fewestDays, event.first?.isFinite == true else { return nil }
    var intervals: [Interval] = []
    for (index, value) in event.enumerated() {
      let moments = SampleMoments(usable.lazy.map { $0[index] })
      guard moments.count >= Self.fewestDays else { break }
      let count = Double(moments.count)
      intervals.append(
        Interval(
          value: value,
          expected: moments.mean,
          standardError: (moments.variance * (1 + 1 / count)).squareRoot(),
          days: moments.count
        )
      )
    }
    self.intervals = intervals
    var sum = 0.0
    var variance = 0.0
    var cumulative: [Double] = []
    var errors: [Double] = []
    for interval in intervals {
      // An interval without a price adds nothing; its move is in that of the next one.
      if interval.value.isFinite {
        sum += interval.abnormal
        variance += interval.standardError * interval.standardError
      }
      cumulative.append(sum)
      errors.append(variance.squareRoot())
    }
    self.cumulative = cumulative
    standardErrors = errors
    var days = [Double](repeating: 0, count: usable.count)
    var pValues: [Double] = []
    var percentiles: [Double] = []
    for (index, interval) in intervals.enumerated() {
      let scale = Double(interval.days) / Double(max(1, interval.days - 1))
      for day in usable.indices where usable[day][index].isFinite {
        days[day] += (usable[day][index] - interval.expected) * scale
      }
      let size = abs(cumulative[index])
      let count = Double(days.count)
      pValues.append(Double(1 + days.count { abs($0) >= size }) / (count + 1))
      percentiles.append(Double(days.count { $0 < cumulative[index] }) / count)
    }
    self.pValues = pValues
    self.percentiles = percentiles
  }

  /// The statistic of the cumulative abnormal return to an interval; not a number without a standard error.
  package func statistic(at interval: Int) -> Double {
    standardErrors[interval] > 0 ? cumulative[interval] / standardErrors[interval] : .nan
  }

  /// How many intervals pass until half of the move to the last one is made, for good or not.
  package var intervalsToHalf: Int? {
    guard let last = cumulative.last, last != 0 else { return nil }
    return cumulative.firstIndex { $0 / last >= 0.5 }.map { $0 + 1 }
  }
}

/// The tests of the moves of several events over the same minutes.
package struct ClockAverage: Sendable, Hashable {
  /// The number of events.
  package let count: Int
  /// The mean move.
  package let mean: Double
  /// The t statistic of the mean over events, `√N mean(CAR)/s(CAR)`; not a number for one event.
  package let crossSectional: Double
  /// The t statistic of the standardized moves, `√N mean(z)/s(z)` (Boehmer, Musumeci and Poulsen 1991).
  package let standardized: Double
  /// The number of moves above zero.
  package let positive: Int

  /// Averages moves.
  ///
  /// - Parameters:
  ///   - moves: The cumulative abnormal returns.
  ///   - scores: The same over their standard errors.
  package init(moves: [Double], scores: [Double]) {
    let (plain, scored) = (SampleMoments(moves), SampleMoments(scores))
    count = plain.count
    mean = plain.mean
    crossSectional =
      plain.hasVariance
      ? plain.mean / plain.standardDeviation * Double(plain.count).squareRoot() : .nan
    standardized =
      scored.hasVariance
      ? scored.mean / scored.standardDeviation * Double(scored.count).squareRoot() : .nan
    positive = moves.count { $0 > 0 }
  }

  /// The two-sided p-value of a t statistic of the events.
  package func pValue(_ statistic: Double) -> Double {
    count > 1
      ? NullDistribution.studentT(degreesOfFreedom: Double(count - 1))
        .pValue(of: statistic, .twoSided) : .nan
  }

  /// The two-sided p-value of the number of moves above zero.
  package var signPValue: Double {
    let distribution = NullDistribution.binomial(trials: count)
    return count > 0
      ? NullDistribution.pValue(
        atLeast: distribution.upperTail(Double(positive)),
        atMost: distribution.upperTail(Double(count - positive)),
        .twoSided
      ) : .nan
  }
}
