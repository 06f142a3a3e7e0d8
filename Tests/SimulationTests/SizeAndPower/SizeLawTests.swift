import EventStatistics
import Testing

@testable import Simulation

struct SizeLawTests {
  /// The largest distance between the distribution of p-values and the uniform one.
  private func distanceFromUniform(_ pValues: [Double]) -> Double {
    let sorted = pValues.sorted()
    let count = Double(sorted.count)
    return sorted.enumerated().reduce(0) { largest, next in
      max(
        largest,
        next.element - Double(next.offset) / count,
        Double(next.offset + 1) / count - next.element
      )
    }
  }

  private func uneventfulStudy() -> SizeStudy {
    var study = SizeStudy()
    study.replications = 300
    study.eventCount = 20
    study.estimationDays = 60
    study.eventWindow = -1...1
    study.windows = [0...0, -1...1]
    // Equal variances make the cross-sectional t of normal shocks exact.
    study.volatilities = 0.02...0.02
    study.threads = 2
    return study
  }

  @Test func `p-values are uniform when nothing happens and the assumptions hold`() {
    var study = uneventfulStudy()
    study.methods = [
      .crossSectional, .ownVariance, .patell, .bmp, .clustered, .generalizedRankT, .corradoRank,
      .modifiedRank,
    ]
    let cells = study.tally(of: .noEvent).cells
    // Kolmogorov's bound that chance passes once in a thousand.
    let bound = 1.95 / Double(study.replications).squareRoot()
    for (index, cell) in cells.enumerated() {
      let method = study.methods[index % study.methods.count]
      let distance = distanceFromUniform(cell.pValues)
      #expect(cell.pValues.count == study.replications)
      #expect(distance < bound, "\(method.rawValue): \(distance)")
    }
  }

  @Test func `an exact test never rejects more often than its level, whatever the shocks`() {
    var study = uneventfulStudy()
    study.methods = [.signExact, .signFlip, .wilcoxon]
    study.eventCount = 10
    study.windows = [0...0]
    for scenario in [SizeScenario.noEvent, .doubledVariance, .heavyTails] {
      for cell in study.tally(of: scenario).cells {
        for level in [0.05, 0.1, 0.25, 0.5] {
          // Four standard errors of the simulation above the level.
          let share = Double(cell.rejections(at: level)) / Double(study.replications)
          let error = (level * (1 - level) / Double(study.replications)).squareRoot()
          #expect(share <= level + 4 * error)
        }
      }
    }
  }

  @Test func `p-values are those of a study that is put together by hand`() throws {
    var study = uneventfulStudy()
    study.methods = [.bmp, .kolariPynnonen]
    study.replications = 1
    let world = SimulatedWorld(.oneDate, of: study)
    let draw = world.draw(replication: 0)
    let events = try draw.companies.map { returns in
      try MarketModel().fit(
        EventSample(
          security: returns[...],
          market: draw.markets[0][...],
          estimation: 0..<60,
          event: 60..<63,
          firstRelativeDay: -1
        )
      )
    }
    let section = CrossSection(events, dates: [Int](repeating: 7, count: 20))
    let expected = try study.windows.flatMap { window in
      try study.methods.map { try $0.evaluate(section.window(window)).pValue(.twoSided) }
    }
    #expect(study.tally(of: .oneDate).cells.map(\.pValues) == expected.map { [$0] })
  }

  @Test func `power grows with the effect for every test`() throws {
    var study = SizeStudy.power
    study.scenarios = [.noEvent]
    study.replications = 40
    study.eventCount = 25
    study.estimationDays = 60
    study.eventWindow = -1...1
    study.windows = [0...0]
    study.effects = [0, 0.005, 0.01, 0.03]
    study.draws = 99
    study.threads = 2
    let rows = try study.run().rows
    for method in study.methods {
      let rates = rows.filter { $0.test == .average(method) }.compactMap(\.rate)
      #expect(rates.count == 4)
      #expect(rates[0] < 0.25, "\(method.rawValue): \(rates)")
      #expect(rates[3] > 0.9, "\(method.rawValue): \(rates)")
      for (smaller, larger) in zip(rates, rates.dropFirst()) {
        #expect(smaller <= larger, "\(method.rawValue): \(rates)")
      }
    }
  }

  @Test func `one-sided tests find an effect on their side only`() throws {
    var study = uneventfulStudy()
    study.replications = 30
    study.effects = [0.03]
    study.windows = [0...0]
    study.methods = [.crossSectional, .patell, .signFlip, .signExact]
    study.draws = 99
    study.scenarios = [.noEvent]
    study.alternative = .greater
    #expect(try study.run().rows.allSatisfy { ($0.rate ?? 0) > 0.9 })
    study.alternative = .less
    #expect(try study.run().rows.allSatisfy { $0.rate == 0 })
  }

  @Test func `rejects more with the normal distribution in place of Student's t`() throws {
    var study = uneventfulStudy()
    study.eventCount = 5
    study.windows = [0...0]
    study.methods = [.crossSectional, .patell]
    study.scenarios = [.noEvent]
    let own = try study.run().rows
    study.reference = .standardNormal
    let normal = try study.run().rows
    // t(4) is far from normal: 5 % becomes about 12 %; Patell's test is normal anyway.
    #expect((normal[0].rate ?? 0) > (own[0].rate ?? 1) + 0.03)
    #expect(normal[1] == own[1])
  }
}
