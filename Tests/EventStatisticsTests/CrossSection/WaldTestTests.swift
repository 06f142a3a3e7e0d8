import EventStatistics
import Testing

@Suite("Wald test of all terms")
struct WaldTestTests {
  private static let y = [0.3, 1.2, -0.4, 2.2, 0.9, 3.1, 1.7, 0.2, 2.8, 1.1]
  private static let x = [1.0, 2, 1.5, 4, 3, 5, 2.5, 1, 4.5, 3.5]
  private static let z = [2.0, 1, 4, 3, 2.5, 0.5, 3.5, 1.5, 2, 1]
  private static let clusters = [1, 1, 2, 3, 3, 4, 5, 5, 6, 7]

  static let covariances: [CoefficientCovariance] = [
    .classical, .hc0, .hc1, .hc2, .hc3, .cr0(clusters: clusters), .cr1(clusters: clusters),
    .neweyWest(lags: 2),
  ]

  @Test(arguments: covariances)
  func `with one regressor is the square of its t`(covariance: CoefficientCovariance) throws {
    let regression = try LinearRegression(response: Self.y, regressors: [("x", Self.x)])
    let test = try regression.tests(covariance)[1]
    let wald = try #require(try regression.wald(covariance))
    #expect(abs(wald.statistic / (test.statistic * test.statistic) - 1) < 1e-12)
    #expect(abs(wald.pValue - test.pValue(.twoSided)) < 1e-12)
    #expect(wald.numerator == 1)
  }

  @Test func `by classical errors is the F of the shares of variance`() throws {
    let regression = try LinearRegression(
      response: Self.y,
      regressors: [("x", Self.x), ("z", Self.z)]
    )
    let wald = try #require(try regression.wald(.classical))
    #expect(abs(wald.statistic / regression.fStatistic - 1) < 1e-10)
    #expect(abs(wald.pValue - regression.fPValue) < 1e-12)
    #expect(wald.numerator == 2 && wald.denominator == 7)
  }

  @Test func `does not depend on the units of a regressor`() throws {
    func f(_ scale: Double) throws -> Double {
      let regression = try LinearRegression(
        response: Self.y,
        regressors: [("x", Self.x), ("z", Self.z.map { $0 * scale })]
      )
      return try #require(try regression.wald(.cr1(clusters: Self.clusters))).statistic
    }
    let (scaled, plain) = (try f(1e9), try f(1))
    #expect(abs(scaled / plain - 1) < 1e-6)
  }

  @Test func `has the degrees of freedom of its clusters, and needs as many`() throws {
    let regression = try LinearRegression(
      response: Self.y,
      regressors: [("x", Self.x), ("z", Self.z)]
    )
    let wald = try #require(try regression.wald(.cr1(clusters: Self.clusters)))
    #expect(wald.denominator == 6)
    let two = Self.y.indices.map { $0 % 2 }
    #expect(try regression.wald(.cr1(clusters: two)) == nil)
    #expect(throws: RegressionError.tooFewClusters(required: 2, available: 1)) {
      try LinearRegression(response: Self.y, regressors: [("x", Self.x)])
        .tests(.cr1(clusters: Self.y.map { _ in 1 }))
    }
  }
}
