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
public struct GARCHModel: ExpectedReturnModel, Hashable {
  /// Creates the model.
  public init() {}

  private static let minimumObservations = 30

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    guard points.sums.count >= Self.minimumObservations else {
      throw .tooFewObservations(
        required: Self.minimumObservations,
        available: points.sums.count
      )
    }
    let slope = points.sums.slope
    let line = MarketLine(
      alpha: points.sums.meanY - slope * points.sums.meanX,
      beta: slope,
      sums: points.sums
    )
    // Least squares first: it fails where no variance is left, and gives scale and start.
    let ordinary = try FittedEvent(sample, line: line, isLeastSquares: true)
    let likelihood = GARCHLikelihood(
      returns: sample.estimationReturns(),
      market: sample.values(of: sample.market, at: sample.estimation)
    )
    let search = GARCHSearch(likelihood: likelihood, line: line, sigma: ordinary.sigma)
    guard let best = search.maximum() else { throw .notConverged(steps: search.stepLimit) }
    return event(sample, likelihood, best, errors: search.standardErrors(at: best))
  }

  private func event(
    _ sample: EventSample,
    _ likelihood: GARCHLikelihood,
    _ best: GARCHLikelihood.Parameters,
    errors: [Double?]
  ) -> FittedEvent {
    let residuals = likelihood.residuals(best)
    let ssr = residuals.reduce(0) { $1.isFinite ? $0 + $1 * $1 : $0 }
    let variance = ssr / Double(likelihood.observations - 5)
    let spread = SampleMoments(likelihood.returns).sumOfSquares
    // One path from the first estimation day to the last event day, over all days between.
    let span =
      min(
        sample.estimation.lowerBound,
        sample.event.lowerBound
      )..<max(
        sample.estimation.upperBound,
        sample.event.upperBound
      )
    let path = GARCHLikelihood(
      returns: sample.values(of: sample.security, at: span),
      market: sample.values(of: sample.market, at: span)
    )
    let first = likelihood.variances(best)[0]
    let variances = path.variances(best, first: first)
    let scale = sample.event.map { variances[$0 - span.lowerBound] / variance }
    let values = [best.alpha, best.beta, best.omega, best.arch, best.garch]
    let terms = ["alpha", "beta", "omega", "arch", "garch"]
    return FittedEvent(
      sample,
      coefficients: terms.indices.map {
        Coefficient(term: terms[$0], estimate: values[$0], standardError: errors[$0])
      },
      residualVariance: variance,
      rSquared: 1 - ssr / spread,
      observations: likelihood.observations,
      parameters: 5,
      residuals: zip(residuals, sample.estimation).map { residual, position in
        residual * (variance / variances[position - span.lowerBound]).squareRoot()
      },
      expected: sample.values(of: sample.market, at: sample.event).map {
        best.alpha + best.beta * $0
      },
      prediction: .none,
      disturbanceScale: scale
    )
  }
}

extension GARCHLikelihood {
  /// The variances of all days from a given first one on.
  fileprivate func variances(_ parameters: Parameters, first: Double) -> [Double] {
    var variance = first
    return residuals(parameters).map { residual in
      let today = variance
      let square = residual.isFinite ? residual * residual : variance
      variance = parameters.omega + parameters.arch * square + parameters.garch * variance
      return today
    }
  }
}

extension ExpectedReturnModel where Self == GARCHModel {
  /// The market model with GARCH(1,1) disturbances.
  public static var garch: Self { GARCHModel() }
}
