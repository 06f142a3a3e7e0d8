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
  /// Each window of the only event with its own tests; none where there are several events.
  @AbsentList public var cars: [CumulativeReturn] = []
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
  /// Each window of the only event with its own tests; none where there are several events.
  @AbsentList public var cars: [CumulativeReturn] = []
}

/// A study that is set beside the same study under another choice.
package protocol ComparedWindows: TestedWindows {
  /// The windows of single events with their own tests.
  var cars: [CumulativeReturn] { get }
}

extension ComparedWindows {
  /// Returns the p-value that decides a window: of the only event by its own test, else by a test of all.
  package func decisivePValue(of window: WindowResult, by test: InferenceMethod?) -> Double? {
    if window.eventCount == 1,
      let own = cars.first(where: {
        $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
      })
    {
      return own.decisiveTest?.pValue
    }
    return tests(of: window).first { $0.test == test }?.pValue
  }

  /// The identifier of the test that decides, as ``decisivePValue(of:by:)`` chooses it.
  package func decisiveID(by test: InferenceMethod?) -> String? {
    if let window = windows.first, window.eventCount == 1, let own = cars.first {
      return own.decisiveTest?.id
    }
    return test?.rawValue
  }
}

extension ModelResult: ComparedWindows {}
extension OtherMarketResult: ComparedWindows {}
extension OtherPriceResult: ComparedWindows {}
