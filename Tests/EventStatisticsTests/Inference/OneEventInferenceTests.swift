import Testing

@testable import EventStatistics

/// Events whose raw residuals are written down, in hundredths.
private func event(
  _ residuals: [Double],
  days: [Double],
  first: Int = 0
) throws -> FittedEvent {
  let security = (residuals + days).map { $0 / 100 }
  return try RawReturnModel().fit(
    EventSample(
      security: security[...],
      market: security[...],
      estimation: 0..<residuals.count,
      event: residuals.count..<security.count,
      firstRelativeDay: first
    )
  )
}

/// The residuals −5, −4, …, 4 hundredths.
private let ten = (0..<10).map { Double($0 - 5) }

@Suite("Permutation tests")
struct PermutationTests {
  @Test func `one day changes places with each residual`() throws {
    let test = try CARPermutationTest(event(ten, days: [3.5]), window: 0...0, draws: 1, seed: 1)
    #expect(test.isExact && test.arrangementCount == 11)
    // −5, −4, 4 and the day itself are as large.
    #expect(test.pValue() == 4.0 / 11)
    #expect(test.pValue(.greater) == 2.0 / 11)
    #expect(test.pValue(.less) == 10.0 / 11)
    #expect(abs(test.statistic - 3.5 / (85.0 / 9).squareRoot()) < 1e-12)
  }

  @Test func `two days are tried in all pairs`() throws {
    let fit = try event(ten, days: [3.5, 2])
    let test = try CARPermutationTest(fit, window: 0...1, draws: 1, seed: 1)
    let pool = [3.5, 2] + ten
    let squares = pool.reduce(0) { $0 + $1 * $1 }
    var statistics: [Double] = []
    for i in pool.indices {
      for j in pool.indices where j > i {
        let rest = squares - pool[i] * pool[i] - pool[j] * pool[j]
        statistics.append((pool[i] + pool[j]) / (2 * rest / 9).squareRoot())
      }
    }
    let own = 5.5 / (2 * 85.0 / 9).squareRoot()
    let extreme = statistics.count { abs($0) >= own - 1e-9 }
    #expect(statistics.count == 66 && test.arrangementCount == 66)
    #expect(abs(test.statistic - own) < 1e-12)
    #expect(test.pValue() == Double(extreme) / 66)
  }

