import Testing

@testable import EventStatistics

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
