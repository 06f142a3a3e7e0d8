import Testing

@testable import EventStatistics

@Suite("Conformal tests of synthetic controls")
struct ConformalTestTests {
  private let sample = WrittenReturns(seed: 11, days: 40, donors: 15).sample(eventDays: 3)

  /// quadprog 0.1.14 found the weights over all days, and every shift and every choice of three of 40 days was tried.
  @Test(arguments: [
    (0.0, 0.025809202498345243, 2.0, 20.0), (0.004, 0.021879633523260944, 3, 268),
  ])
  func `equals another program's enumeration`(
    effect: Double,
    statistic: Double,
    blocks: Double,
    choices: Double
  ) throws {
    let test = try ConformalTest(
      SyntheticControl(sample),
      window: 0...2,
      effect: effect,
      draws: 99,
      seed: 1
    )
    #expect(isClose(test.statistic, statistic, within: 1e-9))
    #expect(test.blockPValue == blocks / 40)
    #expect(test.permutationPValue == choices / 9880 && test.isExact)
  }

  /// Of the sizes 1, 2, 5, 3 with the last two tested, S = 8: of the four shifts only that one has it, and of the
  /// six choices that one alone.
  @Test func `p-values as by hand`() {
    let test = ConformalTest([1, -2, 5, -3], days: 2, draws: 9, seed: 1)
    #expect(test.statistic == 8 && test.blockPValue == 0.25)
    #expect(test.permutationPValue == 1 / 6.0)
    let equal = ConformalTest([1, -1, 1, -1], days: 2, draws: 9, seed: 1)
    #expect(equal.blockPValue == 1 && equal.permutationPValue == 1)
    // A window of one day ranks the day: 3 is the second largest of four.
    let day = ConformalTest([1, -2, 5, -3], days: 1, draws: 9, seed: 1)
    #expect(day.blockPValue == 0.5 && day.permutationPValue == 0.5)
  }

  @Test func `drawn permutations come near to all of them`() {
    let random = CounterRandom(seed: 8)
    let residuals = (0..<60).map { random.normals(stream: 0, index: UInt64($0)).first }
    let all = ConformalTest(Array(residuals.prefix(40)), days: 3, draws: 9, seed: 1)
    #expect(all.isExact)
    let drawn = ConformalTest(residuals, days: 8, draws: 4999, seed: 1)
    #expect(!drawn.isExact && drawn.permutationPValue >= 1 / 5000.0)
    // The sum of eight sizes of normal numbers is nearly normal; its upper tail says about the same.
    let sizes = residuals.map(abs)
    let mean = sizes.reduce(0, +) / 60
    let variance = sizes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
    let deviation = (8 * variance * (1 - 8 / 60.0)).squareRoot()
    let tail = NullDistribution.standardNormal.upperTail((drawn.statistic - 8 * mean) / deviation)
    #expect(abs(drawn.permutationPValue - tail) < 0.03)
    let other = ConformalTest(residuals, days: 8, draws: 4999, seed: 2)
    #expect(other.permutationPValue != drawn.permutationPValue)
    #expect(abs(other.permutationPValue - drawn.permutationPValue) < 0.04)
  }

  /// The ends of a search in Python with quadprog 0.1.14; for two days over eighteen sums of two.
  @Test(arguments: [
    (0...0, -0.01891561728367792, -0.0000713292865662411),
    (0...1, -0.027741156120151836, 0.027174613408445777),
  ])
  func `the interval equals another program's`(
    window: ClosedRange<Int>,
    lower: Double,
    upper: Double
  ) throws {
    let interval = try ConformalInterval(SyntheticControl(sample), window: window, level: 0.1)
    #expect(abs(interval.lower - lower) < 2e-7 && abs(interval.upper - upper) < 2e-7)
  }

  /// Whether an effect is in the interval is what the test of this effect says.
  @Test func `the interval holds what the test keeps`() throws {
    let control = SyntheticControl(sample)
    let interval = try ConformalInterval(control, window: 0...0, level: 0.1)
    for (effect, isInside) in [
      (interval.lower + 1e-5, true), (interval.lower - 1e-5, false),
      (interval.upper - 1e-5, true), (interval.upper + 1e-5, false),
    ] {
      let test = try ConformalTest(control, window: 0...0, effect: effect, draws: 9, seed: 1)
      #expect((test.blockPValue > 0.1) == isInside)
    }
    let narrow = try ConformalInterval(control, window: 0...0, level: 0.3)
    #expect(narrow.lower > interval.lower && narrow.upper < interval.upper)
  }

  @Test func `too few blocks for a level are told`() throws {
    let control = SyntheticControl(sample)
    #expect(throws: InferenceError.tooFewResiduals(required: 19 * 3, available: 37)) {
      try ConformalInterval(control, window: 0...2, level: 0.05)
    }
    #expect(throws: InferenceError.noAbnormalReturn) {
      try ConformalInterval(control, window: 5...6, level: 0.1)
    }
    #expect(throws: InferenceError.noAbnormalReturn) {
      try ConformalTest(control, window: 5...6, draws: 9, seed: 1)
    }
  }

  @Test func `a portfolio that follows to the last digit has nothing to be measured by`() throws {
    let returns = WrittenReturns(seed: 4, days: 30, donors: 10)
    let exact = SyntheticControlSample(
      treated: (0..<30).map { (returns.donors[2][$0] + returns.donors[7][$0]) / 2 },
      donors: ReturnColumns(returns.donors),
      estimationCount: 27,
      eventDays: [0, 1, 2]
    )
    #expect(throws: InferenceError.noVariance) {
      try ConformalTest(SyntheticControl(exact), window: 0...0, draws: 9, seed: 1)
    }
    #expect(throws: InferenceError.noVariance) {
      try ConformalInterval(SyntheticControl(exact), window: 0...0, level: 0.1)
    }
  }

  @Test func `the form of the control is kept`() throws {
    let plain = try ConformalTest(SyntheticControl(sample), window: 0...2, draws: 9, seed: 1)
    let ridge = SyntheticControl(sample, form: .ridgeAugmented(penalty: 0.001))
    let augmented = try ConformalTest(ridge, window: 0...2, draws: 9, seed: 1)
    #expect(augmented.statistic < plain.statistic)
    // With the penalty so large that nothing is corrected, the residuals are the same.
    let held = SyntheticControl(sample, form: .ridgeAugmented(penalty: 1e9))
    let same = try ConformalTest(held, window: 0...2, draws: 9, seed: 1)
    #expect(isClose(same.statistic, plain.statistic, within: 1e-6))
    let (one, two) = (
      try ConformalInterval(SyntheticControl(sample), window: 0...0, level: 0.1),
      try ConformalInterval(ridge, window: 0...0, level: 0.1)
    )
    #expect(one != two && two.lower < two.upper)
  }
}
