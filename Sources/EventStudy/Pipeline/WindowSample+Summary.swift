internal import EventStatistics

extension WindowSample {
  /// The median of the cumulative abnormal returns, as a fraction; nothing without events.
  var medianCAR: Double? {
    let sorted = cumulative.map(\.car).sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The number of events whose cumulative abnormal return is above zero.
  var positiveCount: Int { cumulative.count { $0.car > 0 } }
}
