import EventStatistics
import Testing

@Suite("The row that moves a coefficient most")
struct CoefficientInfluenceTests {
  private static let y = [0.3, 1.2, -0.4, 2.2, 0.9, 3.1, 1.7, 0.2, 2.8, 1.1]
  private static let x = [1.0, 2, 1.5, 4, 3, 5, 2.5, 1, 4.5, 13.5]
  private static let z = [2.0, 1, 4, 3, 2.5, 0.5, 3.5, 1.5, 2, 1]
  private static let weights = [1.0, 2, 1, 3, 0.5, 1, 2, 1, 4, 0.25]

  private func regression(
    without row: Int? = nil,
    weights: [Double]? = nil
  ) throws -> LinearRegression {
    var y = Self.y
    if let row { y[row] = .nan }
    return try LinearRegression(
      response: y,
      regressors: [("x", Self.x), ("z", Self.z)],
      weights: weights
    )
  }

  @Test(arguments: [nil, weights])
  func `is found among the regressions that lack one row each`(weights: [Double]?) throws {
    let full = try regression(weights: weights)
    let rest = try Self.y.indices.map { try regression(without: $0, weights: weights) }
    for term in full.terms.indices {
      let influence = full.influence(onTerm: term)
      let changes = rest.map { abs($0.estimates[term] - full.estimates[term]) }
      #expect(changes.max() == changes[influence.row])
      let expected = rest[influence.row].estimates[term]
      #expect(abs(influence.estimateWithout - expected) < 1e-12)
    }
  }

  @Test func `hat values add to the number of terms and are those of the formula of a line`() throws
  {
    #expect(abs(try regression().leverages.reduce(0, +) - 3) < 1e-12)
    let line = try LinearRegression(response: Self.y, regressors: [("x", Self.x)])
    let mean = Self.x.reduce(0, +) / 10
    let spread = Self.x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    for (leverage, x) in zip(line.leverages, Self.x) {
      #expect(abs(leverage - (0.1 + (x - mean) * (x - mean) / spread)) < 1e-12)
    }
    #expect(line.influence(onTerm: 1).row == 9)
  }

  @Test func `a coefficient that rests on one row has no error but the classical one`()
    throws
  {
    for scale in [1.0, 3, 1e-3, 1e6] {
      let dummy = Self.y.indices.map { $0 == 4 ? scale : 0 }
      let full = try LinearRegression(
        response: Self.y,
        regressors: [("x", Self.x), ("d", dummy)]
      )
      // The others are those of the rows without it, but for the factor of their number.
      let rest = try LinearRegression(
        response: Self.y.indices.map { $0 == 4 ? .nan : Self.y[$0] },
        regressors: [("x", Self.x)]
      )
      for covariance in [CoefficientCovariance.hc0, .hc2, .hc3, .cr0(clusters: Array(0..<10))] {
        let tests = try full.tests(covariance)
        #expect(tests[2].standardError.isNaN && tests[2].pValue().isNaN)
        #expect(try full.wald(covariance) == nil)
        for (own, other) in zip(tests, try rest.tests(covariance)) {
          #expect(abs(own.standardError / other.standardError - 1) < 1e-9)
        }
      }
      for covariance in [
        CoefficientCovariance.hc1, .cr1(clusters: [0, 0, 1, 1, 1, 2, 2, 3, 3, 3]),
        .neweyWest(lags: 2), .twoWay(firms: Array(0..<10), dates: [0, 0, 1, 1, 1, 2, 2, 3, 3, 3]),
      ] {
        let tests = try full.tests(covariance)
        #expect(tests[2].pValue().isNaN && tests[0].standardError > 0 && tests[1].standardError > 0)
      }
      #expect(try full.tests(.classical).allSatisfy { $0.standardError > 0 && $0.pValue() < 1 })
    }
  }

  @Test func `a row that alone has a word carries its coefficient, and no other`() throws {
    let dummy = Self.y.indices.map { $0 == 4 ? 1.0 : 0 }
    let full = try LinearRegression(
      response: Self.y,
      regressors: [("x", Self.x), ("d", dummy)]
    )
    let alone = full.influence(onTerm: 2)
    #expect(alone.row == 4)
    #expect(abs(alone.leverage - 1) < 1e-12)
    #expect(alone.estimateWithout.isNaN)
    let other = full.influence(onTerm: 1)
    #expect(other.row == 9)
    #expect(other.estimateWithout.isFinite)
  }

  @Test func `the only row of the base carries every word`() throws {
    let words = ["a", "b", "b", "b", "c", "c", "c", "b", "c", "b"]
    let full = try LinearRegression(
      response: Self.y,
      regressors: ["b", "c"].map { word in (word, words.map { $0 == word ? 1.0 : 0 }) }
    )
    for term in 0..<3 {
      let influence = full.influence(onTerm: term)
      #expect(influence.row == 0)
      #expect(influence.estimateWithout.isNaN)
    }
  }
}
