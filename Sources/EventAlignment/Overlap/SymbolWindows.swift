/// The event windows of one symbol, sorted, for the search of overlaps.
struct SymbolWindows {
  private let events: [OverlapReport.Event]
  private let members: [Int]
  private let starts: [Int]
  private let ends: [Int]
  private let merged: [Range<Int>]
  let clusters: [OverlapReport.Cluster]

  /// Sorts the windows and joins those that share a day.
  ///
  /// - Parameters:
  ///   - places: The places of one symbol's events, ascending.
  ///   - events: All events.
  init(_ places: [Int], of events: [OverlapReport.Event]) {
    // A window that the end of the axis cut to nothing shares no day with any other.
    let members = places.filter { !events[$0].window.isEmpty }.sorted {
      (events[$0].window.lowerBound, $0) < (events[$1].window.lowerBound, $1)
    }
    var chains: [(members: [Int], days: Range<Int>)] = []
    for member in members {
      let window = events[member].window
      if let days = chains.last?.days, window.lowerBound < days.upperBound {
        let end = max(days.upperBound, window.upperBound)
        // Appended in place: copying a long chain for each member would take quadratic time.
        chains[chains.count - 1].members.append(member)
        chains[chains.count - 1].days = days.lowerBound..<end
      } else {
        chains.append(([member], window))
      }
    }
    self.events = events
    self.members = members
    starts = members.map { events[$0].window.lowerBound }
    ends = members.map { events[$0].window.upperBound }.sorted()
    merged = chains.map(\.days)
    clusters = chains.filter { $0.members.count > 1 }.map {
      OverlapReport.Cluster(
        symbol: events[$0.members[0]].symbol,
        members: $0.members,
        days: $0.days
      )
    }
  }

  /// Returns the days of other events in the estimation window of an event, or nothing.
  ///
  /// The event's own window lies after its estimation window, so it never counts.
  func contamination(of event: Int) -> OverlapReport.Contamination? {
    let estimation = events[event].estimation
    guard !estimation.isEmpty else { return nil }
    let others =
      count(of: starts, below: estimation.upperBound)
      - count(of: ends, below: estimation.lowerBound + 1)
    guard others > 0 else { return nil }
    var days: [Range<Int>] = []
    var position = firstMerged(endingAfter: estimation.lowerBound)
    while position < merged.count, merged[position].lowerBound < estimation.upperBound {
      days.append(merged[position].clamped(to: estimation))
      position += 1
    }
    return OverlapReport.Contamination(event: event, otherEvents: others, days: days)
  }

  private func firstMerged(endingAfter position: Int) -> Int {
    var low = 0
    var high = merged.count
    while low < high {
      let middle = (low + high) / 2
      if merged[middle].upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func count(of sorted: [Int], below limit: Int) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
