import EventStatistics
import Testing

@Suite("Tests of one event")
struct SingleEventTests {
  @Test func `the statistics are the standardized abnormal returns`() throws {
    let fit = try SyntheticPanel(events: 1, seed: 1).fits()[0]
    let day = try SingleEventMethod.abnormalReturn.evaluate(fit, window: 0...0)
    #expect(day.statistic == fit.standardized[5])
    #expect(day.nullDistribution == .studentT(degreesOfFreedom: 78))
    let window = try SingleEventMethod.cumulativeAbnormalReturn.evaluate(fit, window: -1...1)
    #expect(window.statistic == fit.cumulative(-1...1)?.scar)
    #expect(throws: InferenceError.notOneDay(days: 3)) {
      try SingleEventMethod.abnormalReturn.evaluate(fit, window: -1...1)
    }
    #expect(throws: InferenceError.noAbnormalReturn) {
      try SingleEventMethod.cumulativeAbnormalReturn.evaluate(fit, window: 7...8)
    }
  }

  /// Residuals of the raw model are the returns: −5, −4, …, 4 hundredths, and a day 0 of 3.5.
  @Test func `the sample quantile counts residuals`() throws {
    let security = (0..<10).map { Double($0 - 5) / 100 } + [0, 0.035, 0.02]
    let fit = try RawReturnModel().fit(
      EventSample(
        security: security[...],
        market: security[...],
        estimation: 0..<10,
        event: 10..<13,
        firstRelativeDay: -1
      )
    )
    let test = try SampleQuantileTest(fit, window: 0...0)
    #expect(test.comparisonCount == 10 && test.atLeastCount == 1 && test.atMostCount == 9)
    #expect(test.pValue(.greater) == 2.0 / 11)
    #expect(test.pValue(.less) == 10.0 / 11)
    #expect(test.pValue() == 4.0 / 11)
    #expect(abs(test.statistic - (10.0 / 12 - 0.5)) < 1e-15)
    // Two days: 5.5 against the nine sums −9, −7, …, 7.
    let window = try SampleQuantileTest(fit, window: 0...1)
    #expect(window.comparisonCount == 9 && window.atLeastCount == 1)
    #expect(window.pValue(.greater) == 2.0 / 10)
  }

  @Test func `a rank test of one event never falls below p of 0.083`() throws {
    var panel = SyntheticPanel(events: 1, seed: 1)
    panel.companies[0][panel.eventDays[0]] = 0.9
    let test = try CorradoRankTest(CrossSection(panel.fits(), dates: [1]).window(0...0))
    #expect(test.statistic < 3.0.squareRoot())
    #expect(test.pValue() > 0.083)
  }
}
