import Testing

/// The largest error seen for each compared quantity, and the number of comparisons.
struct WorstErrors {
  private var worst: [String: (error: Double, count: Int, place: String)] = [:]

  /// Compares with an oracle, relative to `max(|expected|, 1e-3)`: a sum can cancel to almost nothing.
  mutating func compare(_ actual: Double, _ expected: Double, _ quantity: String, at place: String)
  {
    let error: Double
    if expected.isNaN {
      error = actual.isNaN ? 0 : .infinity
    } else {
      error = abs(actual - expected) / max(abs(expected), 1e-3)
    }
    let entry = worst[quantity] ?? (0, 0, "")
    // A comparison with NaN is false, so a missing value counts as the worst error.
    worst[quantity] =
      error <= entry.error
      ? (entry.error, entry.count + 1, entry.place)
      : (error.isNaN ? .infinity : error, entry.count + 1, place)
  }

  /// Prints one line per quantity and records an issue for each that exceeds the tolerance.
  func check(_ title: String, tolerance: Double = 1e-9) {
    for (quantity, entry) in worst.sorted(by: { $0.key < $1.key }) {
      let name = quantity.padding(36)
      print("\(title) \(name) n=\(entry.count) worst=\(entry.error) \(entry.place)")
      #expect(entry.error <= tolerance, "\(title) \(quantity) at \(entry.place)")
    }
    #expect(!worst.isEmpty, "\(title) compared nothing")
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