  @Test func `draws come near the share of all arrangements`() throws {
    let residuals = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let fit = try event(residuals, days: [4, 3, 1])
    let test = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 1)
    #expect(!test.isExact && test.arrangementCount == 9_999)
    let pool = PermutationPool(values: [4, 3, 1] + residuals, windowDays: 3, degreesOfFreedom: 99)
    #expect(pool.arrangements(upTo: 200_000) == 176_851)
    let size = abs(test.statistic)
    let extreme = pool.allParts.count { abs($0.sum / $0.variance.squareRoot()) >= size - 1e-9 }
    let exact = Double(extreme) / 176_851
    let error = (exact * (1 - exact) / 9_999).squareRoot()
    #expect(abs(test.pValue() - exact) < 4 * error)
    let other = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 2)
    #expect(other.pValue() != test.pValue() && other.statistic == test.statistic)
    let threads = try CARPermutationTest(fit, window: 0...2, draws: 9_999, seed: 1, threads: 5)
    #expect(threads == test)
  }

  @Test func `no p-value is zero`() throws {
    let one = try CARPermutationTest(event(ten, days: [90]), window: 0...0, draws: 9, seed: 1)
    #expect(one.pValue() == 1.0 / 11 && one.pValue(.greater) == 1.0 / 11)
    let many = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let drawn = try CARPermutationTest(
      event(many, days: [90, 80, 70]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(drawn.pValue() == 0.01)
  }

  @Test func `scale and sign of returns change nothing else`() throws {
    let fit = try event(ten, days: [3.5, 2, 1])
    let test = try CARPermutationTest(fit, window: 0...2, draws: 99, seed: 1)
    let larger = try CARPermutationTest(
      event(ten.map { 3 * $0 }, days: [10.5, 6, 3]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(abs(test.statistic - larger.statistic) < 1e-12)
    #expect(test.pValue(.less) == larger.pValue(.less))
    let opposite = try CARPermutationTest(
      event(ten.map { -$0 }, days: [-3.5, -2, -1]),
      window: 0...2,
      draws: 99,
      seed: 1
    )
    #expect(opposite.pValue(.less) == test.pValue(.greater) && opposite.pValue() == test.pValue())
  }

  @Test func `a missing day is neither drawn nor counted`() throws {
    let whole = try CARPermutationTest(event(ten, days: [3.5]), window: 0...0, draws: 1, seed: 1)
    let gaps = try CARPermutationTest(
      event(ten + [.nan], days: [.nan, 3.5], first: -1),
      window: -1...0,
      draws: 1,
      seed: 1
    )
    #expect(whole.pValue() == gaps.pValue() && whole.statistic == gaps.statistic)
    #expect(throws: InferenceError.noAbnormalReturn) {
      try CARPermutationTest(event(ten, days: [3.5, .nan]), window: 1...1, draws: 1, seed: 1)
    }
    #expect(throws: InferenceError.noAbnormalReturn) {
      try CARPermutationTest(event(ten, days: [3.5]), window: 0...4, draws: 1, seed: 1)
    }
  }

  @Test func `events of one date change places together`() throws {
    let fit = try event(ten, days: [3.5])
    let single = try CARPermutationTest(fit, window: 0...0, draws: 1, seed: 1)
    let together = try CAARPermutationTest(
      CrossSection([fit, fit], dates: [7, 7]).window(0...0),
      draws: 1,
      seed: 1
    )
    #expect(together.pValue() == single.pValue() && together.eventCount == 2)
    #expect(abs(together.statistic - single.statistic) < 1e-12)
    // On two dates each takes its own place: 121 arrangements.
    let apart = try CAARPermutationTest(
      CrossSection([fit, fit], dates: [7, 8]).window(0...0),
      draws: 1,
      seed: 1
    )
    let pool = [3.5] + ten
    let squares = pool.reduce(0) { $0 + $1 * $1 }
    var extreme = 0
    for a in pool {
      for b in pool {
        let t = (a + b) / ((2 * squares - a * a - b * b) / 9).squareRoot()
        if abs(t) >= 7 / (170.0 / 9).squareRoot() - 1e-9 { extreme += 1 }
      }
    }
    #expect(apart.isExact && apart.pValue() == Double(extreme) / 121)
  }

  @Test func `days that do not vary tell nothing`() {
    let pool = PermutationPool(values: [1, 0, 0, 0], windowDays: 1, degreesOfFreedom: 3)
    #expect(throws: InferenceError.noVariance) {
      try PermutationDraws([pool], draws: 1, random: CounterRandom(seed: 1), threads: 1)
    }
  }

  @Test func `many dates are too many`() throws {
    let fit = try event(ten, days: [3.5])
    let sample = CrossSection(Array(repeating: fit, count: 101), dates: Array(1...101))
    #expect(throws: InferenceError.tooManyDates(allowed: 100, available: 101)) {
      try CAARPermutationTest(sample.window(0...0), draws: 9, seed: 1)
    }
  }
}

@Suite("Sample quantiles on the scale of a variance")
struct VolatilityQuantileTests {
  /// A calm stretch, then a wild one; the event days are as wild.
  private func wild(_ day: Double, after: [Double] = []) throws -> FittedEvent {
    let residuals = (0..<80).map { index -> Double in
      let value = Double((index * 29) % 41) / 20 - 1
      return index < 50 ? value : 4 * value
    }
    return try event(residuals, days: [day] + after)
  }

