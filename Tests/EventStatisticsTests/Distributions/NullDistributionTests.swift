import EventStatistics
import Testing

@Suite("Null distributions")
struct NullDistributionTests {
  /// Digits from SciPy 1.17.1.
  @Test(arguments: [
    (NullDistribution.standardNormal, 10.0, 7.61985302416047e-24),
    (.studentT(degreesOfFreedom: 10), 2, 0.03669401738537018),
    (.studentT(degreesOfFreedom: 3.5), -1.5, 0.8910909064923275),
    (.studentT(degreesOfFreedom: 198), 40, 4.1953717271829827e-97),
    (.chiSquared(degreesOfFreedom: 5), 12, 0.03478778050624185),
    (.fisherF(numerator: 2, denominator: 40.5), 3, 0.06095957409635223),
  ])
  func `upper tails keep their digits`(
    distribution: NullDistribution,
    x: Double,
    expected: Double
  ) {
    #expect(abs(distribution.upperTail(x) / expected - 1) < 1e-12)
  }

  @Test func `discrete tails count arrangements`() {
    #expect(abs(NullDistribution.binomial(trials: 10).upperTail(8) - 56.0 / 1_024) < 1e-15)
    #expect(NullDistribution.binomial(trials: 10).upperTail(0) == 1)
    #expect(NullDistribution.signedRank(count: 5).upperTail(15) == 1.0 / 32)
    #expect(NullDistribution.signedRank(count: 5).upperTail(13) == 3.0 / 32)
    #expect(abs(NullDistribution.rankSum(first: 2, second: 2).upperTail(4) - 1.0 / 6) < 1e-15)
    #expect(abs(NullDistribution.rankSum(first: 2, second: 2).upperTail(2) - 4.0 / 6) < 1e-15)
  }

  @Test func `quantiles invert tails`() {
    #expect(abs(NullDistribution.standardNormal.upperQuantile(0.025) - 1.9599639845400545) < 1e-14)
    let t = NullDistribution.studentT(degreesOfFreedom: 59)
    #expect(abs(t.upperQuantile(0.025) - 2.000995378088268) < 1e-13)
    #expect(abs(t.upperTail(t.upperQuantile(0.7)) - 0.7) < 1e-13)
  }

  @Test(arguments: Alternative.allCases)
  func `a statistic that does not exist has no p-value`(alternative: Alternative) {
    for distribution in [
      NullDistribution.standardNormal, .studentT(degreesOfFreedom: 4),
      .chiSquared(degreesOfFreedom: 2), .fisherF(numerator: 2, denominator: 9),
    ] {
      #expect(distribution.pValue(of: .nan, alternative).isNaN)
      #expect(distribution.pValue(of: 0, alternative) <= 1)
    }
  }

  @Test func `arguments outside the domain give NaN or a limit, never a trap`() {
    #expect(NullDistribution.studentT(degreesOfFreedom: 0).upperTail(1).isNaN)
    #expect(NullDistribution.standardNormal.upperTail(.nan).isNaN)
    #expect(NullDistribution.standardNormal.upperTail(.infinity) == 0)
    #expect(NullDistribution.studentT(degreesOfFreedom: 5).upperTail(-.infinity) == 1)
    #expect(NullDistribution.standardNormal.upperQuantile(2).isNaN)
    #expect(NullDistribution.standardNormal.upperQuantile(0) == .infinity)
    #expect(NullDistribution.fisherF(numerator: 2, denominator: 3).upperTail(-1) == 1)
    #expect(NullDistribution.chiSquared(degreesOfFreedom: 2).upperTail(1e300) == 0)
  }
}
