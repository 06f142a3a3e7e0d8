@testable import EventStatistics
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

  /// What is rearranged quickly is the coefficient of the rearranged values, with ties and without.
  @Test(arguments: CorrelationMeasure.allCases)
  func `a rearrangement has the coefficient of its values`(measure: CorrelationMeasure) {
    let uneven = (0..<150).map { Double(($0 * 67 + 31) % 151) }
    let tied = (0..<150).map { Double(($0 * 29 + 3) % 17) }
    for (x, y) in [(Self.x, Self.y), (uneven, tied), (tied, uneven), (tied, tied.reversed())] {
      var rearranged = RearrangedCorrelation(measure, x, y)
      for (factor, shift) in [(1, 0), (7, 3), (11, 5)] {
        let order = x.indices.map { Int32((factor * $0 + shift) % x.count) }
        let values = order.map { y[Int($0)] }
        #expect(abs(rearranged.coefficient(order) - measure.coefficient(x, values)) < 1e-12)
      }
    }
  }

  @Test func `pairs of series share rearrangements and have the tests that each has alone`() throws
  {
    let gaps = Self.x.enumerated().map { $0.offset == 4 ? Double.nan : $0.element }
    let few = Self.x.enumerated().map { $0.offset > 6 ? Double.nan : $0.element }
    let constant = Self.x.map { _ in 1.0 }
    let series = [
      (Self.x, Self.y), (constant, Self.y), (gaps, Self.y), (few, Self.y), (Self.y, Self.x),
    ]
    let all = CorrelationTest.all(
      series.map { (x: $0.0, y: $0.1) },
      draws: 199,
      seed: 4,
      threads: 2
    )
    #expect(all.count == series.count)
    for ((x, y), result) in zip(series, all) where x != constant {
      let alone = try CorrelationMeasure.allCases.map {
        try CorrelationTest($0, x, y, draws: 199, seed: 4, threads: 1)
      }
      #expect(try result.get() == alone)
    }
    #expect(throws: InferenceError.noVariance) { try all[1].get() }
  }

  /// Ten thousand rearrangements of 20,000 events were minutes when each was ranked and sorted anew.
  @Test func `many events are rearranged in a moment`() throws {
    let x = (0..<20_000).map { Double(($0 * 7_919) % 20_011) }
    let y = (0..<20_000).map { Double(($0 * 104_729) % 20_021) }
    let clock = ContinuousClock()
    var sorted = Duration.zero
    for _ in 0..<3 { sorted += clock.measure { _ = CorrelationMeasure.kendall.coefficient(x, y) } }
    let all = clock.measure {
      _ = CorrelationTest.all([(x: x, y: y)], draws: 64, seed: 1, threads: 1)
    }
    // All three measures of a rearrangement cost less than one sorted Kendall.
    #expect(all / 64 < sorted / 3)
  }

  @Test func `a constant attribute is refused`() {
    #expect(throws: InferenceError.noVariance) {
      try CorrelationTest(.pearson, [1, 1, 1], [1, 2, 3], draws: 9, seed: 1, threads: 1)
    }
  }
}