  @Test func `a variance that never moves leaves the plain test`() throws {
    let fit = try wild(2.5, after: [1])
    for window in [0...0, 0...1] {
      let plain = try SampleQuantileTest(fit, window: window)
      let scaled = try VariancePath(fit, filter: .moving(decay: 1)).rank(window)
      #expect(scaled.statistic == plain.statistic)
      #expect(scaled.pValue(.twoSided) == plain.pValue())
    }
  }

  @Test func `a move among wild days is less unusual than it looks`() throws {
    let fit = try wild(4.2)
    let plain = try SampleQuantileTest(fit, window: 0...0).pValue()
    let moving = try MovingVarianceQuantileTest(fit, window: 0...0).pValue()
    #expect(plain < 0.05 && moving > 2 * plain)
  }

  /// Residuals 1, −1, 2, 0 with weight ½: `h` is 1.5, 1.25, 1.125 and 2.5625, on day 0 1.28125.
  @Test func `the variance runs on over the days before the window`() throws {
    let fit = try event([1, -1, 2, 0], days: [3, 1.5], first: 0)
    let filter = VarianceFilter.moving(decay: 0.5)
    let rank = try VariancePath(fit, filter: filter).rank(1...1)
    let start = 6.0 / 4
    let variances = [start, (start + 1) / 2, ((start + 1) / 2 + 1) / 2]
    let third = variances[2]
    let fourth = (third + 4) / 2
    let scores = zip([1, -1, 2, 0], variances + [fourth]).map { $0 / $1.squareRoot() }
    let dayZero = fourth / 2
    let own = 1.5 / ((dayZero + 9) / 2).squareRoot()
    #expect(rank.counts.atLeast == scores.count { $0 >= own })
    // Without the wild day 0 before it, the day would be rarer.
    #expect(rank.counts.all == 4 && rank.counts.atLeast == 2)
    #expect(scores.count { $0 >= 1.5 / dayZero.squareRoot() } == 1)
  }

  @Test func `forecasts of several days add up`() {
    #expect(VarianceFilter.moving(decay: 0.94).ofSum(2, days: 3) == 6)
    let waves = VarianceFilter.garch(omega: 0.1, arch: 0.2, garch: 0.7)
    #expect(abs(waves.ofSum(2, days: 3) - (2 + 1.9 + 1.81)) < 1e-12)
  }

  @Test func `the fitted variance is the likeliest, on any scale`() throws {
    let panel = SyntheticPanel(events: 1, seed: 3)
    let residuals = try panel.fits()[0].residuals
    let fit = try ResidualVarianceFit(residuals).parameters
    let likelihood = GARCHLikelihood(
      returns: residuals,
      market: [Double](repeating: 0, count: residuals.count)
    )
    for arch in [0.0, 0.05, 0.1, 0.3] {
      for garch in [0.0, 0.3, 0.6, 0.69] {
        for share in [0.5, 1.0, 1.5] {
          let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)
          let value = likelihood.logLikelihood(
            GARCHLikelihood.Parameters(
              alpha: 0,
              beta: 0,
              omega: share * variance * (1 - arch - garch),
              arch: arch,
              garch: garch
            )
          )
          #expect(value <= likelihood.logLikelihood(fit) + 1e-6)
        }
      }
    }
    let scaled = try ResidualVarianceFit(residuals.map { 10 * $0 }).parameters
    #expect(abs(scaled.omega - 100 * fit.omega) <= 1e-6 * scaled.omega)
    #expect(abs(scaled.arch - fit.arch) < 1e-6 && abs(scaled.garch - fit.garch) < 1e-6)
  }

  @Test func `what cannot be judged has a reason`() throws {
    #expect(throws: InferenceError.tooFewResiduals(required: 30, available: 10)) {
      try GARCHQuantileTest(event(ten, days: [1]), window: 0...0)
    }
    let sample = EventSample(
      security: ([1, 2] + ten)[...],
      market: ([1, 2] + ten)[...],
      estimation: 2..<12,
      event: 0..<2,
      firstRelativeDay: 0
    )
    #expect(throws: InferenceError.estimationNotBefore) {
      try MovingVarianceQuantileTest(RawReturnModel().fit(sample), window: 0...0)
    }
  }

  @Test(arguments: [SingleEventMethod.movingVarianceQuantile, .garchQuantile])
  func `scale and sign of returns change nothing else`(method: SingleEventMethod) throws {
    let panel = SyntheticPanel(events: 1, seed: 4, holes: true)
    for window in [0...0, -1...1, -5...5] {
      let test = try method.evaluate(panel.fits()[0], window: window)
      let scaled = try method.evaluate(panel.scaled(by: 0.3).fits()[0], window: window)
      #expect(test.statistic == scaled.statistic && test.pValue() == scaled.pValue())
      let opposite = try method.evaluate(panel.scaled(by: -1).fits()[0], window: window)
      #expect(abs(test.statistic + opposite.statistic) < 1e-12)
      #expect(test.pValue(.greater) == opposite.pValue(.less))
    }
  }
}

