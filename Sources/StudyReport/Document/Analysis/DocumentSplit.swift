internal import CivilTime
internal import EventStudy

/// Day 0 of an announcement in session, before and after it, from intraday bars.
public struct DocumentSplit: Sendable, Codable, Hashable {
  /// The bars of one part of the day.
  public struct Part: Sendable, Codable, Hashable {
    /// The number of bars.
    public var barCount: Int
    /// The shares traded.
    public var volume: Double?
    /// Typical prices weighted by volume.
    public var vwap: Double?

    private enum CodingKeys: String, CodingKey {
      case volume, vwap
      case barCount = "bars"
    }
  }

  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Day 0.
  public var date: String
  /// The time of the announcement on the exchange's clock, such as `12:43`.
  public var announcedAt: String
  /// What people call that clock, such as `IST`.
  public var zone: String?
  /// The length of a bar in minutes.
  public var barMinutes: Double
  /// The close of the session before.
  public var previousClose: Double?
  /// The last price of the bars that ended at or before the announcement.
  public var lastPriceBefore: Double?
  /// When the last of those bars ended.
  public var lastPriceTime: String?
  /// The close of day 0 in the daily prices.
  public var close: Double?
  /// The last price of the bars.
  public var barsClose: Double?
  /// How far the bars' last price lies from the daily close, as a fraction.
  public var closeDifference: Double?
  /// The return from the previous close to the last price before the announcement.
  public var returnBefore: Double?
  /// The return from that price to the close.
  public var returnAfter: Double?
  /// The change of price within the bar of the announcement, part of the return after.
  public var returnWithinBar: Double?
  /// When the bar of the announcement begins.
  public var announcementBarStart: String?
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

  private enum CodingKeys: String, CodingKey {
    case symbol, date, zone, close, before, after, reason
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
    case announcementBarStart = "announcement_bar_start"
    case announcementBar = "announcement_bar"
    case volumeShare = "volume_share"
  }

  /// The time of the announcement with its zone, such as `12:43 IST`.
  var moment: String { [announcedAt, zone].compactMap(\.self).joined(separator: " ") }
}

extension DocumentSplit {
  init(_ split: DayZeroSplit) {
    eventID = split.eventID
    symbol = split.symbol
    date = split.date.description
    announcedAt = split.announcedAt.description
    zone = split.zoneName
    barMinutes = split.barMinutes
    previousClose = split.previousClose.present
    lastPriceBefore = split.lastPriceBefore.present
    lastPriceTime = split.lastPriceTime?.description
    close = split.close.present
    barsClose = split.barsClose.present
    closeDifference = split.closeDifference.present
    returnBefore = split.returnBefore.present
    returnAfter = split.returnAfter.present
    returnWithinBar = split.returnWithinBar.present
    announcementBarStart = split.announcementBarStart?.description
    before = Part(split.before)
    announcementBar = Part(split.announcementBar)
    after = Part(split.after)
    volumeShare = split.volumeShare.present
    reason = split.reason
  }
}

extension DocumentSplit.Part {
  fileprivate init(_ part: DayZeroSplit.Part) {
    barCount = part.barCount
    volume = part.volume.present
    vwap = part.vwap.present
  }
}
