internal import EventStatistics
internal import EventStudy

/// The tables of what explains abnormal returns, and of portfolios in calendar time.
extension Table<StudyResult> {
  /// The regressions on event columns.
  static let regressions = Table(
    "regressions.csv",
    "One row for each model, window, term and kind of standard error. A coefficient is a change of the "
      + "CAR, as a fraction: 0.01 is one percentage point for one more of the column. `study.json` has the "
      + "base of dummies and the events without a value in `explaining_columns`. A regression that could not be "
      + "estimated has one row without a term; `study.json` has its reason.",
    rows: { (result: StudyResult, row: (TermRow) -> Void) in
      for regression in result.analysis.regressions {
        TermRow.each(of: regression.terms, TermRow(regression: regression), row)
      }
    }
  ) {
    TableColumn("model", "The identifier of the model of the abnormal returns.") {
      $0.regression?.model.rawValue
    }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.regression?.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.regression?.windowEnd
    }
    TermRow.columns
    TableColumn("n_events", "The complete events.", empty: "there is no regression") {
      $0.regression?.eventCount
    }
    TableColumn("r_squared", "The share of explained variance.", empty: "there is no regression") {
      $0.regression?.rSquared
    }
    TableColumn(
      "wald_f",
      "The Wald test, with the standard errors of the row, that no term but the intercept matters: an F.",
      empty: "there is no regression, or the errors have no such test"
    ) { $0.joint?.f }
    TableColumn(
      "wald_numerator",
      "Its first degrees of freedom: the number of terms besides the intercept.",
      empty: "there is no such test"
    ) { $0.joint?.numerator }
    TableColumn(
      "wald_denominator",
      "Its second degrees of freedom.",
      empty: "there is no such test"
    ) { $0.joint?.denominator }
    TableColumn("wald_p_value", "Its p-value.", empty: "there is no such test") {
      $0.joint?.pValue
    }
    TableColumn(
      "influential_event",
      "The event without which the coefficient changes most.",
      empty: "the term is the intercept, or there is no regression"
    ) { $0.term?.influence?.eventID }
    TableColumn(
      "leverage",
      "Its hat value: the share of its own CAR in the CAR that the regression gives it, from 0 to 1.",
      unit: .fraction,
      empty: "the term is the intercept, or there is no regression"
    ) { $0.term?.influence?.leverage }
    TableColumn(
      "estimate_without",
      "The coefficient without that event.",
      empty:
        "the term is the intercept, there is no regression, or the coefficient rests on that event alone"
    ) { $0.term?.influence?.estimate }
    TableColumn(
      "p_value_without",
      "The p-value of the coefficient without that event, with the standard errors of the row.",
      empty: "the term is the intercept, there is no regression, or the other events are too few"
    ) { row in row.error.flatMap { row.term?.influence?.error($0.kind)?.pValue } }
  }

  /// The portfolios in calendar time.
  static let calendarTime = Table(
    "calendar_time.csv",
    "One row for each model, term and kind of standard error. The estimate of the intercept is the "
      + "abnormal return per day.",
    rows: { (result: StudyResult, row: (TermRow) -> Void) in
      for portfolio in result.analysis.calendarTime {
        TermRow.each(of: portfolio.terms, TermRow(portfolio: portfolio), row)
      }
    }
  ) {
    TableColumn("model", "The model of the portfolio's return: `market`, `capm` or `ff3`.") {
      $0.portfolio?.model.rawValue
    }
    TableColumn(
      "days",
      "The days with enough securities.",
      unit: .tradingDays,
      empty: "there is no regression"
    ) { $0.portfolio?.days }
    TermRow.columns
  }

  /// The correlations with event columns.
  static let correlations = Table(
    "correlations.csv",
    "One row for each model, window, event column and measure.",
    rows: { result, row in for correlation in result.analysis.correlations { row(correlation) } }
  ) {
    TableColumn("model", "The identifier of the model of the abnormal returns.") {
      $0.model.rawValue
    }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("column", "The event column.") { $0.column }
    TableColumn("measure", "`pearson`, `spearman` or `kendall`.") { $0.measure.rawValue }
    TableColumn("coefficient", "From -1 to 1.", empty: "the test does not apply") { $0.coefficient }
    TableColumn(
      "lower",
      "The lower end of the confidence interval of the coefficient.",
      empty: "there are too few events for one, or the coefficient is 1 or -1"
    ) { $0.lower }
    TableColumn(
      "upper",
      "The upper end.",
      empty: "there are too few events for one, or the coefficient is 1 or -1"
    ) { $0.upper }
    TableColumn("statistic", "The observed statistic.", empty: "the test does not apply") {
      $0.statistic
    }
    TableColumn(
      "degrees_of_freedom",
      "Those of the reference distribution.",
      empty: "it is the normal one, or the test does not apply"
    ) { $0.degreesOfFreedom }
    TableColumn("p_value", "The p-value.", empty: "the test does not apply") { $0.pValue }
    TableColumn(
      "permutation_p_value",
      "The p-value from permutations of the column.",
      empty: "the test does not apply"
    ) { $0.permutationPValue }
    TableColumn(
      "exact",
      "`yes` where all permutations were counted, else `no`.",
      empty: "the test does not apply"
    ) { correlation in correlation.permutationPValue.map { _ in correlation.isExact ? "yes" : "no" }
    }
    TableColumn("n_events", "The events with both values.", empty: "the test does not apply") {
      $0.eventCount
    }
  }

  /// The lines of event columns through the cumulative abnormal returns of the first window.
  static let correlationLines = Table(
    "correlation_lines.csv",
    "The line of each correlated event column through the CARs of the first window by least squares, "
      + "one row for each of 21 places from the least to the largest value of the column.",
    rows: { (result: StudyResult, row: (LineRow) -> Void) in
      for line in result.analysis.correlationLines {
        for point in line.points { row(LineRow(line: line, point: point)) }
      }
    }
  ) {
    TableColumn("model", "The identifier of the model of the abnormal returns.") {
      $0.line.model.rawValue
    }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.line.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.line.windowEnd
    }
    TableColumn("column", "The event column.") { $0.line.column }
    TableColumn("x", "A value of the column.") { $0.point.x }
    TableColumn("car", "The height of the line there.", unit: .fraction) { $0.point.car }
    TableColumn("lower", "The lower end of the interval of the mean CAR there.", unit: .fraction) {
      $0.point.lower
    }
    TableColumn("upper", "The upper end.", unit: .fraction) { $0.point.upper }
    TableColumn("n_events", "The events with both values.") { $0.line.eventCount }
  }
}

