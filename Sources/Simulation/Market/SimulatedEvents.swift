package import CivilTime
internal import EventAlignment
internal import EventStatistics

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A simulated announcement and what it truly does.
package struct SimulatedEvent: Sendable, Hashable {
  /// The identifier, such as `SIM001-1`.
  package let eventID: String
  /// The symbol of the company.
  package let symbol: String
  /// Day 0, the first session that knows the announcement.
  package let eventDate: CalendarDate
  /// The day of publication.
  package let announcedDate: CalendarDate
  /// The Indian time of publication, or nothing when only the day is given.
  package let announcedTime: TimeOfDay?
  /// How the publication lies to the trading hours.
  package let timing: AnnouncementTiming
  /// The group, such as `good`.
  package let group: String
  /// The value of the announced deal in crore rupees.
  package let dealValue: Int
  /// The abnormal return planted on day 0, day 1 and so on, as fractions.
  package let plantedReturns: [Double]
  /// What the volume is multiplied by on day 0, day 1 and so on.
  package let volumeMultiples: [Double]

  /// The publication in ISO 8601, with the offset of Indian time when it has a time.
  package var announcedAt: String {
    announcedTime.map { "\(announcedDate)T\($0):00+05:30" } ?? announcedDate.description
  }
}

/// What a simulated announcement of one group does to its company.
package struct SimulatedEffect: Sendable, Hashable {
  /// The name of the group, such as `good`.
  package let group: String
  /// The abnormal return added on day 0, day 1 and so on, as fractions.
  package var abnormalReturns: [Double]
  /// What the volume is multiplied by on day 0, day 1 and so on.
  package var volumeMultiples: [Double]
}

/// When a simulated announcement is published, relative to its day 0.
package enum AnnouncementTiming: String, Sendable, Hashable, CaseIterable {
  /// On day 0 before the market opens.
  case beforeOpen = "before_open"
  /// On day 0 while the market is open.
  case duringSession = "during_session"
  /// On the session before day 0, after the market has closed.
  case afterClose = "after_close"
  /// On a weekend or holiday between the session before and day 0.
  case closedDay = "closed_day"
  /// On day 0, with no time given.
  case dateOnly = "date_only"

  /// Returns the timing that a uniform number chooses: one in five is of each kind.
  init(uniform: Double) {
    self = Self.allCases[min(Self.allCases.count - 1, Int(uniform * Double(Self.allCases.count)))]
  }

  /// The minutes of a day from which the time of publication is drawn.
  var minutes: ClosedRange<Int>? {
    switch self {
    case .beforeOpen: 7 * 60...8 * 60 + 55
    case .duringSession: 9 * 60 + 30...15 * 60
    case .afterClose: 15 * 60 + 45...22 * 60 + 45
    case .closedDay: 10 * 60...20 * 60
    case .dateOnly: nil
    }
  }
}

/// Puts the events of a company on sessions and gives each its publication and its effect.
struct EventSchedule {
  let parameters: SimulationParameters
  let sessions: [CalendarDate]
  let random: MarketRandom

  /// Creates a placement.
  ///
  /// - Throws: ``SimulationError/tooFewSessions(required:available:)`` when the events of a company
  ///   do not fit with the distances asked for.
  init(
    parameters: SimulationParameters,
    sessions: [CalendarDate],
    random: MarketRandom
  ) throws(SimulationError) {
    let required =
      parameters.sessionsBeforeEvents + parameters.sessionsAfterEvents + 1
      + max(0, parameters.eventsPerCompany - 1) * parameters.sessionsBetweenEvents
    let needed = parameters.eventsPerCompany > 0 ? required : 2
    guard sessions.count >= needed else {
      throw .tooFewSessions(required: needed, available: sessions.count)
    }
    self.parameters = parameters
    self.sessions = sessions
    self.random = random
  }

