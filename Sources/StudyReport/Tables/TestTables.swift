internal import EventStatistics
internal import EventStudy

/// The tables of tests over several events.
extension Table<StudyResult> {
  /// Each test of each window and model.
  static let tests = Table(
    "tests.csv",
    "One row for each model, window and test over all events. " + reasonElsewhere,
    key: ["model", "window_start", "window_end", "test"],
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for model in result.models {
        for test in model.tests { row(TestRow(model: model.model, test: test)) }
      }
    }
  ) {
    TestRow.columns
    TestRow.rankSum
  }

  /// The tests of each group of events.
  static let groups = Table(
    "groups.csv",
    "One row for each group, model, window and test.",
    key: ["group", "model", "window_start", "window_end", "test"],
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for group in result.analysis.groups {
        TestRow.each(of: group, model: group.model, subject: group.group, row)
      }
    }
  ) {
    TableColumn("group", "The group, as the event column names it.") { $0.subject }
    TestRow.columns
    TestRow.average
    TestRow.rankSum
  }

  /// The studies of volume and volatility.
  static let activity = Table(
    "activity.csv",
    "One row for each outcome beside returns, with what is normal, window and test.",
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for activity in result.analysis.activities {
        TestRow.each(
          of: activity,
          model: activity.model,
          subject: activity.outcome.rawValue,
          row
        )
      }
    }
  ) {
    TableColumn("outcome", "`volume` or `volatility`.") { $0.subject }
    TestRow.columns
    TableColumn(
      "cumulative_average",
      "The average over the events of the sum of abnormal activity in the window.",
      empty: "no event could be studied"
    ) { $0.caar }
    TestRow.rankSum
  }

  /// The study with day 0 one session later.
  static let dayZeroShift = Table(
    "day_zero_shift.csv",
    "One row for each model, window and test, with day 0 one session later where the time of an "
      + "announcement is unknown.",
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for shift in result.analysis.shiftedDayZero {
        TestRow.each(of: shift, model: shift.model, shiftedCount: shift.shiftedCount, row)
      }
    }
  ) {
    TestRow.columns
    TableColumn("n_shifted", "The number of shifted events.") { $0.shiftedCount }
    TestRow.average
    TestRow.rankSum
  }

  /// The study against each further index.
  static let otherMarkets = Table(
    "other_markets.csv",
    "One row for each further index, model, window and test, where all events are measured against one of "
      + "several indices.",
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for other in result.analysis.otherMarkets {
        TestRow.each(of: other, model: other.model, subject: other.market, row)
      }
    }
  ) {
    TableColumn("market", "The index.") { $0.subject }
    TestRow.columns
    TestRow.average
    TestRow.rankSum
  }

  /// The study on returns of each further price.
  static let otherPrices = Table(
    "other_prices.csv",
    "One row for each further price, model, window and test, where returns are of that price.",
    rows: { (result: StudyResult, row: (TestRow) -> Void) in
      for other in result.analysis.otherPrices {
        TestRow.each(of: other, model: other.model, subject: other.price.rawValue, row)
      }
    }
  ) {
    TableColumn("price", "The price, such as `vwap`.") { $0.subject }
    TestRow.columns
    TestRow.average
    TestRow.rankSum
  }

  /// The p-values with their corrections.
  static let adjustedPValues = Table(
    "adjusted_p_values.csv",
    "One row for each model, window and test: its p-value, corrected for all windows and models of "
      + "the test.",
    key: ["model", "window_start", "window_end", "test"],
    rows: { result, row in for value in result.analysis.adjustedPValues { row(value) } }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("test", "The identifier of the test.") { $0.test.rawValue }
    TableColumn("family_size", "How many p-values were corrected together.") { $0.familySize }
    TableColumn("p_value", "The p-value before the correction.") { $0.pValue }
    PValueAdjustment.allCases.map { correction in
      TableColumn(
        correction.rawValue,
        "Corrected by \(MethodDefinition.definition(of: correction).name).",
        empty: "not asked for"
      ) { $0.adjusted[correction] }
    }
    TableColumn(
      "romano_wolf",
      "The step-down p-value of Romano and Wolf over the windows of the model.",
      empty: "the test is not `cross_sectional_t`"
    ) { $0.romanoWolf }
  }

  /// The tests between groups of events.
  static let groupComparisons = Table(
    "group_comparisons.csv",
    "One row for each model, window and test whether groups of events differ. " + reasonElsewhere,
    key: ["model", "window_start", "window_end", "test"],
    rows: { result, row in for comparison in result.analysis.groupComparisons { row(comparison) } }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("test", "The identifier of the test, such as `welch_t`.") { $0.test.rawValue }
    TableColumn("groups", "The groups, with a bar between them.") {
      $0.groups.joined(separator: "|")
    }
    TableColumn("statistic", "The observed statistic.", empty: "the test does not apply") {
      $0.statistic
    }
    TableColumn(
      "difference",
      "The mean of the first group less that of the second.",
      unit: .fraction,
      empty: "the test is not `welch_t`, or does not apply"
    ) { $0.difference }
    TableColumn(
      "lower",
      "The lower end of the confidence interval of the difference.",
      unit: .fraction,
      empty: "the test is not `welch_t`, or does not apply"
    ) { $0.lower }
    TableColumn(
      "upper",
      "The upper end.",
      unit: .fraction,
      empty: "the test is not `welch_t`, or does not apply"
    ) { $0.upper }
    TableColumn(
      "degrees_of_freedom",
      "Those of the reference distribution, the first ones of an F.",
      empty: "it has none"
    ) { $0.degreesOfFreedom }
    TableColumn("p_value", "The p-value.", empty: "the test does not apply") { $0.pValue }
    TableColumn("n_events", "The events in the statistic.", empty: "the test does not apply") {
      $0.eventCount
    }
    TableColumn(
      "denominator_degrees_of_freedom",
      "The second ones of an F.",
      empty: "the reference distribution is no F"
    ) { $0.denominatorDegreesOfFreedom }
  }

  /// The differences of each two of several groups.
  static let groupPairs = Table(
    "group_pairs.csv",
    "One row for each model, window and pair of groups, of three groups to "
      + "\(GroupPairResult.mostGroups): the Welch test of the two. " + reasonElsewhere,
    key: ["model", "window_start", "window_end", "first", "second"],
    rows: { result, row in for pair in result.analysis.groupPairs { row(pair) } }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("first", "The first group.") { $0.first }
    TableColumn("second", "The second group.") { $0.second }
    TableColumn(
      "difference",
      "The mean of the first group less that of the second.",
      unit: .fraction,
      empty: "the test does not apply"
    ) { $0.difference }
    TableColumn(
      "lower",
      "The lower end of the confidence interval of the difference, for this pair alone.",
      unit: .fraction,
      empty: "the test does not apply"
    ) { $0.lower }
    TableColumn("upper", "The upper end.", unit: .fraction, empty: "the test does not apply") {
      $0.upper
    }
    TableColumn("statistic", "The t statistic.", empty: "the test does not apply") { $0.statistic }
    TableColumn(
      "degrees_of_freedom",
      "Those of Welch and Satterthwaite.",
      empty: "the test does not apply"
    ) { $0.degreesOfFreedom }
    TableColumn("p_value", "The p-value.", empty: "the test does not apply") { $0.pValue }
    TableColumn(
      "holm",
      "The p-value after Holm's correction for all pairs of the window and the model.",
      empty: "the test does not apply"
    ) { $0.holmPValue }
    TableColumn("n_events", "The events of both groups.", empty: "the test does not apply") {
      $0.eventCount
    }
  }
}

