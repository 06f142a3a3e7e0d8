/// The straight line with the least sum of absolute deviations.
struct LeastAbsoluteLine: Sendable {
  let intercept: Double
  let slope: Double

  private struct Candidate {
    let slope: Double
    let weight: Double
  }

  /// The best line through one point.
  private struct Turn {
    let slope: Double
    let deviation: Double
  }

  /// Finds the line.
  ///
  /// A line that cannot be improved by turning around any of the points on it is the best one, because
  /// the sum is convex and these turns span all directions.
  ///
  /// - Parameters:
  ///   - x: At least two different values.
  ///   - y: As many values.
  init(x: [Double], y: [Double]) {
    var candidates: [Candidate] = []
    var pivot = Self.start(x: x, y: y)
    var best = Self.turn(around: pivot, x: x, y: y, &candidates)
    // The points on the best line that have not yet served as pivot. With ties there may be many, and
    // each may be the one around which the line still turns down.
    var open = Self.points(on: best, through: pivot, x: x, y: y)
    while let next = open.popFirst() {
      let turned = Self.turn(around: next, x: x, y: y, &candidates)
      guard turned.deviation < best.deviation * (1 - 1e-14) else { continue }
      best = turned
      pivot = next
      open = Self.points(on: best, through: pivot, x: x, y: y)
    }
    slope = best.slope
    intercept = y[pivot] - best.slope * x[pivot]
  }

  /// The other points on a line through a point, in order.
  ///
  /// A point that is only near the line costs one further turn and does no harm.
  private static func points(
    on line: Turn,
    through pivot: Int,
    x: [Double],
    y: [Double]
  ) -> ArraySlice<Int> {
    let near = 1e-10 * y.reduce(0) { max($0, abs($1)) }
    return x.indices.filter { index in
      index != pivot && abs(y[index] - y[pivot] - line.slope * (x[index] - x[pivot])) <= near
    }[...]
  }

  /// The point next to the least-squares line.
  private static func start(x: [Double], y: [Double]) -> Int {
    let sums = SimpleRegression(x: x[...], y: y[...])
    let distance = { (index: Int) in
      abs(y[index] - sums.meanY - sums.slope * (x[index] - sums.meanX))
    }
    return x.indices.min { distance($0) < distance($1) } ?? 0
  }

  /// The best line through one point: a weighted median of the slopes to all others.
  private static func turn(
    around pivot: Int,
    x: [Double],
    y: [Double],
    _ candidates: inout [Candidate]
  ) -> Turn {
    candidates.removeAll(keepingCapacity: true)
    var total = 0.0
    for index in x.indices where x[index] != x[pivot] {
      let run = x[index] - x[pivot]
      candidates.append(
        Candidate(slope: (y[index] - y[pivot]) / run, weight: abs(run))
      )
      total += abs(run)
    }
    candidates.sort { $0.slope < $1.slope }
    var below = 0.0
    let median =
      candidates.first { candidate in
        below += candidate.weight
        return 2 * below >= total
      } ?? Candidate(slope: 0, weight: 0)
    var deviation = 0.0
    for index in x.indices {
      deviation += abs(y[index] - y[pivot] - median.slope * (x[index] - x[pivot]))
    }
    return Turn(slope: median.slope, deviation: deviation)
  }
}
