internal import ParallelExecution

/// The correlation of two daily series at several leads and lags, with permutation bands.
///
/// `r_k = corr(x_t, y_{t+k})` over the days on which both exist: at a positive lag *x* comes first. The
/// bands come from random circular shifts of *x*, which keep the autocorrelation of both series and
/// destroy only what they have in common.
///
/// Source: for circular shifts as a permutation of dependent series, Politis & Romano (1992), *A
/// Circular Block-Resampling Procedure for Stationary Data*.
public struct LeadLagCorrelation: Sendable, Hashable {
  /// The correlations, from the most negative lag on.
  public let lags: [Lag]
  /// The number of days with both series at lag 0.
  public let dayCount: Int
  /// The largest |r| over all lags that chance exceeds with the complement of the coverage.
  public let simultaneousBound: Double

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
  }

  /// Correlates two series.
  ///
  /// - Parameters:
  ///   - x: For example the number of announcements of each day; NaN where missing.
  ///   - y: For example the abnormal volume of the same days; NaN where missing.
  ///   - maximumLag: The largest lag in both directions, less than a quarter of the days.
  ///   - coverage: The share of chance correlations inside the bands, between 0 and 1.
  ///   - draws: The number of circular shifts.
  ///   - seed: The key of the shifts.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``InferenceError`` when there are too few days or a series does not vary.
  /// - Complexity: O(draws × lags × days).
  public init(
    _ x: [Double],
    _ y: [Double],
    maximumLag: Int,
    coverage: Double,
    draws: Int,
    seed: UInt64,
    threads: Int
  ) throws(InferenceError) {
    precondition(x.count == y.count, "Both series cover the same days")
    precondition(maximumLag >= 0 && draws >= 1 && coverage > 0 && coverage < 1, "Invalid bands")
    let both = x.indices.count { x[$0].isFinite && y[$0].isFinite }
    // A lag beyond the series needs more days than there are, however large it is.
    let required = 4 * (min(maximumLag, x.count) + 1)
    guard both >= required else { throw .tooFewDays(required: required, available: both) }
    guard SampleMoments(x).hasVariance, SampleMoments(y).hasVariance else { throw .noVariance }
    let range = -maximumLag...maximumLag
    let observed = range.map { Self.correlation(x, y, lag: $0) }
    let random = CounterRandom(seed: seed)
    let shifted = concurrentMap(
      count: draws,
      threads: threads,
      ifStopped: observed
    ) { draw -> [Double] in
      let uniform = random.uniforms(stream: TestStream.leadLag, index: UInt64(draw)).first
      let shift = 1 + Int(uniform * Double(x.count - 1))
      let moved = Array(x[shift...] + x[..<shift])
      return range.map { Self.correlation(moved, y, lag: $0) }
    }
    let tail = (1 - coverage) / 2
    lags = range.enumerated().map { index, lag in
      let chance = shifted.map { $0[index] }.filter(\.isFinite)
      let band = Quantile.of(chance, at: [tail, 1 - tail])
      let extreme = chance.count { abs($0) >= abs(observed[index]) - 1e-12 }
      return Lag(
        lag: lag,
        correlation: observed[index],
        lower: band[0],
        upper: band[1],
        pValue: Double(1 + extreme) / Double(1 + chance.count)
      )
    }
    let largest = shifted.map { row in row.lazy.filter(\.isFinite).map { abs($0) }.max() ?? 0 }
    simultaneousBound = Quantile.of(largest, at: [coverage])[0]
    dayCount = both
  }

  private static func correlation(_ x: [Double], _ y: [Double], lag: Int) -> Double {
    let days = max(0, -lag)..<min(x.count, x.count - lag)
    var count = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for day in days where x[day].isFinite && y[day + lag].isFinite {
      count += 1
      sumX += x[day]
      sumY += y[day + lag]
    }
    guard count >= 3 else { return .nan }
    let (meanX, meanY) = (sumX / count, sumY / count)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for day in days where x[day].isFinite && y[day + lag].isFinite {
      let (a, b) = (x[day] - meanX, y[day + lag] - meanY)
      xx += a * a
      yy += b * b
      xy += a * b
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : .nan
  }
}
