internal import ParallelExecution

/// The days of the events of one date that could change places: those of the tested window first.
struct PermutationPool: Sendable, Hashable {
  /// The sum over the events of each day, on the scale of the residuals.
  let values: [Double]
  /// The number of days of the window, *L*, the first of ``values``.
  let windowDays: Int
  /// The residual degrees of freedom, *T* − *K*.
  let degreesOfFreedom: Double
  /// `Σx²` over all days.
  let squares: Double

  /// Gathers the days of the window and of the estimation window.
  ///
  /// A day on which no event of the date has a value is left out.
  ///
  /// - Throws: ``InferenceError`` without a day in the window, with too few residuals outside it, or where no
  ///   day varies.
  init(_ events: [FittedEvent], window: ClosedRange<Int>) throws(InferenceError) {
    var inside: [Int: Double] = [:]
    var outside: [Int: Double] = [:]
    for event in events {
      for day in window.clamped(to: event.days) where window.contains(day) {
        let value = event.comparableAbnormal(day - event.firstRelativeDay)
        if value.isFinite { inside[day, default: 0] += value }
      }
      for (offset, value) in event.residuals.enumerated() where value.isFinite {
        let day = event.firstEstimationDay + offset
        // An estimation window that reaches into the tested one gives no day twice.
        if !window.contains(day) { outside[day, default: 0] += value }
      }
    }
    guard !inside.isEmpty else { throw .noAbnormalReturn }
    let parameters = events.map(\.parameters).max() ?? 0
    guard outside.count > parameters else {
      throw .tooFewResiduals(required: parameters + 1, available: outside.count)
    }
    let ordered = { (days: [Int: Double]) in days.sorted { $0.key < $1.key }.map(\.value) }
    self.init(
      values: ordered(inside) + ordered(outside),
      windowDays: inside.count,
      degreesOfFreedom: Double(outside.count - parameters)
    )
    guard squares > 0 else { throw .noVariance }
  }

  /// Takes the days as they are, those of the window first.
  init(values: [Double], windowDays: Int, degreesOfFreedom: Double) {
    self.values = values
    self.windowDays = windowDays
    self.degreesOfFreedom = degreesOfFreedom
    squares = values.reduce(0) { $0 + $1 * $1 }
  }

  /// The number of arrangements, `C(T + L, L)`; nothing above a limit.
  func arrangements(upTo limit: Int) -> Int? {
    var count = 1
    for chosen in 0..<windowDays {
      count = count * (values.count - chosen) / (chosen + 1)
      if count > limit { return nil }
    }
    return count
  }

  /// What an arrangement adds to the statistic: the sum of its window and the variance of that sum.
  func part(sum: Double, squares chosen: Double) -> (sum: Double, variance: Double) {
    (sum, Double(windowDays) * max(0, squares - chosen) / degreesOfFreedom)
  }

  /// The part of every arrangement.
  var allParts: [(sum: Double, variance: Double)] {
    var parts: [(sum: Double, variance: Double)] = []
    func choose(_ left: Int, from start: Int, _ sum: Double, _ squares: Double) {
      guard left > 0 else {
        parts.append(part(sum: sum, squares: squares))
        return
      }
      for index in start...(values.count - left) {
        let value = values[index]
        choose(left - 1, from: index + 1, sum + value, squares + value * value)
      }
    }
    choose(windowDays, from: 0, 0, 0)
    return parts
  }
}

extension [PermutationPool] {
  /// Gathers the days of the events of each date; a date without a day in the window is left out.
  ///
  /// - Throws: ``InferenceError`` as the days of one date do.
  init(_ dates: [[FittedEvent]], window: ClosedRange<Int>) throws(InferenceError) {
    self = []
    for events in dates { append(try PermutationPool(events, window: window)) }
  }
}

/// How often an arrangement of days has a statistic as extreme as the observed one.
struct PermutationDraws: Sendable, Hashable {
  /// The observed statistic.
  let observed: Double
  /// The arrangements that were drawn beside the observed one, or all of them.
  let counts: TailCounts
  /// Whether all arrangements were tried.
  let isExact: Bool

  /// The largest number of arrangements that are all tried.
  static let exactLimit = 100_000
  /// A statistic that differs by less than this share is the same one, rounded differently.
  private static let tolerance = 1e-10

  /// Tries all arrangements, or draws some.
  ///
  /// - Parameters:
  ///   - pools: The days of each date.
  ///   - draws: The number of random arrangements.
  ///   - random: The generator.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``InferenceError`` where no day outside the window varies.
  init(
    _ pools: [PermutationPool],
    draws: Int,
    random: CounterRandom,
    threads: Int
  ) throws(InferenceError) {
    let own = pools.map { pool in
      let window = pool.values[..<pool.windowDays]
      return pool.part(
        sum: window.reduce(0, +),
        squares: window.reduce(0) { $0 + $1 * $1 }
      )
    }
    let variance = own.reduce(0) { $0 + $1.variance }
    guard variance > 0 else { throw .noVariance }
    observed = Self.statistic(sum: own.reduce(0) { $0 + $1.sum }, variance: variance)
    let all = pools.reduce(Optional(1)) { product, pool in
      guard let product, let own = pool.arrangements(upTo: Self.exactLimit / product) else {
        return nil
      }
      return product * own
    }
    isExact = all != nil
    counts =
      all != nil
      ? Self.enumerate(pools, observed: observed)
      : Self.draw(pools, observed: observed, draws: draws, random: random, threads: threads)
  }

