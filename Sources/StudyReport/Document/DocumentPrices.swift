/// The closing and volume-weighted average prices around one event.
public struct DocumentPrices: Sendable, Codable, Hashable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Where the daily averages come from, such as `exchange`; absent without any.
  public var source: String?
  /// The days relative to day 0.
  public var relativeDay: [Int]
  /// The days as dates.
  public var date: [String]
  /// The closing price of each day.
  public var close: [Double?]
  /// The volume-weighted average price of each day.
  public var vwap: [Double?]
  /// The average price from day 0 to each day from day 0 on.
  public var anchoredVWAP: [Double?]
  /// The average price over each tested window.
  public var windows: [Window]

  /// The average price over one tested window.
  public struct Window: Sendable, Codable, Hashable {
    /// The first day of the window.
    public var windowStart: Int
    /// The last day of the window.
    public var windowEnd: Int
    /// The average price, where the window has volume.
    public var vwap: Double?

    private enum CodingKeys: String, CodingKey {
      case windowStart = "window_start"
      case windowEnd = "window_end"
      case vwap
    }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, source, date, close, vwap, windows
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case anchoredVWAP = "anchored_vwap"
  }
}
