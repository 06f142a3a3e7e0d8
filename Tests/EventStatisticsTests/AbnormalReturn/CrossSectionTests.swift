import EventStatistics
import Testing

@Suite("Cross-section of events")
struct CrossSectionTests {
  @Test func `averages run over the events of the day and count them`() throws {
    var panel = SyntheticPanel(events: 3, seed: 2)
    panel.companies[1][panel.eventDays[1]] = .nan
    let fits = try panel.fits()
    let crossSection = CrossSection(fits, dates: panel.eventDays)
    #expect(crossSection.counts == [3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3])
    let expected = (fits[0].abnormal[5] + fits[2].abnormal[5]) / 2
    #expect(abs(crossSection.aar[5] - expected) < 1e-17)
    #expect(abs(crossSection.caar[1] - crossSection.aar[0] - crossSection.aar[1]) < 1e-17)
    #expect(crossSection.window(0...0).positions == [0, 2])
    #expect(crossSection.aar(ofDay: 99).isNaN)
  }

  /// By hand: values 1, 2, 3, 6 have mean 3 and deviation √(14/3); t(3) at 2.5 % is 3.182446305284263.
  @Test func `the confidence interval of the mean equals the calculation by hand`() throws {
    let market = (0..<24).map { $0.isMultiple(of: 2) ? 0.01 : -0.01 }
    let fits = try [0.01, 0.02, 0.03, 0.06].enumerated().map { index, effect in
      var security = (0..<24).map { ($0 + index) % 3 == 0 ? 0.02 : -0.01 }
      security[22] = effect
      return try RawReturnModel().fit(
        EventSample(
          security: security[...],
          market: market[...],
          estimation: 0..<21,
          event: 22..<23,
          firstRelativeDay: 0
        )
      )
    }
    let crossSection = CrossSection(fits, dates: [1, 2, 3, 4])
    let interval = try #require(crossSection.window(0...0).confidenceInterval(level: 0.95))
    let reach = 3.182446305284263 * (14.0 / 3).squareRoot() / 2 / 100
    #expect(abs(interval.estimate - 0.03) < 1e-15)
    #expect(abs(interval.upper - 0.03 - reach) < 1e-13)
    #expect(abs(interval.lower - 0.03 + reach) < 1e-13)
    #expect(crossSection.confidenceBand(level: 0.95).first == interval)
    // A wider level is a wider interval: the option is used.
    let wide = try #require(crossSection.window(0...0).confidenceInterval(level: 0.99))
    #expect(wide.upper > interval.upper)
  }

  @Test func `the last point of the band is the interval of the whole window`() throws {
    let panel = SyntheticPanel(events: 12, seed: 2)
    let crossSection = try panel.crossSection()
    let band = crossSection.confidenceBand(level: 0.9)
    let window = try #require(crossSection.window(-5...5).confidenceInterval(level: 0.9))
    let last = try #require(band.last ?? nil)
    #expect(band.count == 11)
    #expect(abs(last.lower - window.lower) < 1e-15 && abs(last.upper - window.upper) < 1e-15)
  }

  @Test func `no events make an empty cross-section`() {
    let crossSection = CrossSection([], dates: [])
    #expect(crossSection.aar.isEmpty && crossSection.counts.isEmpty)
    #expect(crossSection.window(0...1).eventCount == 0)
    #expect(crossSection.window(0...1).caar.isNaN)
    #expect(crossSection.window(0...1).confidenceInterval(level: 0.95) == nil)
  }

  @Test func `events of different estimation lengths stand side by side`() throws {
    let panel = SyntheticPanel(events: 6, seed: 2)
    let fits = try panel.companies.indices.map { index in
      let base = panel.sample(index)
      let sample = EventSample(
        security: base.security,
        market: base.market,
        estimation: (base.estimation.lowerBound + 5 * index)..<base.estimation.upperBound,
        event: base.event,
        firstRelativeDay: -5
      )
      return try MarketModel().fit(sample)
    }
    let sample = CrossSection(fits, dates: panel.eventDays).window(-1...1)
    for method in InferenceMethod.allCases {
      #expect(try method.evaluate(sample).statistic.isFinite)
    }
  }

  @Test func `logarithmic returns compound by addition`() throws {
    let base = SyntheticPanel(events: 1, seed: 2).sample(0)
    let log = EventSample(
      security: base.security,
      market: base.market,
      estimation: base.estimation,
      event: base.event,
      firstRelativeDay: -5,
      returnKind: .log
    )
    let simple = try #require(MarketModel().fit(base).cumulative(-1...0))
    let added = try #require(MarketModel().fit(log).cumulative(-1...0))
    let days = base.event.lowerBound + 4
    let (r1, r2) = (base.security[days], base.security[days + 1])
    let (m1, m2) = (base.market[days], base.market[days + 1])
    #expect(abs(simple.bharMarket - ((1 + r1) * (1 + r2) - (1 + m1) * (1 + m2))) < 1e-15)
    // (e^{r1 + r2} − e^{m1 + m2}) to third order in small returns.
    let (r, m) = (r1 + r2, m1 + m2)
    let series = r - m + (r * r - m * m) / 2 + (r * r * r - m * m * m) / 6
    #expect(abs(added.bharMarket - series) < 1e-6)
    #expect(simple.car == added.car)
  }
}
