import EventStatistics
import Testing

@Suite("Neutral oracle, test statistics", .enabled(if: NeutralOracle.isAvailable))
struct OracleStatisticTests {
  /// The oracle's row for each test.
  static let rows: [InferenceMethod: String] = [
    .crossSectional: "csect_t", .patell: "patell_z_scar_fullcov", .bmp: "bmp_t_scar_fullcov",
    .corradoRank: "corrado_rank_z", .generalizedSign: "gsign_z_mean_phat",
  ]

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
        guard let method = methods[row["stat"] ?? ""] else { continue }
        let test = try method.evaluate(sample)
        let name = method.rawValue
        errors.compare(test.statistic, number("value"), name, at: place)
        errors.compare(test.pValue(), number("p_two_sided"), name + " p", at: place)
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
}
