/// The correlation of two daily series at several leads and lags, with permutation bands.
///
/// `r_k = corr(x_t, y_{t+k})` over the days on which both exist: at a positive lag *x* comes first. The
/// bands come from circular shifts of *x*, which keep the autocorrelation of both series and destroy
/// only what they have in common: shifts by more than twice the largest lag, so that no lag of a shifted
/// series meets a day that one of the lags looks at; all of them where there are no more than draws,
/// else random ones.
///
/// Source: for circular shifts as a permutation of dependent series, Politis & Romano (1992), *A
/// Circular Block-Resampling Procedure for Stationary Data*.
public struct LeadLagCorrelation: Sendable, Hashable {
  /// The correlations, from the most negative lag on.
  public let lags: [Lag]
  /// The number of days with both series at lag 0.
  public let dayCount: Int
  /// The |r| above which a lag is beyond chance over all lags and all questions of the family; infinite
  /// where there are too few shifts to tell.
  public let simultaneousBound: Double
  /// The number of shifts that the correlations are compared with.
  public let shiftCount: Int

  /// The correlation at one lag.
  public struct Lag: Sendable, Hashable {
    /// The days by which the second series lies later.
    public let lag: Int
    /// The correlation, from -1 to 1; NaN where a series does not vary.
    public let correlation: Double
    /// The lower end of the band of chance at this lag.
    public let lower: Double
    /// The upper end of the band of chance at this lag.
    public let upper: Double
    /// The two-sided permutation p-value.
    public let pValue: Double
    /// The share of shifts that reach as large an |r| at any lag, times the questions of the family, at
    /// most 1.
    public let simultaneousPValue: Double
  }

  /// Correlates two series.
  ///
  /// - Parameters:
  ///   - x: For example the number of announcements of each day; NaN where missing.
  ///   - y: For example the abnormal volume of the same days; NaN where missing.
  ///   - maximumLag: The largest lag in both directions, less than a quarter of the days.
  ///   - coverage: The share of chance correlations inside the bands, between 0 and 1.
  ///   - draws: The most circular shifts; a series with fewer has all of them counted.
  ///   - seed: The key of random shifts.
  ///   - family: How many such pairs of series are looked through for the strongest, at least 1:
  ///     Bonferroni's correction of what is said of all lags.
  /// - Throws: ``InferenceError`` when there are too few days or a series does not vary.
  /// - Complexity: O(days × days on which *x* is not zero + shifts × lags × largest lag).
  public init(
    _ x: [Double],
    _ y: [Double],
    maximumLag: Int,
    coverage: Double,
    draws: Int,
    seed: UInt64,
    family: Int = 1
  ) throws(InferenceError) {
    precondition(x.count == y.count, "Both series cover the same days")
    precondition(maximumLag >= 0 && draws >= 1 && coverage > 0 && coverage < 1, "Invalid bands")
    precondition(family >= 1, "A family has at least this question")
    let both = x.indices.count { x[$0].isFinite && y[$0].isFinite }
    // A lag beyond the series needs more days than there are, however large it is.
    let required = 4 * (min(maximumLag, x.count) + 1)
    guard both >= required else { throw .tooFewDays(required: required, available: both) }
    guard SampleMoments(x).hasVariance, SampleMoments(y).hasVariance else { throw .noVariance }
    let range = -maximumLag...maximumLag
    let sums = ShiftedSums(x, y)
    let shifts = Self.shifts(days: x.count, beyond: 2 * maximumLag, draws: draws, seed: seed)
    let observed = range.map { sums.correlation(shift: 0, lag: $0) }
    var largest = [Double](repeating: 0, count: shifts.count)
    let tail = (1 - coverage) / 2
    let alone = zip(range, observed).map { lag, found -> (band: [Double], pValue: Double) in
      var chance: [Double] = []
      chance.reserveCapacity(shifts.count)
      var extreme = 0
      for (place, shift) in shifts.enumerated() {
        let correlation = sums.correlation(shift: shift, lag: lag)
        guard correlation.isFinite else { continue }
        chance.append(correlation)
        largest[place] = max(largest[place], abs(correlation))
        if abs(correlation) >= abs(found) - Self.slack { extreme += 1 }
      }
      return (
        Quantile.of(chance, at: [tail, 1 - tail]), Double(1 + extreme) / Double(1 + chance.count)
      )
    }
    largest.sort(by: >)
    lags = zip(zip(range, observed), alone).map { place, alone in
      let reached = largest.prefix { $0 >= abs(place.1) - Self.slack }.count
      let share = Double(1 + reached) / Double(1 + largest.count)
      return Lag(
        lag: place.0,
        correlation: place.1,
        lower: alone.band[0],
        upper: alone.band[1],
        pValue: alone.pValue,
        simultaneousPValue: place.1.isFinite ? min(1, Double(family) * share) : .nan
      )
    }
    // A correlation above the bound is one whose p-value over all lags is small enough.
    let allowed = (1 - coverage) * Double(1 + largest.count) / Double(family) + 1e-9
    let place = Int(allowed) - 1
    simultaneousBound =
      place < 0 ? .infinity : largest.indices.contains(place) ? largest[place] : 0
    shiftCount = shifts.count
    dayCount = both
  }

