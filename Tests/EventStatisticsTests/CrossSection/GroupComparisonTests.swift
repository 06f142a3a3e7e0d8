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

  @Test func `two groups of the analysis of variance are the squared t test`() throws {
    let groups = [[1.0, 2, 4], [3.0, 5, 9, 6]]
    let welch = try WelchTest(groups[0], groups[1])
    let several = try WelchAnovaTest(groups)
    #expect(abs(several.statistic - welch.statistic * welch.statistic) < 1e-12)
    #expect(abs(several.pValue() - welch.pValue()) < 1e-12)
  }
}
