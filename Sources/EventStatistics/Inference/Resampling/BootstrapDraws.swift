internal import ParallelExecution

/// The bootstrap-t of a mean: t statistics of samples drawn with replacement.
///
/// `t* = √N (x̄* − x̄)/s*`; the p-value of the observed `t = √N x̄/s` is the share of draws beyond it,
/// and quantiles of *t\** give an interval that follows the skewness of the data.
///
/// Source: Efron & Tibshirani (1993), *An Introduction to the Bootstrap*, sections 12.5 and 16.4.
struct BootstrapDraws: Sendable, Hashable {
  /// The t statistics of the draws, ascending; a draw of equal values is infinite.
  let statistics: [Double]

  /// Draws samples.
  ///
  /// - Parameters:
  ///   - values: At least two values that differ.
  ///   - draws: The number of samples.
  ///   - random: The generator.
  ///   - threads: The number of threads; it changes no digit.
  init(values: [Double], draws: Int, random: CounterRandom, threads: Int) {
    let mean = SampleMoments(values).mean
    let deviations = values.map { $0 - mean }
    let chunk = 64
    let parts = concurrentMap(count: (draws + chunk - 1) / chunk, threads: threads) { part in
      ((part * chunk)..<min(draws, (part + 1) * chunk)).map { draw in
        Self.statistic(deviations, draw: UInt64(draw), random: random)
      }
    }
    statistics = parts.flatMap { $0 }.sorted()
  }

  /// The t statistic of one sample of values whose mean is zero.
  private static func statistic(
    _ values: [Double],
    draw: UInt64,
    random: CounterRandom
  ) -> Double {
    let size = UInt64(values.count)
    var sum = 0.0
    var squares = 0.0
    var index = 0
    var block: UInt64 = 0
    while index < values.count {
      let bits = random.bits(stream: RandomStream.bootstrap << 32 + block, index: draw)
      // The upper half of a product with 32 random bits is a uniform index below the size.
      for word in [
        bits.first & 0xffff_ffff, bits.first >> 32, bits.second & 0xffff_ffff, bits.second >> 32,
      ] where index < values.count {
        let value = values[Int((word * size) >> 32)]
        sum += value
        squares += value * value
        index += 1
      }
      block += 1
    }
    let n = Double(values.count)
    let spread = squares - sum * sum / n
    guard spread > squares * 1e-12 else { return sum < 0 ? -.infinity : .infinity }
    return sum / n / (spread / (n - 1) / n).squareRoot()
  }

  /// `(1 + k)/(1 + B)`, where *k* draws are as extreme as the observed statistic.
  func share(_ statistic: Double, _ alternative: Alternative) -> Double {
    let count =
      switch alternative {
      case .twoSided: statistics.count { abs($0) >= abs(statistic) }
      case .greater: statistics.count { $0 >= statistic }
      case .less: statistics.count { $0 <= statistic }
      }
    return Double(1 + count) / Double(1 + statistics.count)
  }

  /// The interval `x̄ − t*(1 − α/2) s/√N … x̄ − t*(α/2) s/√N`; nothing where a quantile is infinite.
  func interval(of moments: SampleMoments, level: Double) -> ConfidenceInterval? {
    let error = moments.standardDeviation / Double(moments.count).squareRoot()
    let tail = (1 - level) / 2
    let quantiles = Quantile.of(statistics, at: [tail, 1 - tail])
    guard quantiles.allSatisfy(\.isFinite) else { return nil }
    return ConfidenceInterval(
      level: level,
      estimate: moments.mean,
      lower: moments.mean - quantiles[1] * error,
      upper: moments.mean - quantiles[0] * error
    )
  }
}
