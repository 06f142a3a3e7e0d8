public import EventStatistics

/// A market index of a study.
public struct MarketIndex: Sendable, Hashable, Codable {
  /// The name: that of its file, or of its column or symbol where a file has several.
  public var name: String
  /// The number of events in the statistics that are measured against it; none for an index that stands
  /// beside the first.
  public var eventCount: Int

  private enum CodingKeys: String, CodingKey {
    case name
    case eventCount = "n_events"
  }
}

/// The tests of a study whose events are all measured against a further index.
public struct OtherMarketResult: Sendable, Hashable, Codable {
  /// The name of the index.
  public var market: String
  /// The model.
  public var model: ExpectedReturnMethod
  /// The average over each window.
  public var windows: [WindowResult]
  /// Each test of each window.
  public var tests: [TestResult]
}

/// The tests of a study whose returns are all of another price.
public struct OtherPriceResult: Sendable, Hashable, Codable {
  /// The price.
  public var price: PriceBasis
  /// The model.
  public var model: ExpectedReturnMethod
  /// The average over each window.
  public var windows: [WindowResult]
  /// Each test of each window.
  public var tests: [TestResult]
}
