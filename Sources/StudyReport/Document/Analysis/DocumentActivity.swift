/// A study of volume or volatility around the same events.
///
/// The names are those of returns: `aar` is the average abnormal activity of a day, `caar` its sum.
public struct DocumentActivity: Sendable, Codable, Hashable {
  /// What was studied: `volume` or `volatility`.
  public var outcome: String
  /// What is normal: `mean_adjusted`, `market` or `raw`.
  public var model: String
  /// The number of events that could be studied.
  public var eventCount: Int
  /// The average abnormal activity of each day of the event window.
  public var aar: [DocumentAverageDay]
  /// The average abnormal activity over each window.
  public var windows: [DocumentWindow]
  /// Each test of each window.
  public var tests: [DocumentTest]

  private enum CodingKeys: String, CodingKey {
    case outcome, model, aar, windows, tests
    case eventCount = "n_events"
  }
}
