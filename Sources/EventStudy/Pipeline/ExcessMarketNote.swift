internal import EventStatistics
internal import Notices
internal import PriceData

extension MarketSettings {
  /// Whether a model takes the market return of the factor file where the study has an index too.
  func takesFactorMarket(_ method: ExpectedReturnMethod) -> Bool {
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
    guard let market = inputs.market, let names = inputs.factors?.names,
      let excess = names.first(where: { FactorName($0) == .excessMarket }),
      names.contains(where: { FactorName($0) == .riskFree })
    else { return [] }
    let models = settings.methods.models.filter {
      [.famaFrench3, .carhart4, .famaFrench5, .capm, .factors].contains($0)
    }
    let (own, index) = (
      models.filter(settings.market.takesFactorMarket),
      models.filter { !settings.market.takesFactorMarket($0) }
    )
    var messages: [Message] = []
    if !own.isEmpty {
      messages.append(
        """
        the market of \(list(own)) is \(excess) of the factor file, not \(market.name); to take the \
        index, pass \(.market(.excessMarket), "index")
        """
      )
    }
    if !index.isEmpty {
      messages.append(
        """
        the market of \(list(index)) is \(market.name), not \(excess) of the factor file; to take \
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
