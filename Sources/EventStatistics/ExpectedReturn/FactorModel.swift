/// A linear model in several factors, by ordinary least squares.
///
/// `r − r_f = α + β(r_m − r_f) + Σ βⱼFⱼ + ε`, or the same without the risk-free return;
/// `σ² = SSR/(T − K)`, prediction covariance `σ²(I + X_w(X'X)⁻¹X_w')`.
///
/// Sources: Sharpe (1964); Fama & French (1993), *Common Risk Factors*, Journal of Financial Economics
/// 33(1), pp. 3–56; Carhart (1997), Journal of Finance 52(1), pp. 57–82; Fama & French (2015), Journal
/// of Financial Economics 116(1), pp. 1–22.
public struct FactorModel: DescribedModel, Hashable {
  /// The names of the factors beside the market, compared without case, blanks and signs.
  public let factors: [String]
  /// Whether the market's return is a regressor.
  public let includesMarket: Bool
  /// Whether the risk-free return is subtracted from the security's and the market's return.
  public let usesExcessReturns: Bool

  /// How the standard errors of the coefficients are measured.
  public let coefficientErrors: CoefficientErrors

  /// Creates a model from names of factors.
  public init(
    factors: [String],
    includesMarket: Bool,
    usesExcessReturns: Bool,
    coefficientErrors: CoefficientErrors = .classical
  ) {
    self.factors = factors
    self.includesMarket = includesMarket
    self.usesExcessReturns = usesExcessReturns
    self.coefficientErrors = coefficientErrors
  }

  /// The capital asset pricing model.
  public static let capm = excess([])
  /// The three factors of Fama and French.
  public static let famaFrench3 = excess(["smb", "hml"])
  /// The four factors of Carhart.
  public static let carhart4 = excess(["smb", "hml", "mom"])
  /// The five factors of Fama and French.
  public static let famaFrench5 = excess(["smb", "hml", "rmw", "cma"])

  private static func excess(_ factors: [String]) -> FactorModel {
    FactorModel(factors: factors, includesMarket: true, usesExcessReturns: true)
  }

  /// Returns the same model with standard errors of another kind.
  public func measuring(_ errors: CoefficientErrors) -> FactorModel {
    FactorModel(
      factors: factors,
      includesMarket: includesMarket,
      usesExcessReturns: usesExcessReturns,
      coefficientErrors: errors
    )
  }

  /// Returns the factors of the model that none of some names stands for.
  package func factors(outside names: [String]) -> [String] {
    factors.filter { factor in
      !names.contains { FactorSeries(name: $0, values: []).isNamed(factor) }
    }
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let riskFree = try riskFree(of: sample)
    let regressors = try regressors(of: sample, riskFree: riskFree)
    let width = regressors.count + 1
    let returns = sample.estimationReturns()
    let response = zip(returns, sample.values(of: riskFree, at: sample.estimation)).map { $0 - $1 }
    let series = regressors.map { sample.values(of: $0.values, at: sample.estimation) }
    let usable = response.indices.filter { day in
      response[day].isFinite && series.allSatisfy { $0[day].isFinite }
    }
    guard usable.count > width else {
      throw .tooFewObservations(required: width + 1, available: usable.count)
    }
    let y = usable.map { response[$0] }
    let design =
      [[Double](repeating: 1, count: usable.count)]
      + series.map { column in usable.map { column[$0] } }
    let solution: LeastSquares
    do {
      solution = try LeastSquares(columns: design, y: y)
    } catch {
      throw .dependentFactor(error.index == 0 ? "alpha" : regressors[error.index - 1].name)
    }
    let ssr = solution.sumOfSquares
    let moments = SampleMoments(y)
    let spread = moments.sumOfSquares
    guard
      SampleMoments.isVariance(ssr, ofReturns: moments.count, mean: moments.mean, spread: spread)
    else { throw .noResidualVariance }
    let variance = ssr / Double(usable.count - width)
    var residuals = [Double](repeating: .nan, count: response.count)
    for (day, residual) in zip(usable, solution.residuals) { residuals[day] = residual }
    return FittedEvent(
      sample,
      coefficients: coefficients(
        solution,
        regressors: regressors,
        variance: variance,
        robustErrors: coefficientErrors == .classical
          ? nil
          : coefficientErrors.errors(
            response: response,
            regressors: zip(regressors, series).map { ($0.name, $1) }
          )
      ),
      residualVariance: variance,
      rSquared: 1 - ssr / spread,
      observations: usable.count,
      parameters: width,
      residuals: residuals,
      prediction: EventPrediction(sample, regressors: regressors, riskFree: riskFree, solution)
    )
  }

  /// Returns what the model explains of an event on the days of its event window, and by what.
  ///
  /// - Throws: ``EstimationError`` when the sample lacks a factor or the risk-free return.
  package func returns(inEventWindowOf sample: EventSample) throws(EstimationError) -> FactorReturns
  {
    let window = sample.eventWindow
    let riskFree = try riskFree(of: window)
    return FactorReturns(
      excess: zip(window.security, riskFree).map { $0 - $1 },
      factors: try regressors(of: window, riskFree: riskFree)
    )
  }

  private func coefficients(
    _ solution: LeastSquares,
    regressors: [FactorSeries],
    variance: Double,
    robustErrors: [Double]?
  ) -> [Coefficient] {
    let terms = regressors.count == 1 ? ["beta"] : regressors.map(\.name)
    let gram = solution.inverseGram
    return (["alpha"] + terms).enumerated().map { index, term in
      Coefficient(
        term: term,
        estimate: solution.coefficients[index],
        standardError: robustErrors?[index] ?? (variance * gram[index][index]).squareRoot()
      )
    }
  }

