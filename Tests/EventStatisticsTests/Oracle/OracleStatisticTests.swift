import EventStatistics
import Testing

@Suite("Neutral oracle, test statistics", .enabled(if: NeutralOracle.isAvailable))
struct OracleStatisticTests {
  /// The oracle's row for each test.
  static let rows: [InferenceMethod: String] = [
    .crossSectional: "csect_t", .crudeDependence: "cda_t_ddof1",
    .brownWarner1980: "bw1980_indep_t", .ownVariance: "serra_indep_z",
    .patell: "patell_z_scar_fullcov", .patellDaily: "patell_z_csar",
    .bmp: "bmp_t_scar_fullcov",
    .kolariPynnonenAllPairs: "kp_adj_bmp_t_scar_fullcov_event_rbar",
    .kolariPynnonenPatell: "patell_z_adj_kp_event_rbar",
    .skewnessAdjusted: "skew_adj_t_hall", .jackknife: "jackknife_t_generic_scar",
    .clustered: "cluster_t_cr1", .corradoRank: "corrado_rank_z",
    .modifiedRank: "modified_rank_z", .corradoZivneyRank: "corrado_zivney_rank_z",
    .corradoSign: "corrado_zivney_sign_z", .generalizedRankT: "grank_t_sigma",
    .generalizedRankZ: "grank_z_sigma", .sign: "sign_z", .signExact: "sign_binomial_exact_p",
    .generalizedSign: "gsign_z_mean_phat", .wilcoxon: "wilcoxon_z",
    .buyAndHold: "abhar_csect_t_market",
    .buyAndHoldSkewnessAdjusted: "abhar_skew_adj_t_johnson_lbt_market",
  ]

  /// The oracle's p-value as a number, or the one that belongs to its statistic.
  ///
  /// The oracle's statistics were mended where a robust line has residuals of rounding only and where
  /// returns are missing, its p-values were not: there the p-value of the mended statistic is meant.
  static func expectedP(_ row: [String: String]) -> Double {
    let stale =
      row["model"] == "lad"
      || row["tag"] == "gappy_simple" && row["stat"] == "bw1980_indep_t"
    guard stale, row["stat"] != "sign_binomial_exact_p", let value = Double(row["value"] ?? "")
    else { return Double(row["p_two_sided"] ?? "") ?? .nan }
    let distribution: NullDistribution =
      Double(row["df"] ?? "").map { .studentT(degreesOfFreedom: $0) } ?? .standardNormal
    return 2 * distribution.upperTail(abs(value))
  }

  @Test func `every statistic, its degrees of freedom and its p-value equal the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    let table = try oracle.table("out_stats_core.csv")
    var errors = WorstErrors()
    let methods = Dictionary(uniqueKeysWithValues: Self.rows.map { ($1, $0) })
    for (key, rows) in Dictionary(
      grouping: table.records,
      by: { [$0["tag"] ?? "", $0["model"] ?? ""] }
    ) {
      guard let study = try OracleStudy(oracle, tag: key[0], model: key[1]) else { continue }
      for row in rows {
        func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
        guard !number("w1").isNaN else { continue }
        let window = Int(number("w1"))...Int(number("w2"))
        let sample = study.crossSection.window(window)
        let place = "\(key[0]) \(key[1]) \(window)"
        if row["stat"] == "caar" { errors.compare(sample.caar, number("value"), "caar", at: place) }
        if row["stat"] == "n_valid" {
          errors.compare(Double(sample.eventCount), number("value"), "n_valid", at: place)
        }
        if row["stat"] == "wilcoxon_W" {
          let test = try WilcoxonTest(sample)
          errors.compare(test.positiveRankSum, number("value"), "wilcoxon W", at: place)
          #expect(test.isExact == !number("p_two_sided").isNaN, "\(place)")
          if test.isExact {
            errors.compare(test.pValue(), number("p_two_sided"), "wilcoxon exact p", at: place)
          }
        }
        if row["stat"] == "corrado_rank_z_own_window" {
          let test = try CorradoRankTest(sample, rankingDays: .testedWindow)
          errors.compare(test.statistic, number("value"), "corrado_rank_z tested", at: place)
        }
        if row["stat"] == "skewness_g_lbt" {
          let test = try SkewnessAdjustedTest(sample, moments: .population)
          errors.compare(test.skewness, number("value"), "skewness population", at: place)
        }
        if row["stat"] == "abhar_csect_t_expected" {
          let test = try BuyAndHoldTest(sample, benchmark: .expected)
          errors.compare(test.statistic, number("value"), "bhar_t expected", at: place)
        }
        if row["stat"] == "abhar_skew_adj_t_johnson_lbt_expected" {
          let test = try BuyAndHoldSkewnessAdjustedTest(sample, benchmark: .expected)
          errors.compare(
            test.statistic,
            number("value"),
            "bhar_skewness_adjusted_t expected",
            at: place
          )
        }
        guard let method = methods[row["stat"] ?? ""] else { continue }
        let test = try method.evaluate(sample)
        let name = method.rawValue
        errors.compare(test.statistic, number("value"), name, at: place)
        guard method != .wilcoxon else { continue }
        errors.compare(test.pValue(), Self.expectedP(row), name + " p", at: place)
        errors.compare(
          test.nullDistribution.degreesOfFreedom ?? .nan,
          number("df"),
          name + " df",
          at: place
        )
      }
    }
    errors.check("statistics")
  }

  @Test func `the correction for events of one date equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    var errors = WorstErrors()
    for row in try oracle.table("out_kp_same_date.csv").records {
      func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let model = row["model"] ?? ""
      guard let study = try OracleStudy(oracle, tag: "clean_simple", model: model) else { continue }
      let window = Int(number("w1"))...Int(number("w2"))
      let test = try KolariPynnonenTest(study.crossSection.window(window))
      let place = "\(model) \(window)"
      errors.compare(
        test.meanCorrelation,
        number("rbar_same_date_zero_else"),
        "r over pairs of one date",
        at: place
      )
      #expect(test.sameDatePairs == Int(number("n_same_date_pairs")))
      errors.compare(test.statistic, number("kp_adj_bmp"), "kp_bmp_t", at: place)
      errors.compare(test.pValue(), number("p_t59"), "kp_bmp_t p", at: place)
    }
    errors.check("statistics")
  }

  @Test(arguments: [0...0, -1...1, -5...5])
  func `the exact sign flips equal the oracle`(window: ClosedRange<Int>) throws {
    let oracle = try NeutralOracle.shared.get()
    let study = try #require(
      try OracleStudy(oracle, tag: "cluster12", model: "market_model")
    )
    let test = try SignFlipTest(study.crossSection.window(window), draws: 1, seed: 1)
    var errors = WorstErrors()
    for row in try oracle.table("out_extra.csv").records
    where row["name"]?.hasSuffix(" [\(window.lowerBound),\(window.upperBound)]") == true {
      let value = Double(row["value"] ?? "") ?? .nan
      switch row["name"]?.split(separator: " ").first {
      case "t_obs": errors.compare(test.statistic, value, "sign_flip t", at: "\(window)")
      case "p_two_sided_t", "p_two_sided_mean":
        errors.compare(test.pValue(), value, "sign_flip p", at: "\(window)")
      case "p_one_sided_mean_greater":
        errors.compare(test.pValue(.greater), value, "sign_flip p greater", at: "\(window)")
      default: break
      }
    }
    errors.check("statistics", tolerance: 1e-12)
  }
}
