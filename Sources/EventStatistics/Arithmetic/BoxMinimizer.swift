/// A quasi-Newton minimizer of a smooth function whose variables have bounds.
///
/// Projected BFGS: variables at a bound that the gradient holds there stay, the others take a Newton
/// step with an approximate Hessian, and the step bends along the bounds. For a handful of variables;
/// the same bits everywhere, because nothing but arithmetic decides its path.
///
/// Source: Bertsekas (1982), *Projected Newton Methods for Optimization Problems with Simple
/// Constraints*, SIAM Journal on Control and Optimization 20(2), pp. 221–246; Nocedal & Wright (2006),
/// *Numerical Optimization*, procedure 18.2 for the damped update.
struct BoxMinimizer: Sendable {
  let lower: [Double]
  let upper: [Double]
  /// The largest number of steps.
  var stepLimit = 500
  /// The decrease, relative to the value, below which a step no longer counts.
  var tolerance = 1e-14

  struct Minimum: Sendable {
    let point: [Double]
    let value: Double
    let converged: Bool
  }

  /// Minimizes a function from a starting point.
  ///
  /// - Parameters:
  ///   - start: Any point; it is moved into the bounds.
  ///   - curvature: A positive definite guess of the Hessian, by rows.
  ///   - evaluate: The value and the gradient at a point; an infinite value where it does not exist.
  /// - Returns: The best point found.
  func minimize(
    from start: [Double],
    curvature: [[Double]],
    _ evaluate: ([Double]) -> (value: Double, gradient: [Double])
  ) -> Minimum {
    var point = clamp(start)
    var current = evaluate(point)
    var hessian = curvature
    var stalls = 0
    for _ in 0..<stepLimit {
      let free = point.indices.filter { index in
        !(point[index] <= lower[index] && current.gradient[index] > 0)
          && !(point[index] >= upper[index] && current.gradient[index] < 0)
      }
      guard !free.isEmpty else {
        return Minimum(point: point, value: current.value, converged: true)
      }
      let step = direction(free, hessian, current.gradient)
      guard let next = search(point, step, current, evaluate) else {
        // The direction leads nowhere: once more from a fresh Hessian, then this is the minimum.
        stalls += 1
        guard stalls < 2 else {
          return Minimum(point: point, value: current.value, converged: true)
        }
        hessian = curvature
        continue
      }
      let decrease = current.value - next.value
      update(
        &hessian,
        move: zip(next.point, point).map { $0 - $1 },
        change: zip(next.gradient, current.gradient).map { $0 - $1 }
      )
      point = next.point
      current = (next.value, next.gradient)
      if decrease <= tolerance * max(1, abs(current.value)) {
        stalls += 1
        if stalls >= 3 { return Minimum(point: point, value: current.value, converged: true) }
      } else {
        stalls = 0
      }
    }
    return Minimum(point: point, value: current.value, converged: false)
  }

  private func clamp(_ point: [Double]) -> [Double] {
    point.indices.map { min(max(point[$0], lower[$0]), upper[$0]) }
  }

  /// The Newton step of the free variables, zero for the others.
  private func direction(_ free: [Int], _ hessian: [[Double]], _ gradient: [Double]) -> [Double] {
    let matrix = free.map { row in free.map { hessian[row][$0] } }
    let solution =
      SymmetricMatrix(matrix).solve(free.map { -gradient[$0] }) ?? free.map { -gradient[$0] }
    var step = [Double](repeating: 0, count: gradient.count)
    for (index, value) in zip(free, solution) { step[index] = value }
    return step
  }

  /// Halves a step, bent along the bounds, until it lowers the function enough.
  private func search(
    _ point: [Double],
    _ step: [Double],
    _ current: (value: Double, gradient: [Double]),
    _ evaluate: ([Double]) -> (value: Double, gradient: [Double])
  ) -> (point: [Double], value: Double, gradient: [Double])? {
    var length = 1.0
    for _ in 0..<60 {
      let candidate = clamp(zip(point, step).map { $0 + length * $1 })
      let slope = point.indices.reduce(0) {
        $0 + current.gradient[$1] * (candidate[$1] - point[$1])
      }
      guard candidate != point else { return nil }
      let next = evaluate(candidate)
      if slope < 0, next.value <= current.value + 1e-4 * slope {
        return (candidate, next.value, next.gradient)
      }
      length /= 2
    }
    return nil
  }

  /// The damped BFGS update, which keeps the Hessian positive definite.
  private func update(_ hessian: inout [[Double]], move s: [Double], change y: [Double]) {
    let bs = hessian.map { row in zip(row, s).reduce(0) { $0 + $1.0 * $1.1 } }
    let sbs = zip(s, bs).reduce(0) { $0 + $1.0 * $1.1 }
    let sy = zip(s, y).reduce(0) { $0 + $1.0 * $1.1 }
    guard sbs > 0 else { return }
    let theta = sy >= 0.2 * sbs ? 1 : 0.8 * sbs / (sbs - sy)
    let r = zip(y, bs).map { theta * $0 + (1 - theta) * $1 }
    let sr = zip(s, r).reduce(0) { $0 + $1.0 * $1.1 }
    guard sr > 0 else { return }
    for i in s.indices {
      for j in s.indices { hessian[i][j] += r[i] * r[j] / sr - bs[i] * bs[j] / sbs }
    }
  }
}
