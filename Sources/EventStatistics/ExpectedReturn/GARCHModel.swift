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
      source: Paper.bollerslev
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
public struct GARCHLikelihood: ConditionalVarianceLikelihood, Sendable {
  /// The parameters of the model.
  public struct Parameters: MarketLineParameters, Sendable, Hashable {
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

    /// The variance of each day from the day before.
    var filter: VarianceFilter { .garch(omega: omega, arch: arch, garch: garch) }
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

  /// The variances of all days from a given first one on.
  func variances(_ parameters: Parameters, first: Double) -> [Double] {
    parameters.filter.path(residuals(parameters), from: first).dropLast()
  }

  /// The negative log-likelihood with its gradient, and the sum of outer products of the daily scores.
  ///
  /// The order of derivatives is alpha, beta, omega, arch, garch.
  func negative(
    _ parameters: Parameters,
    outerProducts: Bool = false
  ) -> (value: Double, gradient: [Double], outer: [[Double]]) {
    let e = residuals(parameters)
    // Before the first return nothing is known of the variance, and nothing moves it.
    let start = e.firstIndex(where: \.isFinite) ?? e.count
    let n = Double(observations)
    var (mean, meanX, square) = (0.0, 0.0, 0.0)
    for day in start..<e.count where e[day].isFinite {
      square += e[day] * e[day] / n
      mean += e[day] / n
      meanX += e[day] * market[day] / n
    }
    var h = square
    var dh = Derivatives(alpha: -2 * mean, beta: -2 * meanX)
    var value = 0.0
    var gradient = Derivatives()
    var outer = [[Double]](repeating: [0, 0, 0, 0, 0], count: 5)
    for day in start..<e.count {
      let (residual, x) = (e[day], market[day])
      var (squared, dSquared) = (h, dh)
      if residual.isFinite {
        guard h > 0 else { return (.infinity, [0, 0, 0, 0, 0], outer) }
        squared = residual * residual
        dSquared = Derivatives(alpha: -(2 * residual), beta: -x * (2 * residual))
        let ratio = squared / h
        value += (log(2 * .pi) + log(h) + ratio) / 2
        var score = dh.times((1 - ratio) / (2 * h))
        score.alpha -= residual / h
        score.beta -= x * (residual / h)
        gradient.add(score)
        if outerProducts {
          let score = Self.all(score)
          for i in 0..<5 { for j in 0..<5 { outer[i][j] += score[i] * score[j] } }
        }
      }
      var next = Derivatives(omega: 1, arch: squared, garch: h)
      next.add(dSquared.times(parameters.arch))
      next.add(dh.times(parameters.garch))
      dh = next
      h = parameters.omega + parameters.arch * squared + parameters.garch * h
    }
    return (value, Self.all(gradient), outer)
  }

  private typealias Derivatives = ConditionalVarianceDerivatives

  private static func all(_ derivatives: Derivatives) -> [Double] {
    [
      derivatives.alpha, derivatives.beta, derivatives.omega, derivatives.arch, derivatives.garch,
    ]
  }
}
