import EventStatistics

/// One tag and model of the oracle, as this library computes it.
struct OracleStudy {
  let tag: String
  let model: String
  let events: [NeutralOracle.Event]
  let fits: [FittedEvent]
  let crossSection: CrossSection

  static let estimation = -220 ... -21
  static let event = -10...10

  /// The identifier of this library for each model name of the oracle.
  static let methods: [String: ExpectedReturnMethod] = [
    "market_model": .market, "market_adjusted": .marketAdjusted, "mean_adjusted": .meanAdjusted,
    "raw": .raw, "capm": .capm, "ff3": .famaFrench3, "carhart4": .carhart4, "ff5": .famaFrench5,
    "scholes_williams": .scholesWilliams, "dimson": .dimson, "lad": .leastAbsoluteDeviation,
    "huber": .huber, "theil_sen": .theilSen,
  ]

  init?(_ oracle: NeutralOracle, tag: String, model: String) throws {
    guard let method = Self.methods[model] else { return nil }
    self.tag = tag
    self.model = model
    events = oracle.events.filter { tag != "cluster12" || $0.cluster == "cluster12" }
    // The oracle compounds logarithmic returns as if they were simple ones.
    fits = try events.map {
      try method.model().fit(oracle.sample($0, tag: tag, returnKind: .simple))
    }
    crossSection = CrossSection(
      fits,
      dates: events.map(\.position),
      preparing: InferenceMethod.allCases
    )
  }
}

extension NeutralOracle {
  /// The sample of one event under a tag of the oracle.
  func sample(_ event: Event, tag: String, returnKind: ReturnKind? = nil) -> EventSample {
    let kind: ReturnKind = tag == "clean_log" ? .log : .simple
    let prices = prices[event.company] ?? []
    let security = tag == "gappy_simple" ? gappy[event.company] ?? [] : kind.returns(of: prices)
    let shift = event.position
    // A price is masked where the return into its day is missing; the first price is there.
    let traded = zip(prices, [0] + (gappy[event.company] ?? []).dropFirst()).map { price, value in
      value.isNaN ? .nan : price
    }
    return EventSample(
      security: security[...],
      market: kind.returns(of: marketLevels)[...],
      factors: factors.sorted { $0.key < $1.key }.filter { $0.key != "rf" }
        .map { FactorSeries(name: $0.key, values: $0.value[...]) },
      riskFree: factors["rf"]?[...],
      prices: EventSample.PricePair(security: traded[...], market: marketLevels[...]),
      estimation: (shift - 220)..<(shift - 20),
      event: (shift - 10)..<(shift + 11),
      firstRelativeDay: -10,
      returnKind: returnKind ?? kind
    )
  }
}