/// A place on the line of an event column.
private struct LineRow {
  let line: CorrelationLine
  let point: CorrelationLine.Point
}

/// A term of a regression with one kind of standard error.
private struct TermRow {
  var regression: RegressionResult?
  var portfolio: CalendarTimeResult?
  var term: RegressionTerm?
  var error: StandardError?

  /// The test of all terms with the errors of the row.
  var joint: JointTest? {
    regression?.waldTests.first { $0.kind == error?.kind }
  }

  /// Hands on a row for each term and kind of error; one empty row without terms.
  static func each(of terms: [RegressionTerm], _ start: TermRow, _ row: (TermRow) -> Void) {
    if terms.isEmpty { row(start) }
    for term in terms {
      for error in term.errors {
        var filled = start
        filled.term = term
        filled.error = error
        row(filled)
      }
    }
  }

  /// The columns of a term.
  @ColumnList<TermRow> static var columns: [TableColumn<TermRow>] {
    TableColumn(
      "term",
      "The event column or the factor; a dummy with its word after an equals sign.",
      empty: "there is no regression"
    ) { $0.term?.term }
    TableColumn(
      "estimate",
      "The coefficient; of errors weighted by components one of its own.",
      empty: "there is no regression"
    ) { $0.error?.estimate ?? $0.term?.estimate }
    TableColumn(
      "errors",
      "The kind of standard error: `ols`, `hc0` to `hc3`, `cr1`, `cr1_two_way`, `days_before`, `days_before_rank`, `days_before_gls`, `days_before_gls_rank` or `nw5`.",
      empty: "there is no regression"
    ) { $0.error?.kind.rawValue }
    TableColumn(
      "standard_error",
      "The standard error.",
      empty:
        "there is no regression, the kind is a rank, or one event alone decides the coefficient"
    ) { $0.error?.standardError }
    TableColumn(
      "t",
      "The t statistic.",
      empty: "there is no regression, or the kind is a rank"
    ) { $0.error?.t }
    TableColumn("p_value", "Its p-value.", empty: "there is no regression") { $0.error?.pValue }
  }
}
