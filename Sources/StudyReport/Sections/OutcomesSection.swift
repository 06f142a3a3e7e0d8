internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// Volume and volatility around the events.
enum OutcomesSection {
  /// The tests that a terminal has room for.
  private static let briefTests = 4

  private struct Day: Encodable {
    let day: Int
    let n: Int
    let ar: Double?
  }

  private struct Datasets: Encodable {
    let days: [Day]
  }

  /// Returns the section; nothing when only returns were studied.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let parts = result.analysis.activities.map { activity in
      ReportSection.Part(
        heading: name(activity),
        text: MethodDefinition.definition(of: activity.outcome).assumption
          + " The mean sums the days of a window and averages over the events.",
        path: activity.aar.map(\.aar),
        charts: face == .page ? [chart(activity)] : [],
        table: table(activity, leading: result.leadingTests(of: activity, count: briefTests)),
        notes: TestReasons.notes(of: activity.tests.map { ($0.test, $0.reason) })
          + ["Every number is in \(StudyTables.file(.activity))."]
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

  private static func chart(_ activity: ActivityResult) -> ReportChart {
    let known = activity.aar.filter { $0.aar.present != nil }
    let zero = known.first { $0.relativeDay == 0 }
    let highest = known.max { ($0.aar ?? 0) < ($1.aar ?? 0) }
    let format = NumberFormat.page
    let figures = [
      zero.map { "\(format.fixed($0.aar, decimals: 2, signed: true)) on day 0" },
      highest.map {
        "the highest \(format.fixed($0.aar, decimals: 2, signed: true)) on day "
          + format.day($0.relativeDay)
      },
    ].compactMap(\.self)
    return ReportChart(
      id: "activity-\(activity.outcome.rawValue)-\(activity.model.rawValue)",
      specification: "activity",
      datasets: Datasets(
        days: activity.aar.map {
          Day(day: $0.relativeDay, n: $0.eventCount, ar: EmbeddedJSON.drawnReturn($0.aar))
        }
      ),
      description: "\(name(activity)), average of each day: \(figures.joined(separator: ", ")).",
      title: "\(name(activity)): average of each day",
      words: ["measure": .text("Average over the events")]
    )
  }

  private static func table(
    _ activity: ActivityResult,
    leading: [InferenceMethod]
  ) -> FigureTable {
    let tests = activity.testMethods.map { method in
      FigureTable.Row(
        cells: [.method(method.rawValue)]
          + activity.windows.map { window in
            let test = activity.tests(of: window).first { $0.test == method }
            return .statistic(test?.statistic).judged(test?.pValue, reason: test?.reason)
          },
        isDetail: !leading.contains(method)
      )
    }
    let means = activity.windows.map {
      Figure.fixed($0.caar, decimals: 2, signed: true).styled("strong")
    }
    return FigureTable(
      label: "Tests of \(name(activity))",
      columns: [.words("Test")] + activity.windows.map { .window($0.window.days) },
      rows: [
        FigureTable.Row(
          cells: [.header("Events")] + activity.windows.map { .count($0.eventCount) }
        ),
        FigureTable.Row(cells: [.header("Mean")] + means),
      ] + tests,
      fit: .split
    )
  }

  /// Returns an outcome with what is normal, such as `Volume against its own mean`.
  private static func name(_ activity: ActivityResult) -> String {
    let name = MethodDefinition.definition(of: activity.outcome).name
    switch activity.model {
    case .meanAdjusted: return "\(name), against its own mean"
    case .market: return "\(name), against the market's"
    case .raw: return "\(name), against the variance before the event"
    default: return "\(name), \(MethodDefinition.definition(of: activity.model).name)"
    }
  }
}
