internal import EventStatistics
internal import EventStudy

/// One row of `sensitivity.csv`: one test of one window under one specification.
struct SensitivityRow {
  let specification: SpecificationResult
  let test: SpecificationTest
  let window: WindowDays
  /// The position of the window in the lists.
  let place: Int
}

extension Table<SensitivityResult> {
  /// Every cell of a sensitivity study.
  static let sensitivity = Table(
    "sensitivity.csv",
    "One row for each specification, window and test.",
    rows: { (result: SensitivityResult, row: (SensitivityRow) -> Void) in
      for specification in result.specifications {
        for (place, window) in result.windows.enumerated() {
          for test in specification.tests {
            row(
              SensitivityRow(specification: specification, test: test, window: window, place: place)
            )
          }
        }
      }
    }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.specification.model.rawValue }
    TableColumn("estimation_start", "The first day of the estimation window.", unit: .tradingDays) {
      $0.specification.estimationStart
    }
    TableColumn("estimation_end", "The last day of the estimation window.", unit: .tradingDays) {
      $0.specification.estimationEnd
    }
    TableColumn("returns", "How returns are measured: `simple` or `log`.") {
      $0.specification.returns.rawValue
    }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.window.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.window.windowEnd
    }
    TableColumn("test", "The identifier of the test.") { $0.test.test.rawValue }
    TableColumn("n_events", "The events with a return in the window.") {
      $0.specification.eventCounts[$0.place]
    }
    TableColumn(
      "caar",
      "The cumulative average abnormal return.",
      unit: .fraction,
      empty: "no event has a return in the window"
    ) { $0.specification.caar[$0.place] }
    TableColumn("statistic", "The observed statistic.", empty: "the test does not apply") {
      $0.test.statistic[$0.place]
    }
    TableColumn(
      "p_value",
      "The p-value in the direction of the study.",
      empty: "the test does not apply"
    ) { $0.test.pValue[$0.place] }
    TableColumn(
      "adjusted_p_value",
      "The p-value corrected for all windows and models of the same choices.",
      empty: "the test does not apply"
    ) { $0.test.adjustedPValue[$0.place] }
    TableColumn("market", "The name of the market index.", empty: "the model uses none") {
      $0.specification.market
    }
    TableColumn(
      "shift",
      "The sessions by which day 0 of news without a time is moved.",
      unit: .tradingDays
    ) { $0.specification.shift }
    TableColumn("overlapping", "What becomes of overlapping events: `kept` or `excluded`.") {
      $0.specification.overlapping.rawValue
    }
    TableColumn("adjustment", "How the p-value is corrected: `romano_wolf` or `holm`.") {
      $0.test.adjustment.rawValue
    }
  }
}
