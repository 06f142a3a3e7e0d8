/// Ranks the values of one event, as the doubled centered rank of each day.
///
/// A value becomes an integer that grows with it: one of 1,024 equally wide buckets and a place inside.
/// A counting sort by bucket leaves less than one value in each, so that all that is out of order is a
/// few places away: comparing each value with its five neighbors on both sides finishes the ranks, four
/// values at a time and without a branch. Where a bucket holds more, or two integers are equal, the
/// values themselves are sorted and ties get the mean of their ranks.
///
/// Sums are those of `2 rank − (n + 1)`, which is an integer even for average ranks of ties, so that
/// no order of summation matters.
final class DayRanks {
  /// The most values that can be ranked together.
  static let capacity = 1 << 12
  private static let bucketCount = 1 << 10
  private static let fractionBits: Int32 = 21
  /// The distance at which two values are compared at most.
  private static let neighbors = 5
  /// How far behind its first value a group of four is read: to the last neighbor of its last value,
  /// and one more to see a crowded bucket.
  static let reach = neighbors + 1 + 3
  /// Room before the first and behind the last sorted value: whole groups of four that hold the reach.
  static let margin = (reach + 3) & ~3

  private let count: Int
  private let keys: UnsafeMutablePointer<Int32>
  private let sorted: UnsafeMutablePointer<Int32>
  private let days: UnsafeMutablePointer<Int32>
  private let ranks: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<UInt64>

  /// Makes room.
  ///
  /// - Parameter count: The number of values of each event, at most ``capacity``.
  init(count: Int) {
    precondition(count <= Self.capacity, "Too many days to rank")
    self.count = count
    let room = count + 2 * Self.margin
    keys = .allocate(capacity: room)
    sorted = .allocate(capacity: room)
    days = .allocate(capacity: room)
    ranks = .allocate(capacity: room)
    places = .allocate(capacity: Self.bucketCount / 4)
    // What lies outside compares as in order with everything.
    sorted.initialize(repeating: -1, count: Self.margin)
    (sorted + Self.margin).initialize(repeating: .max, count: count + Self.margin)
    days.initialize(repeating: 0, count: room)
  }

  deinit {
    keys.deallocate()
    sorted.deallocate()
    days.deallocate()
    ranks.deallocate()
    places.deallocate()
  }

  /// Adds the ranks of one event.
  ///
  /// - Parameters:
  ///   - values: As many as ``count``, followed by room for three more; no missing ones. Those that
  ///     are rounding become zero.
  ///   - scale: One over sigma; positive and finite.
  ///   - limit: The size below which a value is rounding and counts as zero.
  ///   - sums: Doubled centered rank sums by day.
  func add(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double,
    to sums: UnsafeMutablePointer<Int64>
  ) {
    forEachScore(values, scale: scale, limit: limit) { day, score in
      sums[day] &+= Int64(score)
    }
  }

  /// Writes the doubled centered rank of each value to its place.
  ///
  /// - Parameters:
  ///   - values: As for ``add(_:scale:limit:to:)``.
  ///   - scale: One over sigma; positive and finite.
  ///   - limit: The size below which a value is rounding and counts as zero.
  ///   - scores: Takes as many scores as there are values.
  func write(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    forEachScore(values, scale: scale, limit: limit) { day, score in
      scores[day] = Int16(truncatingIfNeeded: score)
    }
  }

  /// Calls with the place of each value and `2 rank − (n + 1)`, in the order of the values or near it.
  @inline(__always)
  private func forEachScore(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double,
    _ body: (Int, Int32) -> Void
  ) {
    makeKeys(values, scale: scale, limit: limit)
    deal()
    guard compareNeighbors() else {
      rankSorted(values, body)
      return
    }
    let (days, ranks) = (days, ranks)
    for position in 0..<count { body(Int(days[position]), ranks[position]) }
  }

  /// Turns values into integers of the same order; rounding becomes zero in the values too.
  ///
  /// Within four sigmas a bucket is 1/120 of a sigma wide, beyond a whole sigma, up to 35 sigmas.
  private func makeKeys(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double
  ) {
    let keys = UnsafeMutableRawPointer(keys)
    let bytes = UnsafeMutableRawPointer(values)
    let unit = Double(1 << Self.fractionBits)
    let near = SIMD4<Double>(repeating: 4 * 120 * unit)
    let far = SIMD4<Double>(repeating: 31 * unit)
    let zero = SIMD4<Double>(repeating: 0)
    let (steep, flat) = (scale * 120 * unit, scale * unit)
    // In this range a double's last bits are an integer; the middle bucket holds zero.
    let integers = 0x1p52 + Double(Self.bucketCount / 2) * unit
    for position in stride(from: 0, to: count, by: 4) {
      let offset = position &* 8
      var value = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      value.replace(with: zero, where: (value .< limit) .& (value .> -limit))
      bytes.storeBytes(of: value, toByteOffset: offset, as: SIMD4<Double>.self)
      var inner = value * steep
      inner.replace(with: near, where: inner .> near)
      inner.replace(with: -near, where: inner .< -near)
      var outer = value * flat
      outer.replace(with: far, where: outer .> far)
      outer.replace(with: -far, where: outer .< -far)
      let bits = unsafeBitCast(inner + outer + integers, to: SIMD4<UInt64>.self)
      keys.storeBytes(
        of: SIMD4<UInt32>(truncatingIfNeeded: bits),
        toByteOffset: position &* 4,
        as: SIMD4<UInt32>.self
      )
    }
  }

