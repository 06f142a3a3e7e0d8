internal import ParallelExecution

/// Sums of the correlations of estimation residuals over pairs of events, aligned by relative day.
///
/// Standardize each event's residuals to unit norm, `uᵢ`; then the sum of all correlations of *n*
/// events without missing days is `(‖Σ uᵢ‖² − n)/2`, in O(*n* days) and not pair by pair. A pair in
/// which a day is missing has its correlation over the common days, which no such sum gives: those
/// pairs alone are visited one by one. Beyond 5,000 events with missing days, a missing residual counts
/// as its mean instead, which changes the sum by less than its sampling error and keeps it in reach.
struct ResidualCorrelation: Sendable, Hashable {
  /// The sum over pairs of events that share their date.
  let sameDateSum: Double
  /// The number of such pairs.
  let sameDatePairs: Int
  /// The sum over all pairs.
  let allPairsSum: Double
  /// The number of all pairs.
  let pairs: Int

  /// The mean over all pairs where pairs of different dates count as uncorrelated.
  var sameDateMean: Double { pairs > 0 ? sameDateSum / Double(pairs) : 0 }
  /// The mean over all pairs.
  var allPairsMean: Double { pairs > 0 ? allPairsSum / Double(pairs) : 0 }

  private static let pairLimit = 5_000

  /// Sums the correlations of a cross-section.
  ///
  /// The sum over all pairs is computed only when it is wanted, and is NaN otherwise.
  init(
    events: [FittedEvent],
    dates: [Int],
    estimationDays: Range<Int>,
    threads: Int,
    allPairs: Bool,
    of scale: ResidualScale = .residuals
  ) {
    let series = concurrentMap(count: events.count, threads: threads) { index in
      ResidualSeries(events[index], days: estimationDays, of: scale)
    }
    var groups: [Int: [Int]] = [:]
    for (position, date) in dates.enumerated() { groups[date, default: []].append(position) }
    var sum = 0.0
    var shared = 0
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) where members.count > 1 {
      sum += Self.sum(members, of: series, threads: threads)
      shared += members.count * (members.count - 1) / 2
    }
    sameDateSum = sum
    sameDatePairs = shared
    pairs = events.count * (events.count - 1) / 2
    if groups.count <= 1 {
      allPairsSum = sum
    } else {
      allPairsSum =
        allPairs ? Self.sum(Array(events.indices), of: series, threads: threads) : .nan
    }
  }

  /// The sum over all pairs of some events.
  private static func sum(_ members: [Int], of series: [ResidualSeries], threads: Int) -> Double {
    let missing = members.filter { !series[$0].isComplete }
    let partial = missing.count <= pairLimit ? missing : []
    let complete = missing.count <= pairLimit ? members.filter { series[$0].isComplete } : members
    var total = 0.0
    if complete.count > 1 {
      var resultant = [Double](repeating: 0, count: series[complete[0]].values.count)
      var own = 0.0
      for member in complete {
        let values = series[member].values
        for day in resultant.indices { resultant[day] += values[day] }
        own += series[member].squares
      }
      total += (resultant.reduce(0) { $0 + $1 * $1 } - own) / 2
    }
    let rows = concurrentMap(count: partial.count, threads: threads) { row in
      var sum = 0.0
      let one = series[partial[row]]
      for other in complete { sum += one.correlation(with: series[other]) }
      for other in partial[(row + 1)...] { sum += one.correlation(with: series[other]) }
      return sum
    }
    return rows.reduce(total, +)
  }
}

/// What of the residuals is correlated.
enum ResidualScale: Sendable {
  /// Themselves.
  case residuals
  /// Their ranks, of each event alone.
  case ranks
  /// The normal scores of their ranks.
  case normalScores

  /// The residuals of one event on this scale.
  func values(of event: FittedEvent) -> [Double] {
    var values = event.residuals
    guard self != .residuals else { return values }
    let limit = event.negligible
    for index in values.indices where abs(values[index]) < limit { values[index] = 0 }
    var ranks = AverageRanks()
    ranks.replace(&values) { rank, count in
      self == .ranks ? rank : NormalScore.of(rank, among: Double(count + 1))
    }
    return values
  }
}

