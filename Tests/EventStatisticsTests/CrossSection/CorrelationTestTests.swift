import EventStatistics
import Testing

@Suite("Correlation of an attribute with abnormal returns")
struct CorrelationTestTests {
  static let x = [1.0, 2, 2, 3.5, 5, 4, 7, 6.5, 6.5, 9]
  static let y = [0.02, 0.01, 0.03, 0.015, 0.05, 0.03, 0.04, 0.06, 0.02, 0.07]

  /// Digits from SciPy 1.17.1, `pearsonr`, `spearmanr` and `kendalltau(method="asymptotic")`.
  @Test(arguments: [
    (CorrelationMeasure.pearson, 0.7437372420247688, 0.013662473693291353),
    (.spearman, 0.7055214723926381, 0.022640309106038876),
    (.kendall, 0.5813953488372093, 0.02309297754100745),
  ])
  func `coefficients and p-values equal SciPy's`(
    measure: CorrelationMeasure,
    coefficient: Double,
    pValue: Double
  ) throws {
    let test = try CorrelationTest(measure, Self.x, Self.y, draws: 99, seed: 1, threads: 1)
    #expect(abs(test.coefficient - coefficient) < 1e-13)
    #expect(abs(test.pValue() - pValue) < 1e-12)
  }

  @Test func `few events are rearranged completely`() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 7, .nan]
    let y = [0.02, 0.03, 0.015, 0.05, 0.04, 0.06, .nan, 0.01]
    let test = try CorrelationTest(.kendall, x, y, draws: 1, seed: 1, threads: 1)
    #expect(test.eventCount == 6 && test.isExact && test.arrangementCount == 720)
    let full = try CorrelationTest(
      .pearson,
      [1, 2, 3, 4, 5, 6, 7],
      [0.02, 0.01, 0.03, 0.015, 0.05, 0.04, 0.06],
      draws: 1,
      seed: 1,
      threads: 1
    )
    // 150 of the 5,040 rearrangements are as extreme, 75 of them as large.
    #expect(full.permutationPValue() == 150.0 / 5_040)
    #expect(full.permutationPValue(.greater) == 75.0 / 5_040)
    let rank = try CorrelationTest(
      .kendall,
      [1, 2, 3, 4, 5, 6, 7],
      [0.02, 0.01, 0.03, 0.015, 0.05, 0.04, 0.06],
      draws: 1,
      seed: 1,
      threads: 1
    )
    #expect(abs(rank.permutationPValue() - 0.06904761904761905) < 1e-15)
  }

  @Test func `random rearrangements do not depend on the number of threads`() throws {
    let tests = try [1, 2, 5].map {
      try CorrelationTest(.spearman, Self.x, Self.y, draws: 999, seed: 4, threads: $0)
    }
    #expect(tests[0] == tests[1] && tests[1] == tests[2])
    #expect(!tests[0].isExact)
    #expect(abs(tests[0].permutationPValue() - 0.0226) < 0.015)
  }

  @Test func `a constant attribute is refused`() {
    #expect(throws: InferenceError.noVariance) {
      try CorrelationTest(.pearson, [1, 1, 1], [1, 2, 3], draws: 9, seed: 1, threads: 1)
    }
  }
}
