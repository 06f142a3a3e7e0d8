package import EventStatistics
internal import Notices
internal import PriceData

extension MarketSettings {
  /// Whether a model's result depends on the index, in a study with or without a market among its
  /// factors.
  func usesIndex(_ method: ExpectedReturnMethod, hasFactorMarket: Bool) -> Bool {
    method.inputs.contains(.market) && !(takesFactorMarket(method) && hasFactorMarket)
  }

  /// Whether a model takes the market return of the factor file where the study has an index too.
  package func takesFactorMarket(_ method: ExpectedReturnMethod) -> Bool {
    switch method {
    // Their factors are made to stand beside the market of their file.
    case .famaFrench3, .carhart4, .famaFrench5: excessMarket != .index
    case .capm, .factors: excessMarket == .factors
    default: false
    }
  }
}

/// Says which of two markets a model takes, where a study has an index and a file of factors with a market
/// of their own.
enum ExcessMarketNote {
  static func notes(_ settings: StudySettings, _ inputs: StudyInputs) -> [StudyNote] {
    let markets = EventMarkets(inputs).usedSeries.map(\.name)
    guard !markets.isEmpty, let names = inputs.factors?.names,
      let excess = names.first(where: { FactorName($0) == .excessMarket }),
      names.contains(where: { FactorName($0) == .riskFree })
    else { return [] }
    let models = settings.methods.models.filter(\.readsFactorFile)
    let index = markets.joined(separator: " or ")
    let (own, others) = (
      models.filter(settings.market.takesFactorMarket),
      models.filter { !settings.market.takesFactorMarket($0) }
    )
    var messages: [Message] = []
    if !own.isEmpty {
      messages.append(
        """
        the market of \(list(own)) is \(excess) of the factor file, not \(index); to take the \
        index, pass \(.market(.excessMarket), "index")
        """
      )
    }
    if !others.isEmpty {
      messages.append(
        """
        the market of \(list(others)) is \(index), not \(excess) of the factor file; to take \
        the file's, pass \(.market(.excessMarket), "factors")
        """
      )
    }
    return messages.map { StudyNote(severity: .information, source: .market, message: $0) }
  }

  private static func list(_ models: [ExpectedReturnMethod]) -> String {
    models.map(\.rawValue).joined(separator: ", ")
  }
}
