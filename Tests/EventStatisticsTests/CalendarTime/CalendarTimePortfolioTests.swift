import Testing

@testable import EventStatistics

@Suite("Calendar-time portfolios")
struct CalendarTimePortfolioTests {
  private typealias Holding = CalendarTimePortfolio.Holding

  private static let series: [[Double]] = [
    [0.01, -0.02, 0.03, 0.005, -0.01, 0.02, 0, 0],
    [0, 0, -0.015, 0.01, 0.02, -0.005, 0.012, -0.02],
    [0, 0, 0, 0.04, -0.03, 0, 0, 0],
  ]
  private static let market = [0.004, -0.01, 0.012, 0.006, -0.004, 0.009, 0.003, -0.011]

  private static func holdings(_ scale: Double = 1) -> [Holding] {
    [
      Holding(security: 0, days: 0..<6, value: 100 * scale),
      Holding(security: 1, days: 2..<8, value: 300 * scale),
      Holding(security: 2, days: 3..<5, value: 50 * scale),
    ]
  }

  private static func portfolio(
    _ series: [[Double]] = series,
    _ holdings: [Holding] = holdings(),
    by kind: ReturnKind? = .simple
  ) -> CalendarTimePortfolio {
    CalendarTimePortfolio(series.map { $0[...] }, holdings: holdings, byValueOf: kind)
  }

  private static func near(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-12 * max(1, abs(expected))
  }

  @Test func `by hand: values grow by the returns before the day`() {
    let portfolio = Self.portfolio(
      [[0.1, 0.2], [0, -0.1]],
      [
        Holding(security: 0, days: 0..<2, value: 100),
        Holding(security: 1, days: 0..<2, value: 300),
      ]
    )
    #expect(Self.near(portfolio.returns[0], 10.0 / 400))
    #expect(Self.near(portfolio.returns[1], (110 * 0.2 - 300 * 0.1) / 410))
    #expect(portfolio.securityCounts == [2, 2])
  }

  @Test
  func `log returns compound by their exponential, and a day without a return leaves the value`() {
    let logs = Self.portfolio(
      [[0, 0.2], [0.3, -0.1]],
      [
        Holding(security: 0, days: 0..<2), Holding(security: 1, days: 0..<2),
      ],
      by: .log
    )
    let weight = ReturnKind.log.growth(of: [0.3])
    #expect(Self.near(logs.returns[1], (0.2 - 0.1 * weight) / (1 + weight)))
    let gap = Self.portfolio(
      [[0.5, .nan, 0.1], [0, 0.2, 0]],
      [
        Holding(security: 0, days: 0..<3), Holding(security: 1, days: 0..<3),
      ]
    )
    #expect(gap.securityCounts == [2, 1, 2] && gap.returns[1] == 0.2)
    #expect(Self.near(gap.returns[2], 1.5 * 0.1 / 2.7))
  }

  @Test func `the later of two events of a security tells its value, and it is held once`() {
    let held = [
      Holding(security: 0, days: 0..<4, value: 100), Holding(security: 1, days: 0..<4, value: 100),
      Holding(security: 0, days: 1..<3, value: 300),
    ]
    let series: [[Double]] = [[0, 0.1, 0.1, 0.1], [0, 0, 0, 0]]
    for holdings in [held, held.reversed()] {
      let portfolio = Self.portfolio(series, holdings)
      #expect(portfolio.securityCounts == [2, 2, 2, 2])
      #expect(Self.near(portfolio.returns[1], 30.0 / 400))
      #expect(Self.near(portfolio.returns[2], 33.0 / 430))
      #expect(Self.near(portfolio.returns[3], 12.1 / 221))
    }
  }

  @Test func `laws: the unit and the order of values, and no look ahead`() {
    let portfolio = Self.portfolio()
    let scaled = Self.portfolio(Self.series, Self.holdings(1e7))
    for (one, other) in zip(portfolio.returns, scaled.returns) { #expect(Self.near(one, other)) }
    #expect(Self.portfolio(Self.series, Self.holdings().reversed()) == portfolio)
    // Doubling the return of a day changes this day and later ones alone.
    for day in 2..<6 {
      var other = Self.series
      other[0][day] += 0.5
      let changed = Self.portfolio(other).returns
      #expect(
        changed[..<day] == portfolio.returns[..<day] && changed[day] != portfolio.returns[day]
      )
    }
    // Where nothing moves, equal values are equal weights.
    let still = Self.series.map { $0.map { _ in 0.0 } }
    let equal = Self.holdings().map { Holding(security: $0.security, days: $0.days, value: 7) }
    #expect(Self.portfolio(still, equal).returns == Self.portfolio(still, equal, by: nil).returns)
    #expect(Self.portfolio(by: nil) == Self.portfolio(Self.series, equal, by: nil))
    #expect(Self.portfolio(by: nil) != portfolio)
  }

  /// NumPy 2.4.6, `lstsq` of rows times `√w`.
  @Test(arguments: [
    (
      DayWeights.equal, [-0.001221830357431761, 0.9858165930178361],
      [0.004035989672047346, 0.4991650793185126]
    ),
    (
      .firms, [0.0010813059885988535, 0.6100874329828364],
      [0.004160663440949275, 0.5333432552230617]
    ),
    (
      .rootFirms, [-0.0002928729880926805, 0.8063163286976568],
      [0.004148571413055516, 0.52033479958865]
    ),
  ])
  func `days weighted by their securities equal NumPy`(
    weights: DayWeights,
    estimates: [Double],
    errors: [Double]
  ) throws {
    let portfolio = Self.portfolio()
    let returns = [
      0.01, -0.02, -0.0038362825204270893, 0.012213106107640327, 0.007472737498747197,
      0.0012481453917460082, 0.012, -0.02,
    ]
    for (one, other) in zip(portfolio.returns, returns) { #expect(Self.near(one, other)) }
    let regression = try portfolio.regression(
      on: [FactorSeries(name: "market", values: Self.market[...])],
      riskFree: [Double](repeating: 0, count: 8)[...],
      minimumSecurities: 1,
      dayWeights: weights
    )
    for (term, test) in try regression.tests(.classical).enumerated() {
      #expect(abs(test.estimate / estimates[term] - 1) < 1e-9)
      #expect(abs(test.standardError / errors[term] - 1) < 1e-9)
    }
  }
}
