internal import EventStatistics

extension ExpectedReturnMethod {
  /// Whether the model cannot be estimated without a market index.
  var needsMarket: Bool { self != .meanAdjusted && self != .raw }

  /// Whether the model cannot be estimated without a file of factor returns.
  var needsFactors: Bool {
    [.capm, .famaFrench3, .carhart4, .famaFrench5].contains(self)
  }
}
