internal import Announcements
internal import CivilTime
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Tells a market that is the security which is measured against it.
///
/// A security has no abnormal return beyond itself, whatever happened to it. Two series are alike where the usual
/// difference of their daily returns, the median of the last year, is below a tenth of the usual return: those of one
/// security from two sources are, adjusted for splits or not, and those of a security and an index are not.
struct SecurityAsMarket {
  /// The returns that are compared, and the fewest that tell something.
  private static let compared = 20...250
  /// The usual difference, as a share of the usual return, below which series are alike.
  private static let difference = 0.1

  private let inputs: StudyInputs
  private let markets: EventMarkets
  private let setting: Setting
  private let threads: Int

  /// Looks at the securities of events and the indices that they are measured against, or compared with.
  ///
  /// - Parameters:
  ///   - inputs: The securities and the indices.
  ///   - setting: The setting that names the files of the indices.
  ///   - threads: The number of threads, on which nothing depends but the time.
  init(_ inputs: StudyInputs, namedBy setting: Setting, threads: Int) {
    self.inputs = inputs
    markets = EventMarkets(inputs)
    self.setting = setting
    self.threads = threads
  }

  /// Refuses an index that has the name and the returns of a security of its events.
  ///
  /// - Returns: A warning for each that has the returns alone.
  /// - Throws: ``StudyError/configuration(_:)`` with both names.
  func check() throws(StudyError) -> [StudyNote] {
    try requirePrices()
    var notes: [StudyNote] = []
    for (place, symbols) in securities.sorted(by: { $0.key < $1.key }) {
      let market = inputs.markets[place]
      let levels = levels(of: market)
      let name = SymbolDirectory([market.name])
      let symbols = symbols.sorted()
      let areAlike = concurrentMap(count: symbols.count, threads: threads) {
        isAlike(symbols[$0], to: market, levels: levels)
      }
      for (symbol, _) in zip(symbols, areAlike).filter(\.1) {
        let security = inputs.panel.symbols[symbol]
        let remedy: Message =
          switch (markets.areNamed, inputs.markets.count > 1) {
          case (true, _): "name an index in the column market of its events"
          case (_, true): "leave it out of \(setting)"
          case (_, false): "name the file of an index with \(setting)"
          }
        guard name.index(of: security) == nil else {
          throw .configuration(
            .invalidSetting(
              """
              the market \(market.name) is \(security), a security of the events, which has no abnormal return \
              beyond itself; \(remedy)
              """
            )
          )
        }
        notes.append(
          StudyNote(
            severity: .warning,
            source: .market,
            message: """
              the market \(market.name) has nearly the returns of \(security), which has no abnormal return beyond \
              itself; if it is the same security, \(remedy)
              """
          )
        )
      }
    }
    return notes
  }

  /// Refuses a market that has the name of a security of the events which no price file has.
  ///
  /// Its file was given for the wrong thing: its own events would be left out, and those of others measured against a
  /// share. An index among the events is left out as any other symbol without prices is.
  private func requirePrices() throws(StudyError) {
    for announcement in inputs.announcements where announcement.status == .ok {
      guard inputs.panel.directory.index(of: announcement.symbol) == nil,
        let place = try? markets.position(of: announcement)
      else { continue }
      for market in ([place] + markets.beside).filter(inputs.markets.indices.contains) {
        let name = inputs.markets[market].name
        guard SymbolDirectory([name]).index(of: announcement.symbol) != nil,
          !IndexNames.contains(name)
        else { continue }
        throw .configuration(
          .invalidSetting(
            """
            the market \(name) is a security of the events, and no price file has it; name its file with \
            \(.prices(.files)) and that of an index with \(setting)
            """
          )
        )
      }
    }
  }

  /// The securities of the events that are measured against each index, or compared with it.
  private var securities: [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    for announcement in inputs.announcements where announcement.status == .ok {
      guard let place = try? markets.position(of: announcement),
        inputs.markets.indices.contains(place),
        let symbol = inputs.panel.directory.index(of: announcement.symbol)
      else { continue }
      for market in [place] + markets.beside { found[market, default: []].insert(symbol) }
    }
    return found
  }

  /// The values of an index on the days of the panel.
  private func levels(of market: MarketSeries) -> [Double] {
    var place = 0
    return inputs.panel.days.map { day in
      while place < market.days.count, market.days[place] < day { place += 1 }
      return place < market.days.count && market.days[place] == day ? market.levels[place] : .nan
    }
  }

  private func isAlike(_ symbol: Int, to market: MarketSeries, levels: [Double]) -> Bool {
    guard let closes = inputs.panel.values(.close) else { return false }
    var differences: [Double] = []
    var sizes: [Double] = []
    var later: (close: Double, level: Double)?
    for cell in inputs.panel.cells.range(ofSymbol: symbol).reversed() {
      guard differences.count < Self.compared.upperBound else { break }
      let (close, level) = (closes[cell], levels[inputs.panel.cells.day(ofCell: cell)])
      guard close.isFinite, level.isFinite else { continue }
      if let later {
        let own = inputs.panel.values == .returns ? later.close : later.close / close - 1
        let index = market.values == .returns ? later.level : later.level / level - 1
        if own.isFinite, index.isFinite {
          differences.append(abs(own - index))
          sizes.append(abs(index))
        }
      }
      later = (close, level)
    }
    guard differences.count >= Self.compared.lowerBound, let largest = sizes.max() else {
      return false
    }
    // Without half of the differences below the bound of the largest size no median is below it: no need to sort.
    let small = differences.count { $0 < Self.difference * largest }
    guard small >= differences.count / 2, let difference = differences.median,
      let size = sizes.median
    else { return false }
    return difference < Self.difference * size
  }
}
