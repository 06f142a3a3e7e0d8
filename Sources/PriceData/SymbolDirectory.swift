/// Finds a symbol among those of some prices, whatever small differences its spelling has.
///
/// Events, adjustments, market columns and findings all find their series here, so that one spelling
/// cannot mean a series to one of them and none to another.
package struct SymbolDirectory: Sendable {
  /// The symbols, as the prices spell them.
  package let symbols: [String]
  private let exact: [String: Int]
  private let loose: [String: [Int]]

  /// Indexes symbols.
  package init(_ symbols: [String]) {
    self.symbols = symbols
    exact = Dictionary(zip(symbols, symbols.indices), uniquingKeysWith: { first, _ in first })
    loose = Dictionary(grouping: symbols.indices) { Self.loose(symbols[$0]) }
  }

  /// Returns the position of a symbol.
  ///
  /// The exact spelling comes first; else a spelling that differs in case or in an exchange suffix
  /// such as `.NS` counts, when it is the only one.
  package func index(of symbol: String) -> Int? {
    if let index = exact[symbol] { return index }
    guard let candidates = loose[Self.loose(symbol)], candidates.count == 1 else { return nil }
    return candidates[0]
  }

  private static let suffixes = [".NS", ".BO", ".NSE", ".BSE"]

  private static func loose(_ symbol: String) -> String {
    let upper = symbol.uppercased()
    guard let suffix = suffixes.first(where: upper.hasSuffix) else { return upper }
    return String(upper.dropLast(suffix.count))
  }
}
