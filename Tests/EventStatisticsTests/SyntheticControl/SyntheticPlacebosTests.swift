import Testing

@testable import EventStatistics

@Suite("Placebo firms of synthetic controls")
struct SyntheticPlacebosTests {
  private let sample = WrittenReturns(seed: 11, days: 40, donors: 15).sample(eventDays: 3)

  private func placebos(most: Int = 100, seed: UInt64 = 1, threads: Int = 1) -> SyntheticPlacebos {
    SyntheticPlacebos(sample, windows: [0...2, 1...1], most: most, seed: seed, threads: threads)
  }

  /// quadprog 0.1.14, each donor with the security among the others.
  @Test func `ratios equal another program's`() throws {
    let ratios = [
      0.8259100964151025, 1.9167213252614201, 1.1496783131018706, 1.3545730065887154,
      1.411200610028657, 1.3847410522669077, 1.4053655500304323, 0.6075521466420236,
      1.467775667878775, 1.7493575276105378, 1.753854039791176, 1.1825171500233231,
      1.7052756288429223, 1.575475951584975, 1.116667888370369,
    ]
    let found = placebos()
    #expect(found.firms.map(\.donor) == Array(0..<15))
    for (firm, ratio) in zip(found.firms, ratios) {
      #expect(isClose(try #require(firm.effects[0]).ratio, ratio, within: 1e-8))
    }
    #expect(isClose(found.firms[0].fitError, 0.005558370463685342, within: 1e-8))
    #expect(
      isClose(try #require(found.firms[9].effects[0]).car, -0.026890068508008555, within: 1e-8)
    )
    let (own, alone) = (
      try #require(found.own.effects[0]), SyntheticControl(sample).effect(in: 0...2)
    )
    #expect(isClose(own.ratio, alone?.ratio ?? 0) && isClose(own.car, alone?.car ?? 0))
    // One donor's ratio is larger.
    #expect(found.pValue(ofWindow: 0) == 2 / 16.0)
  }

  @Test func `of many donors a seeded draw takes part, whatever the threads`() {
    let some = placebos(most: 6)
    #expect(some.firms.count == 6 && Set(some.firms.map(\.donor)).count == 6)
    #expect(placebos(most: 6, threads: 2) == some)
    #expect(placebos(most: 6, seed: 2).firms.map(\.donor) != some.firms.map(\.donor))
    #expect(placebos().firms.contains(some.firms[3]))
  }

  /// `φ = (0.04/0.02 + 0.01/0.01)/(1/0.02 + 1/0.01) = 3/150 = 0.02`; with one placebo each only one group exists.
  @Test func `the mean effect as by hand`() throws {
    let members = [
      SyntheticAverage.Member(
        date: 1,
        car: 0.04,
        fitError: 0.02,
        placebos: [.init(firm: 1, car: -0.03, fitError: 0.03)]
      ),
      SyntheticAverage.Member(
        date: 2,
        car: 0.01,
        fitError: 0.01,
        placebos: [.init(firm: 2, car: 0.05, fitError: 0.02)]
      ),
    ]
    let average = try SyntheticAverage(members, level: 0.05, draws: 19, seed: 1)
    #expect(isClose(average.effect, 0.02))
    // (−1 + 2.5)/(33.3 + 50) = 0.018, which is smaller.
    #expect(isClose(average.placeboRange.lowerBound, 0.018))
    #expect(average.pValue == 1 / 20.0)
    // The first placebo's error is above √3 · 0.015 = 0.026.
    #expect(average.closePValue == nil)
  }

  @Test func `the share of placebo groups is that of the pool`() throws {
    // Of ten placebos three are as large as the effect.
    let pool = (0..<10).map {
      SyntheticAverage.Placebo(firm: $0, car: $0 < 3 ? -0.05 : 0.01, fitError: 0.01)
    }
    let member = SyntheticAverage.Member(date: 1, car: 0.05, fitError: 0.01, placebos: pool)
    let average = try SyntheticAverage([member], level: 0.05, draws: 9999, seed: 7)
    // Three standard errors of a share of 0.3 in 9,999 draws.
    #expect(abs(average.pValue - 0.3) < 0.014)
    #expect(average.closePValue == average.pValue)
    let wild = member.placebos + [.init(firm: 99, car: 1, fitError: 0.2)]
    let other = try SyntheticAverage(
      [SyntheticAverage.Member(date: 1, car: 0.05, fitError: 0.01, placebos: wild)],
      level: 0.05,
      draws: 9999,
      seed: 7
    )
    let close = try #require(other.closePValue)
    #expect(other.pValue > close && abs(close - 0.3) < 0.014)
    #expect(throws: InferenceError.noEvents) {
      try SyntheticAverage([], level: 0.05, draws: 9, seed: 1)
    }
  }

  /// Two events of one day and two donors: a group has both, so that its effect is their mean whatever is drawn.
  @Test func `events of one day draw different donors`() throws {
    let pool = [
      SyntheticAverage.Placebo(firm: 1, car: 0.02, fitError: 0.01),
      SyntheticAverage.Placebo(firm: 2, car: -0.06, fitError: 0.01),
    ]
    let range = { (dates: [Int]) throws(InferenceError) in
      try SyntheticAverage(
        dates.map { .init(date: $0, car: 0.1, fitError: 0.01, placebos: pool) },
        level: 0.05,
        draws: 200,
        seed: 1
      ).placeboRange
    }
    let same = try range([1, 1])
    #expect(isClose(same.lowerBound, -0.02) && isClose(same.upperBound, -0.02))
    let apart = try range([1, 2])
    #expect(isClose(apart.lowerBound, -0.06) && isClose(apart.upperBound, 0.02))
  }
}
