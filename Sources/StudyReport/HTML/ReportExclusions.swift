internal import EventAlignment
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
  init(_ result: StudyResult) {
    let events = Dictionary(
      result.events.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    rows = result.exclusions.prefix(ListedRows.limit).map { exclusion in
      Row(
        eventID: exclusion.eventID,
        symbol: exclusion.symbol,
        announced: events[exclusion.eventID]?.announcedAt?.replacing("T", with: " ") ?? "",
        detail: exclusion.detail,
        reason: exclusion.reason.rawValue
      )
    }
    note = ListedRows.note(
      rows.count,
      of: result.exclusions.count,
      file: StudyTables.file(.exclusions)
    )
    overlaps = result.overlaps.prefix(ListedRows.limit).map(OverlapSentence.text)
    let more = result.overlaps.count - overlaps.count
    overlapNote =
      more > 0 ? "And \(NumberFormat.page.count(more)) more, in \(OutputNames.study)." : ""
  }
}
