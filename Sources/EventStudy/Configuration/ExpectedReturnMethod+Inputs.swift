internal import EventStatistics

extension ExpectedReturnMethod {
  /// Whether the model cannot be estimated without a market index.
  var needsMarket: Bool { self != .meanAdjusted && self != .raw }
}
