#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The p-values of several independent events put together, such as the disclosure dates of one case.
///
/// Fisher: `−2 Σ ln p` against chi-squared with *2k* degrees of freedom; one very small p-value is enough.
/// Stouffer: `Σ Φ⁻¹(1 − p)/√k` against the normal distribution; all events have a say. Both take one-sided
/// p-values of one direction; two-sided is twice the smaller one of rise and fall.
///
/// Exact for p-values that are uniform under the null; those of ranks and arrangements are so up to their steps,
/// which makes Fisher's a little careful. A p-value of 1 counts as `1 − 1/(2(n + 1))` in Stouffer's, where *n* is
/// the number of values that it was ranked among.
///
/// Source: Fisher (1932), *Statistical Methods for Research Workers*, 4th edition, section 21.1; Stouffer et al.
/// (1949), *The American Soldier*, volume 1.
public enum PValueCombination: String, Sendable, Hashable, CaseIterable, Codable {
  case fisher, stouffer

  /// Combines p-values of one direction.
  ///
  /// - Parameter pValues: One-sided, each above 0 and at most 1, of independent events.
  /// - Returns: The statistic and its p-value.
  /// - Throws: ``InferenceError`` for fewer than two.
  public func combine(
    _ pValues: [Double]
  ) throws(InferenceError) -> (statistic: Double, pValue: Double) {
    guard pValues.count >= 2 else {
      throw .tooFewEvents(required: 2, available: pValues.count)
    }
    switch self {
    case .fisher:
      let statistic = -2 * pValues.reduce(0) { $0 + log($1) }
      let distribution = NullDistribution.chiSquared(degreesOfFreedom: 2 * Double(pValues.count))
      return (statistic, distribution.upperTail(statistic))
    case .stouffer:
      let normal = NullDistribution.standardNormal
      let statistic =
        pValues.reduce(0) { $0 + normal.upperQuantile($1) } / Double(pValues.count).squareRoot()
      return (statistic, normal.upperTail(statistic))
    }
  }
}

extension HypothesisTest {
  /// The p-value of one direction as it enters a combination: below 1 where it was counted.
  package func combinable(_ alternative: Alternative) -> Double {
    let p = pValue(alternative)
    guard case .resampling(let draws, _) = nullDistribution else { return p }
    return min(p, 1 - 0.5 / Double(draws + 1))
  }
}
