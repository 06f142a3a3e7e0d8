import Testing

@testable import EventStatistics

/// Numbers of NumPy 2.4.6 and SciPy 1.17.1: a regression of each stretch in a loop.
@Suite("Regressions held against the days before")
struct EarlierDaysTests {
  private static let x = [0.2, 1.4, 0.9, 2.1, 1.7, 0.5, 2.6, 1.1]
  private static let z = [1.0, 0.3, 2.2, 0.8, 1.9, 0.1, 1.2, 2.7]
  private static let days = [
    [2.1, 0.4], [1.0, -0.9], [3.2, 0.2], [-0.7, 1.1], [2.4, 0.8], [0.3, -0.2], [4.4, 1.5],
    [1.9, -0.6],
  ]

  /// Residuals of 24 days before, which go with `x` on every third of them one way and the other.
  private static func events(scale: Double = 1) throws -> [FittedEvent] {
    try x.indices.map { event in
      let residuals = (0..<24).map { (day: Int) -> Double in
        let noise = Double((event * 7 + day * 5) % 13 - 6) / 4
        let shared = Double(day % 3 - 1) * x[event] / 2
        let value = noise + shared - Double(event * day % 5) / 3
        return scale * (value * 10_000).rounded() / 10_000
      }
      return try FittedEvent.written(residuals, days: days[event].map { $0 * scale })
    }
  }

  private static func earlier(
    _ columns: [(name: String, values: [Double])],
    window: ClosedRange<Int>,
    scale: Double = 1,
    threads: Int = 1
  ) throws -> (LinearRegression, EarlierDaysRegression) {
    let events = try events(scale: scale)
    let regression = try LinearRegression(
      response: events.map { $0.cumulative(window)?.car ?? .nan },
      regressors: columns
    )
    return (
      regression,
      try EarlierDaysRegression(
        regression,
        regressors: columns,
        events: events,
        window: window,
        threads: threads
      )
    )
  }

  struct Expected: Sendable {
    let days: Int
    let means: [Double]
    let errors: [Double]
    let pValues: [Double]
    let percentiles: [Double]
    let f: (value: Double, p: Double)
  }

  @Test func `coefficients of one day stand among those of single days`() throws {
    let (_, earlier) = try Self.earlier([("x", Self.x), ("z", Self.z)], window: 0...0)
    #expect(earlier.count == 24 && earlier.apartCount == 24)
    try compare(
      earlier,
      Expected(
        days: 1,
        means: [0.00041702601910565394, -0.0028796792089979158, -0.0012876382148725924],
        errors: [0.00790243573287694, 0.006303206724284434, 0.003995574548085811],
        pValues: [0.7954897450619006, 0.32104682015237135, 0.019514984188455535],
        percentiles: [22.0 / 25, 11.0 / 25, 2.0 / 25],
        f: (5.032310782565794, 0.015862154809148096)
      )
    )
  }

  @Test func `coefficients of two days stand among those of stretches of two`() throws {
    let (_, earlier) = try Self.earlier([("x", Self.x), ("z", Self.z)], window: 0...1)
    #expect(earlier.count == 23 && earlier.apartCount == 12)
    try compare(
      earlier,
      Expected(
        days: 2,
        means: [0.0004218595804032993, -0.00537868689721026, -0.0027222987089425784],
        errors: [0.008102188876738014, 0.006964525094731761, 0.0047693346044897795],
        pValues: [0.7016991254264886, 0.053960328455073384, 0.034165835485240374],
        percentiles: [17.0 / 24, 2.0 / 24, 1.0 / 24],
        f: (7.956957850723466, 0.008557261262631366)
      )
    )
  }

  private func compare(_ earlier: EarlierDaysRegression, _ expected: Expected) throws {
    for (place, test) in earlier.tests.enumerated() {
      #expect(abs(test.mean / expected.means[place] - 1) < 1e-9)
      #expect(abs(test.standardError / expected.errors[place] - 1) < 1e-9)
      #expect(abs(test.pValue() - expected.pValues[place]) < 1e-9)
      #expect(abs(test.percentilePValue() - expected.percentiles[place]) < 1e-12)
    }
    let wald = try #require(earlier.wald)
    #expect(abs(wald.statistic / expected.f.value - 1) < 1e-9)
    #expect(abs(wald.pValue / expected.f.p - 1) < 1e-9)
  }

  @Test func `with one term the joint test is the square of its t`() throws {
    let (_, earlier) = try Self.earlier([("x", Self.x)], window: 0...0)
    let (t, wald) = (earlier.tests[1], try #require(earlier.wald))
    #expect(abs(wald.statistic / (t.statistic * t.statistic) - 1) < 1e-12)
    #expect(abs(wald.pValue / t.pValue() - 1) < 1e-9)
  }

  @Test func `neither scale nor threads nor units change what is found`() throws {
    let (_, plain) = try Self.earlier([("x", Self.x)], window: 0...1)
    let (_, other) = try Self.earlier([("x", Self.x)], window: 0...1, scale: 3, threads: 3)
    let (_, units) = try Self.earlier([("x", Self.x.map { $0 * 1000 })], window: 0...1)
    for place in plain.tests.indices {
      for test in [other.tests[place], units.tests[place]] {
        #expect(abs(test.statistic / plain.tests[place].statistic - 1) < 1e-9)
        #expect(test.percentilePValue() == plain.tests[place].percentilePValue())
      }
    }
    let (_, again) = try Self.earlier([("x", Self.x)], window: 0...1, threads: 4)
    #expect(again.tests == plain.tests && again.wald == plain.wald)
  }

  @Test func `a property that moves firms on every day is no effect of one of them`() throws {
    // Firms of a large x rise or fall together by 2 x hundredths on every day, on day 0 as well.
    let events = try Self.x.enumerated().map { event, x in
      let signs = [1.0, -1, -1, 1, 1, -1, 1, -1, 1, 1, -1, -1, 1, -1]
      let residuals = signs.enumerated().map { day, sign in
        sign * 2 * x + Double((event * 5 + day * 3) % 7 - 3) / 10
      }
      return try FittedEvent.written(residuals, days: [2 * x + Double(event % 3 - 1) / 10])
    }
    let regression = try LinearRegression(
      response: events.map { $0.cumulative(0...0)?.car ?? .nan },
      regressors: [("x", Self.x)]
    )
    let earlier = try EarlierDaysRegression(
      regression,
      regressors: [("x", Self.x)],
      events: events,
      window: 0...0,
      threads: 1
    )
    #expect(try regression.tests(.hc3)[1].pValue() < 1e-6)
    #expect(earlier.tests[1].pValue() > 0.2 && earlier.tests[1].percentilePValue() > 0.2)
  }

  @Test func `too few days before are a reason`() throws {
    #expect(throws: RegressionError.tooFewEarlierDays(required: 63, available: 21)) {
      try Self.earlierOfLongWindow()
    }
  }

  private static func earlierOfLongWindow() throws {
    let events = try x.enumerated().map { event, _ in
      try FittedEvent.written(
        (0..<24).map { Double((event * 7 + $0 * 5) % 13 - 6) },
        days: (0..<21).map { Double((event * 3 + $0) % 5) }
      )
    }
    let regression = try LinearRegression(
      response: events.map { $0.cumulative(0...20)?.car ?? .nan },
      regressors: [("x", x)]
    )
    _ = try EarlierDaysRegression(
      regression,
      regressors: [("x", x)],
      events: events,
      window: 0...20,
      threads: 1
    )
  }
}
