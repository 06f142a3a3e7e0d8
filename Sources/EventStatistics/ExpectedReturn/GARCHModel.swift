#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The market model with GARCH(1,1) disturbances, by maximum likelihood.
///
/// `r = α + β r_m + e`, `hₜ = ω + a e²ₜ₋₁ + b hₜ₋₁`, normal likelihood, `a, b ≥ 0`, `a + b ≤ 1`. The variance
/// of an abnormal return is that of its day, one step ahead: `S_AR² = hₜ`. Residuals are brought to the
/// common variance `σ² = Σe²/(T − 5)` by `eₜ σ/√hₜ`.
///
/// For stocks whose variance comes in waves. The likelihood often has its maximum at a bound when there
/// are none; several starting points guard against a lesser one.
///
/// Source: Bollerslev (1986), *Generalized Autoregressive Conditional Heteroskedasticity*, Journal of
/// Econometrics 31(3), pp. 307–327.
public struct GARCHModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "garch",
      name: "Market model with GARCH(1,1) variance",
      short: "GARCH",
      formula: "E[r] = α + β·r_m, h = ω + a·e² + b·h of the day before",
      assumes:
        "Normal returns whose variance comes in waves; the error of an abnormal return is that of its "
        + "day.",
      source: Publication(
        by: "Bollerslev, Tim",
        year: 1986,
        title: "Generalized Autoregressive Conditional Heteroskedasticity",
        journal: "Journal of Econometrics",
        volume: "31(3)",
        pages: "307–327"
      )
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let start = try ConditionalVarianceStart(sample)
    let estimation = ObservedEstimation(sample)
    let likelihood = GARCHLikelihood(returns: estimation.returns, market: estimation.market)
    let search = GARCHSearch(likelihood: likelihood, line: start.line, sigma: start.sigma)
    guard let best = search.maximum() else { throw .notConverged(steps: search.stepLimit) }
    let values = [best.alpha, best.beta, best.omega, best.arch, best.garch]
    let terms = ["alpha", "beta", "omega", "arch", "garch"]
    let errors = search.standardErrors(at: best)
    // One path from the first estimation day to the last event day, over all days between.
    let span = estimation.span
    let path = GARCHLikelihood(
      returns: sample.values(of: sample.security, at: span),
      market: sample.values(of: sample.market, at: span)
    )
    let fit = ConditionalVarianceFit(
      alpha: best.alpha,
      beta: best.beta,
      coefficients: terms.indices.map {
        Coefficient(term: terms[$0], estimate: values[$0], standardError: errors[$0])
      },
      variances: path.variances(best, first: likelihood.firstVariance(best)),
      start: span.lowerBound,
      logLikelihood: likelihood.logLikelihood(best)
    )
    return fit.event(sample)
  }
}

extension ExpectedReturnModel where Self == GARCHModel {
  /// The market model with GARCH(1,1) disturbances.
  public static var garch: Self { GARCHModel() }
}

/// The normal likelihood of a market model whose disturbances follow GARCH(1,1).
///
/// `hₜ = ω + a e²ₜ₋₁ + b hₜ₋₁` with `e = r − α − β r_m` and `h₁ = mean(e²)`, where day 1 is the first with
/// a return; on a later day without one `e²` takes its expectation *h*.
public struct GARCHLikelihood: Sendable {
  /// The parameters of the model.
  public struct Parameters: Sendable, Hashable {
    /// The return per day and the market exposure.
    public var alpha, beta: Double
    /// The constant of the variance, in squared return units.
    public var omega: Double
    /// The weight of the last squared disturbance, not negative.
    public var arch: Double
    /// The weight of the last variance, not negative; with ``arch`` at most one.
    public var garch: Double

    /// Creates parameters.
    public init(alpha: Double, beta: Double, omega: Double, arch: Double, garch: Double) {
      self.alpha = alpha
      self.beta = beta
      self.omega = omega
      self.arch = arch
      self.garch = garch
    }
  }

