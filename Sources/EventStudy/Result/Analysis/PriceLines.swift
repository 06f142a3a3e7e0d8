internal import Announcements
public import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// What the price of one event's security would have been on the days before, had the news been known: an estimate of
/// price impact carried back, not of damages.
///
/// With `P` the price of a day, `P₀` the last close before the window and `I` the impact a share, the line of constant
/// percentage is `P (1 + I/P₀)` and that of constant currency `max(0, P + I)`; their ends are those of the interval of *I*.
/// The distance between price and line is the inflation of the price that the event took out, or the discount where the
/// event was a rise. Both lines meet on the last day before the window.
///
/// Source: Tabak & Okongwu (2002), *Inflation Methodologies in Securities Fraud Cases: Theory and Practice*, NERA Working
/// Paper, names both methods; the intervals are those of the abnormal return.
public struct PriceLines: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The first day of the window, the first that is tested.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The days relative to day 0, from the first of the estimation window to the last before the window.
  public var relativeDay: [Int]
  /// The days as dates.
  @DateTexts public var date: [CalendarDate]
  /// The close, in the currency of the prices and in shares of the end of the event window.
  public var price: [Double?]
  /// The line of constant percentage.
  public var constantPercentage: Line
  /// The line of constant currency.
  public var constantCurrency: Line

  /// A line with its confidence interval, one element a day.
  public struct Line: Sendable, Hashable, Codable {
    /// The price had the news been known.
    public var value: [Double?]
    /// The lower end of its interval; absent where the model has no standard error.
    public var lower: [Double?]
    /// The upper end.
    public var upper: [Double?]
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, date, price
    case eventID = "event_id"
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case relativeDay = "relative_day"
    case constantPercentage = "constant_percentage"
    case constantCurrency = "constant_currency"
  }
}

extension PriceLines {
  /// Carries the impact of each event back over its estimation window; none in a study of many events, or where an
  /// event has no impact in money.
  static func all(_ fitted: FittedStudy?, impacts: [PriceImpact], plan: StudyPlan) -> [PriceLines] {
    guard let fitted, let window = plan.tested.first?.days else { return [] }
    return fitted.events.compactMap { event, _ in
      impacts.first {
        $0.eventID == event.eventID && $0.windowStart == window.lowerBound
          && $0.windowEnd == window.upperBound
      }.flatMap { PriceLines($0, before: event) }
    }
  }

  private init?(_ impact: PriceImpact, before event: AlignedEvent) {
    let first = max(0, event.day.index + event.windows.estimation.days.lowerBound)
    let last = event.day.index + impact.windowStart - 1
    guard let before = impact.priceBefore, first <= last else { return nil }
    let closes = event.axis.values(of: .close, symbol: event.symbol, at: first...last)
    // Files may hold splits after the event; the last close is known in shares of the event.
    guard let reference = closes.last(where: \.isFinite) else { return nil }
    self.init(
      impact,
      before: before,
      relativeDay: (first...last).map { $0 - event.day.index },
      date: Array(event.axis.days[first...last]),
      price: closes.map { $0 * before / reference }
    )
  }

  /// Carries an impact back over prices.
  ///
  /// - Returns: Nothing without an impact.
  init?(
    _ impact: PriceImpact,
    before: Double,
    relativeDay: [Int],
    date: [CalendarDate],
    price: [Double]
  ) {
    guard let perShare = impact.perShare, before > 0 else { return nil }
    func line(_ value: (_ price: Double, _ impact: Double) -> Double) -> Line {
      func all(_ impact: Double?) -> [Double?] {
        price.map { price in impact.flatMap { value(price, $0).present } }
      }
      return Line(
        value: all(perShare),
        lower: all(impact.perShareLower),
        upper: all(impact.perShareUpper)
      )
    }
    self.init(
      eventID: impact.eventID,
      symbol: impact.symbol,
      windowStart: impact.windowStart,
      windowEnd: impact.windowEnd,
      relativeDay: relativeDay,
      date: date,
      price: price.map(\.present),
      constantPercentage: line { $0 * (1 + $1 / before) },
      // A share is never worth less than nothing.
      constantCurrency: line { $0.isFinite ? max(0, $0 + $1) : .nan }
    )
  }
}
