internal import ParallelExecution

/// The coefficients of a regression over events held against those of the days before.
///
/// On each stretch of *L* days of the estimation window, counted relative to the event, the sum of each event's
/// residuals is regressed on the same columns: coefficients that belong to no event. With mean `m` and standard
/// deviation `s` over *B* stretches, `t = (b − m)/(s √(1 + 1/B))`, and the percentile form counts:
/// `p = (1 + #{|b* − m| ≥ |b − m|})/(1 + B)`.
///
/// Returns go with the properties of firms on ordinary days too, as those of an industry or of small firms do, and
/// events of one date share such a day: an error that takes them as independent finds an effect too often. A shift of
/// all events by the same number of days keeps which of them share a date.
///
/// Source: Cohn, Johnson, Liu & Wardlaw (2023), *Past is Prologue: Inference from the Cross Section of Returns Around
/// an Event*, as their program csestudy computes it. Student's t with the number of stretches that do not overlap less
/// one takes the place of the normal distribution, and a percentile is never zero, since the event itself is one
/// stretch.
package struct EarlierDaysRegression: Sendable {
  /// The number of stretches, *B*.
  package let count: Int
  /// The number of them that do not overlap.
  package let apartCount: Int
  /// One test for each term of the regression.
  package let tests: [EarlierDaysTest]
  /// The test of all terms but the intercept; absent with too few stretches that do not overlap.
  ///
  /// Hotelling's `T² = (b − m)'S⁻¹(b − m)/(1 + 1/B)`, `F = T² (B' − q)/(q (B' − 1))` with *B'* stretches that do not
  /// overlap; with one term the square of its t.
  package let wald: WaldTest?

  /// Regresses earlier days.
  ///
  /// - Parameters:
  ///   - regression: The regression of the window.
  ///   - regressors: Its columns.
  ///   - events: The event of each row of the columns.
  ///   - window: The days of the window.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``RegressionError/tooFewEarlierDays(required:available:)`` where fewer than three stretches that do
  ///   not overlap have a regression, or a model brings its days to one variance of their own.
  package init(
    _ regression: LinearRegression,
    regressors: [(name: String, values: [Double])],
    events: [FittedEvent],
    window: ClosedRange<Int>,
    threads: Int
  ) throws(RegressionError) {
    let rows = regression.rows
    let columns = regressors.map { column in
      (name: column.name, values: rows.map { column.values[$0] })
    }
    let stretches = EarlierStretches(rows.map { events[$0] }, window: window)
    let found = concurrentMap(count: stretches.sums.count, threads: threads) { place -> [Double]? in
      let sums = stretches.sums[place]
      return try? LinearRegression(response: sums, regressors: columns).estimates
    }
    let coefficients = found.compactMap(\.self)
    try stretches.requireEnough { found[$0] != nil }
    let apart = stretches.apartCount { found[$0] != nil }
    count = coefficients.count
    apartCount = apart
    let factor = 1 + 1 / Double(coefficients.count)
    tests = regression.terms.indices.map { term in
      EarlierDaysTest(
        estimate: regression.estimates[term],
        earlier: coefficients.map { $0[term] },
        apart: apart,
        eventCount: regression.rowCount
      )
    }
    wald = Self.wald(
      zip(regression.estimates, tests).map { $0 - $1.mean },
      coefficients,
      means: tests.map(\.mean),
      factor: factor,
      apart: apart
    )
  }

  private static func wald(
    _ gaps: [Double],
    _ coefficients: [[Double]],
    means: [Double],
    factor: Double,
    apart: Int
  ) -> WaldTest? {
    let terms = Array(gaps.indices.dropFirst())
    let (q, freedom) = (terms.count, apart - terms.count)
    guard q > 0, freedom > 0 else { return nil }
    let matrix = terms.map { row in
      terms.map { column in
        coefficients.reduce(0) { $0 + ($1[row] - means[row]) * ($1[column] - means[column]) }
          / Double(coefficients.count - 1) * factor
      }
    }
    return WaldTest.square(of: terms.map { gaps[$0] }, by: matrix).map { square in
      WaldTest(
        statistic: square * Double(freedom) / Double(q * (apart - 1)),
        numerator: q,
        denominator: freedom
      )
    }
  }
}

