internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// Which of several groups differ: each two of them, corrected for their number.
enum GroupPairs {
  /// Returns the part; nothing for fewer than three groups, or too many.
  static func part(
    _ model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part? {
    let found = result.analysis.groupPairs.filter { $0.model == model.model }
    guard let start = found.first else { return nil }
    // The pairs of the first window, each with its place in the others.
    let pairs = found.filter {
      $0.windowStart == start.windowStart && $0.windowEnd == start.windowEnd
    }
    let format = face.format
    let rows = pairs.prefix(face.rowLimit).map { pair in
      FigureTable.Row(
        cells: [.header("\(pair.first) \(format.minus) \(pair.second)", width: 28)]
          + model.windows.map { window in
            let own = found.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
                && $0.first == pair.first && $0.second == pair.second
            }
            return .percent(own?.difference, style: HeadlineFigures.tone(own?.difference) ?? "")
              .judged(own?.holmPValue, reason: own?.reason)
          }
      )
    }
    let count = format.counted(pairs.count, "pair")
    return ReportSection.Part(
      heading: "Which groups differ",
      model: model.model,
      text:
        "The difference of the mean CARs of each two groups, with the p-value of the Welch test after "
        + "Holm's correction for the \(count) of a window, which the stars rest on. The intervals and the "
        + "p-values before the correction are in \(StudyTables.file(.groupPairs)).",
      brief: "Each two groups: difference of CAARs, p of the Welch test after Holm for \(count)",
      table: FigureTable(
        label: "Differences of groups",
        columns: [.words("Groups")] + model.windows.map { .window($0.window.days) },
        rows: rows,
        fit: .split,
        listing: pairs.count > rows.count ? (pairs.count, StudyTables.file(.groupPairs)) : nil
      ),
      notes: TestReasons.notes(of: found.map { (GroupComparison.welchT, $0.reason) }),
      file: StudyTables.file(.groupPairs)
    )
  }
}
