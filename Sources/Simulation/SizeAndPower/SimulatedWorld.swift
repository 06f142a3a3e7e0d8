internal import EventStatistics

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

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
  /// The waves of variance, where there are some.
  let waves: GARCHWeights?
  /// What the shocks are multiplied by from ``regimeStart`` on.
  let regimeScale: Double
  /// The position of the first day after the change.
  var regimeStart: Int { study.estimationDays - study.regimeDays }

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
      case .noEvent, .doubledVariance, .oneDate, .fewDates, .stalePrices, .missingDays, .garch,
        .regimeChange:
        study.shocks
      }
    pattern =
      switch scenario {
      case .stalePrices: .stale
      case .missingDays: .missing
      case .noEvent, .doubledVariance, .oneDate, .fewDates, .heavyTails, .skewed, .garch,
        .regimeChange:
        .everyDay
      }
    let perDate =
      switch scenario {
      case .oneDate: study.eventCount
      case .fewDates: study.eventsPerDate
      case .noEvent, .doubledVariance, .heavyTails, .skewed, .stalePrices, .missingDays, .garch,
        .regimeChange:
        1
      }
    dates = (0..<study.eventCount).map { $0 / perDate }
    correlation = scenario == .oneDate || scenario == .fewDates ? study.correlation : 0
    waves = scenario == .garch ? study.garchWeights : nil
    regimeScale = scenario == .regimeChange ? study.regimeVariance.squareRoot() : 1
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
    if let waves { waves.drive(&returns) }
    for day in regimeStart..<returns.count { returns[day] *= regimeScale }
    returns[eventPosition] *= eventScale
    for day in returns.indices {
      returns[day] = max(Self.lowestReturn, beta * market[day] + volatility * returns[day])
    }
    return returns
  }

  private func normals(
    _ stream: SimulationStream.SizeStudy,
    replication: UInt32,
    entity: Int
  ) -> [Double] {
    var values = [Double](repeating: 0, count: dayCount)
    ShockDistribution.fillNormals(&values) {
      random.uniforms(stream, replication: replication, entity: UInt32(entity), block: $0)
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

/// A world in which the tests are tried out.
///
/// Each changes one thing of the first, so that what differs between two rows has one cause. The
/// raw value is the name used by the command line and every output.
package enum SizeScenario: String, Sendable, Hashable, CaseIterable {
  /// Events on dates of their own; shocks as the tests suppose them.
  case noEvent = "no_event"
  /// The variance of day 0 is larger than usual, its mean is not.
  case doubledVariance = "doubled_variance"
  /// All events on one date, with shocks that share a component.
  case oneDate = "one_date"
  /// Several events on each of some dates, with shocks that share a component of their date.
  case fewDates = "few_dates"
  /// Shocks with heavy tails.
  case heavyTails = "heavy_tails"
  /// Shocks with a long right tail.
  case skewed
  /// Days without a trade on which the price stands still: a return of zero, made up for later.
  case stalePrices = "stale_prices"
  /// Days without a trade and without a price: missing returns on that day and the next.
  case missingDays = "missing_days"
  /// A variance that comes in waves.
  case garch
  /// Shocks whose variance rises for good a while before the event.
  case regimeChange = "regime_change"
}

extension GARCHWeights {
  /// Gives shocks of variance 1 a variance that comes in waves around 1.
  ///
  /// `eₜ = √hₜ zₜ`, `hₜ = 1 − a − b + a e²ₜ₋₁ + b hₜ₋₁` from `h₁ = 1`.
  func drive(_ shocks: inout [Double]) {
    var variance = 1.0
    for day in shocks.indices {
      shocks[day] *= variance.squareRoot()
      variance = 1 - arch - garch + arch * shocks[day] * shocks[day] + garch * variance
    }
  }
}

/// Which true daily returns an observer sees.
enum TradingPattern: Sendable, Hashable {
  /// All of them.
  case everyDay
  /// A day without a trade repeats the last price; the next trade makes up for it.
  case stale
  /// A day without a trade has no price, and a return needs the prices of two days.
  case missing

  /// Returns the observed returns.
  ///
  /// - Parameters:
  ///   - returns: The true simple returns, as fractions.
  ///   - traded: Whether the company trades on each of these days.
  /// - Returns: As many values; NaN where there is no return.
  func observed(_ returns: [Double], traded: [Bool]) -> [Double] {
    switch self {
    case .everyDay:
      return returns
    case .stale:
      var waiting = 1.0
      return zip(returns, traded).map { value, trades in
        waiting *= 1 + value
        guard trades else { return 0 }
        defer { waiting = 1 }
        return waiting - 1
      }
    case .missing:
      var before = true
      return zip(returns, traded).map { value, trades in
        defer { before = trades }
        return trades && before ? value : .nan
      }
    }
  }
}

/// The distribution of a company's own daily shock, with mean 0 and variance 1.
package enum ShockDistribution: Sendable, Hashable, CustomStringConvertible {
  /// The normal distribution.
  case normal
  /// Student's t, scaled to variance 1; more than 2 degrees of freedom.
  case studentT(degreesOfFreedom: Double)
  /// `(exp(s Z) − m)/d`, a log-normal number less its mean, over its standard deviation; *s* > 0.
  ///
  /// Its skewness is `(exp(s²) + 2) √(exp(s²) − 1)`, 1.32 for a spread of 0.4.
  case logNormal(spread: Double)

  package var description: String {
    switch self {
    case .normal: "normal"
    case .studentT(let degreesOfFreedom): "Student's t(\(degreesOfFreedom)), scaled to variance 1"
    case .logNormal(let spread): "log-normal with spread \(spread), scaled to variance 1"
    }
  }

  /// Fills a buffer with shocks.
  ///
  /// - Parameters:
  ///   - shocks: Every element is replaced.
  ///   - uniforms: Gives the pair of uniform numbers of a block, the same for the same number.
  func fill(_ shocks: inout [Double], from uniforms: (UInt32) -> (first: Double, second: Double)) {
    switch self {
    case .normal:
      Self.fillNormals(&shocks, from: uniforms)
    case .studentT(let degreesOfFreedom):
      for day in shocks.indices {
        let pair = uniforms(UInt32(day))
        shocks[day] = RandomVariates.standardizedStudentT(
          (pair.first, pair.second),
          degreesOfFreedom: degreesOfFreedom
        )
      }
    case .logNormal(let spread):
      Self.fillNormals(&shocks, from: uniforms)
      let mean = exp(spread * spread / 2)
      let deviation = mean * (exp(spread * spread) - 1).squareRoot()
      for day in shocks.indices { shocks[day] = (exp(spread * shocks[day]) - mean) / deviation }
    }
  }

  /// Fills a buffer with standard normal numbers, two for each block.
  static func fillNormals(
    _ values: inout [Double],
    from uniforms: (UInt32) -> (first: Double, second: Double)
  ) {
    for first in stride(from: 0, to: values.count, by: 2) {
      let pair = uniforms(UInt32(first / 2))
      let normals = RandomVariates.normals((pair.first, pair.second))
      values[first] = normals.0
      if first + 1 < values.count { values[first + 1] = normals.1 }
    }
  }
}

/// The random numbers of a size study, each a function of the seed and of what it is for.
///
/// The counter is stream, replication, event and block, so that neither the number of threads nor
/// the order of the work changes one, and all scenarios and effects are tried on the same draws.
struct SizeRandom: Sendable {
  private let random: CounterRandom

  init(seed: UInt64) {
    random = CounterRandom(seed: seed)
  }

  /// Draws two independent uniform numbers strictly between 0 and 1.
  func uniforms(
    _ stream: SimulationStream.SizeStudy,
    replication: UInt32,
    entity: UInt32,
    block: UInt32
  ) -> (first: Double, second: Double) {
    random.uniforms(
      stream: UInt64(stream.rawValue) << 32 | UInt64(replication),
      index: UInt64(entity) << 32 | UInt64(block)
    )
  }

  /// Returns the key of the resampling tests of a replication, so that their draws differ.
  func resamplingSeed(replication: UInt32) -> UInt64 {
    random.bits(
      stream: UInt64(SimulationStream.SizeStudy.resampling.rawValue) << 32 | UInt64(replication),
      index: 0
    ).first
  }
}
