/// The expected-return models this library can estimate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum ExpectedReturnMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case market
  case marketAdjusted = "market_adjusted"
  case meanAdjusted = "mean_adjusted"
  case raw
  case capm
  case famaFrench3 = "ff3"
  case carhart4
  case famaFrench5 = "ff5"
  case factors
  case scholesWilliams = "scholes_williams"
  case dimson
  case leastAbsoluteDeviation = "lad"
  case huber
  case theilSen = "theil_sen"
  case quantile
  case garch
  case egarch
  case tradeToTrade = "trade_to_trade"
  case peerIndex = "peer_index"
  case ridge
  case lasso
  case elasticNet = "elastic_net"

  /// Returns the model that this name stands for.
  ///
  /// - Parameter options: The choices that some models leave open.
  /// - Returns: A specification that can be fitted.
  public func model(
    _ options: ExpectedReturnOptions = ExpectedReturnOptions()
  ) -> any ExpectedReturnModel {
    describedModel(options)
  }

  private func describedModel(
    _ options: ExpectedReturnOptions = ExpectedReturnOptions()
  ) -> any DescribedModel {
    switch self {
    case .market: MarketModel(coefficientErrors: options.coefficientErrors)
    case .marketAdjusted: MarketAdjustedModel()
    case .meanAdjusted: MeanAdjustedModel()
    case .raw: RawReturnModel()
    case .capm: FactorModel.capm.measuring(options.coefficientErrors)
    case .famaFrench3: FactorModel.famaFrench3.measuring(options.coefficientErrors)
    case .carhart4: FactorModel.carhart4.measuring(options.coefficientErrors)
    case .famaFrench5: FactorModel.famaFrench5.measuring(options.coefficientErrors)
    case .factors:
      FactorModel(
        factors: options.factors,
        includesMarket: options.factorsIncludeMarket,
        usesExcessReturns: options.factorsUseExcessReturns,
        coefficientErrors: options.coefficientErrors
      )
    case .scholesWilliams: ScholesWilliamsModel()
    case .dimson: DimsonModel(leads: options.dimsonLeads, lags: options.dimsonLags)
    case .leastAbsoluteDeviation: LeastAbsoluteDeviationModel()
    case .huber: HuberModel(tuning: options.huberTuning)
    case .theilSen: TheilSenModel()
    case .quantile: QuantileModel()
    case .garch: GARCHModel()
    case .egarch: EGARCHModel()
    case .tradeToTrade: TradeToTradeModel()
    case .peerIndex: PeerIndexModel(coefficientErrors: options.coefficientErrors)
    case .ridge: PenalizedPeerModel(.ridge, blocks: options.blocks)
    case .lasso: PenalizedPeerModel(.lasso, blocks: options.blocks)
    case .elasticNet:
      PenalizedPeerModel(.elasticNet(mix: options.elasticNetMix), blocks: options.blocks)
    }
  }

  /// Whether the model cannot say what it expects without returns of an estimation window.
  ///
  /// What it expects alone: where there are such returns, they give any model its error.
  package var needsEstimation: Bool { self != .raw }

  /// Whether the model reads columns of a factor file.
  package var readsFactorFile: Bool {
    self == .factors || !inputs.isDisjoint(with: [.factors, .riskFree])
  }

  /// Whether the model's returns run from trade to trade, over days without a price.
  package var bridgesMissingDays: Bool { self == .tradeToTrade }

  /// Whether control firms of an event take the market's place, as they can where the model only subtracts it.
  package var usesControlFirms: Bool { self == .marketAdjusted }

  /// What a reader needs to know of the model.
  package var definition: MethodDefinition { describedModel().definition }

  /// What the model cannot be estimated without, where its options are the defaults.
  package var inputs: Set<ModelInput> { describedModel().inputs }
}

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
  /// The number of blocks that penalized models predict in turn.
  ///
  /// The default is 10.
  public var blocks: Int
  /// The share of sizes in the penalty of the elastic net, between 0 and 1.
  ///
  /// The default is 0.5.
  public var elasticNetMix: Double

  /// Creates options.
  public init(
    factors: [String] = [],
    factorsIncludeMarket: Bool = true,
    factorsUseExcessReturns: Bool = false,
    dimsonLeads: Int = 1,
    dimsonLags: Int = 1,
    huberTuning: Double = 1.345,
    blocks: Int = 10,
    elasticNetMix: Double = 0.5,
    coefficientErrors: CoefficientErrors = .classical
  ) {
    self.factors = factors
    self.factorsIncludeMarket = factorsIncludeMarket
    self.factorsUseExcessReturns = factorsUseExcessReturns
    self.dimsonLeads = dimsonLeads
    self.dimsonLags = dimsonLags
    self.huberTuning = huberTuning
    self.blocks = blocks
    self.elasticNetMix = elasticNetMix
    self.coefficientErrors = coefficientErrors
  }
}
