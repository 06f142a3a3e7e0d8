/// Ranks of a few hundred values with average ties, without allocating for each series.
struct AverageRanks {
  private var entries: [Entry] = []
  /// `Σ (t³ − t)` over the groups of *t* equal values of the last series.
  private(set) var tieSum = 0.0

  private struct Entry {
    let value: Double
    let index: Int32
  }

  /// Replaces each value by a function of its rank; a missing value stays missing.
  ///
  /// - Parameters:
  ///   - values: Values in any order; NaN where missing.
  ///   - transform: Called with the rank, 1 for the smallest and the mean rank among equal values,
  ///     and the number of values that are not missing.
  /// - Returns: The number of values that are not missing.
  @discardableResult
  mutating func replace(
    _ values: inout [Double],
    _ transform: (_ rank: Double, _ count: Int) -> Double
  ) -> Int {
    entries.removeAll(keepingCapacity: true)
    for (index, value) in values.enumerated() where !value.isNaN {
      entries.append(Entry(value: value, index: Int32(truncatingIfNeeded: index)))
    }
    entries.sort { $0.value < $1.value }
    let count = entries.count
    tieSum = 0
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, entries[end].value == entries[start].value { end += 1 }
      let size = Double(end - start)
      if end - start > 1 { tieSum += size * size * size - size }
      let score = transform(Double(start + 1 + end) / 2, count)
      for entry in entries[start..<end] { values[Int(entry.index)] = score }
      start = end
    }
    return count
  }
}
