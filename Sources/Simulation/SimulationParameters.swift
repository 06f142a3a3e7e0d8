package import CivilTime
package import EventAlignment

/// Everything that a simulated market is made from.
package struct SimulationParameters: Sendable {
  /// The seed; another one gives another market.
  package var seed: UInt64
  /// The number of simulated companies, 1 or more.
  package var companyCount: Int
  /// The calendar whose sessions become trading days.
  package var calendar: TradingCalendar
  /// The first day that may become a session.
  package var firstDay: CalendarDate
  /// The last day that may become a session.
  package var lastDay: CalendarDate
  /// The daily drift of the index, a fraction.
  package var indexDrift: Double
  /// The daily standard deviation of the index's return, a fraction.
  package var indexVolatility: Double
  /// The betas of the companies, uniformly distributed.
  package var betas: ClosedRange<Double>
  /// The daily standard deviations of the companies' own returns, uniformly distributed.
  package var volatilities: ClosedRange<Double>
  /// The degrees of freedom of the companies' own returns, Student's t, more than 2.
  package var degreesOfFreedom: Double
  /// The first closing prices of the companies, in rupees, log-uniformly distributed.
  package var startPrices: ClosedRange<Double>
  /// The number of events of each company, 0 or more.
  package var eventsPerCompany: Int
  /// The effects, taken in turn by the events; at least one.
  package var effects: [SimulatedEffect]
  /// The additional abnormal return on day 0 for a deal ten times as large as 1,000 crore rupees.
  package var effectOfTenfoldDeal: Double
  /// The deal values in crore rupees, log-uniformly distributed.
  package var dealValues: ClosedRange<Double>
  /// The sessions before the first possible event day.
  package var sessionsBeforeEvents: Int
  /// The sessions from the last possible event day on, that day included.
  package var sessionsAfterEvents: Int
  /// The fewest sessions between two events of one company.
  package var sessionsBetweenEvents: Int
  /// The bonus issues.
  package var bonusIssues: [SimulatedBonusIssue]

  /// The number of planted events.
  package var eventCount: Int { companyCount * eventsPerCompany }

  /// The parameters of the sample data: 16 companies, 32 events, 2023 to 2025, and one bonus issue.
  ///
  /// Good news, three of four events, adds 2 % on day 0 and 0.5 % on day 1; bad news takes 1.5 % and
  /// 0.5 %. A tenfold deal value adds 0.5 % on day 0 in both groups.
  package static func sample(seed: UInt64) -> SimulationParameters {
    let good = SimulatedEffect(
      group: "good",
      abnormalReturns: [0.02, 0.005],
      volumeMultiples: [2.5, 1.5]
    )
    let bad = SimulatedEffect(
      group: "bad",
      abnormalReturns: [-0.015, -0.005],
      volumeMultiples: [2.5, 1.5]
    )
    return SimulationParameters(
      seed: seed,
      companyCount: 16,
      calendar: .nse,
      firstDay: CalendarDate(dayNumber: 19_359),  // 2023-01-02
      lastDay: CalendarDate(dayNumber: 20_453),  // 2025-12-31
      indexDrift: 0.0004,
      indexVolatility: 0.009,
      betas: 0.6...1.4,
      volatilities: 0.010...0.018,
      degreesOfFreedom: 5,
      startPrices: 200...1500,
      eventsPerCompany: 2,
      effects: [good, good, bad, good],
      effectOfTenfoldDeal: 0.005,
      dealValues: 100...10_000,
      sessionsBeforeEvents: 265,
      sessionsAfterEvents: 25,
      sessionsBetweenEvents: 270,
      bonusIssues: [
        // 2024-08-14
        SimulatedBonusIssue(company: 6, exDate: CalendarDate(dayNumber: 19_949), factor: 0.5)
      ]
    )
  }
}

