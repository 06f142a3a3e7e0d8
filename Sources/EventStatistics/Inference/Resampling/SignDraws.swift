internal import ParallelExecution

/// How often the sum of randomly signed values is as extreme as an observed sum.
///
/// Counts are integers, so that the work can be shared by any number of threads.
struct SignDraws: Sendable, Hashable {
  /// The number of sums at least as large as the observed one.
  let atLeast: Int
  /// The number of sums at most as large.
  let atMost: Int
  /// The number of sums at least as large in absolute value.
  let asExtreme: Int
  /// The number of sums drawn or enumerated.
  let count: Int

  /// A sum that differs by less than this share of `Σ|x|` is the same sum, rounded differently.
  private static let tolerance = 1e-12

  /// Draws signs.
  ///
  /// - Parameters:
  ///   - values: The values whose signs are random.
  ///   - observed: The sum to compare with.
  ///   - draws: The number of random sums.
  ///   - random: The generator.
  ///   - stream: What the numbers are for; draws use the streams from `stream × 2³²` on.
  ///   - threads: The number of threads.
  init(
    values: [Double],
    observed: Double,
    draws: Int,
    random: CounterRandom,
    stream: UInt64,
    threads: Int
  ) {
    let total = values.reduce(0, +)
    let slack = values.reduce(0) { $0 + abs($1) } * Self.tolerance
    let chunk = 128
    let counts = concurrentMap(count: (draws + chunk - 1) / chunk, threads: threads) { index in
      var counts = (atLeast: 0, atMost: 0, asExtreme: 0)
      for draw in (index * chunk)..<min(draws, (index + 1) * chunk) {
        let sum =
          total
          - 2 * Self.negated(values, draw: UInt64(draw), random: random, stream: stream << 32)
        if sum >= observed - slack { counts.atLeast += 1 }
        if sum <= observed + slack { counts.atMost += 1 }
        if abs(sum) >= abs(observed) - slack { counts.asExtreme += 1 }
      }
      return counts
    }
    atLeast = counts.reduce(0) { $0 + $1.atLeast }
    atMost = counts.reduce(0) { $0 + $1.atMost }
    asExtreme = counts.reduce(0) { $0 + $1.asExtreme }
    count = draws
  }

  /// The sum of the values that one draw negates.
  private static func negated(
    _ values: [Double],
    draw: UInt64,
    random: CounterRandom,
    stream: UInt64
  ) -> Double {
    var sum = 0.0
    var start = 0
    var block: UInt64 = 0
    while start < values.count {
      let bits = random.bits(stream: stream + block, index: draw)
      for (offset, var word) in [(0, bits.first), (64, bits.second)] {
        let base = start + offset
        guard base < values.count else { break }
        for index in base..<min(base + 64, values.count) {
          sum += word & 1 == 1 ? values[index] : 0
          word >>= 1
        }
      }
      start += 128
      block += 1
    }
    return sum
  }

  /// Enumerates all arrangements of signs.
  ///
  /// The sums of two halves of the values are listed; with one list sorted, each sum of the other
  /// needs one search, O(2^(n/2) n) instead of O(2^n).
  ///
  /// - Parameters:
  ///   - values: At most 40 values.
  ///   - observed: The sum to compare with.
  init(allSignsOf values: [Double], observed: Double) {
    precondition(values.count <= 40, "Too many values to enumerate")
    let half = values.count / 2
    let first = Self.signedSums(values[..<half])
    let second = Self.signedSums(values[half...]).sorted()
    let slack = values.reduce(0) { $0 + abs($1) } * Self.tolerance
    let total = first.count * second.count
    func countAtLeast(_ threshold: Double) -> Int {
      first.reduce(0) { count, sum in
        var (low, high) = (0, second.count)
        while low < high {
          let middle = (low + high) / 2
          if sum + second[middle] >= threshold { high = middle } else { low = middle + 1 }
        }
        return count + second.count - low
      }
    }
    atLeast = countAtLeast(observed - slack)
    // Signs are symmetric: as many sums are at most x as are at least −x.
    atMost = countAtLeast(-observed - slack)
    let size = abs(observed) - slack
    asExtreme = size <= 0 ? total : 2 * countAtLeast(size)
    count = total
  }

  private static func signedSums(_ values: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for value in values { sums = sums.map { $0 + value } + sums.map { $0 - value } }
    return sums
  }

  /// The p-value of random draws, `(1 + k)/(1 + B)`: the data themselves are one arrangement.
  func drawnShare(_ alternative: Alternative) -> Double {
    Double(1 + count(of: alternative)) / Double(1 + count)
  }

  /// The p-value of a complete enumeration, which holds the data themselves.
  func exactShare(_ alternative: Alternative) -> Double {
    Double(count(of: alternative)) / Double(count)
  }

  private func count(of alternative: Alternative) -> Int {
    switch alternative {
    case .twoSided: asExtreme
    case .greater: atLeast
    case .less: atMost
    }
  }
}
