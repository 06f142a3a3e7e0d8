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
      source: "Bollerslev (1986), Journal of Econometrics 31(3), pp. 307–327"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let start = try ConditionalVarianceStart(sample)
    let likelihood = GARCHLikelihood(
      returns: sample.estimationReturns(),
      market: sample.values(of: sample.market, at: sample.estimation)
    )
    let search = GARCHSearch(likelihood: likelihood, line: start.line, sigma: start.sigma)
    guard let best = search.maximum() else { throw .notConverged(steps: search.stepLimit) }
    let values = [best.alpha, best.beta, best.omega, best.arch, best.garch]
    let terms = ["alpha", "beta", "omega", "arch", "garch"]
    let errors = search.standardErrors(at: best)
    let span = ConditionalVarianceFit.span(of: sample)
    // One path from the first estimation day to the last event day, over all days between.
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
      variances: path.variances(best, first: likelihood.firstVariance(best))
    )
    return fit.event(sample)
  }
}

extension ExpectedReturnModel where Self == GARCHModel {
  /// The market model with GARCH(1,1) disturbances.
  public static var garch: Self { GARCHModel() }
}