/// A test of a window, of whatever events.
private struct TestRow {
  let model: ExpectedReturnMethod
  let test: TestResult
  /// What was tested: a group or an outcome.
  var subject = ""
  /// The average effect over the window.
  var caar: Double?
  var shiftedCount = 0

  /// Hands on the tests of some windows, window by window.
  static func each(
    of tested: some TestedWindows,
    model: ExpectedReturnMethod,
    subject: String = "",
    shiftedCount: Int = 0,
    _ row: (TestRow) -> Void
  ) {
    for window in tested.windows {
      for test in tested.tests(of: window) {
        row(
          TestRow(
            model: model,
            test: test,
            subject: subject,
            caar: window.caar,
            shiftedCount: shiftedCount
          )
        )
      }
    }
  }

  /// The average that the tests of a row are about.
  static let average = TableColumn<TestRow>(
    "caar",
    "The cumulative average abnormal return of the window.",
    unit: .fraction,
    empty: "no event has a return"
  ) { $0.caar }

  /// The second figure of a test that has one.
  static let rankSum = TableColumn<TestRow>(
    "rank_sum",
    "W of `wilcoxon`: the sum of the ranks of the positive values; its `statistic` is z.",
    empty: "the test is another one, or does not apply"
  ) { $0.test.rankSum }

  /// The columns of every table of tests.
  @ColumnList<TestRow> static var columns: [TableColumn<TestRow>] {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.test.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.test.windowEnd
    }
    TableColumn("test", "The identifier of the test, such as `bmp_t`.") { $0.test.test.rawValue }
    TableColumn("statistic", "The observed statistic.", empty: "the test does not apply") {
      $0.test.statistic
    }
    TableColumn(
      "degrees_of_freedom",
      "Those of the reference distribution.",
      empty: "it is the normal one, or the test does not apply"
    ) { $0.test.degreesOfFreedom }
    TableColumn("p_value", "The p-value.", empty: "the test does not apply") { $0.test.pValue }
    TableColumn("n_events", "The events in the statistic.") { $0.test.eventCount }
  }
}
