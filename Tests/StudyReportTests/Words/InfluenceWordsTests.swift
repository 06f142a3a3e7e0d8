import EventAlignment
import EventStatistics
import Testing

@testable import EventStudy
@testable import StudyReport

@Suite("Coefficients that one event carries, in words")
struct InfluenceWordsTests {
  private func term(
    _ estimate: Double,
    p: Double,
    without: Double?,
    p other: Double?,
    leverage: Double = 0.83
  ) -> RegressionTerm {
    func errors(_ p: Double?) -> [StandardError] {
      p.map { [StandardError(kind: .hc3, standardError: 0.001, t: 1, pValue: $0)] } ?? []
    }
    return RegressionTerm(
      term: "size",
      estimate: estimate,
      errors: errors(p),
      influence: EventInfluence(
        eventID: "E7",
        symbol: "ACME",
        leverage: leverage,
        estimate: without,
        errors: errors(other)
      )
    )
  }

  private func sentences(
    _ terms: [RegressionTerm],
    format: NumberFormat = .terminal
  ) throws -> [String] {
    var result = try SampleStudy(eventCount: 1).result()
    let windows = [0...0, -1...1, 0...1]
    result.analysis.regressions = zip(terms, windows).map { term, window in
      RegressionResult(
        model: .market,
        windowStart: window.lowerBound,
        windowEnd: window.upperBound,
        eventCount: 40,
        terms: [RegressionTerm(term: "(Intercept)", estimate: 0, errors: []), term]
      )
    }
    return InfluenceWords(result, model: .market, format: format).sentences
  }

  @Test func `have the coefficient and its p with and without the event`() throws {
    let found = try sentences([term(0.012, p: 0.001, without: -0.003, p: 0.44)])
    #expect(
      found == [
        "One event makes the sign in 0..0: the coefficient of size is 1.2000 (p\u{A0}=\u{A0}0.001), and -0.3000 "
          + "(p\u{A0}=\u{A0}0.440) without E7 (ACME) (hat value 0.83, on average 0.05)."
      ]
    )
    #expect(try sentences([term(0.012, p: 0.001, without: 0.011, p: 0.001, leverage: 0.1)]).isEmpty)
  }

  @Test func `say once what holds in several windows`() throws {
    let lost = term(0.012, p: 0.001, without: 0.004, p: 0.3)
    let found = try sentences([lost, lost, term(0.012, p: 0.2, without: nil, p: nil)])
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("One event makes the significance in 0..0: "))
    #expect(found[0].hasSuffix("; likewise in -1..1."))
    #expect(found[1] == "In 0..1 the coefficient of size rests on E7 (ACME) alone.")
  }
}
