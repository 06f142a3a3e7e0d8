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
      source: Publication(
        by: "Nelson, Daniel B.",
        year: 1991,
        title: "Conditional Heteroskedasticity in Asset Returns: A New Approach",
        journal: "Econometrica",
        volume: "59(2)",
        pages: "347–370"
      )
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
    let estimation = ObservedEstimation(sample)
    let likelihood = EGARCHLikelihood(returns: estimation.returns, market: estimation.market)
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
    return event(sample, estimation.span, likelihood, variables.parameters(best.point))
  }

  private func event(
    _ sample: EventSample,
    _ span: Range<Int>,
    _ likelihood: EGARCHLikelihood,
    _ best: EGARCHLikelihood.Parameters
  ) -> FittedEvent {
    let values = [best.alpha, best.beta, best.omega, best.arch, best.leverage, best.garch]
    let terms = ["alpha", "beta", "omega", "arch", "leverage", "garch"]
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
      variances: path.variances(best, first: likelihood.firstVariance(best)),
      start: span.lowerBound,
      logLikelihood: likelihood.logLikelihood(best)
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

/// The normal likelihood of a market model whose disturbances follow EGARCH(1,1).
///
/// `ln hₜ = ω + a(|zₜ₋₁| − √(2/π)) + γ zₜ₋₁ + b ln hₜ₋₁` with `z = e/√h`, `e = r − α − β r_m` and
/// `h₁ = mean(e²)`, where day 1 is the first with a return; a later day without one brings no news.
public struct EGARCHLikelihood: ConditionalVarianceLikelihood, Sendable {
  /// The parameters of the model.
  public struct Parameters: MarketLineParameters, Sendable, Hashable {
    /// The return per day and the market exposure.
    public var alpha, beta: Double
    /// The constant of the log variance.
    public var omega: Double
    /// The weight of the size of the last disturbance.
    public var arch: Double
    /// The weight of its sign: negative when bad news raise the variance more.
    public var leverage: Double
    /// The weight of the last log variance, between −1 and 1.
    public var garch: Double

    /// Creates parameters.
    public init(
      alpha: Double,
      beta: Double,
      omega: Double,
      arch: Double,
      leverage: Double,
      garch: Double
    ) {
      self.alpha = alpha
      self.beta = beta
      self.omega = omega
      self.arch = arch
      self.leverage = leverage
      self.garch = garch
    }
  }

  /// Returns of the security and the market; NaN where either is missing.
  let returns, market: [Double]

  /// `E|z|` of a standard normal number.
  private static let meanSize = (2 / Double.pi).squareRoot()
  private static let logTwoPi = log(2 * Double.pi)
  /// Log variances beyond this are no variances of returns; the likelihood ends there.
  private static let largestLog = 200.0

  /// Takes the returns of an estimation window, which may begin with days that have none.
  ///
  /// - Precondition: Both series have the same length.
  public init(returns: [Double], market: [Double]) {
    precondition(returns.count == market.count, "Returns must cover the same days")
    self.returns = zip(returns, market).map { $1.isFinite ? $0 : .nan }
    self.market = market
  }

  /// `−½ Σ (ln 2π + ln hₜ + zₜ²)`.
  public func logLikelihood(_ parameters: Parameters) -> Double {
    -negative(parameters).value
  }

  /// The variances of all days from a given first one on.
  func variances(_ parameters: Parameters, first: Double) -> [Double] {
    var level = log(first)
    return residuals(parameters).map { residual in
      let today = exp(level)
      let z = residual.isFinite ? residual / today.squareRoot() : 0
      let news = residual.isFinite ? abs(z) - Self.meanSize : 0
      level =
        parameters.omega + parameters.arch * news + parameters.leverage * z
        + parameters.garch * level
      return today
    }
  }

  /// The negative log-likelihood with its gradient, and the sum of outer products of the daily scores.
  ///
  /// The order of derivatives is alpha, beta, omega, arch, leverage, garch.
  func negative(
    _ parameters: Parameters,
    outerProducts: Bool = false
  ) -> (value: Double, gradient: [Double], outer: [[Double]]) {
    let width = 6
    var outer = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    let e = residuals(parameters)
    // Before the first return nothing is known of the variance, and nothing moves it.
    let start = e.firstIndex(where: \.isFinite) ?? e.count
    var (mean, meanX, count, squares) = (0.0, 0.0, 0.0, 0.0)
    for day in start..<e.count where e[day].isFinite {
      squares += e[day] * e[day]
      mean += e[day]
      meanX += e[day] * market[day]
      count += 1
    }
    let first = squares / count
    var level = log(first)
    var dLevel = Derivatives(alpha: -2 * mean / count / first, beta: -2 * meanX / count / first)
    var value = 0.0
    var gradient = Derivatives()
    for day in start..<e.count {
      guard abs(level) < Self.largestLog else {
        return (.infinity, [Double](repeating: 0, count: width), outer)
      }
      let (residual, x) = (e[day], market[day])
      var next = parameters.omega + parameters.garch * level
      var dNext = dLevel.times(parameters.garch)
      dNext.omega += 1
      dNext.garch += level
      if residual.isFinite {
        let root = exp(-level / 2)
        let z = residual * root
        value += (Self.logTwoPi + level + z * z) / 2
        var dz = dLevel.times(-z / 2)
        dz.alpha -= root
        dz.beta -= x * root
        var score = dLevel.times(0.5)
        score.add(dz.times(z))
        gradient.add(score)
        if outerProducts {
          let score = Self.all(score)
          for i in 0..<width { for j in 0..<width { outer[i][j] += score[i] * score[j] } }
        }
        let news = abs(z) - Self.meanSize
        next += parameters.arch * news + parameters.leverage * z
        dNext.add(dz.times(parameters.arch * (z < 0 ? -1 : 1) + parameters.leverage))
        dNext.arch += news
        dNext.leverage += z
      }
      level = next
      dLevel = dNext
    }
    return (value, Self.all(gradient), outer)
  }

  private typealias Derivatives = ConditionalVarianceDerivatives

  private static func all(_ derivatives: Derivatives) -> [Double] {
    [
      derivatives.alpha, derivatives.beta, derivatives.omega, derivatives.arch,
      derivatives.leverage, derivatives.garch,
    ]
  }
}
