public import CivilTime

/// Day 0 of an announcement in session, before and after the announcement, from intraday bars.
///
/// `before = previous close → last price before the bar of the announcement`,
/// `after = that price → close`
///
/// The bar in which the announcement lies has trades of both sides. It belongs to neither part and
/// is a part of its own; its change of price is within the return after. The two returns together
/// are the return of day 0.
public struct DayZeroSplit: Sendable, Hashable {
  /// The bars of one part of the day.
  public struct Part: Sendable, Hashable {
    /// The number of bars.
    public let barCount: Int
    /// The shares traded, where the bars have volumes.
    public let volume: Double?
    /// Typical prices weighted by volume, where any share was traded.
    public let vwap: Double?

    /// Creates a part.
    public init(barCount: Int, volume: Double?, vwap: Double?) {
      self.barCount = barCount
      self.volume = volume
      self.vwap = vwap
    }
  }

  /// The event.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// Day 0.
  public let date: CalendarDate
  /// The time of the announcement on the exchange's clock.
  public let announcedAt: TimeOfDay
  /// What people call that clock, such as `IST`, where it is known.
  public let zoneName: String?
  /// The length of a bar in minutes.
  public let barMinutes: Double
  /// The close of the session before, from the daily prices.
  public let previousClose: Double?
  /// The last price of the bars that ended at or before the announcement.
  public let lastPriceBefore: Double?
  /// When the last of those bars ended.
  public let lastPriceTime: TimeOfDay?
  /// The close of day 0, from the daily prices.
  public let close: Double?
  /// The last price of the bars.
  public let barsClose: Double
  /// The return before the announcement, as a fraction.
  public let returnBefore: Double?
  /// The return from the last price before the announcement to the close, as a fraction.
  public let returnAfter: Double?
  /// The change of price within the bar of the announcement, as a fraction.
  public let returnWithinBar: Double?
  /// When the bar of the announcement begins; nothing when the announcement lies in no bar.
  public let announcementBarStart: TimeOfDay?
  /// The bars that ended at or before the announcement.
  public let before: Part
  /// The bar in which the announcement lies.
  public let announcementBar: Part
  /// The bars that began after the announcement.
  public let after: Part
  /// The shares of all bars over those of the daily prices.
  public let volumeShare: Double?
  /// Why a return is missing, where one is.
  public let reason: String?

  /// How far the bars' last price lies from the daily close, as a fraction.
  public var closeDifference: Double? { close.map { barsClose / $0 - 1 } }

  /// Creates a split day.
  public init(
    eventID: String,
    symbol: String,
    date: CalendarDate,
    announcedAt: TimeOfDay,
    zoneName: String?,
    barMinutes: Double,
    previousClose: Double?,
    lastPriceBefore: Double?,
    lastPriceTime: TimeOfDay?,
    close: Double?,
    barsClose: Double,
    returnBefore: Double?,
    returnAfter: Double?,
    returnWithinBar: Double?,
    announcementBarStart: TimeOfDay?,
    before: Part,
    announcementBar: Part,
    after: Part,
    volumeShare: Double?,
    reason: String?
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.date = date
    self.announcedAt = announcedAt
    self.zoneName = zoneName
    self.barMinutes = barMinutes
    self.previousClose = previousClose
    self.lastPriceBefore = lastPriceBefore
    self.lastPriceTime = lastPriceTime
    self.close = close
    self.barsClose = barsClose
    self.returnBefore = returnBefore
    self.returnAfter = returnAfter
    self.returnWithinBar = returnWithinBar
    self.announcementBarStart = announcementBarStart
    self.before = before
    self.announcementBar = announcementBar
    self.after = after
    self.volumeShare = volumeShare
    self.reason = reason
  }
}
