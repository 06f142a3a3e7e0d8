/// The straight line with the least sum of absolute deviations.
struct LeastAbsoluteLine: Sendable {
  let intercept: Double
  let slope: Double

  private struct Candidate {
    let slope: Double
    let weight: Double
    let index: Int
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
    var pivot = Self.start(x: x, y: y)
    var candidates: [Candidate] = []
    var turned = Self.turn(around: pivot, x: x, y: y, &candidates)
    var best = turned.deviation
    // Points on the best line that have not served as pivot since the last improvement.
    var open = Set([turned.through])
    var line = (pivot: pivot, slope: turned.slope)
    let scale = y.reduce(0) { $0 + abs($1) } * 1e-15
    while let next = open.min() {
      open.remove(next)
      pivot = next
      turned = Self.turn(around: pivot, x: x, y: y, &candidates)
      guard turned.deviation < best - scale else { continue }
      best = turned.deviation
      line = (pivot, turned.slope)
      // Ties: every point on the new line may be the one around which the line still turns down.
      open = Set(
        x.indices.filter { index in
          index != pivot
            && abs(y[index] - y[pivot] - turned.slope * (x[index] - x[pivot])) <= scale
        }
      )
      open.insert(turned.through)
    }
    slope = line.slope
    intercept = y[line.pivot] - line.slope * x[line.pivot]
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
  ) -> (slope: Double, through: Int, deviation: Double) {
    candidates.removeAll(keepingCapacity: true)
    var total = 0.0
    for index in x.indices where x[index] != x[pivot] {
      let run = x[index] - x[pivot]
      candidates.append(
        Candidate(slope: (y[index] - y[pivot]) / run, weight: abs(run), index: index)
      )
      total += abs(run)
    }
    candidates.sort { $0.slope < $1.slope }
    var below = 0.0
    let median =
      candidates.first { candidate in
        below += candidate.weight
        return 2 * below >= total
      } ?? Candidate(slope: 0, weight: 0, index: pivot)
    var deviation = 0.0
    for index in x.indices {
      deviation += abs(y[index] - y[pivot] - median.slope * (x[index] - x[pivot]))
    }
    return (median.slope, median.index, deviation)
  }
}
