/// A market model whose disturbances have a variance of their own on every day.
struct ConditionalVarianceFit: Sendable {
  let alpha, beta: Double
  /// The coefficients of mean and variance.
  let coefficients: [Coefficient]
  /// The variance of each day given those before, from the first return that was estimated from, or
  /// the first event day, to the last day of both windows.
  let variances: [Double]
  /// The position of the first of them.
  let start: Int
  /// The logarithm of the likelihood that was reached.
  let logLikelihood: Double

  /// Applies the model to the event window.
  ///
  /// `S_AR² = hₜ` one step ahead, `σ² = Σe²/(T − K)`; residuals are brought to the common variance by
  /// `eₜ σ/√hₜ`, so that ranks, signs and correlations compare like with like.
  func event(_ sample: EventSample) -> FittedEvent {
    let returns = sample.estimationReturns()
    let market = sample.values(of: sample.market, at: sample.estimation)
    let residuals = zip(returns, market).map { $0 - alpha - beta * $1 }
    let observations = residuals.lazy.filter(\.isFinite).count
    let ssr = residuals.reduce(0) { $1.isFinite ? $0 + $1 * $1 : $0 }
    let variance = ssr / Double(observations - coefficients.count)
    let spread = SampleMoments(
      zip(returns, residuals).lazy.map { $1.isFinite ? $0 : .nan }
    ).sumOfSquares
    return FittedEvent(
      sample,
      coefficients: coefficients,
      residualVariance: variance,
      rSquared: 1 - ssr / spread,
      observations: observations,
      parameters: coefficients.count,
      residuals: zip(residuals, sample.estimation).map { residual, position in
        // Days before the first return have no residual and no variance.
        position < start
          ? residual : residual * (variance / variances[position - start]).squareRoot()
      },
      expected: sample.values(of: sample.market, at: sample.event).map { alpha + beta * $0 },
      prediction: .none,
      disturbanceScale: sample.event.map { variances[$0 - start] / variance },
      logLikelihood: logLikelihood
    )
  }
}

/// The estimation window from its first return on, so that days before the listing, or before another
/// event's longer window, change nothing.
struct ObservedEstimation: Sendable {
  /// The returns of the security, not a number where missing or left out; the first one exists.
  let returns: [Double]
  /// The market's returns on the same days.
  let market: [Double]
  /// The positions from the first of these days, or the first event day, to the last of both windows.
  let span: Range<Int>

  init(_ sample: EventSample) {
    let returns = sample.estimationReturns()
    let market = sample.values(of: sample.market, at: sample.estimation)
    let empty = zip(returns, market).prefix { !($0.isFinite && $1.isFinite) }.count
    self.returns = Array(returns.dropFirst(empty))
    self.market = Array(market.dropFirst(empty))
    span =
      min(
        sample.estimation.lowerBound + empty,
        sample.event.lowerBound
      )..<max(
        sample.estimation.upperBound,
        sample.event.upperBound
      )
  }
}

/// Least squares on the estimation window, from which a likelihood search starts.
struct ConditionalVarianceStart: Sendable {
  let line: MarketLine
  let sigma: Double

  private static let minimumObservations = 30

  /// Fails where no variance is left or too few days for six parameters.
  init(_ sample: EventSample) throws(EstimationError) {
    let points = try RegressionPoints(sample)
    guard points.sums.count >= Self.minimumObservations else {
      throw .tooFewObservations(
        required: Self.minimumObservations,
        available: points.sums.count
      )
    }
    let slope = points.sums.slope
    line = MarketLine(
      alpha: points.sums.meanY - slope * points.sums.meanX,
      beta: slope,
      sums: points.sums
    )
    sigma = try FittedEvent(sample, line: line, isLeastSquares: true).sigma
  }

  /// The standard errors of least squares, units for the first two variables of a search.
  var units: (alpha: Double, beta: Double) {
    (sigma / Double(line.sums.count).squareRoot(), sigma / line.sums.sxx.squareRoot())
  }
}

/// The likelihood of a market model whose disturbances have a variance of their own on every day.
protocol ConditionalVarianceLikelihood {
  associatedtype Parameters: MarketLineParameters

  /// Returns of the security and the market; NaN where either is missing.
  var returns: [Double] { get }
  var market: [Double] { get }
}

/// Parameters that begin with those of a line of the market.
protocol MarketLineParameters {
  /// The return per day and the market exposure.
  var alpha: Double { get }
  var beta: Double { get }
}

extension ConditionalVarianceLikelihood {
  /// The disturbances `r − α − β r_m`; NaN where a return is missing.
  func residuals(_ parameters: Parameters) -> [Double] {
    // A search asks often: plain loops take a fraction of the time of lazy sequences without optimization.
    let (alpha, beta) = (parameters.alpha, parameters.beta)
    var residuals = returns
    for day in residuals.indices { residuals[day] = returns[day] - alpha - beta * market[day] }
    return residuals
  }

  /// The variance of the first day, `mean(e²)`.
  func firstVariance(_ parameters: Parameters) -> Double {
    let observed = residuals(parameters).filter(\.isFinite)
    return observed.reduce(0) { $0 + $1 * $1 } / Double(observed.count)
  }
}

/// The derivatives of a number by the parameters of a line and of a variance.
///
/// Plain numbers take less time than vectors. Without a leverage its derivative stays zero.
struct ConditionalVarianceDerivatives {
  var alpha = 0.0, beta = 0.0, omega = 0.0, arch = 0.0, leverage = 0.0, garch = 0.0

  mutating func add(_ other: Self) {
    alpha += other.alpha
    beta += other.beta
    omega += other.omega
    arch += other.arch
    leverage += other.leverage
    garch += other.garch
  }

  func times(_ factor: Double) -> Self {
    Self(
      alpha: alpha * factor,
      beta: beta * factor,
      omega: omega * factor,
      arch: arch * factor,
      leverage: leverage * factor,
      garch: garch * factor
    )
  }
}
