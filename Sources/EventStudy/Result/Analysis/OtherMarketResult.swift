public import EventStatistics

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
