/// Ranks the values of one event and adds each rank to the sum of its day.
///
/// A value becomes an integer of the same order, its own bits, with the index of its day in the last
/// twelve. Integers are dealt into equally wide buckets, less than one value each, and an insertion
/// settles the rest; no branch depends on a value up to there. Values that the remaining bits do not
/// tell apart, equal ones among them, are compared as they are.
///
/// Sums are those of `2 rank − (n + 1)`, which is an integer even for average ranks of ties, so that
/// no order of summation matters.
final class DayRanks {
  private static let indexBits: UInt64 = 12
  private static let indexMask: UInt64 = 1 << indexBits - 1
  /// Buckets cover four sigmas on each side; what lies beyond shares the outermost ones.
  private static let bucketCount = 1 << 10
  private static let reach = 4.0
  /// The most values that can be ranked together.
  static let capacity = 1 << 12

  private let count: Int
  private let keys: UnsafeMutablePointer<UInt64>
  private let sorted: UnsafeMutablePointer<UInt64>
  private let buckets: UnsafeMutablePointer<UInt64>
  private let places: UnsafeMutablePointer<UInt64>

  /// Makes room.
  ///
  /// - Parameter count: The number of values of each event, at most ``capacity``.
  init(count: Int) {
    precondition(count <= Self.capacity, "Too many days to rank")
    self.count = count
    keys = .allocate(capacity: count + 4)
    // One place before the first holds a sentinel below every key.
    sorted = .allocate(capacity: count + 1)
    sorted[0] = 0
    buckets = .allocate(capacity: count + 4)
    places = .allocate(capacity: Self.bucketCount / 4)
  }

  deinit {
    keys.deallocate()
    sorted.deallocate()
    buckets.deallocate()
    places.deallocate()
  }

  /// Adds the ranks of one event.
  ///
  /// - Parameters:
  ///   - values: As many as ``count``, followed by room for three more; no missing ones.
  ///   - scale: One over sigma; positive and finite.
  ///   - limit: The size below which a value is rounding and counts as zero.
  ///   - sums: Doubled centered rank sums by day.
  func add(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double,
    to sums: UnsafeMutablePointer<Int64>
  ) {
    makeKeys(values, scale: scale, limit: limit)
    deal()
    if settle() {
      addTied(values, to: sums)
    } else {
      let sorted = sorted + 1
      var score = Int64(1 - count)
      for position in 0..<count {
        let index = Int(truncatingIfNeeded: sorted[position] & Self.indexMask)
        sums[index] &+= score
        score &+= 2
      }
    }
  }

  /// Turns values into sortable integers and finds their buckets; rounding becomes zero in the values.
  private func makeKeys(
    _ values: UnsafeMutablePointer<Double>,
    scale: Double,
    limit: Double
  ) {
    let keys = UnsafeMutableRawPointer(keys)
    let buckets = UnsafeMutableRawPointer(buckets)
    let bytes = UnsafeMutableRawPointer(values)
    let half = Double(Self.bucketCount / 2)
    let width = scale * half / Self.reach
    let low = SIMD4<Double>(repeating: -half)
    let high = SIMD4<Double>(repeating: half - 1)
    // In this range a double's last bits are an integer.
    let integers = SIMD4<Double>(repeating: 0x1p52 + half)
    let bucketMask = SIMD4<UInt64>(repeating: UInt64(Self.bucketCount - 1))
    let sign = SIMD4<UInt64>(repeating: 1 << 63)
    let fraction = SIMD4<UInt64>(repeating: ~Self.indexMask)
    let zero = SIMD4<Double>(repeating: 0)
    var index = SIMD4<UInt64>(0, 1, 2, 3)
    for position in stride(from: 0, to: count, by: 4) {
      let offset = position &* 8
      var value = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      value.replace(with: zero, where: (value .< limit) .& (value .> -limit))
      bytes.storeBytes(of: value, toByteOffset: offset, as: SIMD4<Double>.self)
      var place = value * width
      place.replace(with: low, where: place .< low)
      place.replace(with: high, where: place .> high)
      let bucket = unsafeBitCast(place + integers, to: SIMD4<UInt64>.self) & bucketMask
      buckets.storeBytes(of: bucket, toByteOffset: offset, as: SIMD4<UInt64>.self)
      // Negative numbers grow with fewer bits: all of theirs are turned, else only the sign.
      let turned = unsafeBitCast(value .< zero, to: SIMD4<UInt64>.self) | sign
      let key = (unsafeBitCast(value, to: SIMD4<UInt64>.self) ^ turned) & fraction | index
      keys.storeBytes(of: key, toByteOffset: offset, as: SIMD4<UInt64>.self)
      index &+= 4
    }
  }

  /// Sorts keys by their bucket, keeping their order inside.
  private func deal() {
    let places = UnsafeMutableRawPointer(places)
    let words = places.assumingMemoryBound(to: UInt64.self)
    let counts = UnsafeMutableRawPointer(places).assumingMemoryBound(to: UInt16.self)
    let wordCount = Self.bucketCount / 4
    for word in 0..<wordCount { words[word] = 0 }
    for position in 0..<count { counts[Int(truncatingIfNeeded: buckets[position])] &+= 1 }
    // Four counts a word: a multiplication makes their running sums.
    var before: UInt64 = 0
    for word in 0..<wordCount {
      let own = words[word]
      let running = own &* 0x0001_0001_0001_0001
      words[word] = running &- own &+ before &* 0x0001_0001_0001_0001
      before &+= running >> 48
    }
    let sorted = sorted + 1
    for position in 0..<count {
      let bucket = Int(truncatingIfNeeded: buckets[position])
      let place = counts[bucket]
      counts[bucket] = place &+ 1
      sorted[Int(place)] = keys[position]
    }
  }

  /// Finishes the order by insertion and tells whether two keys are the same but for their index.
  private func settle() -> Bool {
    let sorted = sorted + 1
    var closest = UInt64.max
    for position in 1..<count {
      let key = sorted[position]
      var hole = position
      var neighbor = sorted[hole &- 1]
      while neighbor > key {
        sorted[hole] = neighbor
        hole &-= 1
        neighbor = sorted[hole &- 1]
      }
      sorted[hole] = key
      // Equal fractions stand side by side, the earlier index first, whatever comes between later.
      closest = min(closest, (neighbor ^ key) >> Self.indexBits)
    }
    return closest == 0
  }

  /// Adds ranks where some fractions are equal: these are ordered by their values, ties averaged.
  private func addTied(
    _ values: UnsafeMutablePointer<Double>,
    to sums: UnsafeMutablePointer<Int64>
  ) {
    let sorted = sorted + 1
    let mask = Self.indexMask
    func value(_ position: Int) -> Double { values[Int(sorted[position] & mask)] }
    var first = 0
    while first < count {
      var end = first + 1
      while end < count, (sorted[end] ^ sorted[first]) >> Self.indexBits == 0 { end += 1 }
      for position in (first + 1)..<max(end, first + 1) {
        let key = sorted[position]
        let own = values[Int(key & mask)]
        var hole = position
        while hole > first, value(hole - 1) > own {
          sorted[hole] = sorted[hole - 1]
          hole -= 1
        }
        sorted[hole] = key
      }
      first = end
    }
    first = 0
    while first < count {
      var end = first + 1
      while end < count, value(end) == value(first) { end += 1 }
      let score = Int64(first + end - count)
      for position in first..<end { sums[Int(sorted[position] & mask)] &+= score }
      first = end
    }
  }
}
