import EventStatistics
import Testing

@Suite(
  "Neutral oracle, fits and cumulative abnormal returns",
  .enabled(if: NeutralOracle.isAvailable)
)
struct OracleFitTests {
  static let terms: [String: String] = [
    "(Intercept)": "alpha", "mkt": "beta", "mu": "alpha", "beta_lag": "beta_lag1",
    "beta_lead": "beta_lead1", "intercept_multi": "intercept",
  ]

  @Test func `every coefficient equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    let table = try oracle.table("out_fits.csv")
    var errors = WorstErrors()
    for (key, rows) in Dictionary(
      grouping: table.records,
      by: { [$0["tag"] ?? "", $0["model"] ?? ""] }
    ) {
      guard let study = try OracleStudy(oracle, tag: key[0], model: key[1]) else { continue }
      let fits = Dictionary(uniqueKeysWithValues: zip(study.events.map(\.id), study.fits))
      for row in rows {
        let fit = try #require(fits[row["event_id"] ?? ""])
        let place = "\(key[0]) \(row["event_id"] ?? "")"
        func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
        errors.compare(fit.sigma, number("sigma"), "\(key[1]) sigma", at: place)
        errors.compare(fit.rSquared, number("r2"), "\(key[1]) r2", at: place)
        errors.compare(Double(fit.observations), number("n_obs"), "\(key[1]) n_obs", at: place)
        errors.compare(Double(fit.parameters), number("K"), "\(key[1]) K", at: place)
        let term = Self.terms[row["coef"] ?? ""] ?? row["coef"] ?? ""
        if term != "none" {
          // A model with one factor calls its slope beta.
          let name = key[1] == "capm" && term == "mktrf" ? "beta" : term
          let estimate = try #require(fit.coefficients.first { $0.term == name }).estimate
          errors.compare(estimate, number("value"), "\(key[1]) \(term)", at: place)
        }
      }
    }
    errors.check("fits")
  }

  @Test func `every cumulative abnormal return equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    let table = try oracle.table("out_cars_core.csv")
    var errors = WorstErrors()
    for (key, rows) in Dictionary(
      grouping: table.records,
      by: { [$0["tag"] ?? "", $0["model"] ?? ""] }
    ) {
      guard let study = try OracleStudy(oracle, tag: key[0], model: key[1]) else { continue }
      let fits = Dictionary(uniqueKeysWithValues: zip(study.events.map(\.id), study.fits))
      for row in rows {
        func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
        let window = Int(number("w1"))...Int(number("w2"))
        let fit = try #require(fits[row["event_id"] ?? ""])
        let sum = try #require(fit.cumulative(window))
        let place = "\(key[0]) \(key[1]) \(row["event_id"] ?? "") \(window)"
        errors.compare(Double(sum.observedDays), number("n_days"), "n_days", at: place)
        errors.compare(sum.car, number("car"), "car", at: place)
        errors.compare(sum.standardError, number("s_car"), "s_car", at: place)
        errors.compare(sum.scar, number("scar"), "scar", at: place)
        errors.compare(sum.csar, number("csar"), "csar", at: place)
        errors.compare(sum.bharMarket, number("bhar_market"), "bhar_market", at: place)
        errors.compare(sum.bharExpected, number("bhar_expected"), "bhar_expected", at: place)
      }
    }
    errors.check("cars")
  }

  @Test func `every fit from trade to trade equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    var errors = WorstErrors()
    for row in try oracle.table("out_trade_to_trade.csv").records {
      func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let event = try #require(oracle.events.first { $0.id == row["event_id"] })
      let sample = oracle.sample(event, tag: "gappy_simple")
      let fit = try TradeToTradeModel().fit(sample)
      let place = event.id
      errors.compare(fit.coefficients[0].estimate, number("alpha_per_day"), "alpha", at: place)
      errors.compare(fit.coefficients[1].estimate, number("beta"), "beta", at: place)
      errors.compare(fit.sigma, number("sigma"), "sigma", at: place)
      errors.compare(Double(fit.observations), number("n_obs"), "n_obs", at: place)
      let sum = try #require(fit.cumulative(-5...5))
      errors.compare(sum.car, number("car_m5_p5"), "car", at: place)
      errors.compare(Double(sum.observedDays), number("n_trades_in_window"), "trades", at: place)
    }
    errors.check("trade_to_trade")
  }
}
