internal import EventStatistics
internal import EventStudy

/// The tables of regressions over the events of each day.
extension Table<StudyResult> {
  /// The intercepts of each window together.
  static let rats = Table(
    "rats.csv",
    "Ibbotson's returns across time and securities: one row for each model, window and kind of standard error. A "
      + "window without a sum has one row with its reason.",
    rows: { (result: StudyResult, row: (AcrossTimeRow) -> Void) in
      for found in result.analysis.rats {
        if found.windows.isEmpty { row(AcrossTimeRow(model: found)) }
        for window in found.windows {
          let start = AcrossTimeRow(model: found, window: window)
          if window.errors.isEmpty { row(start) }
          for error in window.errors {
            row(AcrossTimeRow(model: found, window: window, error: error))
          }
        }
      }
    }
  ) {
    TableColumn("model", "The model whose factors explain the returns.") { $0.model.model.rawValue }
    TableColumn(
      "window_start",
      "The first day of the window.",
      unit: .tradingDays,
      empty: "the model has no regressions"
    ) { $0.window?.windowStart }
    TableColumn(
      "window_end",
      "The last day of the window.",
      unit: .tradingDays,
      empty: "the model has no regressions"
    ) { $0.window?.windowEnd }
    TableColumn(
      "estimate",
      "The sum of the intercepts of its days.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.window?.estimate }
    TableColumn(
      "errors",
      "How the standard error of each day was measured: `ols`, `hc1` or `hc3`.",
      empty: "see `reason`"
    ) { $0.error?.kind.rawValue }
    TableColumn(
      "standard_error",
      "The root of the summed squared standard errors of the days.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.error?.standardError }
    TableColumn(
      "degrees_of_freedom",
      "Those of the t test, by Satterthwaite.",
      empty: "see `reason`, or the factors explain every return exactly"
    ) { $0.error?.degreesOfFreedom }
    TableColumn(
      "t",
      "The t statistic.",
      empty: "see `reason`, or the factors explain every return exactly"
    ) { $0.error?.t }
    TableColumn(
      "p_value",
      "Its two-sided p-value.",
      empty: "see `reason`, or the factors explain every return exactly"
    ) { $0.error?.pValue }
    TableColumn("reason", "Why there is no sum, or no error of this kind.", empty: "there is one") {
      $0.model.reason ?? $0.window?.reason ?? $0.error?.reason
    }
  }

  /// The regression of each day.
  static let ratsDays = Table(
    "rats_days.csv",
    "The regression over the events behind each day of `rats.csv`: one row for each model, day, term and kind of "
      + "standard error. The estimate of the intercept is the abnormal return of the day. A day without a "
      + "regression has one row with its reason.",
    rows: { (result: StudyResult, row: (AcrossTimeRow) -> Void) in
      for found in result.analysis.rats {
        for day in found.days {
          if day.terms.isEmpty { row(AcrossTimeRow(model: found, day: day)) }
          for term in day.terms {
            for error in term.errors {
              row(AcrossTimeRow(model: found, day: day, term: term, termError: error))
            }
          }
        }
      }
    }
  ) {
    TableColumn("model", "The model whose factors explain the returns.") { $0.model.model.rawValue }
    TableColumn("relative_day", "The day relative to the event.", unit: .tradingDays) {
      $0.day?.relativeDay
    }
    TableColumn("n_events", "The events with a return and all factors on the day.") {
      $0.day?.eventCount
    }
    TableColumn("term", "The intercept, the market or the factor.", empty: "see `reason`") {
      $0.term?.term
    }
    TableColumn("estimate", "The coefficient.", empty: "see `reason`") { $0.term?.estimate }
    TableColumn(
      "errors",
      "The kind of standard error: `ols`, `hc1` or `hc3`.",
      empty: "see `reason`"
    ) { $0.termError?.kind.rawValue }
    TableColumn("standard_error", "The standard error.", empty: withoutError) {
      $0.termError?.standardError
    }
    TableColumn("t", "The t statistic.", empty: withoutError) { $0.termError?.t }
    TableColumn("p_value", "Its two-sided p-value.", empty: withoutError) {
      $0.termError?.pValue
    }
    TableColumn("reason", "Why there is no regression.", empty: "there is one") { $0.day?.reason }
  }

  private static let withoutError =
    "see `reason`, or one event alone decides the term, of which only `ols` has an error"
}

/// A window or a day of a model, with one kind of standard error.
private struct AcrossTimeRow {
  let model: AcrossTimeResult
  var window: AcrossTimeResult.Window?
  var error: AcrossTimeResult.WindowError?
  var day: AcrossTimeResult.Day?
  var term: RegressionTerm?
  var termError: StandardError?
}
