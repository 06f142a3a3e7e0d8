import EventStatistics
import Testing

@Suite("Recommendation of tests")
struct TestRecommendationTests {
  private func recommend(_ panel: SyntheticPanel) throws -> TestRecommendation {
    let fits = try panel.fits()
    let checks = try panel.companies.indices.map { index in
      let sample = panel.sample(index)
      return try ResidualDiagnostics(
        fits[index],
        estimationReturns: Array(sample.security[sample.estimation])
      )
    }
    let crossSection = CrossSection(fits, dates: panel.eventDays)
    return TestRecommendation(crossSection.window(0...0), diagnostics: checks)
  }

  @Test func `an ordinary sample needs no warning`() throws {
    var panel = SyntheticPanel(events: 11, seed: 30, sharedDates: 1)
    panel.companies = Array(panel.companies.prefix(11))
    let recommendation = try recommend(panel)
    #expect(recommendation.findings == [.fewEvents(11)])
    #expect(recommendation.preferred.first == .signFlip)
    // With ten events and none unusual it still rejects in 6.8 of 100 samples.
    #expect(recommendation.doubtful == [.generalizedRankT])
  }

  @Test func `events of one date speak against tests of independent events`() throws {
    let recommendation = try recommend(SyntheticPanel(events: 24, seed: 31, sharedDates: 24))
    #expect(recommendation.findings.first == .sharedDates(sharing: 24, events: 24, dates: 1))
    #expect(recommendation.preferred.first == .kolariPynnonen)
    #expect(recommendation.doubtful.contains(.patell))
    #expect(!recommendation.preferred.contains(.signFlip))
    #expect(recommendation.findings[0].description.hasPrefix("All 24 events share one date"))
  }

  @Test func `few dates that events share are left to tests of whole dates`() throws {
    for (perDate, dates) in [(12, 2), (4, 6), (3, 8)] {
      let recommendation = try recommend(
        SyntheticPanel(events: 24, seed: 31, sharedDates: perDate)
      )
      #expect(
        recommendation.findings.first == .sharedDates(sharing: 24, events: 24, dates: dates)
      )
      #expect(recommendation.preferred.contains(.dateSignFlip) == (dates >= 6))
      #expect(recommendation.preferred.contains(.dateWildBootstrap) == (dates >= 6))
      #expect(recommendation.preferred.contains(.permutation) == (dates < 6))
      #expect(
        recommendation.findings[0].description.contains("no p below 0.5") == (dates == 2)
      )
    }
    #expect(TestRecommendation.testsOfFewDates(ClusteredTest.enoughDates).isEmpty)
  }

  @Test func `variance that events bring speaks against variances of the estimation window`() throws
  {
    var panel = SyntheticPanel(events: 22, seed: 32, sharedDates: 2)
    for (company, day) in panel.eventDays.enumerated() {
      panel.companies[company][day] += company.isMultiple(of: 2) ? 0.08 : -0.08
    }
    let recommendation = try recommend(panel)
    let induced = recommendation.findings.contains {
      if case .eventInducedVariance(let ratio) = $0 { ratio > 5 } else { false }
    }
    #expect(induced)
    #expect(recommendation.doubtful.contains(.patell))
    #expect(recommendation.doubtful.contains(.corradoRank))
    #expect(!recommendation.doubtful.contains(.corradoSign))
  }

  @Test func `a variance that is larger beyond doubt by too little to matter is no finding`() throws
  {
    // Of so many events a variance of 1.07 is larger beyond doubt, and a test at 5 % still rejects 6 %.
    for (move, isFound) in [(0.0055, false), (0.02, true)] {
      var panel = SyntheticPanel(events: 2400, seed: 32, sharedDates: 1)
      for (company, day) in panel.eventDays.enumerated() {
        panel.companies[company][day] += company.isMultiple(of: 2) ? move : -move
      }
      let crossSection = CrossSection(try panel.fits(), dates: panel.eventDays)
      let findings = TestRecommendation(crossSection.window(0...0), diagnostics: []).findings
      let ratios = findings.compactMap {
        if case .eventInducedVariance(let ratio) = $0 { ratio } else { nil }
      }
      #expect(ratios.isEmpty == !isFound, "\(ratios)")
    }
  }

  @Test func `a variance beyond every integer is said all the same`() {
    let finding = TestRecommendation.Finding.eventInducedVariance(ratio: 1.5e30)
    #expect(finding.description.contains("1.5e+30 times"))
    #expect(
      TestRecommendation.Finding.eventInducedVariance(ratio: 12.34).description.contains("12.3 ")
    )
  }

  @Test func `thin trading and heavy tails are found`() throws {
    var panel = SyntheticPanel(events: 22, seed: 33, sharedDates: 2)
    for company in panel.companies.indices {
      for day in panel.companies[company].indices {
        if day % 6 == 0 { panel.companies[company][day] = 0 }
        if day % 37 == 5 { panel.companies[company][day] *= 8 }
      }
    }
    let findings = try recommend(panel).findings
    #expect(
      findings.contains { if case .thinTrading(let share) = $0 { share > 0.15 } else { false } }
    )
    #expect(findings.contains { if case .heavyTails = $0 { true } else { false } })
    #expect(findings.allSatisfy { !$0.description.isEmpty })
  }

  /// A panel with residuals far from normal.
  private func heavy(events: Int) -> SyntheticPanel {
    var panel = SyntheticPanel(events: events, seed: 35, sharedDates: 1)
    for company in panel.companies.indices {
      for day in panel.companies[company].indices where day % 37 == 5 {
        panel.companies[company][day] *= 9
      }
    }
    return panel
  }

  @Test func `few events are left to the test that is exact for them, whatever their residuals`()
    throws
  {
    let recommendation = try recommend(heavy(events: 8))
    #expect(recommendation.findings.contains { if case .heavyTails = $0 { true } else { false } })
    #expect(recommendation.findings.last == .fewEvents(8))
    #expect(recommendation.preferred.first == .signFlip)
  }

  @Test func `so few that no p-value of the sign-flip test could be small are left to a t test`()
    throws
  {
    let recommendation = try recommend(heavy(events: 4))
    #expect(recommendation.findings.last == .fewEvents(4))
    #expect(recommendation.preferred.first == .bmp)
    #expect(!recommendation.preferred.contains(.signFlip))
    #expect(recommendation.findings.last?.description.contains("no p below 0.125") == true)
    #expect(
      TestRecommendation.Finding.fewEvents(TestRecommendation.leastFlipped).description
        .contains("the sign-flip test is exact")
    )
  }

  @Test func `one event is left to the sample quantile test`() throws {
    let recommendation = try recommend(SyntheticPanel(events: 1, seed: 34))
    #expect(recommendation.findings == [.singleEvent])
    #expect(recommendation.preferred.isEmpty)
    #expect(recommendation.findings[0].description.contains("sample-quantile test"))
  }
}
