/// The returns of one scenario: how the simulated studies of a world are drawn.
///
/// `r = β r_m + σ e`, with `r_m` normal and `e` of mean 0 and variance 1. Events of one date see the
/// same market, and their shocks are `e = √(1 − ρ) own + √ρ common`. The mean return is zero, and
/// a return below -99 % becomes that, so that buy-and-hold returns exist.
struct SimulatedWorld: Sendable {
  let study: SizeStudy
  let random: SizeRandom
  let shocks: ShockDistribution
  let pattern: TradingPattern
  /// The date of each event, counted from 0.
  let dates: [Int]
  let correlation: Double
  /// What the shock of day 0 is multiplied by.
  let eventScale: Double

  /// The number of days of each series.
  var dayCount: Int { study.estimationDays + study.eventWindow.count }
  /// The position of day 0.
  var eventPosition: Int { study.estimationDays - study.eventWindow.lowerBound }

  private static let lowestReturn = -0.99

  init(_ scenario: SizeScenario, of study: SizeStudy) {
    self.study = study
    random = SizeRandom(seed: study.seed)
    shocks =
      switch scenario {
      case .heavyTails: study.heavyShocks
      case .skewed: study.skewedShocks
      case .noEvent, .doubledVariance, .oneDate, .fewDates, .stalePrices, .missingDays:
        study.shocks
      }
    pattern =
      switch scenario {
      case .stalePrices: .stale
      case .missingDays: .missing
      case .noEvent, .doubledVariance, .oneDate, .fewDates, .heavyTails, .skewed: .everyDay
      }
    let perDate =
      switch scenario {
      case .oneDate: study.eventCount
      case .fewDates: study.eventsPerDate
      case .noEvent, .doubledVariance, .heavyTails, .skewed, .stalePrices, .missingDays: 1
      }
    dates = (0..<study.eventCount).map { $0 / perDate }
    correlation = scenario == .oneDate || scenario == .fewDates ? study.correlation : 0
    eventScale = scenario == .doubledVariance ? study.eventVariance.squareRoot() : 1
  }

  /// The true returns of one simulated study, before any effect is planted.
  struct Draw {
    /// The market's returns, one series for each date.
    var markets: [[Double]]
    /// The companies' returns, one series for each event.
    var companies: [[Double]]
    /// The days on which the companies trade; empty when they trade on all.
    var traded: [[Bool]]
  }

  /// Draws the returns of a replication.
  func draw(replication: UInt32) -> Draw {
    let dateCount = (dates.last ?? -1) + 1
    let markets = (0..<dateCount).map { date in
      var values = normals(.market, replication: replication, entity: date)
      for day in values.indices { values[day] *= study.marketVolatility }
      return values
    }
    let common =
      correlation > 0
      ? (0..<dateCount).map { normals(.commonShock, replication: replication, entity: $0) } : []
    let companies = dates.indices.map { event in
      company(
        event,
        replication: replication,
        market: markets[dates[event]],
        common: common.isEmpty ? nil : common[dates[event]]
      )
    }
    let traded =
      pattern == .everyDay
      ? [] : dates.indices.map { tradedDays(replication: replication, event: $0) }
    return Draw(markets: markets, companies: companies, traded: traded)
  }

  /// Returns what an observer sees of a company when an effect is planted on day 0.
  func observed(_ draw: Draw, event: Int, effect: Double) -> [Double] {
    var returns = draw.companies[event]
    returns[eventPosition] = max(Self.lowestReturn, returns[eventPosition] + effect)
    return pattern == .everyDay
      ? returns : pattern.observed(returns, traded: draw.traded[event])
  }

  private func company(
    _ event: Int,
    replication: UInt32,
    market: [Double],
    common: [Double]?
  ) -> [Double] {
    let entity = UInt32(event)
    let character = random.uniforms(.character, replication: replication, entity: entity, block: 0)
    let beta = RandomVariates.uniform(character.first, in: study.betas)
    let volatility = RandomVariates.uniform(character.second, in: study.volatilities)
    var returns = [Double](repeating: 0, count: dayCount)
    shocks.fill(&returns) {
      random.uniforms(.ownShock, replication: replication, entity: entity, block: $0)
    }
    if let common {
      let (own, shared) = ((1 - correlation).squareRoot(), correlation.squareRoot())
      for day in returns.indices { returns[day] = own * returns[day] + shared * common[day] }
    }
    returns[eventPosition] *= eventScale
    for day in returns.indices {
      returns[day] = max(Self.lowestReturn, beta * market[day] + volatility * returns[day])
    }
    return returns
  }

  private func normals(
    _ purpose: SizeRandom.Purpose,
    replication: UInt32,
    entity: Int
  ) -> [Double] {
    var values = [Double](repeating: 0, count: dayCount)
    ShockDistribution.fillNormals(&values) {
      random.uniforms(purpose, replication: replication, entity: UInt32(entity), block: $0)
    }
    return values
  }

  private func tradedDays(replication: UInt32, event: Int) -> [Bool] {
    var traded = [Bool](repeating: true, count: dayCount)
    for day in traded.indices {
      let pair = random.uniforms(
        .trading,
        replication: replication,
        entity: UInt32(event),
        block: UInt32(day)
      )
      traded[day] = pair.first >= study.noTradeShare
    }
    // A study leaves out an event whose day 0 has no return, so here it has one.
    if pattern == .missing {
      traded[eventPosition] = true
      traded[eventPosition - 1] = true
    }
    return traded
  }
}
