import EventStatistics
import Testing

@Suite("Neutral oracle, further numbers", .enabled(if: NeutralOracle.isAvailable))
struct OracleExtraTests {
  let oracle: NeutralOracle
  let study: OracleStudy
  let extra: [String: Double]

  init() throws {
    oracle = try NeutralOracle.shared.get()
    study = try #require(try OracleStudy(oracle, tag: "clean_simple", model: "market_model"))
    extra = Dictionary(
      uniqueKeysWithValues: try oracle.table("out_extra.csv").records.map {
        (($0["section"] ?? "") + " " + ($0["name"] ?? ""), Double($0["value"] ?? "") ?? .nan)
      }
    )
  }

  private func cars(_ window: ClosedRange<Int> = -1...1) -> [CumulativeAbnormalReturn] {
    study.crossSection.window(window).cumulative
  }

  private func attribute(_ name: String) -> [Double] {
    study.events.map { Double($0.attributes[name] ?? "") ?? .nan }
  }

  @Test func `adjusted p-values equal the oracle`() throws {
    let table = try oracle.table("out_multiple_testing.csv")
    var errors = WorstErrors()
    let tests = try table.numbers("tau").map { day in
      try CrossSectionalTest(study.crossSection.window(Int(day)...Int(day)))
    }
    let raw = tests.map { $0.pValue() }
    let names: [PValueAdjustment: String] = [
      .bonferroni: "bonferroni", .holm: "holm", .hochberg: "hochberg", .hommel: "hommel",
      .benjaminiHochberg: "BH", .benjaminiYekutieli: "BY", .sidak: "sidak",
    ]
    for (value, expected) in zip(raw, table.numbers("p_raw")) {
      errors.compare(value, expected, "raw p", at: "")
    }
    for (adjustment, column) in names {
      let adjusted = adjustment.adjust(raw)
      for (day, expected) in table.numbers(column).enumerated() {
        errors.compare(adjusted[day], expected, adjustment.rawValue, at: "day \(day - 10)")
      }
    }
    errors.check("adjustment")
  }

  @Test func `the regression of abnormal returns equals the oracle`() throws {
    let names = ["log_size", "bm", "lev"]
    let regressors = names.map { (name: $0, values: attribute($0)) }
    let sums = cars()
    let ordinary = try LinearRegression(response: sums.map(\.car), regressors: regressors)
    let weighted = try LinearRegression(
      response: sums.map(\.car),
      regressors: regressors,
      weights: sums.map { 1 / ($0.standardError * $0.standardError) }
    )
    let dates = study.events.map(\.position)
    let covariances: [CoefficientCovariance] = [
      .classical, .hc0, .hc1, .hc2, .hc3, .cr0(clusters: dates), .cr1(clusters: dates),
    ]
    var errors = WorstErrors()
    for row in try oracle.table("out_cross_sectional_regression.csv").records {
      func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let term = row["coef"] ?? ""
      for covariance in covariances {
        let name = covariance.name
        let test = try #require(try ordinary.tests(covariance).first { $0.term == term })
        errors.compare(test.estimate, number("estimate"), "estimate", at: term)
        errors.compare(test.standardError, number("se_" + name), "se " + name, at: term)
        errors.compare(test.statistic, number("t_" + name), "t " + name, at: term)
        errors.compare(test.pValue(), number("p_" + name), "p " + name, at: term)
      }
      let test = try #require(try weighted.tests(.classical).first { $0.term == term })
      errors.compare(test.estimate, number("wls_estimate"), "wls estimate", at: term)
      errors.compare(test.standardError, number("wls_se"), "wls se", at: term)
    }
    errors.compare(ordinary.rSquared, extra["cs_regression r2"] ?? .nan, "r2", at: "")
    errors.compare(
      ordinary.adjustedRSquared,
      extra["cs_regression adj_r2"] ?? .nan,
      "adj r2",
      at: ""
    )
    errors.compare(ordinary.fStatistic, extra["cs_regression F"] ?? .nan, "F", at: "")
    errors.check("regression")
  }