  private func riskFree(of sample: EventSample) throws(EstimationError) -> ArraySlice<Double> {
    guard usesExcessReturns else {
      return [Double](repeating: 0, count: sample.security.count)[...]
    }
    guard let riskFree = sample.riskFree else { throw .missingRiskFree }
    return riskFree
  }

  private func regressors(
    of sample: EventSample,
    riskFree: ArraySlice<Double>
  ) throws(EstimationError) -> [FactorSeries] {
    var regressors: [FactorSeries] = []
    if includesMarket {
      let values = zip(sample.market, riskFree).map { $0 - $1 }
      regressors.append(
        FactorSeries(name: usesExcessReturns ? "mktrf" : "market", values: values[...])
      )
    }
    for name in factors {
      guard let factor = sample.factors.first(where: { $0.isNamed(name) }) else {
        throw .missingFactor(name)
      }
      regressors.append(factor)
    }
    return regressors
  }
}

/// The returns of some days that a factor model explains, and those of its factors.
package struct FactorReturns: Sendable {
  /// The security's returns, beyond the risk-free one where the model subtracts it; NaN where missing.
  package let excess: [Double]
  /// The market, where the model has it, and the factors on the same days.
  package let factors: [FactorSeries]

  /// Takes the returns of some days.
  package init(excess: [Double], factors: [FactorSeries]) {
    self.excess = excess
    self.factors = factors
  }
}

extension ExpectedReturnMethod {
  /// The factors of the model, where it is a line in them by least squares; nothing for other models.
  ///
  /// - Parameter options: The choices that a free choice of factors leaves open.
  /// - Returns: A specification of the same regressors.
  package func factorModel(_ options: ExpectedReturnOptions) -> FactorModel? {
    self == .market
      ? FactorModel(factors: [], includesMarket: true, usesExcessReturns: false)
      : model(options) as? FactorModel
  }
}

extension FactorModel {
  /// The definition of the published model with these factors, else that of a free choice.
  package var definition: MethodDefinition {
    guard includesMarket, usesExcessReturns else { return Self.freeChoice }
    return Self.published[factors] ?? Self.freeChoice
  }

  package var inputs: Set<ModelInput> {
    var inputs: Set<ModelInput> = []
    if includesMarket { inputs.insert(.market) }
    if !factors.isEmpty { inputs.insert(.factors) }
    if usesExcessReturns { inputs.insert(.riskFree) }
    return inputs
  }

  private static let published: [[String]: MethodDefinition] = [
    capm.factors: MethodDefinition(
      id: "capm",
      name: "Capital asset pricing model",
      short: "CAPM",
      formula: "E[r] = r_f + α + β·(r_m − r_f)",
      assumes: "The market model on returns above the risk-free rate.",
      source: Publication(
        by: "Sharpe, William F.",
        year: 1964,
        title: "Capital Asset Prices: A Theory of Market Equilibrium under Conditions of Risk",
        journal: "Journal of Finance",
        volume: "19(3)",
        pages: "425–442"
      )
    ),
    famaFrench3.factors: MethodDefinition(
      id: "ff3",
      name: "Fama–French three-factor model",
      short: "FF3",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML",
      assumes: "Stable loadings on market, size and value.",
      source: Publication(
        by: "Fama, Eugene F. and French, Kenneth R.",
        year: 1993,
        title: "Common Risk Factors in the Returns on Stocks and Bonds",
        journal: "Journal of Financial Economics",
        volume: "33(1)",
        pages: "3–56"
      )
    ),
    carhart4.factors: MethodDefinition(
      id: "carhart4",
      name: "Carhart four-factor model",
      short: "Carhart",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML + u·UMD",
      assumes: "Stable loadings on market, size, value and momentum.",
      source: Publication(
        by: "Carhart, Mark M.",
        year: 1997,
        title: "On Persistence in Mutual Fund Performance",
        journal: "Journal of Finance",
        volume: "52(1)",
        pages: "57–82"
      )
    ),
    famaFrench5.factors: MethodDefinition(
      id: "ff5",
      name: "Fama–French five-factor model",
      short: "FF5",
      formula: "E[r] = r_f + α + β·(r_m − r_f) + s·SMB + h·HML + w·RMW + c·CMA",
      assumes: "Stable loadings on market, size, value, profitability and investment.",
      source: Publication(
        by: "Fama, Eugene F. and French, Kenneth R.",
        year: 2015,
        title: "A Five-Factor Asset Pricing Model",
        journal: "Journal of Financial Economics",
        volume: "116(1)",
        pages: "1–22"
      )
    ),
  ]

  private static let freeChoice = MethodDefinition(
    id: "factors",
    name: "Factor model",
    short: "Factors",
    formula: "E[r] = α + Σ β_j·F_j, by least squares",
    assumes: "Stable loadings on the named columns of the factor file; σ² = SSR/(T−K).",
    source: Paper.campbellLoMacKinlay,
    at: "eq. 4.4.9"
  )
}

extension FactorSeries {
  /// Whether two spellings mean one factor: case, blanks and signs do not count.
  func isNamed(_ other: String) -> Bool {
    Self.key(name) == Self.key(other)
  }

  private static func key(_ name: String) -> String {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    // Data libraries call the momentum factor by three names.
    return ["umd", "wml", "mom"].contains(letters) ? "mom" : letters
  }
}
