internal import Announcements
internal import EventAlignment
internal import ParallelExecution

/// How the events of a study disturb each other.
struct OverlapStudy {
  /// The number of events that share days of their event windows with another.
  let overlappingCount: Int
  /// The number of events with another event in their estimation window.
  let contaminatedCount: Int
  private let report: OverlapReport
  private let events: [AlignedEvent]

  /// Looks for events of one symbol whose windows touch.
  init(_ events: [AlignedEvent], axisCount: Int, threads: Int) {
    self.events = events
    let report = OverlapReport(
      concurrentMap(count: events.count, threads: threads) {
        PlacedEvent(
          eventID: events[$0].eventID,
          symbol: events[$0].announcement.symbol,
          windows: events[$0].windows.placed(at: events[$0].day.index, axisCount: axisCount)
        )
      },
      securities: events.map { $0.symbol }
    )
    self.report = report
    overlappingCount = events.indices.count { report.isOverlapping($0) }
    contaminatedCount = concurrentMap(count: events.count, threads: threads) {
      report.isContaminated($0)
    }
    .count { $0 }
  }

  /// The pairs of events that touch; their number grows with the square of a symbol's events.
  var pairs: [EventOverlap] {
    let symbols = Dictionary(
      events.map { ($0.eventID, $0.announcement.symbol) },
      uniquingKeysWith: { first, _ in first }
    )
    return report.pairs.map {
      EventOverlap(
        kind: $0.kind,
        eventID: $0.eventID,
        otherEventID: $0.otherEventID,
        symbol: symbols[$0.eventID] ?? "",
        distance: $0.distance
      )
    }
  }

  /// Returns the positions of an event's estimation window in which other events lie.
  func masked(_ place: Int) -> [Range<Int>] { report.maskedEstimationDays(of: place) }

  /// Refuses an event whose event window touches another's.
  func requireAlone(_ place: Int) throws(ExclusionReason) {
    if let reason = report.exclusion(of: place) { throw reason }
  }

  /// A sentence for each kind of overlap that occurs.
  var notes: [StudyNote] {
    var notes: [StudyNote] = []
    if overlappingCount > 0 {
      notes.append(
        StudyNote(
          severity: .warning,
          source: "events",
          text:
            "\(overlappingCount) events share days of their event windows with another event of "
            + "the same symbol; --exclude-overlapping leaves them out"
        )
      )
    }
    if contaminatedCount > 0 {
      notes.append(
        StudyNote(
          severity: .information,
          source: "events",
          text: "\(contaminatedCount) events have another event of the same symbol in their "
            + "estimation window; --mask-events leaves those days out"
        )
      )
    }
    return notes
  }
}
