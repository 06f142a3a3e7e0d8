internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The groups of events, and whether they differ.
enum GroupsSection {
  /// How many groups have a row on a page and in a terminal.
  private static func listedGroups(_ face: Face) -> Int { face == .page ? 200 : 12 }
  /// How many groups have a color of their own.
  private static let drawnGroups = 8

  private struct Day: Encodable {
    let series: String
    let group: String
    let day: Int
    let n: Int
    let ar: Double?
    let path: Double?
  }

  private struct Datasets: Encodable {
    let days: [Day]
  }

  /// Returns the section; nothing without groups.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let parts = result.models.flatMap { model in
      let groups = result.analysis.groups.filter { $0.model == model.model }
      return groups.isEmpty
        ? []
        : [part(groups, model: model, result: result, face: face)]
          + [GroupPairs.part(model, result: result, face: face)].compactMap(\.self)
    }
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "groups",
      title: "Groups",
      introduction: "Do some kinds of news move prices more than others?",
      parts: parts
    )
  }

  private static func part(
    _ groups: [GroupResult],
    model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part {
    let test = result.decisiveTest(of: model.model)
    let comparisons = result.analysis.groupComparisons.filter { $0.model == model.model }
    let judge = test.map { MethodDefinition.definition(of: $0).name }
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    return ReportSection.Part(
      model: model.model,
      text: "Cumulative average abnormal return of each group, then whether the groups differ"
        + (comparisons.contains { $0.difference != nil }
          ? ": the difference of the means with its interval and the stars of the Welch test, and every "
            + "test." : ".")
        + (judge.map { " Stars and p-values of the groups are those of the \($0)." } ?? ""),
      brief:
        "CAAR of each group under the \(name)\(judge.map { ", p of the \($0)" } ?? ""); below, "
        + "whether they differ",
      charts: face == .page ? [chart(groups, model: model.model)] : [],
      table: table(
        groups,
        comparisons,
        windows: model.windows,
        test: test,
        level: ResultsSection.intervalName(result),
        face: face
      ),
      notes: caution(groups, judge: judge)
        + TestReasons.notes(
          of: comparisons.filter { groups.count == 2 || !GroupComparison.ofTwo.contains($0.test) }
            .map { ($0.test, $0.reason) }
        )
        + [
          "Every test of every group is in \(StudyTables.file(.groups))"
            + (comparisons.isEmpty
              ? "." : ", every comparison in \(StudyTables.file(.groupComparisons)).")
        ],
      file: StudyTables.file(.groups)
    )
  }

  /// Warns of stars of many groups, each of which is judged as if it were the only one.
  private static func caution(_ groups: [GroupResult], judge: String?) -> [String] {
    guard groups.count > 2, judge != nil else { return [] }
    let pairs =
      groups.count > GroupPairResult.mostGroups
      ? " Pairs of groups are compared for up to \(GroupPairResult.mostGroups) groups." : ""
    return [
      "Stars say that a group's own effect is more than noise, not that it differs from the others, which is "
        + "what the tests below the groups say; they are not corrected for the number of groups "
        + "(\(NumberFormat.page.count(groups.count))).\(pairs)"
    ]
  }

  private static func chart(
    _ groups: [GroupResult],
    model: ExpectedReturnMethod
  ) -> ReportChart {
    let name = MethodDefinition.definition(of: model).nameInSentence
    // Of many groups in an order, as of deciles, the ends say most.
    let half = drawnGroups / 2
    let drawn =
      groups.count > drawnGroups ? Array(groups.prefix(half) + groups.suffix(half)) : groups
    let days = drawn.flatMap { group in
      group.aar.map { day in
        Day(
          series: label(group),
          group: group.group,
          day: day.relativeDay,
          n: day.eventCount,
          ar: EmbeddedJSON.drawnReturn(day.aar),
          path: EmbeddedJSON.drawnReturn(day.caar)
        )
      }
    }
    let ends = drawn.map { "\($0.group) \(NumberFormat.page.percent($0.aar.last?.caar))" }
    return ReportChart(
      id: "groups-\(model.rawValue)",
      specification: "groups",
      datasets: Datasets(days: days),
      description:
        "Cumulative average abnormal returns by group under the \(name), at "
        + "the end: " + ends.joined(separator: ", "),
      title: "Cumulative average abnormal return by group, \(name)",
      note: groups.count > drawnGroups
        ? "The first \(half) and the last \(half) of \(NumberFormat.page.count(groups.count)) groups."
        : nil
    )
  }

  private static func label(_ group: GroupResult) -> String {
    "\(group.group) (\(NumberFormat.page.count(group.eventCount)))"
  }

  private static func table(
    _ groups: [GroupResult],
    _ comparisons: [GroupComparisonResult],
    windows: [WindowResult],
    test: InferenceMethod?,
    level: String,
    face: Face
  ) -> FigureTable {
    let rows = groups.prefix(listedGroups(face)).map { group in
      FigureTable.Row(
        cells: [.header(group.group, width: 18), .count(group.eventCount)]
          + group.windows.map { window in
            let outcome = group.tests(of: window).first { $0.test == test }
            return .percent(window.caar, style: HeadlineFigures.tone(window.caar) ?? "")
              .judged(outcome?.pValue)
          }
      )
    }
    // For two groups, the tests of several groups say the same once more.
    let tests = comparisons.evaluatedTests
    let hasTwo = tests.contains(where: GroupComparison.ofTwo.contains)
    let compared = tests.map { test in
      let own = comparisons.filter { $0.test == test }
      return FigureTable.Row(
        cells: [
          .method(test.rawValue), own.compactMap(\.eventCount).max().map { .count($0) } ?? .blank,
        ]
          + windows.map { window in
            let found = own.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
            }
            return .statistic(found?.statistic).judged(found?.pValue, reason: found?.reason)
          },
        isDetail: hasTwo && !GroupComparison.ofTwo.contains(test)
      )
    }
    let difference = Self.difference(comparisons, windows: windows, level: level, face: face)
    return FigureTable(
      label: "Groups",
      columns: [.words("Group"), .number("Events")] + windows.map { .window($0.window.days) },
      rows: rows + difference + compared,
      fit: .split,
      listing: groups.count > rows.count
        ? (groups.count + difference.count + compared.count, StudyTables.file(.groups)) : nil
    )
  }

  /// The difference of the means of two groups with its interval; nothing for more groups.
  private static func difference(
    _ comparisons: [GroupComparisonResult],
    windows: [WindowResult],
    level: String,
    face: Face
  ) -> [FigureTable.Row] {
    let found = comparisons.filter { $0.difference != nil }
    guard let groups = found.first?.groups, groups.count == 2 else { return [] }
    func row(
      _ name: String,
      _ figure: (GroupComparisonResult) -> Figure
    ) -> FigureTable.Row {
      FigureTable.Row(
        cells: [
          .header(name, width: 28),
          found.compactMap(\.eventCount).max().map { .count($0) } ?? .blank,
        ]
          + windows.map { window in
            found.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
            }.map(figure) ?? .blank
          }
      )
    }
    let format = face.format
    return [
      row("\(groups[0]) \(format.minus) \(groups[1])") {
        .percent($0.difference, style: HeadlineFigures.tone($0.difference) ?? "").starred($0.pValue)
      },
      row("\(level) from") { .percent($0.lower) }, row("to") { .percent($0.upper) },
    ]
  }
}