extension CrossSection {
  /// The correlations of ranks or scores of residuals between events of one date, prepared or computed now.
  func scoreCorrelation(of scale: ResidualScale) -> ResidualCorrelation {
    if let ready = prepared.scoreCorrelation(of: scale) { return ready }
    return ResidualCorrelation(
      events: events,
      dates: dates,
      estimationDays: estimationDays,
      threads: threads,
      allPairs: false,
      of: scale
    )
  }

  /// The residual correlations, prepared or computed now.
  func residualCorrelation(allPairs: Bool) -> ResidualCorrelation {
    if let ready = prepared.correlation, !allPairs || !ready.allPairsSum.isNaN { return ready }
    return ResidualCorrelation(
      events: events,
      dates: dates,
      estimationDays: estimationDays,
      threads: threads,
      allPairs: allPairs
    )
  }
}

/// One event's residuals on the common axis of estimation days, centered and of unit norm.
///
/// A missing day holds zero, so that products with it vanish.
struct ResidualSeries: Sendable {
  let values: [Double]
  /// `Σ value²`: one up to rounding, or zero without variance.
  let squares: Double
  /// The indices of the missing days, ascending.
  let missing: [Int]

  var isComplete: Bool { missing.isEmpty }

  init(_ event: FittedEvent, days: Range<Int>, of scale: ResidualScale = .residuals) {
    let offset = event.firstEstimationDay - days.lowerBound
    let residuals = scale.values(of: event)
    let moments = SampleMoments(residuals)
    let norm = moments.hasVariance ? moments.sumOfSquares.squareRoot() : .infinity
    var values = [Double](repeating: 0, count: days.count)
    var present = [Bool](repeating: false, count: days.count)
    for (index, residual) in residuals.enumerated() where residual.isFinite {
      values[offset + index] = (residual - moments.mean) / norm
      present[offset + index] = true
    }
    self.values = values
    squares = values.reduce(0) { $0 + $1 * $1 }
    missing = present.indices.filter { !present[$0] }
  }

  /// Pearson's correlation over the days that both series have; zero where it does not exist.
  ///
  /// Sums over the common days are the whole sums, 0 and 1, less what the other series misses.
  func correlation(with other: ResidualSeries) -> Double {
    let mine = Sums(self, without: other.missing)
    let theirs = Sums(other, without: missing)
    let common = Double(values.count - Self.unionCount(missing, other.missing))
    var product = 0.0
    values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        // Four running sums in a fixed pattern: the processor overlaps them, the bits stay the same.
        var parts = SIMD4<Double>()
        var index = 0
        while index + 4 <= a.count {
          let left = SIMD4(a[index], a[index + 1], a[index + 2], a[index + 3])
          let right = SIMD4(b[index], b[index + 1], b[index + 2], b[index + 3])
          parts += left * right
          index += 4
        }
        product = parts.sum()
        while index < a.count {
          product += a[index] * b[index]
          index += 1
        }
      }
    }
    let covariance = product - mine.sum * theirs.sum / common
    let spread = mine.squares - mine.sum * mine.sum / common
    let otherSpread = theirs.squares - theirs.sum * theirs.sum / common
    guard common >= 3, spread > 1e-20, otherSpread > 1e-20 else { return 0 }
    return covariance / (spread * otherSpread).squareRoot()
  }

  private struct Sums {
    var sum = 0.0
    var squares = 0.0

    init(_ series: ResidualSeries, without days: [Int]) {
      squares = series.squares
      for day in days {
        sum -= series.values[day]
        squares -= series.values[day] * series.values[day]
      }
    }
  }

  private static func unionCount(_ a: [Int], _ b: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count || j < b.count {
      let left = i < a.count ? a[i] : .max
      let right = j < b.count ? b[j] : .max
      if left <= right { i += 1 }
      if right <= left { j += 1 }
      count += 1
    }
    return count
  }
}
