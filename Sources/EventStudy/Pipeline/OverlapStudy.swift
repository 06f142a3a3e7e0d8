internal import Announcements
internal import EventAlignment

/// How the events of a study disturb each other.
struct OverlapStudy {
  /// The pairs of events that touch.
  let pairs: [EventOverlap]
  private let report: OverlapReport

  /// Looks for events of one symbol whose windows touch.
  init(_ events: [AlignedEvent], axisCount: Int) {
    report = OverlapReport(
      events.map {
        PlacedEvent(
          eventID: $0.eventID,
          symbol: String($0.symbol),
          windows: $0.windows.placed(at: $0.day.index, axisCount: axisCount)
        )
      }
    )
    let names = Dictionary(
      events.map { ($0.eventID, $0.announcement.symbol) },
      uniquingKeysWith: { first, _ in first }
    )
    pairs = report.pairs.map {
      EventOverlap(
        kind: $0.kind,
        eventID: $0.eventID,
        otherEventID: $0.otherEventID,
        symbol: names[$0.eventID] ?? "",
        distance: $0.distance
      )
    }
  }

  /// Returns the positions of an event's estimation window in which other events lie.
  func masked(for event: AlignedEvent) -> [Range<Int>] {
    report.masked(eventID: event.eventID)
  }

  /// Refuses an event whose event window touches another's.
  func requireAlone(_ event: AlignedEvent) throws(ExclusionReason) {
    if let reason = report.exclusion(eventID: event.eventID) { throw reason }
  }

  /// A sentence for each kind of overlap that occurs.
  var notes: [StudyNote] {
    let overlapping = Set(pairs.filter { $0.kind == .eventWindows }.map(\.eventID)).count
    let contaminated = Set(pairs.filter { $0.kind == .estimationWindow }.map(\.eventID)).count
    var notes: [StudyNote] = []
    if overlapping > 0 {
      notes.append(
        StudyNote(
          severity: .warning,
          source: "events",
          text: "\(overlapping) events share days of their event windows with another event of the "
            + "same symbol; --exclude-overlapping leaves them out"
        )
      )
    }
    if contaminated > 0 {
      notes.append(
        StudyNote(
          severity: .information,
          source: "events",
          text: "\(contaminated) events have another event of the same symbol in their estimation "
            + "window; --mask-events leaves those days out"
        )
      )
    }
    return notes
  }
}
