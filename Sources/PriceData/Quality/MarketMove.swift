internal import CivilTime

/// Where the move of the market during a jump is taken from.
enum MarketMove {
  /// An index, with its level on each day of the panel, not a number where unknown.
  case index([Double])
  /// The median of the other symbols of the panel.
  case otherSymbols

  /// With fewer other symbols, a median says more about a company than about the market.
  static let fewestOthers = 3

  /// Returns the market's level after divided by that before, or nothing when it is not known.
  func ratio(during jump: PriceJump, in panel: PricePanel) -> Double? {
    guard let before = panel.index(ofDay: jump.previousDate),
      let after = panel.index(ofDay: jump.date)
    else { return nil }
    if case .index(let levels) = self, levels[before] > 0, levels[after] > 0 {
      return levels[after] / levels[before]
    }
    let ratios = panel.symbolDays.filter { $0.name != jump.symbol }.compactMap { other -> Double? in
      guard let closes = other.values(.close), closes[before] > 0, closes[after] > 0 else {
        return nil
      }
      return closes[after] / closes[before]
    }.sorted()
    guard ratios.count >= Self.fewestOthers else { return nil }
    let middle = ratios.count / 2
    return ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
  }
}
