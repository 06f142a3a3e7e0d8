internal import EventStudy

/// What is left out and what overlaps, on the page.
struct ReportExclusions {
  /// One announcement that is left out.
  struct Row {
    let eventID: String
    let symbol: String
    let announced: String
    let detail: String
    let reason: String
  }

  let rows: [Row]
  let note: String
  let overlaps: [String]
  let overlapNote: String

  /// Creates the lists of a study.
  init(_ document: StudyDocument) {
    let events = Dictionary(
      document.events.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    rows = document.exclusions.prefix(ReportPage.listedRows).map { exclusion in
      Row(
        eventID: exclusion.eventID,
        symbol: exclusion.symbol,
        announced: events[exclusion.eventID]?.announcedAt?.replacing("T", with: " ") ?? "",
        detail: exclusion.detail,
        reason: exclusion.reason
      )
    }
    note = ReportPage.note(
      rows.count,
      of: document.exclusions.count,
      file: ExclusionsTable.fileName
    )
    overlaps = document.overlaps.prefix(ReportPage.listedRows).map(OverlapSentence.text)
    let more = document.overlaps.count - overlaps.count
    overlapNote =
      more > 0 ? "And \(NumberFormat.page.count(more)) more, in \(OutputFolder.jsonName)." : ""
  }
}
