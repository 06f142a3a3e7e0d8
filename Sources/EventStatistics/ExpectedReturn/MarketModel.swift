/// The market model, `r = α + β r_m + ε`, by ordinary least squares in closed form.
///
/// `β = Σ(r_m − r̄_m)(r − r̄)/Σ(r_m − r̄_m)²`, `σ² = SSR/(T − 2)`, prediction covariance
/// `σ²(I + X_w(X'X)⁻¹X_w')`.
///
/// Source: MacKinlay (1997), *Event Studies in Economics and Finance*, Journal of Economic
/// Literature 35(1), pp. 13–39, eq. 3–8.
public struct MarketModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "market",
      name: "Market model",
      short: "Market",
      formula: "E[r] = α + β·r_m, by least squares",
      assumes: "A stable, linear link to the index before and during the event; σ² = SSR/(T−2).",
      source: Paper.macKinlay
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// How the standard errors of alpha and beta are measured.
  public let coefficientErrors: CoefficientErrors

  /// Creates the model.
  public init(coefficientErrors: CoefficientErrors = .classical) {
    self.coefficientErrors = coefficientErrors
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationSlice
    let start = sample.market.startIndex
    let market = sample.market[
      (start + sample.estimation.lowerBound)..<(start + sample.estimation.upperBound)
    ]
    let sums = SimpleRegression(x: market, y: returns)
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
    let beta = sums.slope
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums),
      isLeastSquares: true,
      robustErrors: coefficientErrors == .classical
        ? nil
        : coefficientErrors.errors(
          response: Array(returns),
          regressors: [(name: "beta", values: Array(market))]
        )
    )
  }
}

extension ExpectedReturnModel where Self == MarketModel {
  /// The single-factor market model.
  public static var market: Self { MarketModel() }
}

/// A straight line in the market's return, however it was estimated.
///
/// Its prediction error is that of least squares on the same days: `‖z_t‖² = 1/T + (m_t − m̄)²/Sxx`.
struct MarketLine: Sendable {
  let alpha: Double
  let beta: Double
  /// Sums over the usable days of the estimation window, market as `x`.
  let sums: SimpleRegression

  func expected(_ market: ArraySlice<Double>) -> [Double] {
    market.map { alpha + beta * $0 }
  }

  func predictionRows(_ market: ArraySlice<Double>) -> PredictionRows {
    let constant = (1 / Double(sums.count)).squareRoot()
    let scale = 1 / sums.sxx.squareRoot()
    var values: [Double] = []
    values.reserveCapacity(2 * market.count)
    for value in market {
      values.append(constant)
      values.append((value - sums.meanX) * scale)
    }
    return PredictionRows(width: 2, values: values)
  }
}

extension FittedEvent {
  /// Applies a line in the market's return, measures its residuals and predicts the event window.
  ///
  /// `σ² = SSR/(T − 2)`, whatever the estimator; standard errors only for least squares.
  ///
  /// - Parameters:
  ///   - sample: The sample that was fitted.
  ///   - line: The estimated line.
  ///   - isLeastSquares: Whether the classical standard errors of the coefficients hold.
  ///   - robustErrors: Standard errors of alpha and beta that take the place of the classical ones.
  ///   - further: Coefficients of auxiliary regressions, after alpha and beta.
  /// - Throws: ``EstimationError/noResidualVariance`` when the line explains the returns exactly.
  convenience init(
    _ sample: EventSample,
    line: MarketLine,
    isLeastSquares: Bool = false,
    robustErrors: [Double]? = nil,
    further: [Coefficient] = []
  ) throws(EstimationError) {
    let start = sample.market.startIndex
    var residuals = sample.estimationReturns()
    var ssr = 0.0
    var index = start + sample.estimation.lowerBound
    for position in residuals.indices {
      let residual = residuals[position] - line.alpha - line.beta * sample.market[index]
      residuals[position] = residual
      if residual.isFinite { ssr += residual * residual }
      index += 1
    }
    let sums = line.sums
    guard
      SampleMoments.isVariance(ssr, ofReturns: sums.count, mean: sums.meanY, spread: sums.syy)
    else { throw .noResidualVariance }
    let variance = ssr / Double(sums.count - 2)
    let alphaError = (variance * (1 / Double(sums.count) + sums.meanX * sums.meanX / sums.sxx))
      .squareRoot()
    let betaError = (variance / sums.sxx).squareRoot()
    let market = sample.market[
      (start + sample.event.lowerBound)..<(start + sample.event.upperBound)
    ]
    self.init(
      sample,
      coefficients: [
        Coefficient(
          term: "alpha",
          estimate: line.alpha,
          standardError: robustErrors?[0] ?? (isLeastSquares ? alphaError : nil)
        ),
        Coefficient(
          term: "beta",
          estimate: line.beta,
          standardError: robustErrors?[1] ?? (isLeastSquares ? betaError : nil)
        ),
      ] + further,
      residualVariance: variance,
      rSquared: 1 - ssr / sums.syy,
      observations: sums.count,
      parameters: 2,
      residuals: residuals,
      expected: line.expected(market),
      prediction: line.predictionRows(market)
    )
  }
}

/// Sums of squares of a straight-line fit over the days on which both series are present.
///
/// Means first, then deviations: the one-pass formula `Σx² − n x̄²` cancels.
struct SimpleRegression: Sendable {
  let count: Int
  let meanX: Double
  let meanY: Double
  /// `Σ(x − x̄)²`.
  let sxx: Double
  /// `Σ(x − x̄)(y − ȳ)`.
  let sxy: Double
  /// `Σ(y − ȳ)²`.
  let syy: Double

  /// Sums over the pairs without a missing value.
  ///
  /// - Precondition: Both series have the same length.
  init(x: ArraySlice<Double>, y: ArraySlice<Double>) {
    precondition(x.count == y.count, "A regression needs pairs")
    self = x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in SimpleRegression(x: x, y: y) }
    }
  }

  private init(x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>) {
    var count = 0
    var sumX = 0.0
    var sumY = 0.0
    for index in 0..<x.count {
      let (a, b) = (x[index], y[index])
      guard a.isFinite, b.isFinite else { continue }
      count += 1
      sumX += a
      sumY += b
    }
    let meanX = sumX / Double(count)
    let meanY = sumY / Double(count)
    var (sxx, sxy, syy) = (0.0, 0.0, 0.0)
    for index in 0..<x.count {
      let (a, b) = (x[index] - meanX, y[index] - meanY)
      guard a.isFinite, b.isFinite else { continue }
      sxx += a * a
      sxy += a * b
      syy += b * b
    }
    self.count = count
    self.meanX = meanX
    self.meanY = meanY
    self.sxx = sxx
    self.sxy = sxy
    self.syy = syy
  }

  var slope: Double { sxy / sxx }

  /// Whether the regressor varies by more than the rounding of its own mean.
  var isIdentified: Bool {
    count > 0 && sxx > Double(count) * meanX * meanX * SampleMoments.roundingVariance
  }
}