  /// The p-value, never zero: the data themselves are one arrangement.
  func share(_ alternative: Alternative) -> Double {
    isExact ? counts.exactShare(alternative) : counts.drawnShare(alternative)
  }

  private static func statistic(sum: Double, variance: Double) -> Double {
    if variance > 0 { return sum / variance.squareRoot() }
    return sum == 0 ? 0 : sum < 0 ? -.infinity : .infinity
  }

  private static func enumerate(_ pools: [PermutationPool], observed: Double) -> TailCounts {
    let slack = tolerance * max(1, abs(observed))
    let parts = pools.map(\.allParts)
    var counts = TailCounts()
    func combine(_ index: Int, _ sum: Double, _ variance: Double) {
      guard index < parts.count else {
        counts.add(statistic(sum: sum, variance: variance), observed: observed, slack: slack)
        return
      }
      for part in parts[index] { combine(index + 1, sum + part.sum, variance + part.variance) }
    }
    combine(0, 0, 0)
    return counts
  }

  private static func draw(
    _ pools: [PermutationPool],
    observed: Double,
    draws: Int,
    random: CounterRandom,
    threads: Int
  ) -> TailCounts {
    let slack = tolerance * max(1, abs(observed))
    let chunk = 128
    let parts = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: TailCounts()
    ) { part in
      var counts = TailCounts()
      var arrangements = RandomArrangements(pools, random: random)
      for draw in (part * chunk)..<Swift.min(draws, (part + 1) * chunk) {
        let drawn = arrangements.part(draw)
        counts.add(
          statistic(sum: drawn.sum, variance: drawn.variance),
          observed: observed,
          slack: slack
        )
      }
      return counts
    }
    return TailCounts(parts)
  }
}

/// Random arrangements of the days of some dates, each a function of its number.
struct RandomArrangements {
  private let pools: [PermutationPool]
  private let random: CounterRandom
  private var work: [[Double]]

  init(_ pools: [PermutationPool], random: CounterRandom) {
    self.pools = pools
    self.random = random
    work = pools.map(\.values)
  }

  /// What the arrangement of a number adds to the statistic, over all dates.
  mutating func part(_ draw: Int) -> (sum: Double, variance: Double) {
    var indices = RandomIndices(random, stream: .permutation, draw: UInt64(draw))
    var (sum, variance) = (0.0, 0.0)
    for (place, pool) in pools.enumerated() {
      let chosen = work[place].drawFirst(pool.windowDays, by: &indices)
      let part = pool.part(sum: chosen.sum, squares: chosen.squares)
      sum += part.sum
      variance += part.variance
    }
    return (sum, variance)
  }
}

/// Uniform random positions of one draw.
struct RandomIndices {
  private let random: CounterRandom
  private let stream: TestStream
  private let draw: UInt64
  private var block: UInt64 = 0
  private var words: (first: UInt64, second: UInt64) = (0, 0)
  private var used = 4

  /// Begins the positions of a draw.
  init(_ random: CounterRandom, stream: TestStream, draw: UInt64) {
    self.random = random
    self.stream = stream
    self.draw = draw
  }

  /// Returns a position from 0 to below a count of at most 2³².
  mutating func next(below count: Int) -> Int {
    if used == 4 {
      words = random.bits(stream: stream.block(block), index: draw)
      block += 1
      used = 0
    }
    let word = used < 2 ? words.first : words.second
    let bits = used.isMultiple(of: 2) ? word & 0xffff_ffff : word >> 32
    used += 1
    // The upper half of a product with 32 random bits is a uniform index below the count.
    return Int((bits &* UInt64(count)) >> 32)
  }
}

extension [Double] {
  /// Draws a number of elements without replacement and returns their sum and that of their squares.
  ///
  /// Nothing is moved for good: the same positions give the same elements in every draw, so that no draw
  /// depends on the one before.
  mutating func drawFirst(
    _ number: Int,
    by indices: inout RandomIndices
  ) -> (sum: Double, squares: Double) {
    var (sum, squares) = (0.0, 0.0)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: Swift.max(number, 1)) { moved in
      for position in 0..<number {
        let other = position + indices.next(below: count - position)
        swapAt(position, other)
        moved[position] = other
        let value = self[position]
        sum += value
        squares += value * value
      }
      for position in stride(from: number - 1, through: 0, by: -1) {
        swapAt(position, moved[position])
      }
    }
    return (sum, squares)
  }
}
