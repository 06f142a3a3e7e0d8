internal import EventStatistics

extension SensitivityResult {
  /// The confidence intervals of the CAARs of one specification, window by window.
  ///
  /// `CAAR ± t(N − 1) s/√N`, where `s/√N = |CAAR / t|` by the cross-sectional t; the same interval as that of
  /// ``WindowResult``.
  ///
  /// - Parameter specification: One of ``specifications``.
  /// - Returns: Lower and upper ends as fractions; nothing for a window without that test.
  package func confidenceIntervals(
    of specification: SpecificationResult
  ) -> [(lower: Double, upper: Double)?] {
    let statistics = specification.tests.first { $0.test == .crossSectional }?.statistic
    let share = (1 - configuration.methods.confidence) / 2
    return windows.indices.map { index in
      guard let statistic = statistics?[index], let caar = specification.caar[index],
        statistic != 0, specification.eventCounts[index] > 1
      else { return nil }
      let freedom = Double(specification.eventCounts[index] - 1)
      let reach =
        NullDistribution.studentT(degreesOfFreedom: freedom).upperQuantile(share)
        * abs(caar / statistic)
      return (caar - reach, caar + reach)
    }
  }
}
