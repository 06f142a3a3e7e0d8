/// Ranks of a few hundred values with average ties, without allocating for each series.
///
/// Values are first dealt into equally wide buckets, about one value each, which leaves almost nothing
/// to sort: three times as fast as comparing alone. A series that crowds into few buckets is sorted.
struct AverageRanks {
  /// `Σ (t³ − t)` over the groups of *t* equal values of the last series.
  private(set) var tieSum = 0.0
  private var unsorted: [Entry] = []
  private var entries: [Entry] = []
  private var starts: [Int32] = []

  private struct Entry {
    var value: Double
    var index: Int32
    var bucket: Int32
  }

  /// From this many values in one bucket on, insertion would cost more than sorting.
  private static let crowd = 24

  /// Returns the rank of each value, 1 for the smallest and the mean rank among equal values; NaN where missing.
  static func of(_ values: [Double]) -> [Double] {
    var values = values
    var ranks = AverageRanks()
    ranks.replace(&values) { rank, _ in rank }
    return values
  }

  /// Replaces each value by a function of its rank; a missing value stays missing.
  ///
  /// - Parameters:
  ///   - values: Values in any order; NaN where missing.
  ///   - transform: Called with the rank, 1 for the smallest and the mean rank among equal values,
  ///     and the number of values that are not missing.
  mutating func replace(
    _ values: inout [Double],
    _ transform: (_ rank: Double, _ count: Int) -> Double
  ) {
    unsorted.removeAll(keepingCapacity: true)
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for (index, value) in values.enumerated() where !value.isNaN {
      unsorted.append(Entry(value: value, index: Int32(truncatingIfNeeded: index), bucket: 0))
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    sort(from: lowest, to: highest)
    tieSum = 0
    let count = entries.count
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, entries[end].value == entries[start].value { end += 1 }
      let size = Double(end - start)
      if end - start > 1 { tieSum += size * size * size - size }
      let score = transform(Double(start + 1 + end) / 2, count)
      for position in start..<end { values[Int(entries[position].index)] = score }
      start = end
    }
  }

  /// Fills ``entries`` with the values in ascending order.
  private mutating func sort(from lowest: Double, to highest: Double) {
    let count = unsorted.count
    let scale = Double(count) / (highest - lowest)
    guard count > 1, scale.isFinite, scale > 0 else {
      entries = unsorted.sorted { $0.value < $1.value }
      return
    }
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: count + 2))
    for position in 0..<count {
      // A monotone function of the value, so that buckets are in order whatever the rounding.
      let bucket = Int32((unsorted[position].value - lowest) * scale)
      unsorted[position].bucket = bucket
      starts[Int(bucket) + 1] += 1
    }
    guard starts.lazy.max() ?? 0 < Self.crowd else {
      entries = unsorted.sorted { $0.value < $1.value }
      return
    }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    if entries.count != count { entries = unsorted }
    for entry in unsorted {
      let position = Int(starts[Int(entry.bucket)])
      starts[Int(entry.bucket)] += 1
      entries[position] = entry
    }
    entries.withUnsafeMutableBufferPointer { entries in
      for position in 1..<count {
        let entry = entries[position]
        var hole = position
        while hole > 0, entries[hole - 1].value > entry.value {
          entries[hole] = entries[hole - 1]
          hole -= 1
        }
        entries[hole] = entry
      }
    }
  }
}
