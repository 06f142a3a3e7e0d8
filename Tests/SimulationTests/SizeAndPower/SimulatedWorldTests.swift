import Testing

@testable import Simulation

struct SimulatedWorldTests {
  private func study(events: Int = 6) -> SizeStudy {
    var study = SizeStudy()
    study.eventCount = events
    study.estimationDays = 60
    study.eventWindow = -3...3
    study.windows = [0...0]
    return study
  }

  @Test func `scales day 0 alone where the variance is doubled`() {
    var study = study()
    study.betas = 0...0
    let usual = SimulatedWorld(.noEvent, of: study)
    let before = usual.draw(replication: 4).companies[2]
    let after = SimulatedWorld(.doubledVariance, of: study).draw(replication: 4).companies[2]
    #expect(usual.eventPosition == 63)
    for day in before.indices {
      let factor = day == usual.eventPosition ? 2.0.squareRoot() : 1
      #expect(abs(after[day] - factor * before[day]) < 1e-15)
    }
  }

  @Test func `plants the effect on day 0 alone`() {
    let world = SimulatedWorld(.noEvent, of: study())
    let draw = world.draw(replication: 0)
    let observed = world.observed(draw, event: 1, effect: 0.03)
    for day in observed.indices {
      let planted = day == world.eventPosition ? 0.03 : 0
      #expect(abs(observed[day] - draw.companies[1][day] - planted) < 1e-15)
    }
  }

  @Test(arguments: [
    (SizeScenario.noEvent, [0, 1, 2, 3, 4, 5, 6]), (.oneDate, [0, 0, 0, 0, 0, 0, 0]),
    (.fewDates, [0, 0, 0, 0, 0, 1, 1]),
  ])
  func `puts events on dates`(scenario: SizeScenario, dates: [Int]) {
    let world = SimulatedWorld(scenario, of: study(events: 7))
    #expect(world.dates == dates)
    #expect(world.draw(replication: 0).markets.count == Set(dates).count)
  }

  @Test func `correlates the shocks of one date as stated`() {
    var study = study(events: 2)
    study.betas = 0...0
    study.correlation = 0.3
    let world = SimulatedWorld(.oneDate, of: study)
    var (product, squares) = (0.0, 0.0)
    for replication in 0..<200 {
      let draw = world.draw(replication: UInt32(replication))
      for (a, b) in zip(draw.companies[0], draw.companies[1]) {
        product += a * b
        squares += (a * a + b * b) / 2
      }
    }
    #expect(abs(product / squares - 0.3) < 0.04)
  }

  @Test func `has the stated share of days without a trade, and a return on day 0`() {
    let study = study(events: 200)
    let stale = SimulatedWorld(.stalePrices, of: study)
    let missing = SimulatedWorld(.missingDays, of: study)
    let draw = stale.draw(replication: 1)
    let days = draw.traded.flatMap { $0 }
    #expect(abs(Double(days.count { !$0 }) / Double(days.count) - 0.2) < 0.015)
    let gaps = missing.draw(replication: 1)
    for event in 0..<200 {
      #expect(missing.observed(gaps, event: event, effect: 0)[missing.eventPosition].isFinite)
      #expect(stale.observed(draw, event: event, effect: 0).allSatisfy { $0.isFinite })
    }
    let first = missing.observed(gaps, event: 0, effect: 0)
    #expect(first.contains { $0.isNaN })
  }

  @Test func `keeps returns above a total loss`() {
    var study = study()
    study.heavyShocks = .studentT(degreesOfFreedom: 2.01)
    study.volatilities = 0.1...0.1
    let world = SimulatedWorld(.heavyTails, of: study)
    let draw = world.draw(replication: 0)
    #expect(world.observed(draw, event: 0, effect: -0.5)[world.eventPosition] >= -0.99)
    #expect(draw.companies.allSatisfy { $0.allSatisfy { $0 >= -0.99 } })
  }
}
