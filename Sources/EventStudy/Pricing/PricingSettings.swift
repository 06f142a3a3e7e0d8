public import CivilTime
internal import Notices

/// What is asked of the prices of one security before a day: a premium, or a price that a rule prescribes.
public struct PricingSettings: Sendable, Hashable {
  /// The security, where the price files have several.
  public var security: String?
  /// The day that everything lies before: of the announcement, or the relevant date of a rule.
  public var day: CalendarDate?
  /// Whether the session of the day itself counts as before, as where the news came after its close.
  public var includesDay = false
  /// The price whose premium is asked for.
  public var price: Double?
  /// The last day before a rumour, whose close is the unaffected one of a premium.
  public var unaffectedDay: CalendarDate?
  /// The name of a rule.
  public var rule: String?
  /// A file of rules beside the built-in ones, which it comes before.
  public var ruleFile: String?
  /// The days on which a rumour moved the price, for each rumour.
  public var moved: [CalendarDate] = []
  /// The days on which the company confirmed, in the same order.
  public var confirmed: [CalendarDate] = []
  /// The days on which the price stood at its band because of a confirmation.
  public var bandDays: [CalendarDate] = []
  /// How many days an unaffected price holds, by the stage of the transaction.
  public var validDays: Int?
  /// Whether the variations of several rumours are added up, which no text that was seen prescribes.
  public var addsRumours = false
  /// Prices that no price file holds, by the key of the rule.
  public var given: [String: Double] = [:]
  /// The number of shares of the company, each from a day on; without a day from the beginning.
  public var shares: [ShareCount] = []
  /// Which sessions count.
  public var sessions = CountedSessions.rows
  /// Files of the same security on another exchange; the exchange with the larger volume counts.
  public var otherExchange: [String] = []
  /// The move of the index at 09:30 against its close before, in percent.
  public var indexMove: Double?
  /// How far two sources of a day's average price may lie apart, in basis points.
  public var tolerance = 25.0

  /// Creates the standard settings.
  public init() {}

  /// Which sessions before a day count.
  public enum CountedSessions: String, Sendable, Hashable, CaseIterable, Codable {
    /// Those that the price files have a row of, with trades or without.
    case rows
    /// Those of the calendar too that the files have no row of: a share that was not traded.
    case calendar
    /// Those with trades.
    case traded
  }

  /// A number of shares from a day on.
  public struct ShareCount: Sendable, Hashable {
    /// The first day, where it is not the number from the beginning.
    public var from: CalendarDate?
    /// The number of shares.
    public var count: Double

    /// Reads `60000000` or `2018-11-01=90000000`; nothing for other texts.
    public init?(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard let number = parts.last.flatMap({ Double($0.filter { $0 != "," && $0 != "_" }) }),
        number.isFinite, number > 0
      else { return nil }
      if parts.count == 2 {
        guard let day = CalendarDate(parts[0]) else { return nil }
        from = day
      } else {
        from = nil
      }
      count = number
    }
  }
}

extension PricingSettings {
  /// Names a setting, for messages.
  static func named(_ key: String, option: String? = nil) -> Setting {
    Setting("vwap", key, option: option)
  }
}
