#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The p-values of several independent events put together, such as the disclosure dates of one case.
///
/// Fisher: `−2 Σ ln p` against chi-squared with *2k* degrees of freedom, for a rise and for a fall; one very
/// small p-value is enough. Stouffer: `Σ z/√k` against the normal distribution with `z = Φ⁻¹(1 − p)` of a rise or
/// `−Φ⁻¹(1 − p)` of a fall, whichever has the smaller one-sided p; all events have a say. Two-sided is twice the
/// smaller one of rise and fall.
///
/// Exact for p-values that are uniform under the null; those of ranks and arrangements are so up to their steps,
/// which makes both a little careful. A p-value that is too small for a number counts as the smallest one.
///
/// Source: Fisher (1932), *Statistical Methods for Research Workers*, 4th edition, section 21.1; Stouffer et al.
/// (1949), *The American Soldier*, volume 1.
public enum PValueCombination: String, Sendable, Hashable, CaseIterable, Codable {
  case fisher, stouffer

  /// Combines p-values.
  ///
  /// - Parameter pValues: The one-sided p-values of each event, from 0 to 1; the events are independent.
  /// - Returns: The statistic and the p-value of either direction.
  /// - Throws: ``InferenceError`` for fewer than two events.
  public func combine(
    _ pValues: [OneSidedPValues]
  ) throws(InferenceError) -> (rise: CombinedPValue, fall: CombinedPValue) {
    guard pValues.count >= 2 else {
      throw .tooFewEvents(required: 2, available: pValues.count)
    }
    switch self {
    case .fisher:
      return (Self.fisher(pValues.map(\.rise)), Self.fisher(pValues.map(\.fall)))
    case .stouffer:
      let normal = NullDistribution.standardNormal
      let z = pValues.reduce(0) { $0 + $1.normalScore } / Double(pValues.count).squareRoot()
      return (
        CombinedPValue(statistic: z, pValue: normal.upperTail(z)),
        CombinedPValue(statistic: -z, pValue: normal.upperTail(-z))
      )
    }
  }

  private static func fisher(_ pValues: [Double]) -> CombinedPValue {
    let statistic = -2 * pValues.reduce(0) { $0 + log(max($1, .leastNonzeroMagnitude)) }
    let distribution = NullDistribution.chiSquared(degreesOfFreedom: 2 * Double(pValues.count))
    return CombinedPValue(statistic: statistic, pValue: distribution.upperTail(statistic))
  }
}

/// The statistic of several events in one direction, and its p-value.
public struct CombinedPValue: Sendable, Hashable {
  /// The statistic, the larger the further from chance.
  public let statistic: Double
  /// Its p-value.
  public let pValue: Double
}

/// What the test of one event says of either direction.
public struct OneSidedPValues: Sendable, Hashable {
  /// The p-value of the null against a rise.
  public let rise: Double
  /// The p-value of the null against a fall.
  public let fall: Double

  /// Takes the p-values of either direction.
  public init(rise: Double, fall: Double) {
    self.rise = rise
    self.fall = fall
  }

  /// Takes both from a test.
  public init(_ test: some HypothesisTest) {
    self.init(rise: test.pValue(.greater), fall: test.pValue(.less))
  }

  /// The normal score, from the smaller tail: the larger one has lost its digits where the smaller is tiny.
  ///
  /// Tails that were counted hold the observed value both and may exceed ½ together: then nothing leans either way.
  fileprivate var normalScore: Double {
    let score = NullDistribution.standardNormal.upperQuantile(
      min(max(min(rise, fall), .leastNonzeroMagnitude), 0.5)
    )
    return rise <= fall ? score : -score
  }
}