@Suite("Variance around an event")
struct VarianceComparisonTests {
  @Test func `the days outside the window are compared`() throws {
    let fit = try event(ten, days: [2, -2, 90, 4, -4], first: -2)
    let found = try VarianceComparison(fit, leavingOut: 0...0, options: InferenceOptions(draws: 99))
    // 2, −2, 4, −4: squares 40 over 3; the residuals vary around their mean −0.5: 82.5 over 9.
    #expect(found.days == 4)
    #expect(abs(found.ratio - 40.0 / 3 / (82.5 / 9)) < 1e-12)
    // Deviations from the medians 0 and −0.5: mean 3 against 2.5.
    #expect(abs(found.deviationRatio - 1.2) < 1e-12)
    let upper = NullDistribution.fisherF(numerator: 3, denominator: 9).upperTail(found.ratio)
    #expect(abs(found.fPValue - 2 * upper) < 1e-12)
    #expect(throws: InferenceError.tooFewOtherDays(required: 3, available: 2)) {
      try VarianceComparison(fit, leavingOut: -1...1)
    }
  }

  @Test func `wild and calm days are told from ordinary ones`() throws {
    let ordinary = (0..<100).map { Double(($0 * 37) % 101) / 10 - 5 }
    let options = InferenceOptions(draws: 999)
    for (days, isOther) in [
      ([9, -9, 9, -9, 9, -9], true), ([0.1, -0.1, 0.1, -0.1, 0.1, -0.1], true),
      ([2, -2, 4, -4, 1, -1], false),
    ] {
      let found = try VarianceComparison(
        event(ordinary, days: [0] + days),
        leavingOut: 0...0,
        options: options
      )
      #expect((found.permutationPValue < 0.05) == isOther)
      #expect((found.fPValue < 0.05) == isOther)
    }
  }
}

