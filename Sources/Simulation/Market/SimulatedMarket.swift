internal import CivilTime
internal import EventAlignment

/// A market made of random numbers, with announcements whose effect is known.
///
/// Everything in it is invented. It serves demonstrations, and tests that ask whether a method finds
/// the effect that was planted. Each company depends on the seed, its own number and the day alone:
/// more companies or a later last day leave the earlier values as they are.
package struct SimulatedMarket: Sendable {
  /// What the market is made from.
  package let parameters: SimulationParameters

  /// Creates a market; nothing is drawn yet.
  package init(_ parameters: SimulationParameters) {
    self.parameters = parameters
  }

  /// Draws the market.
  ///
  /// - Throws: ``SimulationError`` when a parameter is out of range or the events do not fit.
  package func generate() throws(SimulationError) -> SimulatedData {
    try parameters.validate()
    let random = MarketRandom(seed: parameters.seed)
    let sessions = parameters.calendar.sessions(from: parameters.firstDay, to: parameters.lastDay)
    try parameters.validate(sessions: sessions.count)
    let schedule = try EventSchedule(parameters: parameters, sessions: sessions, random: random)
    let index = IndexPath(parameters: parameters, sessions: sessions, random: random).days
    var companies: [SimulatedCompany] = []
    var events: [SimulatedEvent] = []
    for number in 0..<parameters.companyCount {
      let character = CompanyCharacter(company: number, parameters: parameters, random: random)
      let placed = schedule.events(of: character, company: number)
      events += placed.map(\.1)
      let impulses = impulses(of: placed, company: number, sessions: sessions)
      companies.append(company(character, index: index, impulses: impulses, random: random))
    }
    return SimulatedData(
      parameters: parameters,
      index: index,
      companies: companies,
      events: events
    )
  }

  private func company(
    _ character: CompanyCharacter,
    index: [SimulatedIndexDay],
    impulses: [Int: CompanyPath.Impulse],
    random: MarketRandom
  ) -> SimulatedCompany {
    let path = CompanyPath(
      character: character,
      index: index,
      impulses: impulses,
      degreesOfFreedom: parameters.degreesOfFreedom,
      random: random
    )
    return SimulatedCompany(
      symbol: character.symbol,
      beta: character.beta,
      volatility: character.volatility,
      bars: path.bars
    )
  }

  /// Returns what events and bonus issues do to a company, by the position of the session.
  private func impulses(
    of placed: [(session: Int, SimulatedEvent)],
    company: Int,
    sessions: [CalendarDate]
  ) -> [Int: CompanyPath.Impulse] {
    var impulses: [Int: CompanyPath.Impulse] = [:]
    for (session, event) in placed {
      for (day, abnormalReturn) in event.plantedReturns.enumerated() {
        impulses[session + day, default: .init()].abnormalReturn += abnormalReturn
      }
      for (day, multiple) in event.volumeMultiples.enumerated() {
        impulses[session + day, default: .init()].volumeMultiple *= multiple
      }
    }
    for bonus in parameters.bonusIssues where bonus.company == company {
      if let session = sessions.firstIndex(where: { $0 >= bonus.exDate }) {
        impulses[session, default: .init()].priceFactor *= bonus.factor
      }
    }
    return impulses
  }
}

/// A simulated market with the truth about it.
package struct SimulatedData: Sendable {
  /// What the market was made from.
  package let parameters: SimulationParameters
  /// The index, one value for each session.
  package let index: [SimulatedIndexDay]
  /// The companies, in the order of their numbers.
  package let companies: [SimulatedCompany]
  /// The events, by company and then by day.
  package let events: [SimulatedEvent]

  /// Returns the files that describe the market, each with its name and its contents.
  ///
  /// The contents depend on the parameters alone: one seed gives the same bytes every time.
  package func files() -> [SimulatedFile] {
    var files = [
      SimulatedFile.prices(companies, name: "simulated_prices.csv"),
      SimulatedFile.index(index),
      SimulatedFile.events(events),
      SimulatedFile.truth(of: self),
      SimulatedFile.description(of: self),
    ]
    if !parameters.bonusIssues.isEmpty {
      files.append(SimulatedFile.adjustments(of: self))
    }
    return files
  }
}
