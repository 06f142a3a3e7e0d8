/// Welch's test that two groups have the same mean.
///
/// `t = (x̄ − ȳ)/√(s²ₓ/n + s²ᵧ/m)`, Student's t with the degrees of freedom of Welch and Satterthwaite.
///
/// Source: Welch (1947), *The Generalization of Student's Problem when Several Different Population
/// Variances Are Involved*, Biometrika 34(1/2), pp. 28–35.
public struct WelchTest: GroupTest, Hashable {
  public static let name = "welch_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Welch test of two groups",
    short: "Welch t",
    formula: "t = (x̄ − ȳ) / √(s²_x/n + s²_y/m)",
    against: "t with the degrees of freedom of Welch and Satterthwaite",
    assumes: "Independent events; the variances of the two groups may differ.",
    source: "Welch (1947), Biometrika 34(1/2), pp. 28–35"
  )
  public let statistic: Double
  public let eventCount: Int
  /// The degrees of freedom, not an integer.
  public let degreesOfFreedom: Double
  public var nullDistribution: NullDistribution { .studentT(degreesOfFreedom: degreesOfFreedom) }

  /// Compares groups, of which there are two.
  ///
  /// - Throws: ``InferenceError`` for another number of groups, and as for two.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    guard groups.count == 2 else { throw .notTwoGroups(available: groups.count) }
    try self.init(groups[0], groups[1])
  }

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
