internal import ParallelExecution

/// Romano and Wolf's step-down adjustment, which uses how the tests depend on each other.
///
/// Every draw gives each event one random sign for all its windows, and so keeps their dependence. The
/// largest |t| among the hypotheses not yet rejected is compared with the observed one:
/// `pⱼ = max(pⱼ₋₁, (1 + #{draws with max_{k≥j}|t*ₖ| ≥ |tⱼ|})/(1 + B))`, in the order of falling |t|.
///
/// Source: Romano & Wolf (2005), *Exact and Approximate Stepdown Methods for Multiple Hypothesis
/// Testing*, Journal of the American Statistical Association 100(469), pp. 94–108; (2016), Statistics &
/// Probability Letters 113, pp. 38–40 for the adjusted p-values.
public struct StepDownTest: Sendable, Hashable {
  /// The observed t statistics, one per hypothesis; NaN where not applicable.
  public let statistics: [Double]
  /// The adjusted two-sided p-values, one per hypothesis; NaN where not applicable.
  public let adjustedPValues: [Double]

  /// Evaluates a family of hypotheses on the same events.
  ///
  /// - Parameters:
  ///   - values: For each hypothesis one value per event, for example its abnormal return over one
  ///     window; NaN where an event has none.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  ///   - threads: The number of threads; it changes no digit.
  /// - Complexity: O(draws × hypotheses × events).
  public init(_ values: [[Double]], draws: Int, seed: UInt64, threads: Int) {
    let events = values.first?.count ?? 0
    precondition(values.allSatisfy { $0.count == events }, "Hypotheses need the same events")
    let moments = values.map { SampleMoments($0) }
    let statistics = moments.map { (try? $0.studentT()) ?? .nan }
    let order = statistics.indices.filter { !statistics[$0].isNaN }
      .sorted { abs(statistics[$0]) > abs(statistics[$1]) }
    let sizes = order.map { abs(statistics[$0]) * (1 - Self.rounding) }
    let random = CounterRandom(seed: seed)
    let chunk = 64
    let exceeded = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: [Int](repeating: 0, count: order.count)
    ) { index in
      var counts = [Int](repeating: 0, count: order.count)
      var signs = [SIMD4<Double>](repeating: SIMD4(repeating: 1), count: events)
      let last = min(draws, (index + 1) * chunk)
      for first in stride(from: index * chunk, to: last, by: SIMD4<Double>.scalarCount) {
        Self.draw(UInt64(first), &signs, random)
        var largest = SIMD4<Double>(repeating: 0)
        // From the least significant hypothesis on, the running maximum is the one of the step.
        for step in order.indices.reversed() {
          let hypothesis = order[step]
          let sums = Self.signedSums(values[hypothesis], signs)
          for draw in 0..<min(SIMD4<Double>.scalarCount, last - first) {
            let size = abs(moments[hypothesis].studentT(ofSum: sums[draw]))
            largest[draw] = max(largest[draw], size)
            if largest[draw] >= sizes[step] { counts[step] += 1 }
          }
        }
      }
      return counts
    }
    self.statistics = statistics
    adjustedPValues = Self.adjusted(order, of: values.count, exceeded: exceeded, draws: draws)
  }

  /// The adjusted p-values from what each thread counted, `pⱼ = max(pⱼ₋₁, (1 + k)/(1 + B))`.
  ///
  /// - Parameters:
  ///   - order: The applicable hypotheses, in the order of the steps.
  ///   - count: The number of all hypotheses.
  ///   - exceeded: For each part of the draws, the draws beyond the observed statistic of each step.
  ///   - draws: The number of draws.
  /// - Returns: One value for each hypothesis; NaN for those without a step.
  static func adjusted(
    _ order: [Int],
    of count: Int,
    exceeded: [[Int]],
    draws: Int
  ) -> [Double] {
    var adjusted = [Double](repeating: .nan, count: count)
    var previous = 0.0
    for (step, hypothesis) in order.enumerated() {
      let count = exceeded.reduce(0) { $0 + $1[step] }
      previous = max(previous, Double(1 + count) / Double(1 + draws))
      adjusted[hypothesis] = previous
    }
    return adjusted
  }

  /// Equal statistics may differ by this share after rounding.
  static let rounding = 1e-12

  /// The sums of finite values with the signs of four draws.
  private static func signedSums(_ values: [Double], _ signs: [SIMD4<Double>]) -> SIMD4<Double> {
    var sums = SIMD4<Double>(repeating: 0)
    for (value, signs) in zip(values, signs) where value.isFinite { sums += signs * value }
    return sums
  }

  /// Draws the signs of a draw and of the three that follow it.
  private static func draw(
    _ first: UInt64,
    _ signs: inout [SIMD4<Double>],
    _ random: CounterRandom
  ) {
    for lane in 0..<UInt64(SIMD4<Double>.scalarCount) {
      var word: UInt64 = 0
      for index in signs.indices {
        if index.isMultiple(of: 64) {
          word =
            random.bits(
              stream: TestStream.stepDown.block(UInt64(index / 64)),
              index: first + lane
            ).first
        }
        signs[index][Int(lane)] = word & 1 == 1 ? -1 : 1
        word >>= 1
      }
    }
  }
}

extension SampleMoments {
  /// The t statistic of values of the same sizes whose signed sum is given.
  fileprivate func studentT(ofSum sum: Double) -> Double {
    let n = Double(count)
    let mean = sum / n
    // Signs leave Σx² as it is.
    let squares = sumOfSquares + n * self.mean * self.mean - n * mean * mean
    return squares > 0 ? n.squareRoot() * mean / (squares / (n - 1)).squareRoot() : .infinity
  }
}

extension StepDownTest {
  package static let definition = MethodDefinition(
    id: "romano_wolf",
    name: "Romano–Wolf correction",
    short: "Romano–Wolf",
    formula: "share of draws in which the largest |t*| of the windows left is at least |t|",
    against: "seeded draws of one random sign for each event and all its windows",
    assumes:
      "Independent events; uses how much the windows overlap, and so loses less than Holm does.",
    source: Publication(
      by: "Romano, Joseph P. and Wolf, Michael",
      year: 2005,
      title: "Exact and Approximate Stepdown Methods for Multiple Hypothesis Testing",
      journal: "Journal of the American Statistical Association",
      volume: "100(469)",
      pages: "94–108"
    )
  )
}
