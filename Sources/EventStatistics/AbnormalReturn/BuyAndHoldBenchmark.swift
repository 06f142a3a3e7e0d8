/// What a buy-and-hold return is compared with.
///
/// Matched control firms are a benchmark too: give their return as the sample's market.
public enum BuyAndHoldBenchmark: String, Sendable, Hashable, CaseIterable, Codable {
  /// The market's return over the same days.
  case market
  /// The expected return of the model over the same days.
  case expected
}

extension CumulativeAbnormalReturn {
  /// Returns the buy-and-hold abnormal return against a benchmark, as a fraction.
  public func bhar(against benchmark: BuyAndHoldBenchmark) -> Double {
    switch benchmark {
    case .market: bharMarket
    case .expected: bharExpected
    }
  }
}
