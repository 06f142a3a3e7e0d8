/// Welch's test that two groups have the same mean.
///
/// `t = (x̄ − ȳ)/√(s²ₓ/n + s²ᵧ/m)`, Student's t with the degrees of freedom of Welch and Satterthwaite.
///
/// Source: Welch (1947), *The Generalization of Student's Problem when Several Different Population
/// Variances Are Involved*, Biometrika 34(1/2), pp. 28–35.
public struct WelchTest: HypothesisTest, Hashable {
  public static var name: String { GroupComparison.welchT.rawValue }
  public let statistic: Double
  public let eventCount: Int
  /// The degrees of freedom, not an integer.
  public let degreesOfFreedom: Double
  public var nullDistribution: NullDistribution { .studentT(degreesOfFreedom: degreesOfFreedom) }

  /// Compares two groups.
  ///
  /// - Throws: ``InferenceError`` for a group of fewer than two values, or when neither varies.
  public init(_ first: [Double], _ second: [Double]) throws(InferenceError) {
    let a = SampleMoments(first)
    let b = SampleMoments(second)
    let smaller = min(a.count, b.count)
    guard smaller >= 2 else { throw .tooFewEvents(required: 2, available: smaller) }
    guard a.hasVariance || b.hasVariance else { throw .noVariance }
    let va = a.variance / Double(a.count)
    let vb = b.variance / Double(b.count)
    statistic = (a.mean - b.mean) / (va + vb).squareRoot()
    degreesOfFreedom =
      (va + vb) * (va + vb)
      / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    eventCount = a.count + b.count
  }
}
