internal import EventStatistics

extension WindowSample {
  /// The median of the cumulative abnormal returns, as a fraction; nothing without events.
  var medianCAR: Double? {
    cumulative.isEmpty ? nil : Median.of(cumulative.map(\.car))
  }

  /// The number of events whose cumulative abnormal return is above zero.
  var positiveCount: Int { cumulative.count { $0.car > 0 } }
}