  @Test func `comparisons of groups equal the oracle`() throws {
    let values = cars().map(\.car)
    let industries = study.events.map { $0.attributes["industry"] ?? "" }
    let groups = ["A", "B", "C"].map { name in
      zip(values, industries).filter { $0.1 == name }.map(\.0)
    }
    func expected(_ name: String) -> Double { extra["group " + name] ?? .nan }
    var errors = WorstErrors()
    let welch = try WelchTest(groups[0], groups[1])
    errors.compare(welch.statistic, expected("welch_t_A_minus_B"), "welch t", at: "")
    errors.compare(welch.degreesOfFreedom, expected("welch_df"), "welch df", at: "")
    errors.compare(welch.pValue(), expected("welch_p"), "welch p", at: "")
    let several = try WelchAnovaTest(groups)
    errors.compare(several.statistic, expected("welch_anova_F"), "welch anova F", at: "")
    errors.compare(
      several.denominatorDegreesOfFreedom,
      expected("welch_anova_df2"),
      "welch anova df",
      at: ""
    )
    errors.compare(several.pValue(), expected("welch_anova_p"), "welch anova p", at: "")
    let anova = try AnovaTest(groups)
    errors.compare(anova.statistic, expected("anova_F"), "anova F", at: "")
    errors.compare(anova.pValue(), expected("anova_p"), "anova p", at: "")
    let kruskal = try KruskalWallisTest(groups)
    errors.compare(kruskal.statistic, expected("kruskal_H"), "kruskal H", at: "")
    errors.compare(kruskal.pValue(), expected("kruskal_p"), "kruskal p", at: "")
    let ranks = try MannWhitneyTest(groups[0], groups[1])
    errors.compare(ranks.pairCount, expected("mann_whitney_W_A_B"), "mann-whitney U", at: "")
    errors.compare(ranks.pValue(), expected("mann_whitney_exact_p"), "mann-whitney p", at: "")
    let shares = [5, 25, 50, 75, 95]
    let quantiles = Quantile.of(values, at: shares.map { Double($0) / 100 })
    for (share, value) in zip(shares, quantiles) {
      errors.compare(value, expected("car_quantile_type7_\(share)%"), "quantile", at: "\(share)")
    }
    errors.check("groups")
  }

  @Test func `diagnostics of the residuals equal the oracle`() throws {
    var errors = WorstErrors()
    for row in try oracle.table("out_diagnostics.csv").records {
      func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let place = row["event_id"] ?? ""
      let index = try #require(study.events.firstIndex { $0.id == place })
      let checks = try ResidualDiagnostics(study.fits[index], estimationReturns: [0, 1, 0, .nan])
      errors.compare(checks.durbinWatson, number("durbin_watson"), "durbin_watson", at: place)
      errors.compare(checks.autocorrelation, number("acf1"), "acf1", at: place)
      errors.compare(checks.ljungBox.value, number("ljung_box_10"), "ljung_box", at: place)
      errors.compare(checks.ljungBox.pValue, number("ljung_box_10_p"), "ljung_box p", at: place)
      errors.compare(checks.skewness, number("skewness"), "skewness", at: place)
      errors.compare(checks.kurtosis, number("kurtosis"), "kurtosis", at: place)
      errors.compare(checks.jarqueBera.value, number("jarque_bera"), "jarque_bera", at: place)
      errors.compare(checks.jarqueBera.pValue, number("jarque_bera_p"), "jarque_bera p", at: place)
      errors.compare(checks.archLM.value, number("arch_lm5"), "arch_lm", at: place)
      errors.compare(checks.archLM.pValue, number("arch_lm5_p"), "arch_lm p", at: place)
      #expect(checks.zeroReturnShare == 2.0 / 3)
      let test = try #require(checks.shapiroWilk)
      errors.compare(test.statistic, number("shapiro_w"), "shapiro W", at: place)
      errors.compare(test.pValue, number("shapiro_p"), "shapiro p", at: place)
    }
    errors.check("diagnostics")
  }

