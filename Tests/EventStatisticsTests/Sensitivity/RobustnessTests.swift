import EventStatistics
import Testing

@Suite("Robustness of one result")
struct RobustnessTests {
  /// By hand: 1, 2, 3, 10 have mean 4; without 10 mean 2, deviation 1, t = 2√3; without 1 mean 5.
  @Test func `each event left out equals the calculation without it`() throws {
    let test = try LeaveOneOut([1, 2, .nan, 3, 10])
    #expect(abs(test.mean - 4) < 1e-15)
    #expect(test.mostInfluential == 4)
    #expect(abs(test.means[4] - 2) < 1e-15 && abs(test.means[0] - 5) < 1e-15)
    #expect(abs(test.statistics[4] - 2 * 3.0.squareRoot()) < 1e-13)
    #expect(test.means[2] == test.mean && test.statistics[2] == test.statistic)
    // 2, 3, 10: Σ(x − 5)² = 9 + 4 + 25 = 38, t = √3 × 5/√19.
    #expect(abs(test.statistics[0] - 5 * (3.0 / 19).squareRoot()) < 1e-13)
    #expect(test.signChangers.isEmpty)
  }

  @Test func `an event that carries the sign is named`() throws {
    let test = try LeaveOneOut([-1, -2, 12, -1])
    #expect(test.signChangers == [2] && test.mostInfluential == 2)
    #expect(throws: InferenceError.tooFewEvents(required: 3, available: 2)) {
      try LeaveOneOut([1, 2])
    }
    #expect(throws: InferenceError.noVariance) { try LeaveOneOut([1, 1, 1]) }
  }

  /// By hand: of 1…5 and 100 the quantiles at 20 % and 80 % are 2 and 5; winsorized 2, 2, 3, 4, 5, 5.
  @Test func `extreme events do not move the robust averages`() {
    let average = RobustAverage([1, 2, 3, 4, .nan, 5, 100], tail: 0.2)
    #expect(average.eventCount == 6)
    #expect(average.median == 3.5)
    #expect(abs(average.winsorizedMean - 3.5) < 1e-15)
    #expect(abs(average.mean - 115.0 / 6) < 1e-13)
    let more = RobustAverage([1, 2, 3, 4, 5, 1e9], tail: 0.2)
    #expect(more.winsorizedMean == average.winsorizedMean && more.median == average.median)
    let plain = RobustAverage([1, 2, 3, 4, 5, 100], tail: 0)
    #expect(plain.winsorizedMean == plain.mean)
    #expect(RobustAverage([], tail: 0.1).median.isNaN)
  }

  @Test func `drift windows part the event window`() {
    let parts = DriftWindows(eventWindow: -10...10, around: -1...1)
    #expect(parts.windows == [-10 ... -2, -1...1, 2...10])
    let none = DriftWindows(eventWindow: 0...3, around: 0...3)
    #expect(none.before == nil && none.after == nil && none.windows == [0...3])
  }

  /// t(99) at 97.5 % is 1.984216951…, at 80 % 0.845267…: the sum times 0.05/10.
  @Test func `the detectable effect equals the sum of two quantiles times the error`() throws {
    let effect = try DetectableEffect(standardDeviation: 0.05, eventCount: 100)
    let t = NullDistribution.studentT(degreesOfFreedom: 99)
    #expect(abs(effect.minimum - 0.005 * (t.upperQuantile(0.025) + t.upperQuantile(0.2))) < 1e-16)
    #expect(abs(effect.minimum - 0.01414742) < 1e-7)
    #expect(abs(effect.power(for: effect.minimum) - 0.8) < 1e-4)
    #expect(abs(effect.power(for: 0) - 0.05) < 1e-12)
  }

  @Test func `the events needed are the fewest that detect the effect`() throws {
    let effect = try DetectableEffect(standardDeviation: 0.05, eventCount: 12)
    var previous = Int.max
    for size in [0.005, 0.01, 0.02, 0.5] {
      let events = try #require(effect.eventsNeeded(for: size))
      #expect(events <= previous)
      previous = events
      let enough = try DetectableEffect(standardDeviation: 0.05, eventCount: events)
      #expect(enough.minimum <= size)
      if events > 2 {
        let fewer = try DetectableEffect(standardDeviation: 0.05, eventCount: events - 1)
        #expect(fewer.minimum > size)
      }
    }
    #expect(effect.eventsNeeded(for: 1e-12) == nil)
    #expect(throws: InferenceError.noVariance) {
      try DetectableEffect(standardDeviation: 0, eventCount: 5)
    }
  }

  /// By hand: 1, 2, 5, 6 with factors a (11, 22) and b (12, 12): SST = 17, a explains 16, b 1.
  @Test func `variance shares of a balanced table add up`() throws {
    let a = VarianceShares.Factor(name: "a", levels: ["x", "x", "y", "y"])
    let b = VarianceShares.Factor(name: "b", levels: ["u", "v", "u", "v"])
    let shares = try VarianceShares(effects: [1, 2, 5, 6], factors: [a, b])
    #expect(abs(shares.shares[0].oneWay - 16.0 / 17) < 1e-14)
    #expect(abs(shares.shares[1].oneWay - 1.0 / 17) < 1e-14)
    for share in shares.shares { #expect(abs(share.oneWay - share.sequential) < 1e-14) }
    #expect(shares.rest < 1e-14)
    let interacting = try VarianceShares(effects: [1, 2, 6, 5], factors: [a, b])
    #expect(abs(interacting.shares[1].oneWay) < 1e-14)
    #expect(abs(interacting.rest - 1.0 / 17) < 1e-14)
  }

  @Test func `a factor that repeats another adds nothing after it`() throws {
    let a = VarianceShares.Factor(name: "a", levels: ["x", "x", "y", "y", "z", "z"])
    let same = VarianceShares.Factor(name: "same", levels: ["1", "1", "2", "2", "3", "3"])
    let shares = try VarianceShares(
      effects: [1, 2, 4, 5, 9, 7],
      factors: [a, same]
    )
    #expect(abs(shares.shares[0].oneWay - shares.shares[1].oneWay) < 1e-14)
    #expect(shares.shares[1].sequential == 0)
    let constant = VarianceShares.Factor(
      name: "one",
      levels: [String](repeating: "1", count: 6)
    )
    let single = try VarianceShares(effects: [1, 2, 4, 5, 9, 7], factors: [constant])
    #expect(single.shares[0].oneWay < 1e-14 && abs(single.rest - 1) < 1e-14)
  }

  /// By hand: y = 0, 2, 2, 6 (the last twice b): regression on a, then b, in an unbalanced table.
  @Test func `sequential shares of an unbalanced table depend on the order and have one sum`()
    throws
  {
    let a = VarianceShares.Factor(name: "a", levels: ["x", "x", "y", "y", "y"])
    let b = VarianceShares.Factor(name: "b", levels: ["u", "v", "v", "v", "u"])
    let effects = [0.0, 2, 2, 6, .nan] + []
    let first = try VarianceShares(effects: effects, factors: [a, b])
    let second = try VarianceShares(effects: effects, factors: [b, a])
    // Used rows: (x,u,0) (x,v,2) (y,v,2) (y,v,6): SST 19, a alone 9, b alone 25/3, both 19 − 8 = 11.
    #expect(abs(first.shares[0].sequential - 9.0 / 19) < 1e-14)
    #expect(abs(first.shares[1].oneWay - 25.0 / 3 / 19) < 1e-14)
    #expect(abs(first.rest - 8.0 / 19) < 1e-14 && abs(second.rest - 8.0 / 19) < 1e-14)
    #expect(abs(second.shares[0].sequential - 25.0 / 3 / 19) < 1e-14)
    #expect(abs(second.shares[1].sequential - (11 - 25.0 / 3) / 19) < 1e-14)
  }
}
