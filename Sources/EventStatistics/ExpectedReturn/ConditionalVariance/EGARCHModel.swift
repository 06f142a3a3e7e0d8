#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The market model with EGARCH(1,1) disturbances, by maximum likelihood.
///
/// `ln hₜ = ω + a(|zₜ₋₁| − √(2/π)) + γ zₜ₋₁ + b ln hₜ₋₁`, `|b| < 1`: good and bad news may move the variance
/// differently. The variance of an abnormal return is that of its day, one step ahead.
///
/// Source: Nelson (1991), *Conditional Heteroskedasticity in Asset Returns: A New Approach*, Econometrica
/// 59(2), pp. 347–370.
public struct EGARCHModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "egarch",
      name: "Market model with EGARCH(1,1) variance",
      short: "EGARCH",
      formula: "E[r] = α + β·r_m, ln h = ω + a·(|z| − √(2/π)) + γ·z + b·ln h of the day before",
      assumes:
        "As GARCH, and good and bad news may move the variance differently; z is the residual over "
        + "its deviation.",
      source: "Nelson (1991), Econometrica 59(2), pp. 347–370"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  private static let largestPersistence = 0.999
  private static let starts: [(arch: Double, leverage: Double, garch: Double)] = [
    (0.10, -0.05, 0.95), (0.20, -0.10, 0.80), (0.20, 0.00, 0.30), (0.05, 0.05, 0.98),
    (0.30, 0.10, 0.60), (0.00, 0.00, 0.00),
  ]

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let start = try ConditionalVarianceStart(sample)
    let likelihood = EGARCHLikelihood(
      returns: sample.estimationReturns(),
      market: sample.values(of: sample.market, at: sample.estimation)
    )
    var minimizer = BoxMinimizer(
      lower: [
        -.infinity, -.infinity, -.infinity, -.infinity, -.infinity, -Self.largestPersistence,
      ],
      upper: [.infinity, .infinity, .infinity, .infinity, .infinity, Self.largestPersistence]
    )
    // |z| has a kink, near which the last digits of the likelihood cost hundreds of steps.
    minimizer.tolerance = 1e-11
    let variables = Variables(start)
    var best: BoxMinimizer.Minimum?
    for guess in Self.starts {
      let point = [0, 0, 0, guess.arch, guess.leverage, guess.garch]
      let found = minimizer.minimize(
        from: point,
        curvature: variables.curvature(likelihood, at: point)
      ) { point in
        let result = likelihood.negative(variables.parameters(point))
        return (result.value, variables.chain(result.gradient, at: point))
      }
      guard found.converged, found.value.isFinite else { continue }
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard let best else { throw .notConverged(steps: minimizer.stepLimit) }
    return event(sample, likelihood, variables.parameters(best.point))
  }

  private func event(
    _ sample: EventSample,
    _ likelihood: EGARCHLikelihood,
    _ best: EGARCHLikelihood.Parameters
  ) -> FittedEvent {
    let values = [best.alpha, best.beta, best.omega, best.arch, best.leverage, best.garch]
    let terms = ["alpha", "beta", "omega", "arch", "leverage", "garch"]
    let span = ConditionalVarianceFit.span(of: sample)
    let path = EGARCHLikelihood(
      returns: sample.values(of: sample.security, at: span),
      market: sample.values(of: sample.market, at: span)
    )
    let errors = Self.standardErrors(likelihood, at: best)
    let fit = ConditionalVarianceFit(
      alpha: best.alpha,
      beta: best.beta,
      coefficients: terms.indices.map {
        Coefficient(term: terms[$0], estimate: values[$0], standardError: errors?[$0])
      },
      variances: path.variances(best, first: likelihood.firstVariance(best))
    )
    return fit.event(sample)
  }

  /// Standard errors from the outer products of daily scores; nothing at the bound of persistence.
  private static func standardErrors(
    _ likelihood: EGARCHLikelihood,
    at best: EGARCHLikelihood.Parameters
  ) -> [Double]? {
    guard abs(best.garch) < largestPersistence - 1e-6 else { return nil }
    let outer = likelihood.negative(best, outerProducts: true).outer
    let scale = outer.indices.map {
      1 / max(outer[$0][$0], .leastNormalMagnitude).squareRoot()
    }
    let scaled = outer.indices.map { i in
      outer.indices.map { j in outer[i][j] * scale[i] * scale[j] }
    }
    guard let inverse = SymmetricMatrix(scaled).inverse else { return nil }
    return outer.indices.map { inverse[$0][$0].squareRoot() * scale[$0] }
  }

  /// The variables of the search: coefficients in standard errors of least squares from it, and the
  /// mean log variance instead of `ω = (1 − b) mean`, which moves little when the persistence changes.
  private struct Variables: Sendable {
    let start: ConditionalVarianceStart
    let logVariance: Double

    init(_ start: ConditionalVarianceStart) {
      self.start = start
      logVariance = 2 * log(start.sigma)
    }

    func parameters(_ point: [Double]) -> EGARCHLikelihood.Parameters {
      EGARCHLikelihood.Parameters(
        alpha: start.line.alpha + point[0] * start.units.alpha,
        beta: start.line.beta + point[1] * start.units.beta,
        omega: (1 - point[5]) * (logVariance + point[2]),
        arch: point[3],
        leverage: point[4],
        garch: point[5]
      )
    }

    /// The derivatives by the variables from those by the parameters.
    func chain(_ gradient: [Double], at point: [Double]) -> [Double] {
      [
        gradient[0] * start.units.alpha,
        gradient[1] * start.units.beta,
        gradient[2] * (1 - point[5]),
        gradient[3],
        gradient[4],
        gradient[5] - gradient[2] * (logVariance + point[2]),
      ]
    }

    /// The outer products of daily scores, kept away from singular.
    func curvature(_ likelihood: EGARCHLikelihood, at point: [Double]) -> [[Double]] {
      let outer = likelihood.negative(parameters(point), outerProducts: true).outer
      let rows = outer.map { chain($0, at: point) }
      var curvature = outer.indices.map { column in
        chain(rows.map { $0[column] }, at: point)
      }
      for index in curvature.indices {
        curvature[index][index] += 1e-3 * (1 + curvature[index][index])
      }
      return curvature
    }
  }
}

extension ExpectedReturnModel where Self == EGARCHModel {
  /// The market model with EGARCH(1,1) disturbances.
  public static var egarch: Self { EGARCHModel() }
}
