import EventStatistics
import Testing

@Suite("Comparison of groups")
struct GroupComparisonTests {
  /// Digits from SciPy 1.17.1, `mannwhitneyu` without continuity correction and `kruskal`.
  @Test func `ties and exact counts equal SciPy's`() throws {
    let tied = try MannWhitneyTest([1, 2, 2, 3, 5, 8], [2, 4, 4, 6, 7, 9, 9])
    #expect(tied.pairCount == 10 && !tied.isExact)
    #expect(abs(tied.pValue() - 0.11307037495798453) < 1e-13)
    let exact = try MannWhitneyTest([1, 2.5, 3, 5, 8], [2, 4, 6, 7, 9, 11])
    #expect(exact.pairCount == 8 && exact.isExact)
    #expect(abs(exact.pValue() - 0.24675324675324672) < 1e-14)
    let several = try KruskalWallisTest([[1, 2, 2, 4], [3, 5, 5, 6], [2, 7, 8]])
    #expect(abs(several.statistic - 4.511627906976749) < 1e-13)
    #expect(abs(several.pValue() - 0.10478821628052563) < 1e-13)
  }

  @Test(arguments: GroupComparison.allCases)
  func `too few or equal values have a reason`(comparison: GroupComparison) {
    #expect(throws: InferenceError.self) { try comparison.evaluate([[1, 2, 3]]) }
    #expect(throws: InferenceError.self) { try comparison.evaluate([[1, 2, 3], []]) }
    #expect(throws: InferenceError.noVariance) { try comparison.evaluate([[1, 1], [1, 1]]) }
  }

  /// By hand: means 7/3 and 23/4, variances 7/3 and 25/4, so that the error is √(7/9 + 25/16).
  @Test func `the difference of two groups has the interval of Welch`() throws {
    let welch = try WelchTest([1, 2, 4], [3, 5, 9, 6])
    #expect(abs(welch.difference - (7.0 / 3 - 5.75)) < 1e-15)
    #expect(abs(welch.standardError - (7.0 / 9 + 25.0 / 16).squareRoot()) < 1e-15)
    #expect(abs(welch.statistic + 2.2334123138816575) < 1e-12)
    let interval = welch.confidenceInterval(level: 0.95)
    // An interval whose confidence is one less p ends at zero.
    let edge = welch.confidenceInterval(level: 1 - welch.pValue())
    #expect(interval.lower < welch.difference && welch.difference < interval.upper)
    #expect(abs(edge.upper) < 1e-9 || abs(edge.lower) < 1e-9)
    #expect(
      abs((interval.lower + interval.upper) / 2 - welch.difference) < 1e-12
    )
  }

  @Test func `two groups of the analysis of variance are the squared t test`() throws {
    let groups = [[1.0, 2, 4], [3.0, 5, 9, 6]]
    let welch = try WelchTest(groups[0], groups[1])
    let several = try WelchAnovaTest(groups)
    #expect(abs(several.statistic - welch.statistic * welch.statistic) < 1e-12)
    #expect(abs(several.pValue() - welch.pValue()) < 1e-12)
  }
}
