import EventStatistics
import Testing

@Suite("Adjusted p-values")
struct PValueAdjustmentTests {
  @Test(arguments: PValueAdjustment.allCases)
  func `an adjusted value is never smaller, keeps the order and stays a probability`(
    adjustment: PValueAdjustment
  ) {
    let raw = [0.04, 0.001, 0.9, 0.02, .nan, 0.02, 1]
    let adjusted = adjustment.adjust(raw)
    #expect(adjusted[4].isNaN)
    for (i, p) in raw.enumerated() where !p.isNaN {
      #expect((p...1).contains(adjusted[i]))
      for (j, q) in raw.enumerated() where q > p { #expect(adjusted[j] >= adjusted[i]) }
    }
    #expect(adjustment.adjust([0.03]) == [0.03])
    #expect(adjustment.adjust([]).isEmpty)
  }

  @Test func `small values keep their digits`() {
    #expect(abs(PValueAdjustment.sidak.adjust([1e-20, 0.5])[0] / 2e-20 - 1) < 1e-12)
  }

  @Test func `the step-down test adjusts for what the windows share`() {
    let random = CounterRandom(seed: 3)
    let first = (0..<40).map { 0.4 + random.normals(stream: 1, index: UInt64($0)).first }
    let noise = (0..<40).map { random.normals(stream: 2, index: UInt64($0)).first }
    let same = StepDownTest([first, first, noise], draws: 999, seed: 1, threads: 1)
    let alone = StepDownTest([first], draws: 999, seed: 1, threads: 2)
    #expect(same.statistics[0] == alone.statistics[0])
    // A hypothesis asked twice costs nothing beyond the third one.
    #expect(same.adjustedPValues[0] == same.adjustedPValues[1])
    #expect(same.adjustedPValues[0] >= alone.adjustedPValues[0])
    #expect(same.adjustedPValues[2] >= same.adjustedPValues[0])
    let threads = StepDownTest([first, first, noise], draws: 999, seed: 1, threads: 5)
    #expect(threads == same)
  }
}
