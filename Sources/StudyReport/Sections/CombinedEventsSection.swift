internal import EventStatistics
internal import EventStudy

/// Two to five events as one case, such as the dates on which the parts of one story came out.
enum CombinedEventsSection {
  /// Returns the section; nothing in a study of one event or of many.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    guard let model = result.models.first?.model else { return nil }
    let all = result.analysis.combinedEvents.filter { $0.model == model }
    guard let first = all.first else { return nil }
    // A terminal has room for the window that the answer is about.
    let found = all.filter {
      face == .page
        || $0.windowStart == first.windowStart && $0.windowEnd == first.windowEnd
    }
    let cases = found.filter { $0.combination == .fisher }
    func other(_ one: CombinedEvents) -> CombinedEvents? {
      found.first {
        $0.combination == .stouffer && $0.test == one.test && $0.windowStart == one.windowStart
          && $0.windowEnd == one.windowEnd
      }
    }
    let isKnown = found.contains { $0.pValue != nil }
    let table = FigureTable(
      label: "The events as one case",
      columns: [
        .number("Window"), .words("Test of each event", terminal: "Test"),
        .number("Fisher, rise", terminal: "F rise"), .number("fall", terminal: "F fall"),
        .number("Fisher p", terminal: "F p"),
        .number("Stouffer, rise", terminal: "S rise"), .number("fall", terminal: "S fall"),
        .number("Stouffer p", terminal: "S p"),
      ],
      rows: cases.map { one in
        let second = other(one)
        return FigureTable.Row(cells: [
          .window(one.windowStart, one.windowEnd), .method(one.test.rawValue),
          .pValue(one.risePValue), .pValue(one.fallPValue),
          .pValue(one.pValue).explained(one.reason).styled("strong"),
          .pValue(second?.risePValue), .pValue(second?.fallPValue),
          .pValue(second?.pValue).explained(second?.reason).styled("strong"),
        ])
      }
    )
    return ReportSection(
      anchor: "one-case",
      title: "The events as one case",
      introduction:
        "Each event may be too small to see. Put together, do their p-values speak for a rise or for a fall?",
      parts: [
        ReportSection.Part(
          model: model,
          text:
            "Fisher's combination is small where one event is beyond doubt, Stouffer's where all lean one way. Both "
            + "need dates that were chosen before looking, and events whose windows share no day.",
          brief: "p-values of \(first.eventCount) events together: Fisher and Stouffer",
          table: isKnown ? table : nil,
          notes: isKnown ? sentences(cases, other, result, face) : reasons(found),
          file: StudyTables.file(.combinedEvents)
        )
      ],
      label: "One case"
    )
  }

  /// Says of the first window what the tests together make of the events.
  private static func sentences(
    _ cases: [CombinedEvents],
    _ other: (CombinedEvents) -> CombinedEvents?,
    _ result: StudyResult,
    _ face: Face
  ) -> [String] {
    guard let first = cases.first else { return [] }
    let level = result.configuration.methods.level
    let values = cases.filter {
      $0.windowStart == first.windowStart && $0.windowEnd == first.windowEnd
    }.flatMap { [$0.pValue, other($0)?.pValue].compactMap(\.self) }
    let window = face.format.window(first.windowStart, first.windowEnd)
    let below = values.count { $0 < level }
    let percent = face.format.level(level)
    let says =
      below == 0
      ? "none is below \(percent)"
      : below == values.count
        ? "all are below \(percent)"
        : "\(below) of \(values.count) are below \(percent), which is weak evidence"
    return ["Over \(window) \(first.eventCount) events together: \(says)."] + reasons(cases)
  }

  private static func reasons(_ cases: [CombinedEvents]) -> [String] {
    TestReasons.notes(of: cases.map { ($0.test, $0.reason) })
  }
}
