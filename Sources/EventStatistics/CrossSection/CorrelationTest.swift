internal import ParallelExecution

/// The test that an attribute of events is unrelated to their abnormal returns.
///
/// Pearson and Spearman: `t = r √((n − 2)/(1 − r²))`, Student's t with *n* − 2 degrees of freedom.
/// Kendall: the excess of concordant pairs over its standard deviation, corrected for ties, standard
/// normal. ``permutationPValue(_:)`` needs neither: it compares with rearrangements of the returns,
/// all of them for up to eight events, else random ones.
///
/// Source: Kendall (1970), *Rank Correlation Methods*, 4th edition.
public struct CorrelationTest: HypothesisTest, Hashable {
  public static var name: String { "correlation" }
  /// The measure that was used.
  public let measure: CorrelationMeasure
  /// The coefficient, from −1 to 1.
  public let coefficient: Double
  public let statistic: Double
  public let eventCount: Int
  public let nullDistribution: NullDistribution
  /// The number of rearrangements that were compared.
  public let arrangementCount: Int
  /// Whether these were all rearrangements.
  public let isExact: Bool
  private let atLeast, atMost, asExtreme: Int

  private static let exactLimit = 8
  private static let tolerance = 1e-12

  /// Evaluates the test on the events that have both values.
  ///
  /// - Parameters:
  ///   - measure: The measure of association.
  ///   - x: The attribute; NaN where missing.
  ///   - y: The abnormal return, as many values; NaN where missing.
  ///   - draws: The number of random rearrangements beyond eight events.
  ///   - seed: The key of the rearrangements.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``InferenceError`` for fewer than three events or values that do not vary.
  public init(
    _ measure: CorrelationMeasure,
    _ x: [Double],
    _ y: [Double],
    draws: Int,
    seed: UInt64,
    threads: Int
  ) throws(InferenceError) {
    precondition(x.count == y.count, "A correlation needs pairs")
    let used = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    let (a, b) = (used.map { x[$0] }, used.map { y[$0] })
    guard used.count >= 3 else { throw .tooFewEvents(required: 3, available: used.count) }
    guard SampleMoments(a).hasVariance, SampleMoments(b).hasVariance else { throw .noVariance }
    let r = measure.coefficient(a, b)
    let n = Double(used.count)
    switch measure {
    case .pearson, .spearman:
      statistic = r * ((n - 2) / max(0, 1 - r * r)).squareRoot()
      nullDistribution = .studentT(degreesOfFreedom: n - 2)
    case .kendall:
      let counts = KendallCounts(a, b)
      statistic = counts.excess / counts.variance.squareRoot()
      nullDistribution = .standardNormal
    }
    let exact = used.count <= Self.exactLimit
    let counts =
      exact
      ? Self.enumerate(measure, a, b, observed: r)
      : Self.draw(measure, a, b, observed: r, draws: draws, seed: seed, threads: threads)
    self.measure = measure
    coefficient = r
    eventCount = used.count
    isExact = exact
    arrangementCount = counts.all
    atLeast = counts.atLeast
    atMost = counts.atMost
    asExtreme = counts.asExtreme
  }

  /// Returns the share of rearrangements with a coefficient at least this extreme.
  ///
  /// - Parameter alternative: The direction of the effect.
  /// - Returns: From 0 to 1; random rearrangements count the data as one more.
  public func permutationPValue(_ alternative: Alternative = .twoSided) -> Double {
    let count =
      switch alternative {
      case .twoSided: asExtreme
      case .greater: atLeast
      case .less: atMost
      }
    return isExact
      ? Double(count) / Double(arrangementCount)
      : Double(1 + count) / Double(1 + arrangementCount)
  }

  private struct Counts: Sendable {
    var atLeast = 0
    var atMost = 0
    var asExtreme = 0
    var all = 0

    mutating func add(_ value: Double, observed: Double) {
      all += 1
      if value >= observed - CorrelationTest.tolerance { atLeast += 1 }
      if value <= observed + CorrelationTest.tolerance { atMost += 1 }
      if abs(value) >= abs(observed) - CorrelationTest.tolerance { asExtreme += 1 }
    }
  }

  /// Visits all rearrangements by Heap's algorithm.
  private static func enumerate(
    _ measure: CorrelationMeasure,
    _ x: [Double],
    _ y: [Double],
    observed: Double
  ) -> Counts {
    var counts = Counts()
    var values = y
    var state = [Int](repeating: 0, count: y.count)
    counts.add(measure.coefficient(x, values), observed: observed)
    var index = 1
    while index < values.count {
      if state[index] < index {
        values.swapAt(index.isMultiple(of: 2) ? 0 : state[index], index)
        counts.add(measure.coefficient(x, values), observed: observed)
        state[index] += 1
        index = 1
      } else {
        state[index] = 0
        index += 1
      }
    }
    return counts
  }

  private static func draw(
    _ measure: CorrelationMeasure,
    _ x: [Double],
    _ y: [Double],
    observed: Double,
    draws: Int,
    seed: UInt64,
    threads: Int
  ) -> Counts {
    let random = CounterRandom(seed: seed)
    let chunk = 64
    let parts = concurrentMap(count: (draws + chunk - 1) / chunk, threads: threads) { part in
      var counts = Counts()
      var values = y
      for draw in (part * chunk)..<min(draws, (part + 1) * chunk) {
        values = y
        for index in stride(from: values.count - 1, to: 0, by: -1) {
          let uniform = random.uniforms(
            stream: RandomStream.correlationPermutation << 32 + UInt64(index),
            index: UInt64(draw)
          ).first
          values.swapAt(index, Int(uniform * Double(index + 1)))
        }
        counts.add(measure.coefficient(x, values), observed: observed)
      }
      return counts
    }
    return parts.reduce(into: Counts()) { total, part in
      total.atLeast += part.atLeast
      total.atMost += part.atMost
      total.asExtreme += part.asExtreme
      total.all += part.all
    }
  }
}
