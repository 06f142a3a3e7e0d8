public import CivilTime

/// The control firms of one event, found by size and book-to-market.
public struct EventControlFirms: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol, which is never a control firm.
  public var symbol: String
  /// What the event's own firm was matched by.
  public var own: FirmCharacteristics
  /// The number of other securities whose size is in the band, with or without prices.
  public var candidateCount: Int
  /// The control firms, the nearest first.
  public var firms: [Firm]
  /// The securities that are nearer than the last control firm and are none.
  @AbsentList public var leftOut: [LeftOut] = []

  /// A control firm.
  public struct Firm: Sendable, Hashable, Codable {
    /// Its symbol.
    public var symbol: String
    /// What it was matched by.
    public var characteristics: FirmCharacteristics
  }

  /// A security that is no control firm of the event.
  public struct LeftOut: Sendable, Hashable, Codable {
    /// Its symbol.
    public var symbol: String
    /// What it would have been matched by.
    public var characteristics: FirmCharacteristics
    /// Why it is none.
    public var reason: String
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, own, firms
    case eventID = "event_id"
    case candidateCount = "n_candidates"
    case leftOut = "left_out"
  }
}

/// The size and the book-to-market of a firm on a day.
public struct FirmCharacteristics: Sendable, Hashable, Codable {
  /// The day that they are dated.
  public var date: CalendarDate
  /// The market value of equity, above 0, in the unit of the table.
  public var marketValue: Double
  /// The book value of equity over its market value, above 0.
  public var bookToMarket: Double

  private enum CodingKeys: String, CodingKey {
    case date
    case marketValue = "market_value"
    case bookToMarket = "book_to_market"
  }
}
