import EventStatistics
import Testing

@Suite("Neutral oracle, definitions of other programs", .enabled(if: NeutralOracle.isAvailable))
struct OracleConventionTests {
  /// The oracle's row for each convention and test.
  static let rows: [(row: String, method: InferenceMethod, convention: InferenceConvention)] = [
    ("bmp_t_sigma_only", .bmp, .plainStandardized),
    ("bmp_t_csar", .bmp, .dailyStandardized),
    ("kp_adj_bmp_t_sigma_only_event_rbar", .kolariPynnonenAllPairs, .plainStandardized),
    ("kp_adj_bmp_t_csar_event_rbar", .kolariPynnonenAllPairs, .dailyStandardized),
    ("cda_t_ddof2", .crudeDependence, .crudeDependenceLessTwo),
    ("patell_z_adj_kp_sqrt1mr_event_rbar", .kolariPynnonenPatell, .standardizedPatell),
    ("gsign_z_pooled_phat", .generalizedSign, .pooledSigns),
    ("corrado_rank_z_unweighted", .corradoRank, .unweightedRanks),
    ("skew_adj_t_johnson_lbt", .skewnessAdjusted, .johnsonSkewness),
  ]

  private static func number(_ row: [String: String], _ name: String) -> Double {
    Double(row[name] ?? "") ?? .nan
  }

  /// On every version of the panel: complete, with logarithms, with holes, with one date.
  @Test func `every convention with a row of its own equals the oracle`() throws {
    let oracle = try NeutralOracle.shared.get()
    var errors = WorstErrors()
    var tags: [InferenceConvention: Set<String>] = [:]
    let table = try oracle.table("out_stats_core.csv")
    let groups = Dictionary(grouping: table.records) { [$0["tag"] ?? "", $0["model"] ?? ""] }
    for (key, rows) in groups {
      guard let study = try OracleStudy(oracle, tag: key[0], model: key[1]) else { continue }
      for row in rows {
        for (name, method, convention) in Self.rows where row["stat"] == name {
          let window = Int(Self.number(row, "w1"))...Int(Self.number(row, "w2"))
          let test = try method.evaluate(
            study.crossSection.window(window),
            options: InferenceOptions(conventions: [convention])
          )
          let label = "convention \(convention.rawValue)"
          let place = "\(method.rawValue) \(key[0]) \(key[1]) \(window)"
          errors.compare(test.statistic, Self.number(row, "value"), label, at: place)
          errors.compare(
            test.pValue(),
            OracleStatisticTests.expectedP(row),
            label + " p",
            at: place
          )
          errors.compare(
            test.nullDistribution.degreesOfFreedom ?? .nan,
            Self.number(row, "df"),
            label + " df",
            at: place
          )
          tags[convention, default: []].insert(key[0])
        }
      }
    }
    for (_, _, convention) in Self.rows {
      #expect(tags[convention]?.contains("gappy_simple") == true, "\(convention.rawValue)")
    }
    errors.check("statistics")
  }

  /// `CAR/(σ√L)` of each event, and what another σ makes of the sums of all of them.
  @Test func `errors of sums and other residual variances equal the oracle's parts`() throws {
    let oracle = try NeutralOracle.shared.get()
    var errors = WorstErrors()
    var fits: [[String]: (days: Double, free: Double)] = [:]
    for row in try oracle.table("out_fits.csv").records {
      let key = ["tag", "model", "event_id"].map { row[$0] ?? "" }
      let days = Self.number(row, "n_obs")
      fits[key] = (days, days - Self.number(row, "K"))
    }
    let sums = Dictionary(grouping: try oracle.table("out_cars_core.csv").records) { row in
      ["tag", "model", "w1", "w2"].map { row[$0] ?? "" }
    }
    for (key, rows) in sums {
      guard let first = Int(key[2]), let last = Int(key[3]),
        let study = try OracleStudy(oracle, tag: key[0], model: key[1])
      else { continue }
      let window = first...last
      let byEvent = Dictionary(
        uniqueKeysWithValues: zip(study.events.map(\.id), study.fits)
      )
      let place = "\(key[0]) \(key[1]) \(window)"
      var (patell, daily, variance) = (0.0, 0.0, 0.0)
      var isComplete = true
      for row in rows {
        let event = row["event_id"] ?? ""
        guard let fit = byEvent[event], let sum = fit.cumulative(window) else { continue }
        errors.compare(
          CumulativeAbnormalReturnTest(fit, sum, conventions: [.plainCumulative]).statistic,
          Self.number(row, "car_t_sigma"),
          "convention car_t_plain",
          at: "\(event) \(place)"
        )
        guard let estimate = fits[[key[0], key[1], event]] else {
          isComplete = false
          continue
        }
        let factor = ((estimate.days - 1) / estimate.free).squareRoot()
        patell += Self.number(row, "scar") * factor
        daily +=
          Self.number(row, "csar") / Self.number(row, "n_days").squareRoot() * factor
        variance += estimate.free / (estimate.free - 2)
      }
      guard isComplete else { continue }
      let sample = study.crossSection.window(window)
      errors.compare(
        try PatellTest(sample, conventions: [.sigmaByDaysLessOne]).statistic,
        patell / variance.squareRoot(),
        "convention sigma_t_minus_1",
        at: place
      )
      errors.compare(
        try PatellDailyTest(sample, conventions: [.sigmaByDaysLessOne]).statistic,
        daily / variance.squareRoot(),
        "convention sigma_t_minus_1",
        at: "daily \(place)"
      )
    }
    errors.check("statistics")
  }

  /// Without holes the daily mean ranks lie around one half, so that only the divisor differs.
  @Test(arguments: ["clean_simple", "clean_log", "cluster12"])
  func `the sample standard deviation of mean ranks differs by its divisor`(tag: String) throws {
    let oracle = try NeutralOracle.shared.get()
    let study = try #require(try OracleStudy(oracle, tag: tag, model: "market_model"))
    var errors = WorstErrors()
    for row in try oracle.table("out_stats_core.csv").records
    where row["tag"] == tag && row["model"] == "market_model"
      && row["stat"] == "corrado_rank_z_unweighted"
    {
      let window = Int(Self.number(row, "w1"))...Int(Self.number(row, "w2"))
      let test = try CorradoRankTest(
        study.crossSection.window(window),
        conventions: [.sampleRanks]
      )
      errors.compare(
        test.statistic,
        Self.number(row, "value") * (220.0 / 221).squareRoot(),
        "convention corrado_sample_sd",
        at: "\(tag) \(window)"
      )
    }
    errors.check("statistics")
  }
}
