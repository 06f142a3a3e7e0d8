internal import Announcements
internal import EventAlignment
internal import PriceData

extension SymbolDirectory {
  /// Returns the position of an announcement's symbol, or throws the reason to leave it out.
  func position(of announcement: Announcement) throws(ExclusionReason) -> Int {
    do throws(ExclusionReason) {
      return try position(ofSymbol: announcement.symbol)
    } catch {
      guard case .unknownSymbol(let symbol, let suggestion, nil) = error else { throw error }
      throw .unknownSymbol(symbol, suggestion: suggestion, remark: announcement.reason)
    }
  }

  /// Returns the position of a symbol, or throws the reason to leave an announcement of it out.
  func position(ofSymbol symbol: String) throws(ExclusionReason) -> Int {
    switch match(symbol) {
    case .one(let position): return position
    case .several(let spellings): throw .ambiguousSymbol(symbol, spellings: spellings)
    case .numbers(let spellings): throw .renumberedSymbol(symbol, spellings: spellings)
    case .unknown:
      throw .unknownSymbol(
        symbol,
        suggestion: SymbolSuggestion.similar(to: symbol, among: symbols, limit: 1).first
      )
    }
  }
}
