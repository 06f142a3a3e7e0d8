internal import EventAlignment
internal import EventStudy

/// What is left out, and which events disturb each other.
enum ExclusionsSection {
  /// How many pairs of events a terminal lists.
  private static let listedPairs = 5

  /// Returns the section; a page says as well that nothing is left out.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection {
    ReportSection(
      anchor: "excluded",
      title: "Left out and overlapping",
      parts: [leftOut(result, face: face), overlaps(result, face: face)],
      label: "Left out"
    )
  }

  private static func leftOut(_ result: StudyResult, face: Face) -> ReportSection.Part {
    guard !result.exclusions.isEmpty else {
      return ReportSection.Part(text: "Every announcement is in the statistics.", isDetail: true)
    }
    let announced = Dictionary(
      result.events.map { ($0.eventID, $0.announcedAt) },
      uniquingKeysWith: { first, _ in first }
    )
    return ReportSection.Part(
      heading: "Left out",
      table: table(result.exclusions, face: face, file: StudyTables.file(.exclusions)) {
        (announced[$0.eventID] ?? nil)?.replacing("T", with: " ") ?? ""
      }
    )
  }

  /// Returns the announcements that are left out, each with its reason.
  static func table(
    _ exclusions: [Exclusion],
    face: Face,
    file: String,
    announced: ((Exclusion) -> String)? = nil
  ) -> FigureTable {
    FigureTable(
      label: "Announcements that are left out",
      isSortable: true,
      columns: [
        .words("Event"), .words("Symbol"), .words("Why it is left out").placed(.below),
        .words("Reason code"),
      ] + (announced == nil ? [] : [.words("Announced")]),
      rows: exclusions.prefix(face.rowLimit).map { exclusion in
        FigureTable.Row(
          cells: [
            .words(exclusion.eventID).styled("day"), .words(exclusion.symbol),
            .words(exclusion.detail).styled("words"),
            .words(exclusion.reason.rawValue).styled("code"),
          ] + (announced.map { [.words($0(exclusion)).styled("day")] } ?? [])
        )
      },
      listing: (exclusions.count, file)
    )
  }

  private static func overlaps(_ result: StudyResult, face: Face) -> ReportSection.Part {
    guard !result.overlaps.isEmpty else {
      return ReportSection.Part(
        text: "No two events of one symbol disturb each other.",
        isDetail: true
      )
    }
    // A note counts the events in estimation windows and says what to do; a terminal says it once.
    let told =
      face == .page ? result.overlaps : result.overlaps.filter { $0.kind == .eventWindows }
    let shown = told.prefix(face == .page ? face.rowLimit : listedPairs)
    return ReportSection.Part(
      heading: shown.isEmpty ? nil : "Events that disturb each other",
      items: shown.map(sentence),
      rest: (told.count - shown.count, OutputNames.study),
      isDetail: shown.isEmpty
    )
  }

  /// Returns one sentence for people.
  private static func sentence(_ overlap: EventOverlap) -> String {
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
