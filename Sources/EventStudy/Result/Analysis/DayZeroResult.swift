public import CivilTime
public import EventStatistics

/// Day 0 of an announcement in session, before and after the announcement, from intraday bars.
///
/// `before = previous close → last price before the bar of the announcement`,
/// `after = that price → close`
///
/// The bar in which the announcement lies has trades of both sides. It belongs to neither part and
/// is a part of its own; its change of price is within the return after. The two returns together
/// are the return of day 0.
public struct DayZeroSplit: Sendable, Hashable, Codable {
  /// The bars of one part of the day.
  public struct Part: Sendable, Hashable, Codable {
    /// The number of bars.
    public var barCount: Int
    /// The shares traded, where the bars have volumes.
    public var volume: Double?
    /// The shares traded over those of all bars of the day.
    public var share: Double?
    /// Typical prices weighted by volume, where any share was traded.
    public var vwap: Double?
    /// Typical prices weighted by time, where there is any bar.
    public var twap: Double?
    /// Why there is no average weighted by volume, where that is so.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case volume, share, vwap, twap, reason
      case barCount = "bars"
    }
  }

  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Day 0.
  public var date: CalendarDate
  /// The time of the announcement on the exchange's clock.
  public var announcedAt: TimeOfDay
  /// What people call that clock, such as `IST`, where it is known.
  public var zone: String?
  /// The length of a bar in minutes.
  public var barMinutes: Double
  /// The close of the session before, from the daily prices.
  public var previousClose: Double?
  /// The last price of the bars that ended at or before the announcement.
  public var lastPriceBefore: Double?
  /// When the last of those bars ended.
  public var lastPriceTime: TimeOfDay?
  /// The close of day 0, from the daily prices.
  public var close: Double?
  /// The last price of the bars.
  public var barsClose: Double?
  /// How far the bars' last price lies from the daily close, as a fraction.
  public var closeDifference: Double?
  /// The return before the announcement, as a fraction.
  public var returnBefore: Double?
  /// The return from the last price before the announcement to the close, as a fraction.
  public var returnAfter: Double?
  /// The change of price within the bar of the announcement, part of the return after.
  public var returnWithinBar: Double?
  /// The index among the bars whose moves stand beside those of the security, where one is named.
  public var market: String?
  /// Its return before the announcement, from its last bar of the session before.
  public var marketBefore: Double?
  /// Its return from its last bar before the announcement to its last bar.
  public var marketAfter: Double?
  /// Its change of level within its bar of the announcement.
  public var marketWithinBar: Double?
  /// Why a move of the index is missing, where one is.
  public var marketReason: String?
  /// When the bar of the announcement begins; absent when the announcement lies in no bar.
  public var announcementBarStart: TimeOfDay?
  /// The bars that ended at or before the announcement.
  public var before: Part
  /// The bar in which the announcement lies.
  public var announcementBar: Part
  /// The bars that began after the announcement.
  public var after: Part
  /// The shares of all bars over those of the daily prices.
  public var volumeShare: Double?
  /// Why a return is missing, where one is.
  public var reason: String?

  /// The return before the announcement less that of the index.
  public var netBefore: Double? { Self.net(returnBefore, marketBefore) }
  /// The return after it less that of the index.
  public var netAfter: Double? { Self.net(returnAfter, marketAfter) }
  /// The change within its bar less that of the index.
  public var netWithinBar: Double? { Self.net(returnWithinBar, marketWithinBar) }

  private static func net(_ own: Double?, _ market: Double?) -> Double? {
    own.flatMap { own in market.map { own - $0 } }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, date, zone, close, before, after, reason, market
    case eventID = "event_id"
    case announcedAt = "announced_at"
    case barMinutes = "bar_minutes"
    case previousClose = "previous_close"
    case lastPriceBefore = "last_price_before"
    case lastPriceTime = "last_price_time"
    case barsClose = "bars_close"
    case closeDifference = "close_difference"
    case returnBefore = "return_before"
    case returnAfter = "return_after"
    case returnWithinBar = "return_within_bar"
    case marketBefore = "market_before"
    case marketAfter = "market_after"
    case marketWithinBar = "market_within_bar"
    case marketReason = "market_reason"
    case announcementBarStart = "announcement_bar_start"
    case announcementBar = "announcement_bar"
    case volumeShare = "volume_share"
  }
}

/// The tests of a study in which day 0 of the announcements without a time lies one session later.
public struct DayShiftResult: Sendable, Hashable, Codable {
  /// Which events were shifted, in words.
  public var description: String
  /// The number of shifted events.
  public var shiftedCount: Int
  /// The model.
  public var model: ExpectedReturnMethod
  /// The average over each window.
  public var windows: [WindowResult]
  /// Each test of each window.
  public var tests: [TestResult]

  private enum CodingKeys: String, CodingKey {
    case description, model, windows, tests
    case shiftedCount = "n_shifted"
  }
}

/// An unusual move in a session before day 0.
public struct EarlyMove: Sendable, Hashable, Codable {
  /// What moved.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The abnormal return.
    case price
    /// The number of shares traded.
    case volume
  }

  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// What moved.
  public var kind: Kind
  /// The trading day relative to day 0, negative.
  public var relativeDay: Int
  /// The day.
  public var date: CalendarDate
  /// The share of ordinary days on which it moved as much.
  public var pValue: Double?

  private enum CodingKeys: String, CodingKey {
    case symbol, kind, date
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case pValue = "p_value"
  }
}
