/// The choices that some expected-return models leave open.
public struct ExpectedReturnOptions: Sendable, Hashable, Codable {
  /// The column names of the factors that a free choice of factors uses.
  public var factors: [String]
  /// Whether the market is a regressor beside the named factors.
  ///
  /// The default is true.
  public var factorsIncludeMarket: Bool
  /// Whether the risk-free return is subtracted before the named factors explain the rest.
  ///
  /// The default is false.
  public var factorsUseExcessReturns: Bool
  /// The number of leading market returns in Dimson's regression.
  ///
  /// The default is 1.
  public var dimsonLeads: Int
  /// The number of lagged market returns in Dimson's regression.
  ///
  /// The default is 1.
  public var dimsonLags: Int
  /// How the standard errors of the least-squares coefficients are measured.
  ///
  /// The default is classical.
  public var coefficientErrors: CoefficientErrors
  /// The tuning constant of Huber's estimator.
  ///
  /// The default is 1.345.
  public var huberTuning: Double

  /// Creates options.
  public init(
    factors: [String] = [],
    factorsIncludeMarket: Bool = true,
    factorsUseExcessReturns: Bool = false,
    dimsonLeads: Int = 1,
    dimsonLags: Int = 1,
    huberTuning: Double = 1.345,
    coefficientErrors: CoefficientErrors = .classical
  ) {
    self.factors = factors
    self.factorsIncludeMarket = factorsIncludeMarket
    self.factorsUseExcessReturns = factorsUseExcessReturns
    self.dimsonLeads = dimsonLeads
    self.dimsonLags = dimsonLags
    self.huberTuning = huberTuning
    self.coefficientErrors = coefficientErrors
  }
}
