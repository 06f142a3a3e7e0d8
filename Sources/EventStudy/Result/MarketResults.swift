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
