internal import EventStatistics
internal import EventStudy

/// The tables of averages over several events: of days and of windows, of all events and of groups.
extension Table<StudyResult> {
  /// The average of each day.
  static let averageReturns = Table(
    "aar.csv",
    "One row for each model and day of the event window.",
    key: ["model", "relative_day"],
    rows: { (result: StudyResult, row: (AverageRow) -> Void) in
      for model in result.models {
        for day in model.aar { row(AverageRow(model: model.model, average: day)) }
      }
    }
  ) {
    AverageRow.columns
  }

  /// The average of each day over the events of a group.
  static let groupAverages = Table(
    "group_aar.csv",
    "One row for each group, model and day of the event window.",
    key: ["group", "model", "relative_day"],
    rows: { (result: StudyResult, row: (AverageRow) -> Void) in
      for group in result.analysis.groups {
        for day in group.aar {
          row(AverageRow(model: group.model, average: day, group: group.group))
        }
      }
    }
  ) {
    TableColumn("group", "The group, as the event column names it.") { $0.group }
    AverageRow.columns
  }

  /// The average effect over each window, with every test.
  static let windows = Table(
    "windows.csv",
    "One row for each model and window over all events. Each test has two columns, its statistic and its "
      + "p-value, whether it was asked for or not, so that the names are those of every study; "
      + "tests.csv has the same figures one below the other.",
    key: ["model", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (WindowRow) -> Void) in
      for model in result.models { WindowRow.each(of: model, model: model.model, row) }
    }
  ) {
    WindowRow.columns
    WindowRow.tests
  }

  /// The average effect over each window in each group.
  static let groupWindows = Table(
    "group_windows.csv",
    "One row for each group, model and window, with the columns of windows.csv.",
    key: ["group", "model", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (WindowRow) -> Void) in
      for group in result.analysis.groups {
        WindowRow.each(of: group, model: group.model, group: group.group, row)
      }
    }
  ) {
    TableColumn("group", "The group, as the event column names it.") { $0.group }
    WindowRow.columns
    WindowRow.tests
  }
}

/// The average of a day under a model.
private struct AverageRow {
  let model: ExpectedReturnMethod
  let average: AverageDay
  var group = ""

  /// The columns of every table of days.
  @ColumnList<AverageRow> static var columns: [TableColumn<AverageRow>] {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("relative_day", "The day.", unit: .tradingDays) { $0.average.relativeDay }
    TableColumn("n_events", "The events with an abnormal return on the day.") {
      $0.average.eventCount
    }
    TableColumn("aar", "The average abnormal return.", unit: .fraction, empty: "no event") {
      $0.average.aar
    }
    TableColumn(
      "caar",
      "The sum of the averages up to the day.",
      unit: .fraction,
      empty: "no event at all"
    ) { $0.average.caar }
  }
}

/// The average effect over a window under a model, with its tests.
private struct WindowRow {
  let model: ExpectedReturnMethod
  let window: WindowResult
  let tests: [InferenceMethod: TestResult]
  let group: String

  /// Hands on the windows of all events or of a group.
  static func each(
    of tested: some TestedWindows,
    model: ExpectedReturnMethod,
    group: String = "",
    _ row: (WindowRow) -> Void
  ) {
    for window in tested.windows {
      let tests = Dictionary(
        tested.tests(of: window).map { ($0.test, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      row(WindowRow(model: model, window: window, tests: tests, group: group))
    }
  }

  /// The columns of every table of windows.
  @ColumnList<WindowRow> static var columns: [TableColumn<WindowRow>] {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.window.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.window.windowEnd
    }
    TableColumn("n_events", "The events with a return in the window.") { $0.window.eventCount }
    TableColumn("n_positive", "Those of them whose CAR is above zero.") { $0.window.positiveCount }
    TableColumn(
      "caar",
      "The cumulative average abnormal return.",
      unit: .fraction,
      empty: noEvent
    ) { $0.window.caar }
    TableColumn(
      "caar_lower",
      "The lower end of its confidence interval, at the level of `confidence`.",
      unit: .fraction,
      empty: "there is no interval"
    ) { $0.window.lowerBound }
    TableColumn(
      "caar_upper",
      "The upper end of its confidence interval.",
      unit: .fraction,
      empty: "there is no interval"
    ) { $0.window.upperBound }
    TableColumn("median", "The median of the CARs.", unit: .fraction, empty: noEvent) {
      $0.window.medianCAR
    }
  }

  /// The statistic and the p-value of each test that there is.
  static var tests: [TableColumn<WindowRow>] {
    InferenceMethod.allCases.flatMap { (test: InferenceMethod) -> [TableColumn<WindowRow>] in
      let name = MethodDefinition.definition(of: test).name
      return [
        TableColumn(test.rawValue, "The statistic: \(name).", empty: notEvaluated) {
          (row: WindowRow) in
          row.tests[test]?.statistic
        },
        TableColumn("\(test.rawValue)_p", "Its p-value.", empty: notEvaluated) { (row: WindowRow) in
          row.tests[test]?.pValue
        },
      ]
    }
  }

  private static let noEvent = "no event has a return in the window"
  private static let notEvaluated = "the test was not asked for, or does not apply"
}
