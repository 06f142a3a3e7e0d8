public import CivilTime
internal import EventAlignment

/// What somebody had who bought after the news, and sold at a close.
public struct EntryResult: Sendable, Hashable, Codable {
  /// The price at which was bought.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The first opening price after the news.
    case open
    /// The average price of the first whole day after the news.
    case vwap
  }

  /// The event.
  public var eventID: String
  /// The price at which was bought.
  public var kind: Kind
  /// The day, relative to day 0.
  public var relativeDay: Int
  /// The day.
  public var date: CalendarDate
  /// The price, as traded.
  public var price: Double
  /// The costs of buying and selling together, as a fraction.
  public var costs: Double
  /// The days held, and what was left of each: close over price, less 1, less the costs.
  public var exits: [Exit]

  /// What was had at a close.
  public struct Exit: Sendable, Hashable, Codable {
    /// The days after that of the purchase.
    public var days: Int
    /// The return after costs, as a fraction.
    public var net: Double
    /// The same less the return of the market over the days after that of the purchase, where there are some and it
    /// is known: what the market did between the purchase and the close of its day is not.
    public var beyondMarket: Double?

    private enum CodingKeys: String, CodingKey {
      case days, net
      case beyondMarket = "beyond_market"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind, date, price, costs, exits
    case eventID = "event_id"
    case relativeDay = "relative_day"
  }
}

extension AveragePrices {
  /// The days after a purchase at which its return is looked at.
  package static let heldDays = [0, 1, 5, 10]

  /// Returns what buyers after the news had.
  ///
  /// News before the opening can be bought on day 0; news within the session, or of an unknown hour, on the day
  /// after, so that no price is from before the news.
  ///
  /// - Parameters:
  ///   - isBeforeOpen: Whether the news was out before day 0 opened.
  ///   - costs: The costs of buying and selling together, as a fraction.
  /// - Returns: One result for each kind of price that the day has.
  public func entries(isBeforeOpen: Bool, costs: Double) -> [EntryResult] {
    let first = isBeforeOpen ? 0 : 1
    guard let start = relativeDay.firstIndex(of: first), factor.count == date.count,
      open.count == date.count
    else { return [] }
    return EntryResult.Kind.allCases.compactMap { kind in
      let entry = kind == .open ? open[start] : vwap[start]
      guard let entry, entry > 0 else { return nil }
      let price = entry * factor[start]
      let exits = Self.heldDays.compactMap { days -> EntryResult.Exit? in
        let end = start + days
        guard close.indices.contains(end), let close = close[end] else { return nil }
        let net = close * factor[end] / price - 1 - costs
        var market: Double? = days > 0 && marketReturn.count == date.count ? 1 : nil
        for day in (start + 1)..<max(start + 1, end + 1) {
          market = market.flatMap { level in marketReturn[day].map { level * (1 + $0) } }
        }
        return EntryResult.Exit(days: days, net: net, beyondMarket: market.map { net - ($0 - 1) })
      }
      return EntryResult(
        eventID: eventID,
        kind: kind,
        relativeDay: first,
        date: date[start],
        price: entry,
        costs: costs,
        exits: exits
      )
    }
  }
}

extension [AveragePrices] {
  /// What buyers after each announcement had, by event and price.
  func entries(_ events: [AlignedEvent], costs: Double) -> [EntryResult] {
    let rules = Dictionary(
      events.map { ($0.eventID, $0.day.rule) },
      uniquingKeysWith: { first, _ in first }
    )
    return flatMap { prices in
      prices.entries(
        isBeforeOpen: rules[prices.eventID]?.isOutBeforeDayZero == true,
        costs: costs / 10_000
      )
    }
  }
}
