internal import EventStatistics
internal import EventStudy

/// The groups of events, and whether they differ.
enum GroupsSection {
  /// How many groups have a color of their own.
  private static let drawnGroups = 8

  private static let format = NumberFormat.page

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
  ///
  /// - Throws: ``ReportError`` when the chart cannot be made.
  static func section(_ result: StudyResult) throws(ReportError) -> ReportSection? {
    var parts: [ReportSection.Part] = []
    for model in result.models {
      let groups = result.analysis.groups.filter { $0.model == model.model }
      guard !groups.isEmpty else { continue }
      parts.append(try part(groups, model: model, result: result))
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
    result: StudyResult
  ) throws(ReportError) -> ReportSection.Part {
    let name = MethodDefinition.definition(of: model.model).name
    let test = model.windows.first.flatMap {
      result.decisiveTest(of: model.model, among: model.tests(of: $0))
    }?.test
    let comparisons = result.analysis.groupComparisons.filter { $0.model == model.model }
    let judge = test.map {
      " Stars and p-values of the groups are those of the \(MethodDefinition.definition(of: $0).name)."
    }
    let reasons = TestReasons.sentences(of: comparisons.map { ($0.test, $0.reason) })
      .map { "n/a: \($0)." }
    return ReportSection.Part(
      heading: name,
      code: model.model.rawValue,
      charts: [try chart(groups, model: model.model)],
      table: table(groups, comparisons, windows: model.windows, test: test, name: name),
      notes: [
        "Cumulative average abnormal return of each group, then the tests whether the groups differ."
          + (judge ?? "") + " Every test of every group is in \(StudyTables.file(.groups))."
      ] + reasons
    )
  }

  private static func chart(
    _ groups: [GroupResult],
    model: ExpectedReturnMethod
  ) throws(ReportError) -> ReportChart {
    let name = MethodDefinition.definition(of: model).nameInSentence
    let drawn = groups.prefix(drawnGroups)
    let days = drawn.enumerated().flatMap { index, group in
      group.aar.map { day in
        Day(
          series: String(index),
          group: group.group,
          day: day.relativeDay,
          n: day.eventCount,
          ar: EmbeddedJSON.drawnReturn(day.aar),
          path: EmbeddedJSON.drawnReturn(day.caar)
        )
      }
    }
    let ends = drawn.map { "\($0.group) \(format.percent($0.aar.last?.caar))" }
    return try ReportChart(
      id: "groups-\(model.rawValue)",
      specification: "groups",
      datasets: Datasets(days: days),
      description:
        "Cumulative average abnormal returns by group under the \(name), at "
        + "the end: " + ends.joined(separator: ", "),
      title: "Cumulative average abnormal return by group",
      keys: drawn.enumerated().map { index, group in
        ReportChart.Key(
          style: "series-\(index)",
          label: "\(group.group) (\(format.count(group.eventCount)))"
        )
      },
      note: groups.count > drawnGroups
        ? "The first \(drawnGroups) of \(format.count(groups.count)) groups." : nil
    )
  }

  private static func table(
    _ groups: [GroupResult],
    _ comparisons: [GroupComparisonResult],
    windows: [WindowResult],
    test: InferenceMethod?,
    name: String
  ) -> ReportTable {
    var table = ReportTable(
      label: "Groups under the \(name)",
      headings: [.words("Group"), .number("Events")]
        + windows.map { .number(format.window($0.windowStart, $0.windowEnd)) }
    )
    table.rows = groups.prefix(ListedRows.limit).map { group in
      ReportTable.Row(
        cells: [.header(group.group), .number(format.count(group.eventCount), nil)]
          + group.windows.map { window in
            let outcome = group.tests(of: window).first { $0.test == test }
            return .judged(
              format.percent(window.caar),
              window.caar,
              p: outcome?.pValue,
              style: HeadlineFigures.tone(window.caar) ?? ""
            )
          }
      )
    }
    table.rows += comparisons.evaluatedTests.map { test in
      let own = comparisons.filter { $0.test == test }
      let count = own.compactMap(\.eventCount).max()
      return ReportTable.Row(
        cells: [.method(test.rawValue), .number(count.map(format.count) ?? "", nil)]
          + windows.map { window in
            let found = own.first {
              $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
            }
            return .judged(
              format.statistic(found?.statistic),
              found?.statistic,
              p: found?.pValue,
              exact: found?.reason
            )
          }
      )
    }
    return table
  }
}
