import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Notices
import Testing

@Suite("An event that carries a coefficient")
struct RegressionInfluenceTests {
  private func run(size: @escaping (Int) -> String) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration { $0.analysis.regress = ["size"] },
      panel: PipelineFixture.panel(shares: 12),
      announcements: (0..<12).map { share in
        Announcement(
          eventID: "E\(share)",
          symbol: "S\(share)",
          publication: .day(PipelineFixture.days[PipelineFixture.eventDay - share % 4]),
          sourceFile: "events.csv",
          attributes: ["size": size(share)]
        )
      }
    )
  }

  @Test func `is the one without which the coefficient changes most`() throws {
    let result = try run { "\($0 == 7 ? 1000 : $0)" }
    let regression = try #require(result.analysis.regressions.first)
    #expect(regression.terms[0].influence == nil)
    let influence = try #require(regression.terms[1].influence)
    #expect(influence.eventID == "E7" && influence.symbol == "S7")
    #expect((influence.leverage ?? 0) > 0.99)
    let rest = try run { $0 == 7 ? "" : "\($0)" }.analysis.regressions[0].terms[1]
    #expect(rest.estimate == influence.estimate)
    #expect(rest.errors == influence.errors)
    #expect(rest.errors.map(\.kind) == regression.terms[1].errors.map(\.kind))
  }

  @Test func `is told in the notes with its columns`() throws {
    let notes = try run { "\($0 == 7 ? 1000 : $0)" }.notes.map { $0.message.text(.option) }
    #expect(
      notes.contains(
        "single events carry coefficients of the regression of the CARs: E7 that of size"
      )
    )
    let even = try run { "\($0)" }
    #expect(even.carriedCoefficients.allSatisfy { $0.change != .leverage })
  }

  private func term(
    _ estimate: Double,
    p: Double,
    without: Double?,
    p pWithout: Double?,
    leverage: Double = 0.2
  ) -> RegressionTerm {
    func errors(_ p: Double?) -> [StandardError] {
      p.map { [StandardError(kind: .hc3, standardError: 0.1, t: 1, pValue: $0)] } ?? []
    }
    return RegressionTerm(
      term: "size",
      estimate: estimate,
      errors: errors(p),
      influence: EventInfluence(
        eventID: "E7",
        symbol: "S7",
        leverage: leverage,
        estimate: without,
        errors: errors(pWithout)
      )
    )
  }

  @Test(
    arguments: [
      (1, 0.01, nil, nil, 1, .alone), (1, 0.01, -0.2, 0.6, 0.2, .sign),
      (1, 0.01, -0.9, 0.01, 0.2, .sign), (1, 0.01, 0.4, 0.2, 0.2, .lost),
      (1, 0.2, 1.4, 0.01, 0.2, .gained), (1, 0.01, 0.4, 0.02, 0.2, .size),
      (1, 0.01, 0.6, 0.02, 0.2, nil), (1, 0.6, -0.4, 0.7, 0.2, nil),
      (1, 0.6, -0.4, 0.7, 0.6, .leverage), (1, 0.01, 0.9, 0.01, 0.6, .leverage),
      (1, 0.01, 0.9, nil, 0.2, nil),
    ] as [(Double, Double, Double?, Double?, Double, CarriedCoefficient.Change?)]
  )
  func `is told where the answer of the coefficient hangs on it`(
    estimate: Double,
    p: Double,
    without: Double?,
    pWithout: Double?,
    leverage: Double,
    expected: CarriedCoefficient.Change?
  ) {
    let term = term(estimate, p: p, without: without, p: pWithout, leverage: leverage)
    let regression = RegressionResult(
      model: .market,
      windowStart: 0,
      windowEnd: 0,
      eventCount: 20,
      terms: [term, term]
    )
    let found = CarriedCoefficient(term, of: regression, errors: .hc3, level: 0.05)
    #expect(found?.change == expected)
  }

  @Test func `of few events a hat value is judged by the average of all`() {
    let term = term(1, p: 0.6, without: 1, p: 0.6, leverage: 0.75)
    func found(_ events: Int) -> CarriedCoefficient? {
      let regression = RegressionResult(
        model: .market,
        windowStart: 0,
        windowEnd: 0,
        eventCount: events,
        terms: [term, term, term]
      )
      return CarriedCoefficient(term, of: regression, errors: .hc3, level: 0.05)
    }
    #expect(found(20)?.change == .leverage)
    #expect(found(6) == nil)
  }
}
