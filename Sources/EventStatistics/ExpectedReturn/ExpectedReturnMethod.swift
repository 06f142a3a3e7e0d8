/// The expected-return models this library can estimate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum ExpectedReturnMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case market
  case marketAdjusted = "market_adjusted"
  case meanAdjusted = "mean_adjusted"
  case raw

  /// Returns the model that this name stands for.
  public func model() -> any ExpectedReturnModel {
    switch self {
    case .market: MarketModel()
    case .marketAdjusted: MarketAdjustedModel()
    case .meanAdjusted: MeanAdjustedModel()
    case .raw: RawReturnModel()
    }
  }
}
