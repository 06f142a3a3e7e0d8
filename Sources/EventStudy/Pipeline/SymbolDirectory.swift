internal import Announcements
internal import EventAlignment

/// Finds the series of a symbol, whatever small differences its spelling has.
struct SymbolDirectory: Sendable {
  private let symbols: [String]
  private let exact: [String: Int]
  private let loose: [String: [Int]]

  /// Indexes the symbols of a panel.
  init(_ symbols: [String]) {
    self.symbols = symbols
    exact = Dictionary(zip(symbols, symbols.indices), uniquingKeysWith: { first, _ in first })
    loose = Dictionary(grouping: symbols.indices) { Self.loose(symbols[$0]) }
  }

  /// Returns the position of an announcement's symbol.
  ///
  /// The exact spelling comes first; else a spelling that differs in case or in an exchange suffix
  /// such as `.NS` counts, when it is the only one.
  func position(of announcement: Announcement) throws(ExclusionReason) -> Int {
    try position(ofSymbol: announcement.symbol)
  }

  /// Returns the position of a symbol.
  func position(ofSymbol symbol: String) throws(ExclusionReason) -> Int {
    if let position = exact[symbol] { return position }
    if let candidates = loose[Self.loose(symbol)], candidates.count == 1 {
      return candidates[0]
    }
    throw .unknownSymbol(
      symbol,
      suggestion: SymbolSuggestion.similar(to: symbol, among: symbols, limit: 1).first
    )
  }

  private static let suffixes = [".NS", ".BO", ".NSE", ".BSE"]

  private static func loose(_ symbol: String) -> String {
    let upper = symbol.uppercased()
    guard let suffix = suffixes.first(where: upper.hasSuffix) else { return upper }
    return String(upper.dropLast(suffix.count))
  }
}
