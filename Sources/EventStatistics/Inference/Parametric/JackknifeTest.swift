/// The delete-one jackknife of the standardized mean.
///
/// With `θ = mean(SCAR)/s(SCAR)` and *θ₋ᵢ* the same without event *i*, the pseudo-values are
/// `Nθ − (N − 1)θ₋ᵢ`; `t = √N mean/s` of the pseudo-values, Student's t with *N* − 1 degrees of freedom.
///
/// Source: Quenouille (1956), *Notes on Bias in Estimation*, Biometrika 43(3/4), pp. 353–360; used for
/// event studies by Giaccotto & Sfiridis (1996), whose exact form differs.
public struct JackknifeTest: PlainWindowTest, Hashable {
  public static let name = "jackknife_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Jackknife test",
    short: "Jackknife t",
    formula: "t of the pseudo-values N·θ − (N−1)·θ_i, θ = mean(SCAR)/s(SCAR)",
    against: "t(N−1)",
    assumes: "Independent events; θ_i leaves event i out, so that no single event decides.",
    source: "Quenouille (1956), Biometrika 43(3/4), pp. 353–360"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .lightTails]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than three events, or when all events but one are equal.
  /// - Complexity: O(*N*): a deleted value leaves `Σ(x − x̄)² − (xᵢ − x̄)²N/(N − 1)`.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(3)
    let moments = sample.scarMoments
    guard moments.hasVariance else { throw .noVariance }
    let n = Double(moments.count)
    let whole = moments.mean / moments.standardDeviation
    var pseudo: [Double] = []
    pseudo.reserveCapacity(moments.count)
    for sum in sample.cumulative {
      let deviation = sum.scar - moments.mean
      let mean = moments.mean - deviation / (n - 1)
      let squares = moments.sumOfSquares - deviation * deviation * n / (n - 1)
      // The rest is equal: what remains of the sum of squares is its rounding.
      guard squares > moments.sumOfSquares * 1e-13 else { throw .noVariance }
      pseudo.append(n * whole - (n - 1) * mean / (squares / (n - 2)).squareRoot())
    }
    statistic = try SampleMoments(pseudo).studentT()
    eventCount = moments.count
  }
}
