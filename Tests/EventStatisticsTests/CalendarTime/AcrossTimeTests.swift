import EventStatistics
import Testing

@Suite("Returns across time and securities")
struct AcrossTimeTests {
  private static let eventCount = 11

  /// A number that Python makes of the same whole numbers.
  private static func value(_ event: Int, _ day: Int, _ kind: Int, scale: Double) -> Double {
    let mixed =
      (event * 7919 + day * 104_729 + kind * 1_299_709 + event * event * 31 * (kind + 1)) % 1009
    return (Double(mixed) / 1009 - 0.5) * scale
  }

  /// Eleven events of three days, of which one lacks a return.
  private static func events(
    factors: Int = 3,
    adding shift: Double = 0,
    times factor: Double = 1
  ) -> [FactorReturns] {
    (0..<eventCount).map { event in
      FactorReturns(
        excess: (0..<3).map { day in
          event == 4 && day == 1
            ? .nan : factor * value(event, day, 0, scale: 0.08) + shift
        },
        factors: [("mktrf", 0.03), ("smb", 0.02), ("hml", 0.01)].prefix(factors).enumerated().map {
          place,
          factor in
          FactorSeries(
            name: factor.0,
            values: (0..<3).map { value(event, $0, place + 1, scale: factor.1) }[...]
          )
        }
      )
    }
  }

  /// A window of an independent computation.
  struct Oracle: Sendable {
    let factors: Int
    let covariance: CoefficientCovariance
    let window: ClosedRange<Int>
    let figures: [Double]

    init(
      _ factors: Int,
      _ covariance: CoefficientCovariance,
      _ window: ClosedRange<Int>,
      _ figures: [Double]
    ) {
      (self.factors, self.covariance, self.window, self.figures) = (
        factors, covariance, window, figures
      )
    }
  }

  /// Sum, standard error, degrees of freedom, t and p: statsmodels 0.15.0 (`OLS.fit` of each day) and SciPy 1.17.1.
  static let oracles = [
    Oracle(
      1,
      .classical,
      0...0,
      [-0.0021255849737697374, 0.009020364478719775, 9, -0.23564291429512318, 0.8189844617482034]
    ),
    Oracle(
      1,
      .classical,
      0...2,
      [
        0.007258645821707517, 0.012360604819708597, 22.123334801088973, 0.5872403436224928,
        0.5629881969917667,
      ]
    ),
    Oracle(
      1,
      .classical,
      1...2,
      [
        0.009384230795477256, 0.008450892034575636, 15.96315712662996, 1.1104426322195333,
        0.283255630507058,
      ]
    ),
    Oracle(
      1,
      .hc1,
      0...2,
      [
        0.007258645821707517, 0.012300978438662413, 22.168185945177434, 0.5900868664961915,
        0.5610998639093432,
      ]
    ),
    Oracle(
      1,
      .hc3,
      1...2,
      [
        0.009384230795477256, 0.010224627488777808, 14.351785731440957, 0.9178066199259638,
        0.3738871268125516,
      ]
    ),
    Oracle(
      3,
      .classical,
      0...0,
      [-0.001082115763533334, 0.0103828110039708, 7, -0.10422184927756943, 0.9199166068771795]
    ),
    Oracle(
      3,
      .classical,
      0...2,
      [
        0.008682847558141686, 0.014265613728335796, 17.173260069197084, 0.6086557314316552,
        0.5507194572851428,
      ]
    ),
    Oracle(
      3,
      .hc1,
      0...2,
      [
        0.008682847558141686, 0.014662370466179134, 16.418129200006863, 0.5921857982084086,
        0.5617936430906384,
      ]
    ),
    Oracle(
      3,
      .hc3,
      1...2,
      [
        0.009764963321675021, 0.01586452886606301, 10.082292059282999, 0.61552179734527,
        0.5518504793687111,
      ]
    ),
  ]

  @Test(arguments: oracles)
  func `equals regressions of statsmodels`(_ oracle: Oracle) throws {
    let found = ReturnsAcrossTimeAndSecurities(Self.events(factors: oracle.factors), firstDay: 0)
    #expect(found.days.map(\.eventCount) == [11, 10, 11])
    let sum = try found.sum(over: oracle.window, errors: oracle.covariance)
    let figures = [
      sum.estimate, sum.standardError, sum.degreesOfFreedom, sum.statistic, sum.pValue(),
    ]
    for (figure, expected) in zip(figures, oracle.figures) {
      #expect(abs(figure / expected - 1) < 1e-9, "\(figure), not \(expected)")
    }
  }

