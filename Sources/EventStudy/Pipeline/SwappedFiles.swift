internal import Announcements
internal import Notices
internal import PriceData

/// Tells prices and market that stand in each other's place.
struct SwappedFiles {
  private let inputs: StudyInputs
  private let prices: [String]
  private let markets: [String]

  /// Looks at the inputs of a study and at the names of their files.
  init(_ inputs: StudyInputs, _ settings: StudySettings) {
    self.inputs = inputs
    prices = settings.prices.files
    markets = settings.market.files
  }

  /// Refuses a study whose prices hold none of the events' securities, where its market holds them.
  func check() throws(StudyError) {
    let symbols = Set(inputs.announcements.map(\.symbol))
    guard symbols.allSatisfy({ inputs.panel.directory.index(of: $0) == nil }) else { return }
    let names = SymbolDirectory(inputs.markets.map(\.name).sorted())
    guard let symbol = symbols.sorted().first(where: { names.index(of: $0) != nil }) else { return }
    let (market, file) = (markets.joined(separator: " "), prices.joined(separator: " "))
    let advice: Message =
      prices.count == 1 && markets.count == 1
      ? "\(.prices(.files), market) \(.market(.files), file)"
      : "\(.prices(.files)) for \(market) and \(.market(.files)) for \(file)"
    throw .configuration(
      .invalidSetting(
        """
        the securities of the events, such as \(symbol), are in \(market), which is given as the market, and \
        not in the prices; give them the other way round: \(advice)
        """
      )
    )
  }
}