  /// Sorts keys and their days by bucket, keeping their order inside.
  private func deal() {
    let counts = UnsafeMutableRawPointer(places).assumingMemoryBound(to: UInt16.self)
    // Copies, which no store through another pointer can change.
    let (count, keys, places, days) = (count, keys, places, days)
    let wordCount = Self.bucketCount / 4
    for word in 0..<wordCount { places[word] = 0 }
    for position in 0..<count {
      counts[Int(truncatingIfNeeded: keys[position] &>> Self.fractionBits)] &+= 1
    }
    // Four counts a word: one multiplication makes their running sums, another one repeats the last.
    let ones: UInt64 = 0x0001_0001_0001_0001
    var before: UInt64 = 0
    for word in 0..<wordCount {
      let running = places[word] &* ones
      places[word] = running << 16 &+ before
      before &+= (running >> 48) &* ones
    }
    let sorted = sorted + Self.margin
    for position in 0..<count {
      let key = keys[position]
      let bucket = Int(truncatingIfNeeded: key &>> Self.fractionBits)
      let place = Int(counts[bucket])
      counts[bucket] &+= 1
      sorted[place] = key
      days[place] = Int32(truncatingIfNeeded: position)
    }
  }

  /// Writes `2 rank − (n + 1)` of each sorted value; false where neighbors do not decide it.
  private func compareNeighbors() -> Bool {
    var own = SIMD4<Int32>(0, 2, 4, 6) &+ Int32(truncatingIfNeeded: 1 - count)
    var undecided = SIMD4<Int32>(repeating: 0)
    let whole = count & ~3
    for position in stride(from: 0, to: whole, by: 4) {
      undecided |= compare(position, own: own)
      own &+= 8
    }
    if whole < count {
      let lanes = SIMD4<Int32>(0, 1, 2, 3) .< Int32(truncatingIfNeeded: count - whole)
      undecided |= compare(whole, own: own) & unsafeBitCast(lanes, to: SIMD4<Int32>.self)
    }
    return undecided == SIMD4(repeating: 0)
  }

  /// Compares four sorted values with their neighbors and returns minus one where that is not enough.
  @inline(__always)
  private func compare(_ position: Int, own: SIMD4<Int32>) -> SIMD4<Int32> {
    let base = UnsafeRawPointer(sorted + (Self.margin &+ position))
    let key = base.loadUnaligned(as: SIMD4<Int32>.self)
    // A comparison that holds is minus one.
    var shift = SIMD4<Int32>(repeating: 0)
    var undecided = shift
    for distance in 1...Self.neighbors {
      let after = base.loadUnaligned(fromByteOffset: 4 &* distance, as: SIMD4<Int32>.self)
      let before = base.loadUnaligned(fromByteOffset: -4 &* distance, as: SIMD4<Int32>.self)
      shift &+= unsafeBitCast(before .> key, to: SIMD4<Int32>.self)
      shift &-= unsafeBitCast(after .< key, to: SIMD4<Int32>.self)
      undecided |= unsafeBitCast(after .== key, to: SIMD4<Int32>.self)
    }
    let beyond = base.loadUnaligned(
      fromByteOffset: 4 &* (Self.neighbors &+ 1),
      as: SIMD4<Int32>.self
    )
    let isCrowded = beyond &>> Self.fractionBits .== key &>> Self.fractionBits
    UnsafeMutableRawPointer(ranks + position)
      .storeBytes(of: own &+ shift &+ shift, as: SIMD4<Int32>.self)
    return undecided | unsafeBitCast(isCrowded, to: SIMD4<Int32>.self)
  }

  /// Sorts the values themselves and calls with their ranks, ties averaged.
  private func rankSorted(_ values: UnsafePointer<Double>, _ body: (Int, Int32) -> Void) {
    var order = UnsafeMutableBufferPointer(start: days, count: count)
    order.sort { values[Int($0)] < values[Int($1)] }
    var first = 0
    while first < count {
      var end = first + 1
      while end < count, values[Int(order[end])] == values[Int(order[first])] { end += 1 }
      let score = Int32(truncatingIfNeeded: first + end - count)
      for position in first..<end { body(Int(order[position]), score) }
      first = end
    }
  }
}
