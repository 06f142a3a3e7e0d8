internal import Announcements
internal import CivilTime
internal import EventStatistics
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
    let models = settings.methods.models + (settings.sensitivity?.models ?? [])
    if models.contains(where: { $0.inputs.contains(.market) }) {
      notes += try SecurityAsMarket(
        self,
        namedBy: .market(.files),
        threads: settings.run.threadCount
      ).check()
    }
  }

  /// Refuses to take the first of many series, of securities that are studied, or of columns that are no
  /// levels of an index for the market.
  private func requireIndices() throws(StudyError) {
    for collection in marketCollections {
      let names = Set(collection.names)
      let studied = announcements.contains { announcement in
        panel.directory.index(of: announcement.symbol).map { names.contains(panel.symbols[$0]) }
          ?? false
      }
      let others = markets.contains { names.contains($0.name) && !$0.movesLikeAnIndex }
      guard collection.names.count > Self.handful || studied || others else { continue }
      throw .prices(
        .severalSymbols(file: collection.path, symbols: collection.names, table: .market)
      )
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

extension MarketSeries {
  /// A usual move from one value to the next that no index has, and volumes and changes have.
  private static let wildMove = 0.1

  /// Whether the values can be those of an index: levels above zero that move little, or returns.
  fileprivate var movesLikeAnIndex: Bool {
    guard values == .prices, levels.count > 1 else { return true }
    let moves = zip(levels, levels.dropFirst()).map { abs($1 / $0 - 1) }.sorted()
    return levels.allSatisfy { $0 > 0 } && moves[moves.count / 2] < Self.wildMove
  }
}
