import CivilTime
import EventAlignment
import EventStatistics
import Testing

@testable import EventStudy

/// What a result takes from a fitted event.
struct ModelResultTests {
  private let eventDay = PipelineFixture.eventDay

  private func fit() throws -> FittedEvent {
    try MarketModel().fit(
      EventSample(
        security: PipelineFixture.returns(ofShare: 0)[...],
        market: PipelineFixture.marketReturns[...],
        estimation: (eventDay - 60)..<(eventDay - 5),
        event: (eventDay - 5)..<(eventDay + 6),
        firstRelativeDay: -5
      )
    )
  }

  @Test func `takes estimates and abnormal returns unchanged`() throws {
    let fit = try fit()
    let days = PipelineFixture.days
    let estimates = ModelFit(fit, eventID: "E", symbol: "S", estimated: days[20]...days[74])
    #expect(estimates.sigma == fit.sigma)
    #expect(estimates.terms.map(\.term) == ["alpha", "beta"])
    #expect(estimates.firstDate == days[20] && estimates.lastDate == days[74])
    let returns = AbnormalReturns(
      fit,
      eventID: "E",
      symbol: "S",
      dates: Array(days[75...85]),
      confidence: 0.95
    )
    #expect(returns.ar == fit.abnormal.map { $0 })
    #expect(returns.relativeDay == Array(-5...5))
  }

  @Test func `bounds the path of an event by the t distribution of its own residuals`() throws {
    let fit = try fit()
    let returns = AbnormalReturns(
      fit,
      eventID: "E",
      symbol: "S",
      dates: Array(PipelineFixture.days[75...85]),
      confidence: 0.95
    )
    let sum = try #require(fit.cumulative(-5 ... -3))
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile((1 - 0.95) / 2)
    #expect(returns.carPath[2] == sum.car)
    #expect(returns.carPathUpper[2] == sum.car + reach * sum.standardError)
    #expect(returns.carPathLower[2] == sum.car - reach * sum.standardError)
  }

  @Test func `tests the sum of a window by t and by the sample quantile`() throws {
    let fit = try fit()
    let window = TestWindow(-1...1)
    let car = CumulativeReturn(fit, eventID: "E", symbol: "S", window: window)
    let test = try CumulativeAbnormalReturnTest(fit, window: window.days)
    #expect(car.t == test.statistic && car.reason == nil)
    #expect(car.pValue == test.pValue(.twoSided))
    #expect(car.sq?.pValue == (try SampleQuantileTest(fit, window: window.days)).pValue(.twoSided))
  }

  /// Prices of days -1 to 2 by hand: the share was split on day 1.
  private var prices: AveragePrices {
    var prices = AveragePrices(
      eventID: "E",
      symbol: "S",
      source: .exchange,
      firstDay: -1,
      dates: (0..<4).map { CalendarDate(dayNumber: 19_723 + $0) },
      closes: [200, 210, 110, 121],
      daily: [198, 208, 105, 120],
      anchored: [],
      windows: []
    )
    prices.factor = [0.5, 0.5, 1, 1]
    prices.open = [199, 205, 100, 118]
    prices.marketReturn = [0, 0.01, 0.02, 0.1]
    return prices
  }

  @Test func `news before the opening is bought on day 0, other news on the next day`() throws {
    let early = prices.entries(isBeforeOpen: true, costs: 0)
    #expect(early.map(\.relativeDay) == [0, 0])
    #expect(early.map(\.price) == [205, 208])
    // 210 over 205 on day 0; 110 of the new shares over half of 205 on day 1.
    let opened = try #require(early.first).exits
    #expect(opened.map(\.days) == [0, 1])
    #expect(abs(opened[0].net - (210.0 / 205 - 1)) < 1e-15)
    #expect(abs(opened[1].net - (110 / 102.5 - 1)) < 1e-15)
    // What the index did between the opening and the close is not known.
    #expect(opened[0].beyondMarket == nil)
    #expect(abs((opened[1].beyondMarket ?? 0) - (opened[1].net - 0.02)) < 1e-15)
    let late = prices.entries(isBeforeOpen: false, costs: 0.002)
    #expect(late.map(\.relativeDay) == [1, 1])
    #expect(abs((late.last?.exits.first?.net ?? 0) - (110.0 / 105 - 1 - 0.002)) < 1e-15)
  }

  @Test func `puts the anchored average on the days from day 0 on`() {
    let prices = AveragePrices(
      eventID: "E",
      symbol: "S",
      source: .exchange,
      firstDay: -1,
      dates: Array(PipelineFixture.days[79...81]),
      closes: [1, .nan, 3],
      daily: [1, 2, 3],
      anchored: [2, 2.5],
      windows: []
    )
    #expect(prices.relativeDay == [-1, 0, 1])
    #expect(prices.anchoredVWAP == [nil, 2, 2.5])
    #expect(prices.close == [1, nil, 3])
  }
}
