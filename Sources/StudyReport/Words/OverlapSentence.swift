internal import EventAlignment
internal import EventStudy

/// An overlap in words.
enum OverlapSentence {
  /// Returns one sentence for people.
  static func text(_ overlap: EventOverlap) -> String {
    let days = abs(overlap.distance)
    let distance =
      days == 0
      ? "on the same day"
      : "\(days) trading day\(days == 1 ? "" : "s") \(overlap.distance > 0 ? "later" : "earlier")"
    switch overlap.kind {
    case .eventWindows:
      return
        "\(overlap.eventID) and \(overlap.otherEventID) (\(overlap.symbol)): the event windows "
        + "overlap, the second is \(distance)"
    case .estimationWindow:
      return "\(overlap.eventID) (\(overlap.symbol)): the estimation window contains "
        + "\(overlap.otherEventID), \(distance)"
    }
  }
}
