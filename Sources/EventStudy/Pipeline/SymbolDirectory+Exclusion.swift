internal import Announcements
internal import EventAlignment
internal import PriceData

extension SymbolDirectory {
  /// Returns the position of an announcement's symbol, or throws the reason to leave it out.
  func position(of announcement: Announcement) throws(ExclusionReason) -> Int {
    try position(ofSymbol: announcement.symbol)
  }

  /// Returns the position of a symbol, or throws the reason to leave an announcement of it out.
  func position(ofSymbol symbol: String) throws(ExclusionReason) -> Int {
    if let position = index(of: symbol) { return position }
    throw .unknownSymbol(
      symbol,
      suggestion: SymbolSuggestion.similar(to: symbol, among: symbols, limit: 1).first
    )
  }
}
