public import Announcements
public import CivilTime

/// A price that the text of an announcement quotes, beside that of the price file.
public struct QuotedPrice: Sendable, Hashable, Codable {
  /// What is quoted, such as `previous_close`.
  public var part: MarketQuote.Part
  /// The session whose prices it is compared with.
  public var date: CalendarDate
  /// The price as quoted, in the currency of the text.
  public var quoted: Double
  /// The lowest price that the file allows: the price itself, or the low of the session where the quote may be of
  /// any moment of it.
  public var fileLow: Double
  /// The highest price that the file allows: the price itself, or the high of the session.
  public var fileHigh: Double
  /// Whether the quote lies between them, to half a unit of its last digit.
  public var agrees: Bool

  private enum CodingKeys: String, CodingKey {
    case part, date, quoted, agrees
    case fileLow = "file_low"
    case fileHigh = "file_high"
  }
}

extension QuotedPrice: CustomStringConvertible {
  /// The part, the quote and what the file has.
  public var description: String {
    let file =
      fileLow == fileHigh
      ? EventRemark.price(fileLow)
      : "\(EventRemark.price(fileLow)) to \(EventRemark.price(fileHigh))"
    return "\(part.words) \(EventRemark.price(quoted)) (file: \(file))"
  }
}

extension MarketQuote.Part {
  /// What a text calls the part.
  fileprivate var words: String {
    switch self {
    case .price: "price"
    case .change: "change"
    case .changeFraction: "change in percent"
    case .previousClose: "previous close"
    case .open: "open"
    case .high: "high"
    case .low: "low"
    case .volumeWeightedAveragePrice: "VWAP"
    }
  }
}

/// What quoted prices that are not those of the file may be.
public enum QuoteDisagreement: Sendable, Hashable {
  /// All are the file's times one ratio, as before or after a split.
  case ratio(String)
  /// All are those of another session.
  case otherDay(CalendarDate)
  /// All are within a hundredth, as on another exchange.
  case near
  /// None of these.
  case unknown
}

extension QuoteDisagreement {
  var words: String {
    switch self {
    case .ratio(let ratio): "the ratio is \(ratio), as of a split or another unit"
    case .otherDay(let day): "they are those of \(day): the day of the announcement may be wrong"
    case .near: "all are within 1 %, as on another exchange"
    case .unknown: "another security, currency or day, or prices that were adjusted"
    }
  }
}
