/// The search for the largest likelihood of GARCH(1,1) disturbances, from several starting points.
///
/// Variables are free of units and of each other's bounds: the coefficients of the line in standard errors of
/// least squares from it, `ω/σ²`, the persistence `p = a + b` and the share `s = a/p`.
struct GARCHSearch: Sendable {
  let likelihood: GARCHLikelihood
  /// The line of least squares; without one the mean is zero, and the variance alone is searched.
  let line: MarketLine?
  let sigma: Double

  var stepLimit: Int { BoxMinimizer(lower: [], upper: []).stepLimit }

  /// The smallest `ω/σ²`: zero would let the variance die out on a calm stretch.
  private static let smallestOmega = 1e-9
  private static let starts: [(arch: Double, garch: Double)] = [
    (0.05, 0.90), (0.10, 0.60), (0.20, 0.20), (0.01, 0.01), (0.30, 0.65), (0.0, 0.995),
  ]
  /// Beside a line that moves too, more maxima lie near the edges.
  private static let startsOfLine: [(arch: Double, garch: Double)] = [
    (0.05, 0.90), (0.10, 0.60), (0.02, 0.97), (0.20, 0.20), (0.01, 0.01), (0.30, 0.65),
    (0.0, 0.995), (0.001, 0.80),
  ]

  /// The best parameters; nothing when no start settles.
  func maximum() -> GARCHLikelihood.Parameters? {
    let free = [Double](repeating: .infinity, count: coefficientCount)
    let minimizer = BoxMinimizer(
      lower: free.map { -$0 } + [Self.smallestOmega, 0, 0],
      upper: free + [.infinity, 1, 1]
    )
    var best: BoxMinimizer.Minimum?
    for start in line == nil ? Self.starts : Self.startsOfLine {
      let persistence = start.arch + start.garch
      let point =
        [Double](repeating: 0, count: coefficientCount)
        + [max(1 - persistence, 0.005), persistence, start.arch / persistence]
      let found = minimizer.minimize(from: point, curvature: curvature(at: point)) { point in
        let result = likelihood.negative(parameters(point))
        return (result.value, chain(result.gradient, at: point))
      }
      guard found.converged, found.value.isFinite else { continue }
      if found.value < best?.value ?? .infinity { best = found }
    }
    return best.map { parameters($0.point) }
  }

  /// Standard errors from the inverse of the Hessian; nothing for all when one parameter is at a bound.
  func standardErrors(at parameters: GARCHLikelihood.Parameters) -> [Double?] {
    let missing = [Double?](repeating: nil, count: 5)
    let edge = 1e-6
    guard parameters.arch > edge, parameters.garch > edge,
      parameters.arch + parameters.garch < 1 - edge,
      parameters.omega > 10 * Self.smallestOmega * sigma * sigma
    else { return missing }
    let center = [
      parameters.alpha, parameters.beta, parameters.omega, parameters.arch, parameters.garch,
    ]
    let widths = [sigma * 1e-4, 1e-4, parameters.omega * 1e-4, 1e-5, 1e-5]
    let rows = center.indices.map { index in
      var (above, below) = (center, center)
      above[index] += widths[index]
      below[index] -= widths[index]
      let difference = zip(gradient(above), gradient(below)).map { $0 - $1 }
      return difference.map { $0 / (2 * widths[index]) }
    }
    // Scaled to similar diagonals before it is inverted: omega is some ten thousand times smaller.
    let scale = rows.indices.map { 1 / max(rows[$0][$0], .leastNormalMagnitude).squareRoot() }
    let scaled = rows.indices.map { i in
      rows.indices.map { j in (rows[i][j] + rows[j][i]) / 2 * scale[i] * scale[j] }
    }
    guard let inverse = SymmetricMatrix(scaled).inverse else { return missing }
    return rows.indices.map { inverse[$0][$0].squareRoot() * scale[$0] }
  }

  private func gradient(_ values: [Double]) -> [Double] {
    likelihood.negative(
      GARCHLikelihood.Parameters(
        alpha: values[0],
        beta: values[1],
        omega: values[2],
        arch: values[3],
        garch: values[4]
      )
    ).gradient
  }

  /// How many variables stand before those of the variance.
  private var coefficientCount: Int { line == nil ? 0 : 2 }

  /// The standard errors of least squares, the units of the first two variables.
  private func units(of line: MarketLine) -> (alpha: Double, beta: Double) {
    (sigma / Double(line.sums.count).squareRoot(), sigma / line.sums.sxx.squareRoot())
  }

  private func parameters(_ point: [Double]) -> GARCHLikelihood.Parameters {
    let (level, persistence, share) = (
      point[coefficientCount], point[coefficientCount + 1], point[coefficientCount + 2]
    )
    var parameters = GARCHLikelihood.Parameters(
      alpha: 0,
      beta: 0,
      omega: level * sigma * sigma,
      arch: persistence * share,
      garch: persistence * (1 - share)
    )
    if let line {
      let units = units(of: line)
      parameters.alpha = line.alpha + point[0] * units.alpha
      parameters.beta = line.beta + point[1] * units.beta
    }
    return parameters
  }

  /// The derivatives by the variables of the search from those by the parameters.
  private func chain(_ gradient: [Double], at point: [Double]) -> [Double] {
    let (persistence, share) = (point[coefficientCount + 1], point[coefficientCount + 2])
    let variance = [
      gradient[2] * sigma * sigma,
      gradient[3] * share + gradient[4] * (1 - share),
      (gradient[3] - gradient[4]) * persistence,
    ]
    guard let line else { return variance }
    let units = units(of: line)
    return [gradient[0] * units.alpha, gradient[1] * units.beta] + variance
  }

  /// The outer products of daily scores, which estimate the Hessian, kept away from singular.
  private func curvature(at point: [Double]) -> [[Double]] {
    let outer = likelihood.negative(parameters(point), outerProducts: true).outer
    let rows = outer.map { chain($0, at: point) }
    var curvature = point.indices.map { column in chain(rows.map { $0[column] }, at: point) }
    for index in point.indices { curvature[index][index] += 1e-3 * (1 + curvature[index][index]) }
    return curvature
  }
}