  /// Correlations that differ by no more are the same, rounded differently.
  private static let slack = 1e-12

  /// All shifts that are longer than some days either way around, or random ones where that are too many.
  private static func shifts(days: Int, beyond near: Int, draws: Int, seed: UInt64) -> [Int] {
    let far = near + 1..<days - near
    guard draws < far.count else { return Array(far) }
    let random = CounterRandom(seed: seed)
    return (0..<draws).map { draw in
      let uniform = random.uniforms(stream: TestStream.leadLag, index: UInt64(draw)).first
      return far.lowerBound + Int(uniform * Double(far.count))
    }
  }
}

/// The sums behind the correlations of a shifted series with another one, at every shift and lag.
///
/// On the days of a lag that need no wrapping, a sum over `x_{t+s} y_{t+k}` is the circular sum
/// `Σ x_u y_{u+k-s}`, which depends on *k* − *s* alone and is computed once, less its at most *k*
/// terms beyond the edge. The circular sums add up the few days on which *x* is not zero.
private struct ShiftedSums {
  /// The days on which the first series is not zero, with its values; zero elsewhere and where missing.
  private let x: [Double]
  /// One where the first series has a value.
  private let hasX: [Double]
  /// The second series less its mean; zero where missing.
  private let y: [Double]
  /// One where the second series has a value.
  private let hasY: [Double]
  private let count: [Double]
  private let sumX: [Double]
  private let sumXX: [Double]
  private let sumY: [Double]
  private let sumYY: [Double]
  private let sumXY: [Double]

  init(_ first: [Double], _ second: [Double]) {
    let mean = SampleMoments(second).mean
    let x = first.map { $0.isFinite ? $0 : 0 }
    let y = second.map { $0.isFinite ? $0 - mean : 0 }
    let hasX = first.map { $0.isFinite ? 1.0 : 0 }
    let hasY = second.map { $0.isFinite ? 1.0 : 0 }
    sumX = Self.circular(x, hasY)
    sumXX = Self.circular(x.map { $0 * $0 }, hasY)
    sumXY = Self.circular(x, y)
    count = Self.over(hasX, hasY)
    sumY = Self.over(hasX, y)
    sumYY = Self.over(hasX, y.map { $0 * $0 })
    (self.x, self.y, self.hasX, self.hasY) = (x, y, hasX, hasY)
  }

  /// Returns the circular sums of a series over the days of another one, which has all in most cases.
  private static func over(_ days: [Double], _ values: [Double]) -> [Double] {
    days.contains(0)
      ? circular(days, values)
      : [Double](repeating: values.reduce(0, +), count: values.count)
  }

  /// Returns `Σ_u a_u b_{u+d}` for each distance *d*, with days counted around a circle.
  private static func circular(_ a: [Double], _ b: [Double]) -> [Double] {
    let days = a.count
    let doubled = b + b
    var sums = [Double](repeating: 0, count: days)
    sums.withUnsafeMutableBufferPointer { sums in
      doubled.withUnsafeBufferPointer { doubled in
        for (day, value) in a.enumerated() where value != 0 {
          for distance in 0..<days { sums[distance] += value * doubled[day + distance] }
        }
      }
    }
    return sums
  }

  /// Returns the correlation of the first series, shifted, with the second one so many days later.
  func correlation(shift: Int, lag: Int) -> Double {
    let days = x.count
    let distance = ((lag - shift) % days + days) % days
    var (n, sx, sxx) = (count[distance], sumX[distance], sumXX[distance])
    var (sy, syy, sxy) = (sumY[distance], sumYY[distance], sumXY[distance])
    // The days whose partner lies beyond the edge.
    let outside = lag >= 0 ? (days - lag)..<days : 0..<(-lag)
    for day in outside {
      let mine = (day + shift) % days
      let theirs = (day + lag + days) % days
      guard hasX[mine] > 0, hasY[theirs] > 0 else { continue }
      let (a, b) = (x[mine], y[theirs])
      n -= 1
      sx -= a
      sxx -= a * a
      sy -= b
      syy -= b * b
      sxy -= a * b
    }
    guard n >= 3 else { return .nan }
    let xx = sxx - sx * sx / n
    let yy = syy - sy * sy / n
    guard xx > 1e-12 * sxx, yy > 1e-12 * syy else { return .nan }
    return (sxy - sx * sy / n) / (xx * yy).squareRoot()
  }
}
