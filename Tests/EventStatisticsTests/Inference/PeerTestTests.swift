import Testing

@testable import EventStatistics

/// Tests that other programs and papers have, against NumPy 2.4.6 and SciPy 1.17.1 on written returns.
@Suite("Tests of peers and papers")
struct PeerTestTests {
  /// Seven securities with waves of variance, some days missing, and an effect on day 0.
  private static func crossSection(
    dates: [Int] = [1, 1, 1, 2, 2, 3, 4],
    model: ExpectedReturnMethod = .market,
    preparing methods: [InferenceMethod] = []
  ) throws -> CrossSection {
    let written = WrittenReturns(seed: 7, days: 127, donors: 7)
    var securities = written.donors.map { series in
      series.enumerated().map { $1 * ($0 % 40 < 12 ? 3 : 1) }
    }
    securities[0][124] += 0.012
    securities[3][123] += 0.02
    for security in securities.indices { securities[security][124] += 0.01 }
    for day in [30, 123] { securities[1][day] = .nan }
    for day in 60..<63 { securities[4][day] = .nan }
    let fits = try securities.map { security in
      try model.model().fit(
        EventSample(
          security: security[...],
          market: written.treated[...],
          estimation: 0..<120,
          event: 122..<127,
          firstRelativeDay: -2
        )
      )
    }
    return CrossSection(fits, dates: dates, preparing: methods)
  }

  private static let windows = [0...0, -1...1, -2...2]

  @Test(arguments: [
    (InferenceMethod.lamb, [2.4728032171966636, 0.8733624418766315, 1.312317451859129]),
    (.corradoRank, [1.681799567565623, 0.6778262785000074, 0.8981141437695846]),
    (.cumulatedRankT, [1.5336227760786973, 0.6333385844207993, 0.8833428178899767]),
    (.cumulatedRankZ, [3.300443522346669, 1.2149682539192337, 1.7915916736890856]),
    (
      .generalizedRankCorrelated, [2.524596472400643, 0.7979269291944446, 1.5708418447895367]
    ),
    (.cumulatedSign, [1.294023583455456, 0.5545552136716042, 0.5545552136716042]),
    (.portfolioScore, [2.2662122962530376, 0.9907113185619865, 1.4191418257324036]),
    (.normalScore, [3.323450886741348, 1.2237063901623035, 1.7460145529753541]),
  ])
  func `every statistic equals one that was computed apart`(
    method: InferenceMethod,
    expected: [Double]
  ) throws {
    let crossSection = try Self.crossSection()
    for (window, value) in zip(Self.windows, expected) {
      let test = try method.evaluate(crossSection.window(window))
      #expect(isClose(test.statistic, value), "\(window): \(test.statistic)")
    }
  }

  /// The likelihood is flat at its maximum: two searches agree on it to fewer digits than on a formula.
  @Test func `Savickas's statistic equals one of a variance that was fitted apart`() throws {
    let crossSection = try Self.crossSection()
    let expected = [4.317780747285088, 1.2173222546221942, 2.2188860237629715]
    for (window, value) in zip(Self.windows, expected) {
      let test = try SavickasTest(crossSection.window(window))
      #expect(test.eventCount == 7)
      #expect(isClose(test.statistic, value, within: 1e-6), "\(window): \(test.statistic)")
    }
  }

  /// Corrado's test over several days is that of Campbell & Wasley (1993): the sum of mean ranks less one half
  /// over the root of `L S²`.
  @Test func `cumulated ranks correct the variance of Campbell and Wasley for long windows`() throws
  {
    let crossSection = try Self.crossSection()
    for window in Self.windows {
      let plain = try CorradoRankTest(crossSection.window(window))
      let scores = crossSection.rankScores()
      let days = scores.indices(of: window)
      let sum = days.reduce(0) { $0 + scores.sums[$1] / scores.counts[$1] }
      let error = (Double(days.count) * plain.standardDeviation * plain.standardDeviation)
        .squareRoot()
      #expect(isClose(plain.statistic, sum / error, within: 1e-12))
    }
  }

