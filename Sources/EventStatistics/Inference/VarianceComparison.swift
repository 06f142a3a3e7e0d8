/// Whether the days around an event vary as those of the estimation window do.
///
/// The days of the event window outside the tested window are compared with the residuals, so that the effect
/// itself is no variance. `F = s²_event/σ²` against the F distribution with *m* − 1 and *T* − *K* degrees of
/// freedom, two-sided, holds for normal returns only. The other p-value needs no normal returns: the mean
/// absolute deviation from the median of each stretch is compared, and days change places, as in the test of
/// Brown and Forsythe; `p = (1 + k)/(1 + B)` over seeded draws.
///
/// Source: Snedecor & Cochran (1989), *Statistical Methods*, for F; Brown & Forsythe (1974), *Robust Tests for
/// the Equality of Variances*, Journal of the American Statistical Association 69(346), pp. 364–367.
public struct VarianceComparison: Sendable, Hashable {
  /// The number of days outside the tested window, *m*.
  public let days: Int
  /// The variance of those days over that of the residuals.
  public let ratio: Double
  /// The residual degrees of freedom, the second of the F distribution.
  public let degreesOfFreedom: Int
  /// The two-sided p-value of the F test.
  public let fPValue: Double
  /// The mean absolute deviation from the median of those days over that of the residuals.
  public let deviationRatio: Double
  /// The two-sided p-value by changing places.
  public let permutationPValue: Double

  /// Compares the days of an event.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: The tested days, which are left out.
  ///   - options: The number of draws and their seed.
  /// - Throws: ``InferenceError`` for fewer than three days outside the window, or too few residuals.
  public init(
    _ event: FittedEvent,
    leavingOut window: ClosedRange<Int>,
    options: InferenceOptions = InferenceOptions()
  ) throws(InferenceError) {
    let outside = event.days.filter { !window.contains($0) }.map {
      event.comparableAbnormal($0 - event.firstRelativeDay)
    }.filter(\.isFinite)
    let residuals = event.residuals.filter(\.isFinite)
    guard outside.count >= 3 else {
      throw .tooFewOtherDays(required: 3, available: outside.count)
    }
    let freedom = event.degreesOfFreedom
    guard freedom > 0 else { throw .tooFewDegreesOfFreedom(required: 1, available: freedom) }
    let moments = SampleMoments(outside)
    guard moments.hasVariance, event.sigma > 0 else { throw .noVariance }
    days = outside.count
    ratio = moments.variance / (event.sigma * event.sigma)
    degreesOfFreedom = freedom
    // The lower tail of F(a, b) is the upper tail of F(b, a) beyond the inverse.
    let (a, b) = (Double(outside.count - 1), Double(freedom))
    let upper = NullDistribution.fisherF(numerator: a, denominator: b).upperTail(ratio)
    let lower = NullDistribution.fisherF(numerator: b, denominator: a).upperTail(1 / ratio)
    fPValue = min(2 * min(upper, lower), 1)

    let own = Self.deviations(outside)
    let ordinary = Self.deviations(residuals)
    let sum = own.reduce(0, +)
    let all = own + ordinary
    deviationRatio =
      sum / Double(own.count) / (ordinary.reduce(0, +) / Double(ordinary.count))
    // A mean of some values is judged by its distance from the mean of all.
    let expected = all.reduce(0, +) * Double(own.count) / Double(all.count)
    let random = CounterRandom(seed: options.seed)
    var counts = TailCounts()
    var work = all
    for draw in 0..<options.draws {
      var indices = RandomIndices(random, stream: .varianceComparison, draw: UInt64(draw))
      let drawn = work.drawFirst(own.count, by: &indices).sum
      counts.add(drawn - expected, observed: sum - expected, slack: 1e-12 * expected)
    }
    permutationPValue = counts.drawnShare(.twoSided)
  }

  private static func deviations(_ values: [Double]) -> [Double] {
    let median = Median.of(values)
    return values.map { abs($0 - median) }
  }
}
