internal import Algorithms
internal import ParallelExecution

/// How often the sum of randomly signed values is as extreme as an observed sum.
struct SignDraws: Sendable, Hashable {
  /// The sums that were drawn or enumerated, beside the observed one.
  let counts: TailCounts

  /// A sum that differs by less than this share of `Σ|x|` is the same sum, rounded differently.
  private static let tolerance = 1e-12

  /// The largest number of values whose arrangements are all counted.
  static let exactLimit = 20

  /// Counts all arrangements of up to ``exactLimit`` values, else draws some.
  init(
    orAllOf values: [Double],
    draws: Int,
    random: CounterRandom,
    stream: TestStream,
    threads: Int
  ) {
    let observed = values.reduce(0, +)
    self =
      values.count <= Self.exactLimit
      ? SignDraws(allSignsOf: values, observed: observed)
      : SignDraws(
        values: values,
        observed: observed,
        draws: draws,
        random: random,
        stream: stream,
        threads: threads
      )
  }

  /// Draws signs.
  ///
  /// - Parameters:
  ///   - values: The values whose signs are random.
  ///   - observed: The sum to compare with.
  ///   - draws: The number of random sums.
  ///   - random: The generator.
  ///   - stream: What the numbers are for.
  ///   - threads: The number of threads.
  init(
    values: [Double],
    observed: Double,
    draws: Int,
    random: CounterRandom,
    stream: TestStream,
    threads: Int
  ) {
    let total = values.reduce(0, +)
    let slack = values.reduce(0) { $0 + abs($1) } * Self.tolerance
    let sums = SubsetSums(values)
    let chunk = 128
    let parts = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: TailCounts()
    ) { index in
      var counts = TailCounts()
      for draw in (index * chunk)..<min(draws, (index + 1) * chunk) {
        let negated = sums.sum(draw: UInt64(draw), random: random, stream: stream)
        counts.add(total - 2 * negated, observed: observed, slack: slack)
      }
      return counts
    }
    counts = TailCounts(parts)
  }

  /// The sums of all subsets of each eight values that follow each other, so that the sum of a random subset of
  /// all is looked up eight values at a time.
  struct SubsetSums: Sendable {
    /// The number of values in a group, of which a subset is a byte.
    private static let width = 8
    private static let subsets = 1 << width

    /// For each group the sums of its subsets, by the bits of the values that are in.
    private let sums: [Double]
    private let groups: Int

    init(_ values: [Double]) {
      let groups = (values.count + Self.width - 1) / Self.width
      self.groups = groups
      sums = [Double](unsafeUninitializedCapacity: groups * Self.subsets) { sums, count in
        for group in 0..<groups {
          let (first, base) = (group * Self.width, group * Self.subsets)
          sums[base] = 0
          for subset in 1..<Self.subsets {
            let last = subset.trailingZeroBitCount
            let value = first + last < values.count ? values[first + last] : 0
            sums[base + subset] = sums[base + (subset & (subset - 1))] + value
          }
        }
        count = groups * Self.subsets
      }
    }

    /// The sum of the values that one draw takes, each by its own bit.
    func sum(draw: UInt64, random: CounterRandom, stream: TestStream) -> Double {
      var sum = 0.0
      var group = 0
      var block: UInt64 = 0
      while group < groups {
        let bits = random.bits(stream: stream.block(block), index: draw)
        for half in 0..<2 {
          var word = half == 0 ? bits.first : bits.second
          for _ in 0..<min(Self.width, groups - group) {
            sum += sums[group * Self.subsets + Int(word & 0xff)]
            word >>= 8
            group += 1
          }
        }
        block += 1
      }
      return sum
    }
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
        count + second.count - second.partitioningIndex { sum + $0 >= threshold }
      }
    }
    let size = abs(observed) - slack
    counts = TailCounts(
      atLeast: countAtLeast(observed - slack),
      // Signs are symmetric: as many sums are at most x as are at least −x.
      atMost: countAtLeast(-observed - slack),
      asExtreme: size <= 0 ? total : 2 * countAtLeast(size),
      all: total
    )
  }

  private static func signedSums(_ values: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for value in values { sums = sums.map { $0 + value } + sums.map { $0 - value } }
    return sums
  }
}

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
    let parts = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: [Double](repeating: .infinity, count: chunk)
    ) { part in
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
    let first = TestStream.bootstrap.block(0)
    var sum = 0.0
    var squares = 0.0
    var index = 0
    var block: UInt64 = 0
    while index < values.count {
      let bits = random.bits(stream: first + block, index: draw)
      var (word, later) = (bits.first, bits.second)
      for half in 0..<min(4, values.count - index) {
        if half == 2 { (word, later) = (later, 0) }
        // The upper half of a product with 32 random bits is a uniform index below the size.
        let value = values[Int(((word & 0xffff_ffff) &* size) >> 32)]
        sum += value
        squares += value * value
        word >>= 32
      }
      index += 4
      block += 1
    }
    let n = Double(values.count)
    let spread = squares - sum * sum / n
    guard spread > squares * 1e-12 else { return sum < 0 ? -.infinity : .infinity }
    return sum / n / (spread / (n - 1) / n).squareRoot()
  }

  /// `(1 + k)/(1 + B)`, where *k* draws are as extreme as the observed statistic.
  func share(_ statistic: Double, _ alternative: Alternative) -> Double {
    var counts = TailCounts()
    for value in statistics { counts.add(value, observed: statistic, slack: 0) }
    return counts.drawnShare(alternative)
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

/// How many of a number of values are at least, at most and in size at least as large as an observed one.
///
/// Counts are integers, so that the work can be shared by any number of threads.
struct TailCounts: Sendable, Hashable {
  /// The number of values at least as large as the observed one.
  var atLeast = 0
  /// The number of values at most as large.
  var atMost = 0
  /// The number of values at least as large in absolute value.
  var asExtreme = 0
  /// The number of values.
  var all = 0

  /// Counts one value; one that differs by no more than `slack` is the same, rounded differently.
  mutating func add(_ value: Double, observed: Double, slack: Double) {
    all += 1
    if value >= observed - slack { atLeast += 1 }
    if value <= observed + slack { atMost += 1 }
    if abs(value) >= abs(observed) - slack { asExtreme += 1 }
  }

  /// The p-value of random draws, `(1 + k)/(1 + B)`: the data themselves are one arrangement.
  func drawnShare(_ alternative: Alternative) -> Double {
    Double(1 + count(of: alternative)) / Double(1 + all)
  }

  /// The p-value of a complete enumeration, which holds the data themselves.
  func exactShare(_ alternative: Alternative) -> Double {
    Double(count(of: alternative)) / Double(all)
  }

  private func count(of alternative: Alternative) -> Int {
    switch alternative {
    case .twoSided: asExtreme
    case .greater: atLeast
    case .less: atMost
    }
  }
}

extension TailCounts {
  /// Counts values, four at a time.
  init(_ values: [Double], observed: Double, slack: Double) {
    let (low, high, size) = (observed - slack, observed + slack, abs(observed) - slack)
    var (above, below, beyond) = (SIMD4<Int64>(), SIMD4<Int64>(), SIMD4<Int64>())
    let whole = values.count & ~3
    values.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: 8 * whole, by: 32) {
        let value = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
        // A comparison that holds is minus one.
        above &-= unsafeBitCast(value .>= low, to: SIMD4<Int64>.self)
        below &-= unsafeBitCast(value .<= high, to: SIMD4<Int64>.self)
        let isBeyond = (value .>= size) .| (value .<= -size)
        beyond &-= unsafeBitCast(isBeyond, to: SIMD4<Int64>.self)
      }
    }
    self.init(
      atLeast: Int(above.wrappedSum()),
      atMost: Int(below.wrappedSum()),
      asExtreme: Int(beyond.wrappedSum()),
      all: whole
    )
    for value in values[whole...] { add(value, observed: observed, slack: slack) }
  }

  /// Adds up what several threads have counted.
  init(_ parts: [TailCounts]) {
    for part in parts {
      atLeast += part.atLeast
      atMost += part.atMost
      asExtreme += part.asExtreme
      all += part.all
    }
  }
}
