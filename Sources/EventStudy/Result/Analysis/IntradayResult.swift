public import CivilTime

/// The minutes after an announcement, against the same minutes of ordinary days.
///
/// Returns are fractions. Of an announcement in session the first interval is that in which it lies, and
/// prices before it are those of the interval before; of one out of session it is the first of day 0, with the
/// move since the close before in it.
public struct IntradayResult: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Day 0.
  public var date: CalendarDate
  /// The time of the announcement on the exchange's clock, where it was in session.
  public var announcedAt: TimeOfDay?
  /// The length of an interval in minutes.
  public var intervalMinutes: Double
  /// The number of days before that have the same minutes.
  public var ordinaryDays: Int
  /// The index whose moves were taken out, where the bars have it.
  public var market: String?
  /// The last price before the first interval.
  public var priceBefore: Double?
  /// The intervals.
  public var minutes: [Minute]
  /// The moves to some minutes after the announcement, and to the last bar.
  public var markOuts: [MarkOut]
  /// How many minutes passed until half of the move to the last bar was made.
  public var minutesToHalf: Double?
  /// Why there is nothing to compare, where that is so.
  public var reason: String?

  /// An interval of the clock.
  public struct Minute: Sendable, Hashable, Codable {
    /// Minutes from the beginning of the first interval to the end of this one.
    public var minute: Double
    /// When the interval ends.
    public var time: TimeOfDay
    /// The last price.
    public var price: Double?
    /// The shares traded.
    public var volume: Double?
    /// The return, less that of the index where there is one.
    public var value: Double?
    /// The mean of the same interval on ordinary days.
    public var expected: Double
    /// The abnormal return.
    public var ar: Double?
    /// Its standard error.
    public var arStandardError: Double
    /// The cumulative abnormal return.
    public var car: Double
    /// Its standard error.
    public var carStandardError: Double
    /// The ends of its band, of the study's confidence.
    public var carLower: Double?
    public var carUpper: Double?
    /// The share of ordinary days that moved as much over the same minutes.
    public var pValue: Double
    /// The share of ordinary days that lay below.
    public var percentile: Double
    /// The ordinary days that have the interval.
    public var days: Int

    private enum CodingKeys: String, CodingKey {
      case minute, time, price, volume, expected, ar, car, percentile, days
      case value = "return"
      case arStandardError = "ar_standard_error"
      case carStandardError = "car_standard_error"
      case carLower = "car_lower"
      case carUpper = "car_upper"
      case pValue = "p_value"
    }
  }

  /// The move to a moment after the announcement.
  public struct MarkOut: Sendable, Hashable, Codable {
    /// The minutes that were asked for; nothing for the last bar of the day.
    public var minutes: Double?
    /// The end of the interval that reaches them.
    public var time: TimeOfDay
    /// The cumulative return, less that of the index where there is one.
    public var move: Double
    /// The cumulative abnormal return.
    public var car: Double
    /// Its t statistic against the variance of the same minutes.
    public var t: Double?
    /// The share of ordinary days that moved as much over the same minutes.
    public var pValue: Double
    /// The share of ordinary days that lay below.
    public var percentile: Double

    private enum CodingKeys: String, CodingKey {
      case minutes, time, move, car, t, percentile
      case pValue = "p_value"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, date, market, minutes, reason
    case eventID = "event_id"
    case announcedAt = "announced_at"
    case intervalMinutes = "interval_minutes"
    case ordinaryDays = "n_ordinary_days"
    case priceBefore = "price_before"
    case markOuts = "mark_outs"
    case minutesToHalf = "minutes_to_half"
  }
}

/// The moves of several events over the same minutes.
public struct IntradayAverage: Sendable, Hashable, Codable {
  /// The minutes after the announcement; nothing for the last bar of the day.
  public var minutes: Double?
  /// The number of events.
  public var eventCount: Int
  /// The number of moves above zero.
  public var positiveCount: Int
  /// The mean cumulative abnormal return.
  public var caar: Double
  /// The cross-sectional t statistic and its p-value.
  public var crossSectionalT: Double?
  public var crossSectionalPValue: Double?
  /// The t statistic of the standardized moves and its p-value.
  public var bmpT: Double?
  public var bmpPValue: Double?
  /// The p-value of the number of moves above zero.
  public var signPValue: Double?

  private enum CodingKeys: String, CodingKey {
    case minutes, caar
    case eventCount = "n_events"
    case positiveCount = "n_positive"
    case crossSectionalT = "cross_sectional_t"
    case crossSectionalPValue = "cross_sectional_p_value"
    case bmpT = "bmp_t"
    case bmpPValue = "bmp_p_value"
    case signPValue = "sign_p_value"
  }
}
