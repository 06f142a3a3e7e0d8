public import CivilTime
package import EventAlignment
public import EventStatistics

/// The closing and volume-weighted average prices around one event.
public struct AveragePrices: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Where the daily averages come from, the least exact origin of them; absent without any.
  public var source: VolumeWeightedAveragePrice.Source?
  /// The days relative to day 0.
  public var relativeDay: [Int]
  /// The days as dates.
  @DateTexts public var date: [CalendarDate]
  /// The closing price of each day.
  public var close: [Double?]
  /// The volume-weighted average price of each day.
  public var vwap: [Double?]
  /// The average price from day 0 to each day; absent before day 0.
  public var anchoredVWAP: [Double?]
  /// The average price over each tested window.
  public var windows: [Window]

  /// The average price over one tested window.
  public struct Window: Sendable, Hashable, Codable {
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

extension AveragePrices {
  /// Puts prices beside the days of an event window; prices that are not numbers are absent.
  ///
  /// The anchored averages are those of day 0 to the end of the window.
  package init(
    eventID: String,
    symbol: String,
    source: VolumeWeightedAveragePrice.Source?,
    firstDay: Int,
    dates: [CalendarDate],
    closes: [Double],
    daily: [Double],
    anchored: [Double],
    windows: [(window: TestWindow, price: Double?)]
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.source = source
    relativeDay = dates.indices.map { firstDay + $0 }
    date = dates
    close = closes.map(\.present)
    vwap = daily.map(\.present)
    anchoredVWAP =
      [Double?](repeating: nil, count: max(0, dates.count - anchored.count))
      + anchored.map(\.present)
    self.windows = windows.map { window, price in
      Window(
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        vwap: price.present
      )
    }
  }
}
