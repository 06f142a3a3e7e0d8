import Testing

@testable import EventStatistics

@Suite("What one event can see")
struct SingleEventPowerTests {
  private func power(
    _ method: SingleEventMethod,
    level: Double = 0.2,
    _ alternative: Alternative = .twoSided
  ) throws -> SingleEventPower {
    try SingleEventPower(
      method,
      FittedEvent.written(tenResiduals, days: [3.5]),
      window: 0...0,
      level: level,
      alternative: alternative
    )
  }

  @Test(arguments: [SingleEventMethod.sampleQuantile, .permutation], [1, 0.999, 1e-300])
  func `any level has limits, or says how many residuals it needs`(
    method: SingleEventMethod,
    level: Double
  ) throws {
    let event = try FittedEvent.written(tenResiduals, days: [3.5])
    do {
      let power = try SingleEventPower(method, event, window: 0...0, level: level)
      #expect(level > 0.5 && power.upperLimit.isFinite)
    } catch {
      guard case .tooFewResiduals = error else { throw error }
      #expect(level < 0.5)
    }
  }

  /// At 20 % the limits are the largest and the smallest of ten residuals: `2 (0 + 1)/11 < 0.2`.
  @Test func `the rank's limits are residuals`() throws {
    let power = try power(.sampleQuantile)
    #expect(abs(power.upperLimit - 0.04) < 1e-15 && abs(power.lowerLimit + 0.05) < 1e-15)
    // −3 + 7 reaches the limit: eight residuals pass it with any more.
    #expect(abs(power.smallestDetectable(.rise) - 0.07) < 1e-15)
    #expect(abs(power.smallestDetectable(.fall) - 0.07) < 1e-15)
    #expect(power.power(ofMove: 0.0701, .rise) == 0.8)
    #expect(power.power(ofMove: 0.0699, .rise) == 0.7)
    #expect(power.power(ofMove: 0.045, .rise) == 0.5)
    #expect(power.power(ofMove: 0.045, .fall) == 0.5)
  }

  @Test func `the limits of a t test are those of its distribution`() throws {
    let power = try power(.cumulativeAbnormalReturn, level: 0.05)
    let fit = try FittedEvent.written(tenResiduals, days: [3.5])
    let quantile = NullDistribution.studentT(degreesOfFreedom: 9).upperQuantile(0.025)
    #expect(abs(power.upperLimit - quantile * fit.sigma) < 1e-15)
    #expect(power.lowerLimit == -power.upperLimit)
  }

  @Test func `changing places has one limit for both directions`() throws {
    // `(1 + 1)/11 < 0.2`: one residual may be as large, so the second largest is the limit.
    let power = try power(.permutation)
    #expect(abs(power.upperLimit - 0.04) < 1e-15 && abs(power.lowerLimit + 0.04) < 1e-15)
  }

  /// Just beyond its limit each test rejects, just inside it does not.
  ///
  /// Of 119 residuals some p-values are 0.05 exactly, which is not below the level.
  @Test(arguments: SingleEventPower.methods, Alternative.allCases)
  func `a limit is where the test turns`(
    method: SingleEventMethod,
    alternative: Alternative
  ) throws {
    let residuals = (0..<119).map { Double(($0 * 37) % 127) / 10 - 6.3 }
    let fit = try FittedEvent.written(residuals, days: [1])
    for level in [0.05, 0.1] {
      let power = try SingleEventPower(
        method,
        fit,
        window: 0...0,
        level: level,
        alternative: alternative
      )
      let limits = [
        SingleEventPower.Direction.rise: (power.upperLimit, 1.0), .fall: (power.lowerLimit, -1.0),
      ]
      for direction in SingleEventPower.Direction.allCases {
        let (limit, sign) = try #require(limits[direction])
        guard power.directions.contains(direction) else {
          #expect(limit == sign * .infinity)
          continue
        }
        let inside = try method.evaluate(
          FittedEvent.written(residuals, days: [100 * limit - sign * 1e-6]),
          window: 0...0
        )
        let outside = try method.evaluate(
          FittedEvent.written(residuals, days: [100 * limit + sign * 1e-6]),
          window: 0...0
        )
        #expect(inside.pValue(alternative) >= level && outside.pValue(alternative) < level)
      }
    }
  }

