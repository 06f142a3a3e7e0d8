public import CivilTime
public import EventAlignment
public import EventStatistics

/// The prices, the volumes and the volume-weighted average prices around one event.
///
/// Prices and volumes are as they were traded; ``factor`` brings a day to the shares of the last day of the
/// event window, in which sums and averages over several days are. A split after that day changes nothing.
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
  /// What sort of trading day each is, where the calendar knows.
  @AbsentList public var session: [SessionKind?]
  /// The opening price of each day.
  @AbsentList public var open: [Double?]
  /// The highest price of each day.
  @AbsentList public var high: [Double?]
  /// The lowest price of each day.
  @AbsentList public var low: [Double?]
  /// The closing price of each day.
  public var close: [Double?]
  /// The last close before the event window, in shares of its last day.
  public var closeBefore: Double?
  /// The shares traded on each day.
  @AbsentList public var volume: [Double?]
  /// The money that they were traded for.
  @AbsentList public var turnover: [Double?]
  /// What the average price of each day comes from.
  @AbsentList public var vwapKind: [VolumeWeightedAveragePrice.Source?]
  /// What the prices of each day are multiplied by, and the volumes divided by.
  @AbsentList public var factor: [Double]
  /// The shares traded from the first day on.
  @AbsentList public var cumulativeVolume: [Double]
  /// The money that they were traded for.
  @AbsentList public var cumulativeTurnover: [Double]
  /// The standard deviation of the price from day 0 on, weighted by volume: the bands lie one, two and three
  /// of it around the anchored average.
  @AbsentList public var anchoredDeviation: [Double?]
  /// The return of the market on each day.
  @AbsentList public var marketReturn: [Double?]
  /// The average price of each day weighted by time, of the bars that count; absent without bars.
  @AbsentList public var twap: [Double?]
  /// The minutes that it is over.
  @AbsentList public var twapMinutes: [Double?]
  /// The logarithm of the money that each day's shares were traded for.
  @AbsentList public var logTurnover: [Double?]
  /// The share of those traded that was delivered.
  @AbsentList public var deliveryShare: [Double?]
  /// The shares traded over those in free float.
  @AbsentList public var floatShare: [Double?]
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
    /// The average weighted by time, where every session of the window has bars.
    public var twap: Double?

    private enum CodingKeys: String, CodingKey {
      case windowStart = "window_start"
      case windowEnd = "window_end"
      case vwap, twap
    }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, source, date, session, open, high, low, close, volume, turnover, vwap, twap,
      factor,
      windows
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case vwapKind = "vwap_kind"
    case cumulativeVolume = "cumulative_volume"
    case cumulativeTurnover = "cumulative_turnover"
    case closeBefore = "close_before"
    case anchoredVWAP = "anchored_vwap"
    case anchoredDeviation = "anchored_deviation"
    case marketReturn = "market_return"
    case twapMinutes = "twap_minutes"
    case logTurnover = "log_turnover"
    case deliveryShare = "delivery_share"
    case floatShare = "float_share"
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
    (session, open, high, low, volume, turnover) = ([], [], [], [], [], [])
    (vwapKind, factor, cumulativeVolume, cumulativeTurnover) = ([], [], [], [])
    (anchoredDeviation, marketReturn, twap, twapMinutes) = ([], [], [], [])
    (logTurnover, deliveryShare, floatShare) = ([], [], [])
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