/// A coefficient among those of the days before.
package struct EarlierDaysTest: HypothesisTest, Hashable {
  package static let name = "days_before"
  /// The mean coefficient of the days before.
  package let mean: Double
  /// `s √(1 + 1/B)`, in the unit of the coefficient.
  package let standardError: Double
  package let statistic: Double
  package let eventCount: Int
  package let nullDistribution: NullDistribution
  private let counts: TailCounts

  init(estimate: Double, earlier: [Double], apart: Int, eventCount: Int) {
    let moments = SampleMoments(earlier)
    let gap = estimate - moments.mean
    mean = moments.mean
    standardError =
      moments.standardDeviation * (1 + 1 / Double(moments.count)).squareRoot()
    statistic = gap / standardError
    nullDistribution = .studentT(degreesOfFreedom: Double(apart - 1))
    counts = TailCounts(earlier.map { $0 - moments.mean }, observed: gap, slack: 0)
    self.eventCount = eventCount
  }

  /// The p-value of the percentile form, `(1 + k)/(1 + B)`.
  package func percentilePValue(_ alternative: Alternative = .twoSided) -> Double {
    counts.drawnShare(alternative)
  }
}

/// The sums of the residuals of events over stretches of the days before, as long as a window.
struct EarlierStretches: Sendable {
  /// The first day of each stretch, relative to the event.
  let starts: [Int]
  /// The sum of each event, for each stretch; NaN where a day is missing.
  let sums: [[Double]]
  private let length: Int

  /// The fewest stretches that do not overlap of which a deviation is measured.
  private static let leastApart = 3

  /// Sums up residuals of each stretch of the estimation window.
  ///
  /// Residuals that are brought to one variance are not on the scale of the window's returns, and give none.
  init(_ events: [FittedEvent], window: ClosedRange<Int>) {
    let length = window.count
    let first = events.lazy.map(\.firstEstimationDay).min() ?? 0
    let end = events.lazy.map { $0.firstEstimationDay + $0.residuals.count }.max() ?? 0
    let isComparable = events.allSatisfy(\.disturbanceScale.isEmpty)
    let starts =
      isComparable
      ? (first..<max(first, end - length + 1)).filter { start in
        !window.overlaps(start...(start + length - 1))
      } : []
    self.init(
      starts: starts,
      sums: starts.map { start in
        events.map { $0.residualSum(of: start..<(start + length)) }
      },
      length: length
    )
  }

  private init(starts: [Int], sums: [[Double]], length: Int) {
    (self.starts, self.sums, self.length) = (starts, sums, length)
  }

  /// The stretches that at least half of the events have.
  var ofMostEvents: EarlierStretches {
    let places = sums.indices.filter { place in
      2 * sums[place].count(where: \.isFinite) >= sums[place].count
    }
    return EarlierStretches(
      starts: places.map { starts[$0] },
      sums: places.map { sums[$0] },
      length: length
    )
  }

  /// The events that have all stretches.
  var completeEvents: [Int] {
    (sums.first?.indices ?? 0..<0).filter { event in sums.allSatisfy { $0[event].isFinite } }
  }

  /// The number of stretches that do not overlap among those that count, the earliest first.
  func apartCount(_ counts: (Int) -> Bool) -> Int {
    var (apart, next) = (0, Int.min)
    for (place, start) in starts.enumerated() where start >= next && counts(place) {
      apart += 1
      next = start + length
    }
    return apart
  }

  /// Refuses to measure a deviation of too few stretches.
  func requireEnough(_ counts: (Int) -> Bool = { _ in true }) throws(RegressionError) {
    let apart = apartCount(counts)
    guard apart >= Self.leastApart else {
      throw .tooFewEarlierDays(required: Self.leastApart * length, available: apart * length)
    }
  }
}

extension FittedEvent {
  /// The sum of the residuals of some days; NaN where one is missing.
  fileprivate func residualSum(of days: Range<Int>) -> Double {
    var sum = 0.0
    for day in days {
      let place = day - firstEstimationDay
      guard residuals.indices.contains(place) else { return .nan }
      sum += residuals[place]
    }
    return sum
  }
}
