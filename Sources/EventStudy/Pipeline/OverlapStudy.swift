internal import Announcements
internal import EventAlignment

/// How the events of a study disturb each other.
struct OverlapStudy {
  private let report: OverlapReport
  private let symbols: [String]

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
    symbols = events.map(\.announcement.symbol)
  }

  /// The pairs of events that touch; their number grows with the square of a symbol's events.
  var pairs: [EventOverlap] {
    let places = Dictionary(
      report.events.indices.map { (report.events[$0].eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return report.pairs.map {
      EventOverlap(
        kind: $0.kind,
        eventID: $0.eventID,
        otherEventID: $0.otherEventID,
        symbol: places[$0.eventID].map { symbols[$0] } ?? "",
        distance: $0.distance
      )
    }
  }

  /// The number of events that share days of their event windows with another.
  var overlappingCount: Int {
    report.events.indices.count { report.isOverlapping($0) }
  }

  /// The number of events with another event in their estimation window.
  var contaminatedCount: Int {
    report.events.indices.count { report.isContaminated($0) }
  }

  /// Returns the positions of an event's estimation window in which other events lie.
  func masked(_ place: Int) -> [Range<Int>] { report.maskedEstimationDays(of: place) }

  /// Refuses an event whose event window touches another's.
  func requireAlone(_ place: Int) throws(ExclusionReason) {
    if let reason = report.exclusion(of: place) { throw reason }
  }

  /// A sentence for each kind of overlap that occurs.
  var notes: [StudyNote] {
    let overlapping = overlappingCount
    let contaminated = contaminatedCount
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
