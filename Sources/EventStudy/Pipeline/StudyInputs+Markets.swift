internal import Announcements
internal import CivilTime
internal import Notices
internal import PriceData

extension StudyInputs {
  /// The most indices of one file that are taken for a choice of indices, the first of them and others
  /// beside it, rather than for a table of securities.
  private static let handful = 5

  /// Checks the indices when it is known which of them events name, and says which are used.
  ///
  /// - Throws: ``StudyError`` when nothing tells the index among many series, or prices and an index
  ///   are not of one frequency.
  mutating func settleMarkets(_ settings: StudySettings) throws(StudyError) {
    let markets = EventMarkets(self)
    if !markets.areNamed { try requireIndices() }
    for place in markets.used + markets.beside where self.markets.indices.contains(place) {
      try requireOneFrequency(self.markets[place])
    }
    notes += markets.notes(for: announcements) + ExcessMarketNote.notes(settings, self)
  }

  /// Refuses to take the first of many series, or of securities that are studied, for the market.
  private func requireIndices() throws(StudyError) {
    for collection in marketCollections {
      let names = Set(collection.names)
      let studied = announcements.contains { announcement in
        panel.directory.index(of: announcement.symbol).map { names.contains(panel.symbols[$0]) }
          ?? false
      }
      guard collection.names.count > Self.handful || studied else { continue }
      throw .prices(.severalSymbols(file: collection.path, symbols: collection.names))
    }
  }

  /// Refuses daily prices beside a monthly market and the like: days that both have would be compared over
  /// spans that differ.
  private func requireOneFrequency(_ market: MarketSeries) throws(StudyError) {
    let (prices, index) = (Frequency(of: panel.days), Frequency(of: market.days))
    guard prices != index, min(panel.days.count, market.days.count) >= 10 else { return }
    throw .configuration(
      .invalidSetting(
        "the prices are \(prices.rawValue) and the market \(market.name) is \(index.rawValue); "
          + "name files of one frequency"
      )
    )
  }
}
