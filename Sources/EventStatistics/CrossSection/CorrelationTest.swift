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
  public var arrangementCount: Int { counts.all }
  /// Whether these were all rearrangements.
  public let isExact: Bool
  private let counts: TailCounts

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
    let pairs = try CompletePairs(x, y)
    let counts = Self.counts(of: [pairs], [measure], draws: draws, seed: seed, threads: threads)
    self.init(measure, pairs, counts: counts[0][0])
  }

  /// Evaluates every measure on several pairs of series, which share their random rearrangements.
  ///
  /// Series with as many complete pairs meet the same rearrangements, so that each test is the one that
  /// ``init(_:_:_:draws:seed:threads:)`` gives.
  ///
  /// - Parameters:
  ///   - series: Attributes with their abnormal returns; NaN where missing.
  ///   - draws: The number of random rearrangements beyond eight events.
  ///   - seed: The key of the rearrangements.
  ///   - threads: The number of threads; it changes no digit.
  /// - Returns: For each pair of series the tests in the order of the measures, or why there are none.
  public static func all(
    _ series: [(x: [Double], y: [Double])],
    draws: Int,
    seed: UInt64,
    threads: Int
  ) -> [Result<[CorrelationTest], InferenceError>] {
    let measures = CorrelationMeasure.allCases
    let prepared = series.map { x, y in
      Result { () throws(InferenceError) in try CompletePairs(x, y) }
    }
    var counts = Self.counts(
      of: prepared.compactMap { try? $0.get() },
      measures,
      draws: draws,
      seed: seed,
      threads: threads
    )[...]
    return prepared.map { result in
      result.map { pairs in
        zip(measures, counts.popFirst() ?? []).map { CorrelationTest($0, pairs, counts: $1) }
      }
    }
  }

  private init(_ measure: CorrelationMeasure, _ pairs: CompletePairs, counts: TailCounts) {
    let r = measure.coefficient(pairs.x, pairs.y)
    let n = Double(pairs.count)
    switch measure {
    case .pearson, .spearman:
      statistic = r * ((n - 2) / max(0, 1 - r * r)).squareRoot()
      nullDistribution = .studentT(degreesOfFreedom: n - 2)
    case .kendall:
      let counts = KendallCounts(pairs.x, pairs.y)
      statistic = counts.excess / counts.variance.squareRoot()
      nullDistribution = .standardNormal
    }
    self.counts = counts
    self.measure = measure
    coefficient = r
    eventCount = pairs.count
    isExact = pairs.isEnumerated
  }

  /// Returns the share of rearrangements with a coefficient at least this extreme.
  ///
  /// - Parameter alternative: The direction of the effect.
  /// - Returns: From 0 to 1; random rearrangements count the data as one more.
  public func permutationPValue(_ alternative: Alternative = .twoSided) -> Double {
    isExact ? counts.exactShare(alternative) : counts.drawnShare(alternative)
  }

  /// Returns what the rearrangements of each of some series give, by measure.
  private static func counts(
    of series: [CompletePairs],
    _ measures: [CorrelationMeasure],
    draws: Int,
    seed: UInt64,
    threads: Int
  ) -> [[TailCounts]] {
    var counts = series.map { pairs in
      pairs.isEnumerated
        ? measures.map { enumerate(RearrangedCorrelation($0, pairs.x, pairs.y), pairs.count) } : []
    }
    let drawn = Dictionary(grouping: series.indices.filter { !series[$0].isEnumerated }) {
      series[$0].count
    }
    for (count, members) in drawn {
      let correlations = members.map { place in
        measures.map { measure in
          RearrangedCorrelation(measure, series[place].x, series[place].y)
        }
      }
      let found = draw(
        correlations.flatMap(\.self),
        count: count,
        draws: draws,
        seed: seed,
        threads: threads
      )
      for (position, place) in members.enumerated() {
        counts[place] = Array(found[(position * measures.count)...].prefix(measures.count))
      }
    }
    return counts
  }

  /// Visits all rearrangements by Heap's algorithm.
  private static func enumerate(_ correlation: RearrangedCorrelation, _ count: Int) -> TailCounts {
    var correlation = correlation
    var order = (0..<count).map { Int32($0) }
    let observed = correlation.coefficient(order)
    var counts = TailCounts()
    var state = [Int](repeating: 0, count: count)
    counts.add(observed, observed: observed, slack: tolerance)
    var index = 1
    while index < count {
      if state[index] < index {
        order.swapAt(index.isMultiple(of: 2) ? 0 : state[index], index)
        counts.add(correlation.coefficient(order), observed: observed, slack: tolerance)
        state[index] += 1
        index = 1
      } else {
        state[index] = 0
        index += 1
      }
    }
    return counts
  }

  /// Puts series of one length into the same random orders.
  private static func draw(
    _ correlations: [RearrangedCorrelation],
    count: Int,
    draws: Int,
    seed: UInt64,
    threads: Int
  ) -> [TailCounts] {
    let random = CounterRandom(seed: seed)
    let chunk = 64
    let unmoved = (0..<count).map { Int32($0) }
    let observed = correlations.map { correlation in
      var own = correlation
      return own.coefficient(unmoved)
    }
    let parts = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: [TailCounts](repeating: TailCounts(), count: correlations.count)
    ) { part in
      var counts = [TailCounts](repeating: TailCounts(), count: correlations.count)
      var own = correlations
      var order = unmoved
      for draw in (part * chunk)..<min(draws, (part + 1) * chunk) {
        order = unmoved
        for index in stride(from: count - 1, to: 0, by: -1) {
          let uniform = random.uniforms(
            stream: TestStream.correlationPermutation.block(UInt64(index)),
            index: UInt64(draw)
          ).first
          order.swapAt(index, Int(uniform * Double(index + 1)))
        }
        for place in own.indices {
          counts[place].add(
            own[place].coefficient(order),
            observed: observed[place],
            slack: tolerance
          )
        }
      }
      return counts
    }
    return correlations.indices.map { place in TailCounts(parts.map { $0[place] }) }
  }

  /// The pairs without a missing value.
  private struct CompletePairs {
    let x, y: [Double]

    var count: Int { x.count }
    var isEnumerated: Bool { count <= CorrelationTest.exactLimit }

    init(_ x: [Double], _ y: [Double]) throws(InferenceError) {
      precondition(x.count == y.count, "A correlation needs pairs")
      let used = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
      self.x = used.map { x[$0] }
      self.y = used.map { y[$0] }
      guard used.count >= 3 else { throw .tooFewEvents(required: 3, available: used.count) }
      guard SampleMoments(self.x).hasVariance, SampleMoments(self.y).hasVariance else {
        throw .noVariance
      }
    }
  }
}
