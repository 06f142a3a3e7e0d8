internal import EventStatistics
internal import EventStudy

/// Volume and volatility around the events.
enum OutcomesSection {
  private static let format = NumberFormat.page

  private struct Day: Encodable {
    let day: Int
    let n: Int
    let ar: Double?
  }

  private struct Datasets: Encodable {
    let days: [Day]
  }

  /// Returns the section; nothing when only returns were studied.
  ///
  /// - Throws: ``ReportError`` when a chart cannot be made.
  static func section(_ result: StudyResult) throws(ReportError) -> ReportSection? {
    var parts: [ReportSection.Part] = []
    for activity in result.analysis.activities {
      let name = OutcomeName.text(activity)
      let chart = try ReportChart(
        id: "activity-\(activity.outcome.rawValue)-\(activity.model.rawValue)",
        specification: "activity",
        datasets: Datasets(
          days: activity.aar.map {
            Day(day: $0.relativeDay, n: $0.eventCount, ar: EmbeddedJSON.drawnReturn($0.aar))
          }
        ),
        description: "\(name): average of each day",
        title: "Average of each day"
      )
      parts.append(
        ReportSection.Part(
          heading: name,
          text: MethodDefinition.definition(of: activity.outcome).assumption,
          charts: [chart],
          table: table(activity, name: name),
          notes: [
            "The mean sums the days of a window and averages over the events. Every number is in "
              + "\(StudyTables.file(.activity))."
          ]
            + TestReasons.sentences(of: activity.tests.map { ($0.test, $0.reason) })
            .map { "n/a: \($0)." }
        )
      )
    }
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "outcomes",
      title: "Other outcomes",
      introduction:
        "News can move volume and volatility even where good and bad returns cancel out.",
      parts: parts
    )
  }

  private static func table(_ activity: ActivityResult, name: String) -> ReportTable {
    var table = ReportTable(
      label: "Tests of \(name)",
      headings: [.words("Test")]
        + activity.windows.map { .number(format.window($0.windowStart, $0.windowEnd)) }
    )
    table.rows = [
      ReportTable.Row(
        cells: [.header("Events")]
          + activity.windows.map {
            ReportTable.Cell(format.count($0.eventCount), stars: "", style: "number")
          }
      ),
      ReportTable.Row(
        cells: [.header("Mean")]
          + activity.windows.map {
            ReportTable.Cell(
              format.fixed($0.caar, decimals: 2, signed: true),
              stars: "",
              exact: HeadlineFigures.exact($0.caar),
              style: "number strong"
            )
          }
      ),
    ]
    table.rows += activity.testMethods.map { method in
      ReportTable.Row(
        cells: [.method(method.rawValue)]
          + activity.windows.map { window in
            let test = activity.tests(of: window).first { $0.test == method }
            return .judged(
              format.statistic(test?.statistic),
              test?.statistic,
              p: test?.pValue,
              exact: test?.reason
            )
          }
      )
    }
    return table
  }
}
