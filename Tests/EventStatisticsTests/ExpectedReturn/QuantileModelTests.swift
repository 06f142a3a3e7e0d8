import Testing

@testable import EventStatistics

@Suite("Market model by regression quantiles")
struct QuantileModelTests {
  private static func fit(
    _ model: ExpectedReturnMethod,
    market: [Double],
    security: [Double],
    estimation: Int
  ) throws -> FittedEvent {
    try model.model().fit(
      EventSample(
        security: security[...],
        market: market[...],
        estimation: 0..<estimation,
        event: estimation..<security.count,
        firstRelativeDay: 0
      )
    )
  }

  /// Linear programs of SciPy 1.17.1 (HiGHS); the line of each quantile then taken through its two points.
  @Test(arguments: [
    (
      3,
      [
        (0.25, -0.0036410813594232767, 0.7929969104016478),
        (0.75, 0.005453333333333333, 0.7395833333333334),
      ],
      0.0003607015100101324, 0.7917688321580527
    ),
    (
      11,
      [
        (0.25, -0.004548629952988584, 0.7877770315648086),
        (0.75, 0.006192909231962761, 0.6780449961210241),
      ],
      0.0009037432301481668, 0.7783052179041171
    ),
  ])
  func `the lines equal those of linear programs`(
    seed: Int,
    lines: [(quantile: Double, alpha: Double, beta: Double)],
    alpha: Double,
    beta: Double
  ) throws {
    let written = WrittenReturns(seed: seed, days: 61, donors: 1)
    let (x, y) = (Array(written.treated[..<60]), Array(written.donors[0][..<60]))
    for line in lines {
      let found = LeastAbsoluteLine(x: x, y: y, quantile: line.quantile)
      #expect(isClose(found.intercept, line.alpha) && isClose(found.slope, line.beta))
    }
    let fit = try Self.fit(
      .quantile,
      market: written.treated,
      security: written.donors[0],
      estimation: 60
    )
    #expect(
      isClose(fit.coefficients[0].estimate, alpha) && isClose(fit.coefficients[1].estimate, beta)
    )
  }

  /// Market −2 … 2 %, stock the same but 12 % on the last day: the quarter and the median lie on the first four days, the
  /// line of three quarters through the first and the last.
  @Test func `a case by hand`() throws {
    let (x, y) = ([-2.0, -1, 0, 1, 2], [-2.0, -1, 0, 1, 12])
    for (quantile, alpha, beta) in [(0.25, 0.0, 1.0), (0.5, 0, 1), (0.75, 5, 3.5)] {
      let line = LeastAbsoluteLine(x: x, y: y, quantile: quantile)
      #expect(abs(line.intercept - alpha) < 1e-12 && abs(line.slope - beta) < 1e-12)
    }
    let fit = try Self.fit(.quantile, market: x + [0], security: y + [0], estimation: 5)
    #expect(abs(fit.coefficients[0].estimate - 1.25) < 1e-12)
    #expect(abs(fit.coefficients[1].estimate - 1.625) < 1e-12)
  }

  @Test func `a quantile has its share of days below the line`() throws {
    let panel = SyntheticPanel(events: 1, seed: 17)
    let x = Array(panel.market[..<150])
    let y = Array(panel.companies[0][..<150])
    for quantile in [0.1, 0.25, 0.5, 0.75, 0.9] {
      let line = LeastAbsoluteLine(x: x, y: y, quantile: quantile)
      let gaps = zip(x, y).map { $1 - line.intercept - line.slope * $0 }
      let (below, above) = (gaps.count { $0 < -1e-12 }, gaps.count { $0 > 1e-12 })
      // Two points lie on the line; the others divide as the quantile says.
      #expect(Double(below) <= quantile * 150 && Double(above) <= (1 - quantile) * 150)
    }
  }

  @Test func `one wild day moves the line less than it moves least squares`() throws {
    var panel = SyntheticPanel(events: 1, seed: 18)
    let day = panel.eventDays[0] - 30
    let before = try panel.fits(QuantileModel())[0].coefficients[1].estimate
    let plain = try panel.fits(.market)[0].coefficients[1].estimate
    panel.companies[0][day] += 0.5
    let after = try panel.fits(QuantileModel())[0].coefficients[1].estimate
    let moved = try panel.fits(.market)[0].coefficients[1].estimate
    #expect(abs(after - before) < abs(moved - plain) / 10)
  }
}
