import EventStatistics
import Testing

@Suite("Neutral oracle, GARCH", .enabled(if: NeutralOracle.isAvailable))
struct OracleGARCHTests {
  private func likelihood(_ oracle: NeutralOracle, _ event: NeutralOracle.Event) -> GARCHLikelihood
  {
    let returns = ReturnKind.simple.returns(of: oracle.prices[event.company] ?? [])
    let market = ReturnKind.simple.returns(of: oracle.marketLevels)
    let days = (event.position - 220)..<(event.position - 20)
    return GARCHLikelihood(returns: Array(returns[days]), market: Array(market[days]))
  }

  private func parameters(_ row: [String: String]) -> GARCHLikelihood.Parameters {
    func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
    return GARCHLikelihood.Parameters(
      alpha: number("alpha"),
      beta: number("beta"),
      omega: number("omega"),
      arch: number("arch"),
      garch: number("garch")
    )
  }

  @Test func `the likelihood at given parameters equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    var errors = WorstErrors()
    for row in try oracle.table("out_garch_mm.csv").records {
      let event = try #require(oracle.events.first { $0.id == row["event_id"] })
      errors.compare(
        likelihood(oracle, event).logLikelihood(parameters(row)),
        Double(row["loglik"] ?? "") ?? .nan,
        "log-likelihood",
        at: event.id
      )
    }
    errors.check("garch", tolerance: 1e-13)
  }

  @Test func `a fit reaches the best known likelihood`() throws {
    let oracle = try NeutralOracle.shared.get()
    for row in try oracle.table("out_garch_best.csv").records {
      let event = try #require(oracle.events.first { $0.id == row["event_id"] })
      let fit = try GARCHModel().fit(oracle.sample(event, tag: "clean_simple"))
      let values = fit.coefficients.map(\.estimate)
      let reached = likelihood(oracle, event).logLikelihood(
        GARCHLikelihood.Parameters(
          alpha: values[0],
          beta: values[1],
          omega: values[2],
          arch: values[3],
          garch: values[4]
        )
      )
      let best = Double(row["own_max_loglik"] ?? "") ?? .nan
      print("garch \(event.id) reached \(reached) best known \(best) difference \(reached - best)")
      #expect(reached >= best - 1e-6)
    }
  }
}