  @Test func `the calendar-time portfolio equals the oracle`() throws {
    let companies = oracle.prices.keys.sorted()
    let series = companies.map { ReturnKind.simple.returns(of: oracle.prices[$0] ?? []) }
    let portfolio = CalendarTimePortfolio(
      series.map { $0[...] },
      holdings: try oracle.events.map { event in
        CalendarTimePortfolio.Holding(
          security: try #require(companies.firstIndex(of: event.company)),
          days: event.position..<(event.position + 11)
        )
      }
    )
    var errors = WorstErrors()
    for (day, row) in try oracle.table("out_calendar_time_series.csv").records.enumerated() {
      let place = row["date"] ?? ""
      errors.compare(
        Double(portfolio.securityCounts[day + 1]),
        Double(row["n_firms"] ?? "") ?? .nan,
        "count",
        at: place
      )
      errors.compare(
        portfolio.returns[day + 1],
        Double(row["portfolio_return"] ?? "") ?? .nan,
        "return",
        at: place
      )
    }
    let rate = oracle.factors["rf"] ?? []
    let market = zip(ReturnKind.simple.returns(of: oracle.marketLevels), rate).map { $0 - $1 }
    var factors = [FactorSeries(name: "mktrf", values: market[...])]
    for name in ["smb", "hml"] {
      factors.append(FactorSeries(name: name, values: (oracle.factors[name] ?? [])[...]))
    }
    for row in try oracle.table("out_calendar_time_portfolio.csv").records {
      func number(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let regression = try portfolio.regression(
        on: row["model"] == "capm" ? Array(factors.prefix(1)) : factors,
        riskFree: rate[...],
        minimumSecurities: Int(number("min_firms"))
      )
      let term = row["coef"] == "alpha" ? LinearRegression.intercept : row["coef"] ?? ""
      let place = "\(row["model"] ?? "") \(term)"
      errors.compare(Double(regression.rowCount), number("days"), "days", at: place)
      let covariances: [CoefficientCovariance] = [.classical, .hc0, .hc1, .neweyWest(lags: 5)]
      for covariance in covariances {
        let test = try #require(try regression.tests(covariance).first { $0.term == term })
        errors.compare(test.estimate, number("estimate"), "estimate", at: place)
        errors.compare(
          test.standardError,
          number("se_" + covariance.name),
          "se " + covariance.name,
          at: place
        )
        if covariance == .classical {
          errors.compare(test.statistic, number("t_ols"), "t", at: place)
        }
      }
    }
    errors.check("calendar time")
  }

  @Test func `abnormal volume and volatility equal the oracle`() throws {
    let long = try oracle.table("prices_long.csv")
    var volumes: [String: [Double]] = [:]
    for (row, volume) in zip(long.rows, long.numbers("volume")) {
      volumes[row[1], default: []].append(volume)
    }
    func sample(_ event: NeutralOracle.Event, _ series: [Double]) -> EventSample {
      EventSample(
        security: series[...],
        market: series[...],
        estimation: (event.position - 220)..<(event.position - 20),
        event: (event.position - 10)..<(event.position + 11),
        firstRelativeDay: -10
      )
    }
    let volume = CrossSection(
      try oracle.events.map { event in
        // The oracle's logarithm is that of one share more.
        let oneMore = (volumes[event.company] ?? []).map { $0 + 1 }
        let series = AbnormalActivity.logVolume(oneMore[...])
        return try MeanAdjustedModel().fit(sample(event, series))
      },
      dates: oracle.events.map(\.position)
    )
    let volatility = CrossSection(
      try oracle.events.map { event in
        let returns = ReturnKind.simple.returns(of: oracle.prices[event.company] ?? [])
        let series = try AbnormalActivity.squaredReturnRatio(sample(event, returns))
        return try RawReturnModel().fit(sample(event, series))
      },
      dates: oracle.events.map(\.position)
    )
    var errors = WorstErrors()
    for day in -10...10 {
      errors.compare(
        volume.aar[day + 10],
        extra["abnormal_log_volume mean tau \(day)"] ?? .nan,
        "volume",
        at: "\(day)"
      )
      errors.compare(
        try CrossSectionalTest(volume.window(day...day)).statistic,
        extra["abnormal_log_volume csect_t tau \(day)"] ?? .nan,
        "volume t",
        at: "\(day)"
      )
      errors.compare(
        volatility.aar[day + 10],
        extra["abnormal_squared_return_ratio mean tau \(day)"] ?? .nan,
        "volatility",
        at: "\(day)"
      )
    }
    errors.check("activity")
  }
}