  @Test func `two days of three events can be worked out by hand`() throws {
    // Without slope: the market is -1, 0, 1 and the returns 1, 4, 1 and 2, 2, 5, so that the intercept is their mean.
    // Day 0: mean 2, slope 0, residuals -1, 2, -1, s² = 6, se² = 6/3. Day 1: mean 3, slope 3/2, residuals
    // 1/2, -1, 1/2, s² = 3/2, se² = 1/2.
    let events = zip([[1.0, 2], [4, 2], [1, 5]], [-1.0, 0, 1]).map { returns, market in
      FactorReturns(
        excess: returns,
        factors: [FactorSeries(name: "market", values: [market, market])]
      )
    }
    let sum = try ReturnsAcrossTimeAndSecurities(events, firstDay: 0)
      .sum(over: 0...1, errors: .classical)
    #expect(abs(sum.estimate - 5) < 1e-12)
    #expect(abs(sum.standardError * sum.standardError - 2.5) < 1e-12)
    #expect(abs(sum.degreesOfFreedom - 2.5 * 2.5 / 4.25) < 1e-12)
  }

  @Test func `a constant in every return is one in every intercept, and scales go through`() throws
  {
    func sum(adding shift: Double = 0, times factor: Double = 1) throws -> SummedIntercepts {
      try ReturnsAcrossTimeAndSecurities(
        Self.events(adding: shift, times: factor),
        firstDay: -1
      ).sum(over: -1...1, errors: .classical)
    }
    let plain = try sum()
    let shifted = try sum(adding: 0.01)
    #expect(abs(shifted.estimate - plain.estimate - 0.03) < 1e-12)
    #expect(abs(shifted.standardError - plain.standardError) < 1e-12)
    let scaled = try sum(times: -2)
    #expect(abs(scaled.estimate + 2 * plain.estimate) < 1e-12)
    #expect(abs(scaled.statistic + plain.statistic) < 1e-9)
    #expect(abs(scaled.degreesOfFreedom / plain.degreesOfFreedom - 1) < 1e-9)
  }

  @Test func `the order of events does not matter`() throws {
    let events = Self.events()
    func sum(_ events: [FactorReturns]) throws -> Double {
      try ReturnsAcrossTimeAndSecurities(events, firstDay: 0).sum(over: 0...2, errors: .hc3)
        .statistic
    }
    #expect(abs(try sum(events) - sum(events.reversed())) < 1e-9)
  }

  @Test func `events of one date leave a window without a sum`() throws {
    let events = Self.events(factors: 1).map { event in
      FactorReturns(
        excess: event.excess,
        factors: [FactorSeries(name: "market", values: [0.01, 0.02, 0.03])]
      )
    }
    let error = #expect(throws: MissingDay.self) {
      try ReturnsAcrossTimeAndSecurities(events, firstDay: -1).sum(over: 0...1, errors: .classical)
    }
    #expect(
      error?.description
        == "day 0 has no regression: \"market\" is a combination of the other regressors"
    )
  }

  @Test func `an event that decides the intercept alone leaves no robust error`() throws {
    // On the second day three events have one market return, so that the line between them and the fourth, which had
    // none, meets the axis where the fourth is; turned around, the three of them do.
    func sums(_ market: [Double]) throws -> [SummedIntercepts] {
      let events = zip([[0.01, 0.02], [0.03, -0.01], [-0.02, 0.01], [0.01, 0.05]], market)
        .map { returns, market in
          FactorReturns(
            excess: returns,
            factors: [FactorSeries(name: "market", values: [returns[1], market])]
          )
        }
      let found = ReturnsAcrossTimeAndSecurities(events, firstDay: -1)
      return try [.hc1, .hc3, .classical].map { try found.sum(over: -1...0, errors: $0) }
    }
    let alone = try sums([1, 1, 1, 0])
    for sum in alone.prefix(2) {
      #expect(sum.undefinedDay == 0 && sum.standardError.isNaN && sum.pValue().isNaN)
      #expect(sum.estimate.isFinite)
    }
    #expect(alone[2].undefinedDay == nil && alone[2].standardError > 0)
    #expect(try sums([0, 0, 0, 1]).allSatisfy { $0.undefinedDay == nil && $0.standardError > 0 })
  }

  @Test func `too few events leave a window without a sum`() throws {
    let error = #expect(throws: MissingDay.self) {
      try ReturnsAcrossTimeAndSecurities(Array(Self.events().prefix(5)), firstDay: 0)
        .sum(over: 0...2, errors: .classical)
    }
    #expect(error?.relativeDay == 1)
  }
}