  /// Returns of the security and the market; NaN where either is missing.
  let returns, market: [Double]
  let observations: Int

  /// Takes the returns of an estimation window, which may begin with days that have none.
  ///
  /// - Precondition: Both series have the same length.
  public init(returns: [Double], market: [Double]) {
    precondition(returns.count == market.count, "Returns must cover the same days")
    self.returns = zip(returns, market).map { $1.isFinite ? $0 : .nan }
    self.market = market
    observations = self.returns.lazy.filter(\.isFinite).count
  }

  /// `−½ Σ (ln 2π + ln hₜ + eₜ²/hₜ)`.
  public func logLikelihood(_ parameters: Parameters) -> Double {
    -negative(parameters).value
  }

  /// The variance of the first day, `mean(e²)`.
  func firstVariance(_ parameters: Parameters) -> Double {
    let observed = residuals(parameters).filter(\.isFinite)
    return observed.reduce(0) { $0 + $1 * $1 } / Double(observed.count)
  }

  /// The variances of all days from a given first one on.
  func variances(_ parameters: Parameters, first: Double) -> [Double] {
    var variance = first
    return residuals(parameters).map { residual in
      let today = variance
      let square = residual.isFinite ? residual * residual : variance
      variance = parameters.omega + parameters.arch * square + parameters.garch * variance
      return today
    }
  }

  func residuals(_ parameters: Parameters) -> [Double] {
    zip(returns, market).map { $0 - parameters.alpha - parameters.beta * $1 }
  }

  /// The negative log-likelihood with its gradient, and the sum of outer products of the daily scores.
  ///
  /// The order of derivatives is alpha, beta, omega, arch, garch.
  func negative(
    _ parameters: Parameters,
    outerProducts: Bool = false
  ) -> (value: Double, gradient: [Double], outer: [[Double]]) {
    // Before the first return nothing is known of the variance, and nothing moves it.
    let e = residuals(parameters).drop { !$0.isFinite }
    let market = market.suffix(e.count)
    let n = Double(observations)
    var (mean, meanX, square) = (0.0, 0.0, 0.0)
    for (residual, x) in zip(e, market) where residual.isFinite {
      square += residual * residual / n
      mean += residual / n
      meanX += residual * x / n
    }
    var h = square
    var dh = SIMD8<Double>(-2 * mean, -2 * meanX, 0, 0, 0, 0, 0, 0)
    var value = 0.0
    var gradient = SIMD8<Double>()
    var outer = [[Double]](repeating: [0, 0, 0, 0, 0], count: 5)
    for (residual, x) in zip(e, market) {
      var squared = h
      var dSquared = dh
      if residual.isFinite {
        guard h > 0 else { return (.infinity, [0, 0, 0, 0, 0], outer) }
        let ratio = residual * residual / h
        value += (log(2 * .pi) + log(h) + ratio) / 2
        let de = SIMD8<Double>(-1, -x, 0, 0, 0, 0, 0, 0)
        let score = dh * ((1 - ratio) / (2 * h)) + de * (residual / h)
        gradient += score
        if outerProducts {
          for i in 0..<5 { for j in 0..<5 { outer[i][j] += score[i] * score[j] } }
        }
        squared = residual * residual
        dSquared = de * (2 * residual)
      }
      let own = SIMD8<Double>(0, 0, 1, squared, h, 0, 0, 0)
      dh = own + dSquared * parameters.arch + dh * parameters.garch
      h = parameters.omega + parameters.arch * squared + parameters.garch * h
    }
    return (value, (0..<5).map { gradient[$0] }, outer)
  }
}

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
    (0.05, 0.90), (0.10, 0.60), (0.20, 0.20), (0.01, 0.01), (0.30, 0.65),
  ]
  /// Beside a line that moves too, maxima also lie near the edges.
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