@Suite("What one event can see")
struct SingleEventPowerTests {
  private func power(
    _ method: SingleEventMethod,
    level: Double = 0.2,
    _ alternative: Alternative = .twoSided
  ) throws -> SingleEventPower {
    try SingleEventPower(
      method,
      event(ten, days: [3.5]),
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
    let event = try event(ten, days: [3.5])
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
    let fit = try event(ten, days: [3.5])
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
    let fit = try event(residuals, days: [1])
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
          event(residuals, days: [100 * limit - sign * 1e-6]),
          window: 0...0
        )
        let outside = try method.evaluate(
          event(residuals, days: [100 * limit + sign * 1e-6]),
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

@Suite("Combined p-values")
struct CombinedPValueTests {
  /// The p-values of tests with continuous statistics, by that of a rise.
  private func tails(_ rises: [Double]) -> [OneSidedPValues] {
    rises.map { OneSidedPValues(rise: $0, fall: 1 - $0) }
  }

  /// The values of Stouffer are those of SciPy; Fisher has a closed form for two p-values.
  @Test func `two p-values`() throws {
    let fisher = try PValueCombination.fisher.combine(tails([0.04, 0.2])).rise
    #expect(abs(fisher.statistic - 9.656627475) < 1e-8)
    #expect(abs(fisher.pValue - 0.008 * (1 + fisher.statistic / 2)) < 1e-15)
    let stouffer = try PValueCombination.stouffer.combine(tails([0.04, 0.2]))
    #expect(abs(stouffer.rise.statistic - 1.8330380741612395) < 1e-12)
    #expect(abs(stouffer.rise.pValue - 0.033398454576638675) < 1e-12)
    #expect(stouffer.fall.statistic == -stouffer.rise.statistic)
    #expect(abs(stouffer.fall.pValue - (1 - stouffer.rise.pValue)) < 1e-15)
  }

  @Test(arguments: PValueCombination.allCases)
  func `the order does not count, a smaller p-value does`(combination: PValueCombination) throws {
    let one = try combination.combine(tails([0.04, 0.2, 0.7])).rise.pValue
    let other = try combination.combine(tails([0.7, 0.04, 0.2])).rise.pValue
    #expect(abs(one - other) < 1e-15)
    #expect(try combination.combine(tails([0.03, 0.2, 0.7])).rise.pValue < one)
    #expect(throws: InferenceError.tooFewEvents(required: 2, available: 1)) {
      try combination.combine(tails([0.04]))
    }
  }

  @Test(arguments: PValueCombination.allCases)
  func `a rise and a fall are mirrored`(combination: PValueCombination) throws {
    let values = [(0.01, 0.995), (0.3, 0.75), (1, 0.05), (1, 1)]
    let found = try combination.combine(values.map { OneSidedPValues(rise: $0, fall: $1) })
    let mirrored = try combination.combine(values.map { OneSidedPValues(rise: $1, fall: $0) })
    #expect(found.rise == mirrored.fall && found.fall == mirrored.rise)
  }

  /// Of `t = 10` the p-value of a fall is 1, and of `t = −9.5` that of a rise: only the small tails tell how far
  /// from chance they are.
  @Test func `strong events of both directions are weighed`() throws {
    let student = NullDistribution.studentT(degreesOfFreedom: 200)
    let normal = NullDistribution.standardNormal
    let found = try PValueCombination.stouffer.combine(
      [10, 10, -9.5].map {
        OneSidedPValues(rise: student.upperTail($0), fall: student.upperTail(-$0))
      }
    )
    let scores = [10, 9.5].map { normal.upperQuantile(student.upperTail($0)) }
    let expected = (2 * scores[0] - scores[1]) / 3.0.squareRoot()
    #expect(abs(found.rise.statistic - expected) < 1e-12)
    #expect(found.rise.pValue < 1e-6 && found.fall.pValue > 0.999)
  }

  @Test func `no p-value is too small to be weighed`() throws {
    let nothing = OneSidedPValues(rise: 0, fall: 1)
    for combination in PValueCombination.allCases {
      let one = try combination.combine([nothing, OneSidedPValues(rise: 1, fall: 0)])
      #expect(one.rise.pValue == one.fall.pValue && one.rise.statistic.isFinite)
      let both = try combination.combine([nothing, nothing])
      #expect(both.rise.statistic.isFinite && both.rise.pValue < 1e-300)
    }
  }

  @Test func `a counted event that leans to neither side says nothing`() throws {
    let normal = NullDistribution.standardNormal
    let found = try PValueCombination.stouffer.combine([
      OneSidedPValues(rise: 0.6, fall: 0.55), OneSidedPValues(rise: 0.04, fall: 0.98),
    ])
    #expect(abs(found.rise.statistic - normal.upperQuantile(0.04) / 2.0.squareRoot()) < 1e-12)
  }
}