  @Test func `without estimated coefficients Lamb's statistic is the crude one`() throws {
    let sample = try Self.crossSection(model: .marketAdjusted).window(-1...1)
    let crude = try CrudeDependenceTest(sample)
    let lamb = try LambTest(sample)
    #expect(isClose(lamb.statistic, crude.statistic, within: 1e-12))
    #expect(lamb.pValue() < crude.pValue())
  }

  @Test func `events of different dates have no correlation to correct for`() throws {
    let apart = try Self.crossSection(dates: Array(1...7)).window(-1...1)
    let together = try Self.crossSection(dates: Array(repeating: 1, count: 7)).window(-1...1)
    let plain = try GeneralizedRankZTest(apart).statistic
    #expect(try GeneralizedRankCorrelatedTest(apart).statistic == plain)
    #expect(try abs(GeneralizedRankCorrelatedTest(together).statistic) < abs(plain))
    #expect(try NormalScoreTest(apart).meanCorrelation == 0)
    #expect(
      try abs(NormalScoreTest(together).statistic) < abs(NormalScoreTest(apart).statistic)
    )
  }

  @Test func `few events, and days that are too few, have a reason`() throws {
    let one = CrossSection([try Self.crossSection().events[0]], dates: [1]).window(0...0)
    for method: InferenceMethod in [
      .savickas, .cumulatedRankT, .cumulatedRankZ, .generalizedRankCorrelated, .cumulatedSign,
    ] {
      #expect(throws: InferenceError.tooFewEvents(required: 2, available: 1)) {
        try method.evaluate(one)
      }
    }
    for method: InferenceMethod in [.lamb, .portfolioScore, .normalScore] {
      #expect(try method.evaluate(one).statistic.isFinite)
    }
    let short = try [0.0, 1.0].map {
      try FittedEvent.written(tenResiduals.map { $0 + 0.1 }, days: [3 + $0])
    }
    let sample = CrossSection(short, dates: [1, 1]).window(0...0)
    #expect(throws: InferenceError.varianceNotFitted) { try SavickasTest(sample) }
  }

  /// Two events with four residuals, where every step can be followed with a pencil.
  ///
  /// Residuals −3, −1, 1, 3 and −1, 3, −3, 1 hundredths and a day 0 of 5 and 4 hundredths: both days 0 are the
  /// highest of their events.
  @Test func `a case by hand`() throws {
    let events = [
      try FittedEvent.written([-3, -1, 1, 3], days: [5]),
      try FittedEvent.written([-1, 3, -3, 1], days: [4]),
    ]
    let sample = CrossSection(events, dates: [1, 2]).window(0...0)
    // Ranks 1 2 3 4 5 and 2 4 1 3 5 of 5: Φ⁻¹(5/6) = 0.967 for each event, over √2.
    let score = try NormalScoreTest(sample)
    #expect(isClose(score.statistic, 2 * 0.967421566101701 / 2.0.squareRoot(), within: 1e-12))
    // Sums by day −4, 2, −2, 4 and the highest on day 0: Φ⁻¹(0.9)/√(1·4/5).
    let portfolio = try PortfolioScoreTest(sample)
    #expect(
      isClose(portfolio.statistic, 1.2815515655446004 / 0.8.squareRoot(), within: 1e-12)
    )
  }

  @Test func `what several windows share is computed once and gives the same bits`() throws {
    let methods: [InferenceMethod] = [
      .savickas, .cumulatedRankT, .generalizedRankCorrelated, .normalScore,
    ]
    let prepared = try Self.crossSection(preparing: methods)
    let bare = try Self.crossSection()
    for method in methods {
      let one = try method.evaluate(prepared.window(-1...1)).statistic
      #expect(try method.evaluate(bare.window(-1...1)).statistic == one)
    }
  }
}
