import CivilTime
import EventAlignment
import Testing

@testable import Simulation

struct EventScheduleTests {
  @Test func `publishes an event so that its first session is day 0`() throws {
    var parameters = SimulationParameters.sample(seed: 11)
    parameters.companyCount = 60
    let data = try SimulatedMarket(parameters).generate()
    let open = try #require(TimeOfDay("09:15"))
    let close = try #require(TimeOfDay("15:30"))
    for event in data.events {
      let before = try #require(parameters.calendar.session(before: event.eventDate))
      switch event.timing {
      case .beforeOpen:
        #expect(event.announcedDate == event.eventDate)
        #expect(try #require(event.announcedTime) < open)
      case .duringSession:
        #expect(event.announcedDate == event.eventDate)
        #expect((open..<close).contains(try #require(event.announcedTime)))
      case .afterClose:
        #expect(event.announcedDate == before)
        #expect(try #require(event.announcedTime) >= close)
      case .closedDay:
        #expect(before < event.announcedDate && event.announcedDate < event.eventDate)
        #expect(!parameters.calendar.isSession(event.announcedDate))
      case .dateOnly:
        #expect(event.announcedDate == event.eventDate && event.announcedTime == nil)
      }
      #expect(parameters.calendar.session(on: event.eventDate)?.kind == .regular)
    }
    #expect(Set(data.events.map(\.timing)).count == AnnouncementTiming.allCases.count)
  }

  @Test func `leaves room for an estimation window without another event`() throws {
    var parameters = SimulationParameters.sample(seed: 12)
    parameters.companyCount = 60
    let data = try SimulatedMarket(parameters).generate()
    let days = data.index.map(\.date)
    for company in data.companies {
      let positions = try data.events.filter { $0.symbol == company.symbol }.map { event in
        try #require(days.firstIndex(of: event.eventDate))
      }
      #expect(positions.count == 2)
      #expect(positions[0] >= 261 && positions[1] - positions[0] > 260)
      #expect(positions[1] + 10 < days.count)
    }
  }

  @Test func `says how many sessions the events need`() {
    var parameters = SimulationParameters.sample(seed: 1)
    parameters.eventsPerCompany = 9
    #expect {
      try SimulatedMarket(parameters).generate()
    } throws: { error in
      guard case .tooFewSessions(let required, let available) = error as? SimulationError else {
        return false
      }
      return required == 265 + 25 + 1 + 8 * 270 && available > 700
    }
  }

  @Test
  func `a number of events or companies beyond all sense is refused before anything is drawn`() {
    let changes: [(inout SimulationParameters) -> Void] = [
      { $0.eventsPerCompany = .max }, { $0.companyCount = .max }, { $0.companyCount = 50_000 },
    ]
    for change in changes {
      var parameters = SimulationParameters.sample(seed: 1)
      change(&parameters)
      #expect(throws: SimulationError.self) { try SimulatedMarket(parameters).generate() }
    }
  }

  @Test(arguments: ["the number of companies", "the number of events", "the sessions after events"])
  func `names a parameter that is out of range`(name: String) {
    var parameters = SimulationParameters.sample(seed: 1)
    switch name {
    case "the number of companies": parameters.companyCount = -1
    case "the number of events": parameters.eventsPerCompany = -1
    default: parameters.sessionsAfterEvents = -1
    }
    #expect {
      try SimulatedMarket(parameters).generate()
    } throws: { error in
      guard case .invalidParameter(name, "-1", _) = error as? SimulationError else { return false }
      return true
    }
  }
}
