internal import CivilTime
internal import EventAlignment
internal import Notices

/// Which bars of a day the averages of its bars count.
public enum SessionBars: String, Sendable, Hashable, CaseIterable, Codable {
  /// Those that begin while shares trade.
  case regular
  /// Those of the exchange's day from its first phase to its last: the opening and the closing auction too, and
  /// the bar that begins at the close, in which a closing auction is.
  case auctions
  /// Every bar of the files.
  case all
}

/// The shares in free float of a security, from a day on.
///
/// Written `2936000000`, `2018-11-01=90000000`, or `ASHOKLEY:2018-11-01=90000000` where there are several
/// securities.
public struct FreeFloat: Sendable, Hashable, LosslessStringConvertible {
  /// The security; the only one where it is left out.
  public var symbol: String?
  /// The shares.
  public var shares: PricingSettings.ShareCount

  /// Reads a number of shares with its day and its security; nothing for other texts.
  public init?(_ description: String) {
    var number = description
    if let colon = description.lastIndex(of: ":") {
      symbol = String(description[..<colon])
      number = String(description[description.index(after: colon)...])
      guard symbol?.isEmpty == false else { return nil }
    }
    guard let shares = PricingSettings.ShareCount(number) else { return nil }
    self.shares = shares
  }

  public var description: String {
    (symbol.map { "\($0):" } ?? "") + (shares.from.map { "\($0)=" } ?? "")
      + (Int(exactly: shares.count).map(String.init) ?? "\(shares.count)")
  }
}

extension FreeFloat {
  /// Checks that each number is of a security of the prices.
  ///
  /// - Throws: ``ConfigurationError`` for a security that the prices lack, and for a number that does not say of
  ///   which of several it is.
  static func check(
    _ floats: [FreeFloat],
    among symbols: [String],
    position: (String) -> Int?
  ) throws(ConfigurationError) {
    for float in floats {
      guard let symbol = float.symbol else {
        guard symbols.count > 1 else { continue }
        throw .missing(
          what:
            "the free float \(float) does not say of which of \(symbols.count) securities it is",
          remedy: "write \(.prices(.freeFloat), "\(symbols[0]):\(float)")"
        )
      }
      guard position(symbol) == nil else { continue }
      throw .unknownName(
        kind: "security of the price files",
        name: symbol,
        suggestion: SymbolSuggestion.similar(to: symbol, among: symbols, limit: 1).first,
        known: Array(symbols.prefix(10))
      )
    }
  }
}

extension FreeFloat: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let float = FreeFloat(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "\"\(text)\" is no number of shares; write it as 60000000, 2018-11-01=90000000 or "
          + "SYMBOL:90000000"
      )
    }
    self = float
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension [FreeFloat] {
  /// Those of one security.
  func of(_ symbol: Int, _ symbols: (String) -> Int?) -> [PricingSettings.ShareCount] {
    filter { $0.symbol.map { symbols($0) == symbol } ?? true }.map(\.shares)
  }
}

extension [PricingSettings.ShareCount] {
  /// The number that holds on a day; not a number where none does.
  func count(on day: CalendarDate) -> Double {
    filter { $0.from.map { $0 <= day } ?? true }
      .max { ($0.from?.dayNumber ?? .min) < ($1.from?.dayNumber ?? .min) }?.count ?? .nan
  }
}
