public import CivilTime
internal import EventAlignment

/// Something that a reader of one event's returns should know.
///
/// A remark never changes a number. ``description`` is one short sentence with the days in it.
public enum EventRemark: Sendable, Hashable {
  /// Why a return is one of several sessions.
  public enum Gap: Sendable, Hashable {
    /// The index lacks sessions that the security traded.
    case market(String, lacks: [CalendarDate])
    /// Neither file has sessions of the calendar.
    case data(lack: [CalendarDate])
    /// The security has no price in sessions.
    case security(lacks: [CalendarDate])
  }

  /// What a previous close that is not the last one tells.
  public enum Contradiction: Sendable, Hashable {
    /// A session lies between that the file lacks.
    case missingSession
    /// No session lies between.
    case otherPrice
    /// It is not known whether a session lies between.
    case unknown
  }

  /// The index lacks a day, which therefore has no abnormal return.
  case withoutMarket(CalendarDate, market: String)
  /// The return of a day is one of several sessions, perhaps under one model alone.
  case spanning(CalendarDate, from: CalendarDate, [Gap], model: String? = nil)
  /// The previous close in the row of a day is not the last close of the file.
  case previousClose(
    CalendarDate,
    stated: Double,
    last: Double,
    on: CalendarDate,
    Contradiction
  )
  /// The close and the vendor's adjusted close have different returns on a day.
  case exDate(CalendarDate, close: Double, adjusted: Double, usesAdjusted: Bool)
  /// Prices that the announcement quotes are not those of the file.
  case quotes(CalendarDate, [QuotedPrice], QuoteDisagreement)
  /// Prices before a day were adjusted, which decides the return of the day.
  case adjustment(CalendarDate, asTraded: Double, adjusted: Double)
}

extension EventRemark: CustomStringConvertible {
  public var description: String {
    switch self {
    case .withoutMarket(let day, let market):
      "\(day) has no abnormal return: no market return, \(market) lacks the day"
    case .spanning(let day, let first, let gaps, let model):
      "the return of \(day) spans \(first) to \(day)" + (model.map { " under \($0)" } ?? "")
        + (gaps.isEmpty ? "" : ": " + gaps.map(\.words).joined(separator: ", "))
    case .previousClose(let day, let stated, let last, let lastDay, let contradiction):
      "the exchange's previous close of \(day) is \(Self.price(stated)), the file's last close "
        + "\(Self.price(last)) of \(lastDay): \(contradiction.words)"
    case .exDate(let day, let close, let adjusted, let usesAdjusted):
      "on \(day) the close returns \(Self.percent(close)) and the adjusted close "
        + "\(Self.percent(adjusted)), as on an ex-date: the \(usesAdjusted ? "adjusted close" : "close") "
        + "is used"
    case .quotes(let day, let prices, let disagreement):
      "the announcement quotes other prices of \(day) than the file has: "
        + prices.filter { !$0.agrees }.map(\.description).joined(separator: ", ")
        + "; \(disagreement.words)"
    case .adjustment(let day, let asTraded, let adjusted):
      "prices before \(day) are adjusted: the return of \(day) is \(Self.percent(adjusted)) and "
        + "would be \(Self.percent(asTraded)) as traded"
    }
  }

  /// Returns a price with at most six decimals, which hides what arithmetic adds to it.
  static func price(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return value.magnitude < 1e9 && rounded == rounded.rounded()
      ? "\(Int(rounded))" : value.magnitude < 1e9 ? "\(rounded)" : "\(value)"
  }

  /// Returns a return in percent with two decimals and its sign.
  private static func percent(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return "\(value * 100) %" }
    let hundredths = Int((value * 1e4).rounded())
    let digits = "\(hundredths.magnitude % 100)"
    return "\(hundredths < 0 ? "-" : "+")\(hundredths.magnitude / 100)."
      + (digits.count == 1 ? "0" : "") + digits + " %"
  }
}

extension EventRemark.Gap {
  fileprivate var words: String {
    switch self {
    case .market(let name, let days): "\(name) lacks \(DayList.text(days))"
    case .data(let days):
      "the files lack the session\(days.count == 1 ? "" : "s") of \(DayList.text(days))"
    case .security(let days): "no price on \(DayList.text(days))"
    }
  }
}

extension EventRemark.Contradiction {
  fileprivate var words: String {
    switch self {
    case .missingSession: "a session is missing"
    case .otherPrice: "a price was adjusted or corrected"
    case .unknown: "a session is missing, or a price was adjusted or corrected"
    }
  }
}