  /// Returns the events of a company with the positions of their sessions, earliest first.
  func events(of character: CompanyCharacter, company: Int) -> [(session: Int, SimulatedEvent)] {
    let count = parameters.eventsPerCompany
    guard count > 0 else { return [] }
    let free =
      sessions.count - parameters.sessionsBeforeEvents - parameters.sessionsAfterEvents
      - (count - 1) * parameters.sessionsBetweenEvents
    let offsets = (0..<count).map { number in
      let draw = random.uniforms(
        .eventDay,
        entity: character.entity,
        position: Int32(number)
      )
      return Int(draw.0 * Double(free))
    }.sorted()
    return offsets.enumerated().map { number, offset in
      let placed =
        parameters.sessionsBeforeEvents + offset + number * parameters.sessionsBetweenEvents
      return event(number: number, placed: placed, character: character, company: company)
    }
  }

  private func event(
    number: Int,
    placed: Int,
    character: CompanyCharacter,
    company: Int
  ) -> (session: Int, SimulatedEvent) {
    let first = random.uniforms(
      .eventCharacter,
      entity: character.entity,
      position: Int32(number),
      block: 0
    )
    let second = random.uniforms(
      .eventCharacter,
      entity: character.entity,
      position: Int32(number),
      block: 1
    )
    let timing = AnnouncementTiming(uniform: first.0)
    let session = nearestSession(from: placed, for: timing)
    let published = publication(timing, session: session, uniform: first.1)
    let effect = parameters.effects[
      (company * parameters.eventsPerCompany + number) % parameters.effects.count
    ]
    let dealValue = RandomVariates.logUniform(second.0, in: parameters.dealValues).rounded()
    var planted = effect.abnormalReturns
    if !planted.isEmpty { planted[0] += parameters.effectOfTenfoldDeal * log10(dealValue / 1000) }
    let event = SimulatedEvent(
      eventID: "\(character.symbol)-\(number + 1)",
      symbol: character.symbol,
      eventDate: sessions[session],
      announcedDate: published.date,
      announcedTime: published.time,
      timing: timing,
      group: effect.group,
      dealValue: Int(dealValue),
      plantedReturns: planted,
      volumeMultiples: effect.volumeMultiples
    )
    return (session, event)
  }

  /// Returns the nearest session that a timing is possible for, searching forward, then backward.
  ///
  /// Day 0 and the session before must have the regular hours, so that the drawn time of day means
  /// what the timing says; special evening and Saturday sessions are passed over.
  private func nearestSession(from placed: Int, for timing: AnnouncementTiming) -> Int {
    func fits(_ session: Int) -> Bool {
      guard isRegular(session), isRegular(session - 1) else { return false }
      return timing != .closedDay || sessions[session - 1].days(to: sessions[session]) > 1
    }
    let longestEffect = parameters.effects.map(\.abnormalReturns.count).max() ?? 0
    let forward = (placed..<(sessions.count - longestEffect)).first(where: fits)
    return forward ?? (1..<placed).last(where: fits) ?? placed
  }

  private func isRegular(_ session: Int) -> Bool {
    guard let hours = parameters.calendar.hours(on: sessions[session]) else { return false }
    return hours.open.secondsSinceMidnight <= 9 * 3600 + 15 * 60
      && hours.close.secondsSinceMidnight == 15 * 3600 + 30 * 60
  }

  private func publication(
    _ timing: AnnouncementTiming,
    session: Int,
    uniform: Double
  ) -> (date: CalendarDate, time: TimeOfDay?) {
    let date: CalendarDate =
      switch timing {
      case .beforeOpen, .duringSession, .dateOnly: sessions[session]
      case .afterClose: sessions[session - 1]
      case .closedDay: sessions[session].adding(days: -1)
      }
    guard let minutes = timing.minutes else { return (date, nil) }
    let minute = minutes.lowerBound + Int(uniform * Double(minutes.count))
    return (date, TimeOfDay(hour: minute / 60, minute: minute % 60))
  }
}
