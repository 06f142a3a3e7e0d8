internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// How many groups have a row.
  private static let listedGroups = 12

  /// The groups of events under the first model, and whether they differ.
  var groups: [TerminalLine] {
    guard let model = result.analysis.groups.first?.model else { return [] }
    let groups = result.analysis.groups.filter { $0.model == model }
    guard let windows = groups.first?.windows, !windows.isEmpty else { return [] }
    let test = result.decisiveTest(of: model)
    var columns = TerminalColumns(name: "Group (events)", columns: windows.map(\.label))
    for group in groups.prefix(Self.listedGroups) {
      let name =
        TextLayout.shortened(group.group, width: 18) + " (\(format.count(group.eventCount)))"
      columns.rows.append(
        [name]
          + group.windows.map { window in
            let outcome = group.tests(of: window).first { $0.test == test }
            return judged(format.percent(window.caar), outcome?.pValue)
          }
      )
    }
    let comparisons = result.analysis.groupComparisons.filter { $0.model == model }
    columns.rows += rows(of: comparisons, windows: windows)
    let name = MethodDefinition.definition(of: model).nameInSentence
    let judge = test.map { ", p of the \(MethodDefinition.definition(of: $0).name)" } ?? ""
    return [TerminalLine("Groups", .heading)]
      + paragraph(
        "CAAR of each group under the \(name)\(judge); below, whether they differ",
        tone: .quiet
      ) + columns.lines(width: width)
      + more(groups.count - Self.listedGroups, in: StudyTables.file(.groups))
      + reasons(of: comparisons.map { ($0.test, $0.reason) })
      + (comparisons.isEmpty
        ? [] : [TerminalLine("  all tests: \(StudyTables.file(.groupComparisons))", .quiet)])
      + otherModels(than: model, in: StudyTables.file(.groups))
  }

  /// The comparisons that apply to at least one window.
  ///
  /// For two groups, the tests of several groups say the same once more, so the file has them.
  private func rows(
    of comparisons: [GroupComparisonResult],
    windows: [WindowResult]
  ) -> [[String]] {
    let tests = comparisons.evaluatedTests
    let ofTwo = tests.filter { [.welchT, .mannWhitney].contains($0) }
    return (ofTwo.isEmpty ? tests : ofTwo).map { test in
      [MethodDefinition.definition(of: test).shortName]
        + windows.map { window in
          let found = comparisons.first {
            $0.test == test && $0.windowStart == window.windowStart
              && $0.windowEnd == window.windowEnd
          }
          return judged(format.statistic(found?.statistic), found?.pValue)
        }
    }
  }
}
