internal import EventStudy

/// Which index the events are measured against, where there are several.
enum MarketWords {
  /// Returns the indices that are used with the number of their events, and those that stand beside.
  static func sentence(_ result: StudyResult, format: NumberFormat) -> String? {
    guard result.markets.count > 1 else { return nil }
    let used = result.markets.filter { $0.eventCount > 0 }
    let beside = result.analysis.otherMarkets.isEmpty ? [] : result.markets.dropFirst()
    guard !used.isEmpty else { return nil }
    let named = used.map { "\($0.name) (\(format.counted($0.eventCount, "event")))" }
    return "Measured against \(named.joined(separator: ", "))"
      + (beside.isEmpty ? "" : "; beside it \(beside.map(\.name).joined(separator: ", "))")
  }
}