  @Test(arguments: SingleEventPower.methods)
  func `a one-sided test sees half as small a chance on its side and nothing on the other`(
    method: SingleEventMethod
  ) throws {
    let rise = try power(method, level: 0.1, .greater)
    #expect(rise.directions == [.rise] && rise.lowerLimit == -.infinity)
    #expect(rise.power(ofMove: 9, .fall) == 0 && rise.power(ofMove: 9, .rise) == 1)
    #expect(rise.smallestDetectable(.fall) == .infinity)
    #expect(rise.smallestDetectable == rise.smallestDetectable(.rise))
    let fall = try power(method, level: 0.1, .less)
    #expect(fall.directions == [.fall] && fall.upperLimit == .infinity)
    guard method != .permutation else { return }
    let both = try power(method, level: 0.2)
    #expect(rise.upperLimit == both.upperLimit && fall.lowerLimit == both.lowerLimit)
  }

  @Test func `the t test and its limits follow the conventions`() throws {
    let fit = try SyntheticPanel(events: 1, seed: 12).fits()[0]
    let sum = try #require(fit.cumulative(-1...1))
    let quantile = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile(0.025)
    var limits: Set<Double> = []
    let choices: [Set<InferenceConvention>] = [
      [], [.plainCumulative], [.sigmaByDays], [.sigmaByDaysLessOne],
    ]
    for conventions in choices {
      let options = InferenceOptions(conventions: conventions)
      let error = fit.standardError(of: sum, options.conventions)
      let test = try SingleEventMethod.cumulativeAbnormalReturn.evaluate(
        fit,
        window: -1...1,
        options: options
      )
      #expect(abs(test.statistic - sum.car / error) < 1e-12)
      let power = try SingleEventPower(
        .cumulativeAbnormalReturn,
        fit,
        window: -1...1,
        level: 0.05,
        options: options
      )
      #expect(abs(power.upperLimit - quantile * error) < 1e-15)
      limits.insert(power.upperLimit)
    }
    #expect(limits.count == 4)
  }

  @Test func `what a test says is likelier with or without a move`() throws {
    let power = try power(.sampleQuantile)
    // 3.5 passes no limit. Without a move no residual does either; after a rise of 4.5 five do.
    #expect(power.likelihoodRatio(ofMove: 0.045, .rise, isFound: false) == 6.0 / 11)
    // −6 passes −5. No residual does without a move; six (−5, …, 0) do after a fall of 5.5.
    #expect(power.likelihoodRatio(ofMove: 0.055, .fall, isFound: true) == 7)
  }

  @Test func `a level needs enough residuals`() throws {
    #expect(throws: InferenceError.tooFewResiduals(required: 40, available: 10)) {
      try power(.sampleQuantile, level: 0.05)
    }
    #expect(throws: InferenceError.tooFewResiduals(required: 20, available: 10)) {
      try power(.permutation, level: 0.05)
    }
  }

  @Test func `more is seen at a looser level, and nothing depends on the scale`() throws {
    let panel = SyntheticPanel(events: 1, seed: 12)
    let fit = try panel.fits()[0]
    let small = try panel.scaled(by: 0.1).fits()[0]
    for method in SingleEventPower.methods {
      let strict = try SingleEventPower(method, fit, window: -1...1, level: 0.05)
      let loose = try SingleEventPower(method, fit, window: -1...1, level: 0.1)
      #expect(loose.smallestDetectable < strict.smallestDetectable)
      let scaled = try SingleEventPower(method, small, window: -1...1, level: 0.05)
      #expect(abs(10 * scaled.smallestDetectable - strict.smallestDetectable) < 1e-12)
      let found = strict.smallestDetectable(.rise)
      #expect(strict.power(ofMove: found * 1.000001, .rise) >= 0.8)
      #expect(strict.power(ofMove: found * 0.999999, .rise) < 0.8)
    }
  }
}