extension SimulationParameters {
  /// Checks that every parameter lies in its range.
  ///
  /// - Throws: ``SimulationError/invalidParameter(name:value:allowed:)`` for the first that does not.
  func validate() throws(SimulationError) {
    try require(companyCount, in: Self.companyCounts, "the number of companies")
    try require(eventsPerCompany, in: Self.eventCounts, "the number of events")
    try require(firstDay <= lastDay, "the last day", lastDay, "at or after \(firstDay)")
    try require(
      firstDay.days(to: lastDay) <= Self.longestSpan,
      "the last day",
      lastDay,
      "at most 100 years after the first day, \(firstDay)"
    )
    try require(
      (0..<0.1).contains(indexVolatility),
      "the index volatility",
      indexVolatility,
      "a daily fraction from 0 to below 0.1"
    )
    try require(
      abs(indexDrift) < 0.05,
      "the index drift",
      indexDrift,
      "a daily fraction within 0.05"
    )
    try require(
      volatilities.lowerBound >= 0 && volatilities.upperBound < 0.1,
      "the volatility range",
      volatilities,
      "daily fractions from 0 to below 0.1"
    )
    try require(degreesOfFreedom > 2, "the degrees of freedom", degreesOfFreedom, "more than 2")
    try require(
      startPrices.lowerBound >= 1 && startPrices.upperBound <= 1_000_000,
      "the start price range",
      startPrices,
      "within 1 and 1000000 rupees"
    )
    try require(!effects.isEmpty, "the list of effects", "empty", "at least one effect")
    try require(dealValues.lowerBound > 0, "the deal value range", dealValues, "positive")
    try require(
      sessionsBeforeEvents >= 2,
      "the sessions before events",
      sessionsBeforeEvents,
      "at least 2"
    )
    let longestEffect = effects.map(\.abnormalReturns.count).max() ?? 0
    // Three sessions more, because an event day moves past special sessions.
    try require(
      sessionsAfterEvents >= longestEffect + 3,
      "the sessions after events",
      sessionsAfterEvents,
      "at least \(longestEffect + 3)"
    )
    for bonus in bonusIssues {
      try require(
        (0..<companyCount).contains(bonus.company),
        "the company of a bonus issue",
        bonus.company,
        "from 0 to \(companyCount - 1)"
      )
      try require(bonus.factor > 0, "the factor of a bonus issue", bonus.factor, "positive")
    }
  }

  /// Checks that the rows of all companies fit into memory.
  ///
  /// - Throws: ``SimulationError/tooManyRows(companies:sessions:limit:)``.
  func validate(sessions: Int) throws(SimulationError) {
    // Both counts are bounded, so their product is a number.
    guard companyCount * sessions <= Self.mostRows else {
      throw .tooManyRows(companies: companyCount, sessions: sessions, limit: Self.mostRows)
    }
  }

  /// The numbers of companies and of their events that can be asked for.
  private static let companyCounts = 1...100_000
  private static let eventCounts = 0...10_000
  /// A hundred years of days.
  private static let longestSpan = 36_525
  /// The most rows of prices, some gigabytes in memory.
  private static let mostRows = 10_000_000

  private func require(
    _ value: Int,
    in range: ClosedRange<Int>,
    _ name: String
  ) throws(SimulationError) {
    let allowed =
      value < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
    try require(range.contains(value), name, value, allowed)
  }

  private func require(
    _ condition: Bool,
    _ name: String,
    _ value: some Any,
    _ allowed: String
  ) throws(SimulationError) {
    guard condition else {
      throw .invalidParameter(name: name, value: "\(value)", allowed: allowed)
    }
  }
}

/// A reason why a simulated market cannot be made or written.
package enum SimulationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A parameter has a value outside its range.
  case invalidParameter(name: String, value: String, allowed: String)
  /// There are too few trading sessions for the events of a company.
  case tooFewSessions(required: Int, available: Int)
  /// All companies together have more rows than a simulation can hold.
  case tooManyRows(companies: Int, sessions: Int, limit: Int)
  /// A file or folder cannot be written.
  case cannotWrite(path: String, reason: String)

  package var description: String {
    switch self {
    case .invalidParameter(let name, let value, let allowed):
      "\(name) is \(value); it must be \(allowed)"
    case .tooFewSessions(let required, let available):
      "the simulation needs \(required) trading sessions for its events but has \(available); "
        + "take more days or fewer events for each company"
    case .tooManyRows(let companies, let sessions, let limit):
      "\(companies) companies over \(sessions) trading sessions are more than \(limit) rows of "
        + "prices; take fewer companies or fewer days"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); nothing was changed"
    }
  }
}

extension SimulationParameters {
  /// Returns the parameters with nothing planted: no abnormal return and no unusual volume.
  package func withoutEffect() -> SimulationParameters {
    var parameters = self
    parameters.effects = effects.map {
      var effect = $0
      (effect.abnormalReturns, effect.volumeMultiples) = ([0], [1])
      return effect
    }
    parameters.effectOfTenfoldDeal = 0
    return parameters
  }
}
