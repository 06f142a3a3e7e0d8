internal import EventStatistics

/// The coefficients of a regression with several kinds of standard errors.
enum RegressionTerms {
  /// Returns the terms of a regression, intercept first.
  ///
  /// - Throws: What the errors throw.
  static func tests(
    of regression: LinearRegression,
    kinds: [CoefficientCovariance]
  ) throws(RegressionError) -> [RegressionResult.Term] {
    var errors = regression.terms.map { _ in [RegressionResult.Error]() }
    for kind in kinds {
      for (index, test) in try regression.tests(kind).enumerated() {
        errors[index].append(
          RegressionResult.Error(
            kind: kind.name,
            standardError: test.standardError,
            t: test.statistic,
            pValue: test.pValue(.twoSided)
          )
        )
      }
    }
    return regression.terms.indices.map { index in
      RegressionResult.Term(
        name: regression.terms[index],
        estimate: regression.estimates[index],
        errors: errors[index]
      )
    }
  }
}
