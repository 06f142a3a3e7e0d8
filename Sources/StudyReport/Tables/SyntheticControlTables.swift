internal import EventStudy

/// The tables of events against portfolios of other securities.
extension Table<StudyResult> {
  /// The windows of each event against its synthetic control.
  static let syntheticControl = Table(
    "synthetic_control.csv",
    "One row for each event and window: the event against a portfolio of other securities that moved as its own did "
      + "over the estimation window. An event without a portfolio has its reason.",
    key: ["event_id", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (SyntheticWindowRow) -> Void) in
      for event in result.analysis.syntheticControls {
        for window in event.windows { row(SyntheticWindowRow(event: event, window: window)) }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
    TableColumn(
      "n_candidates",
      "The other securities that were looked at: all of the price files, or the donors that were named."
    ) { $0.event.candidateCount }
    TableColumn(
      "n_donors",
      "Those of them with a return on each of the event's days and no event in its event window."
    ) { $0.event.donorCount }
    TableColumn("estimation_days", "The days that the weights were found on.") {
      $0.event.estimationDays
    }
    TableColumn("penalty", "The penalty λ of the ridge regression.", empty: "there is none") {
      $0.event.penalty
    }
    TableColumn(
      "fit_error",
      "The root of the mean squared abnormal return over the estimation window, σ̂.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.event.fitError }
    TableColumn(
      "effective_donors",
      "The number of donors of equal weight that are as spread out, `1/Σw²`.",
      empty: "see `reason`"
    ) { $0.event.effectiveDonors }
    TableColumn(
      "held_out_error",
      "The same root as `fit_error` on blocks of the estimation window that the weights had not seen; with a ridge penalty, which these blocks chose, a little too small.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.event.heldOutError }
    TableColumn(
      "market_held_out_error",
      "That of the market model on the same blocks.",
      unit: .fraction,
      empty: "there is no market"
    ) { $0.event.marketHeldOutError }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.window.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.window.windowEnd
    }
    TableColumn(
      "car",
      "The cumulative abnormal return against the portfolio.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.window.car }
    TableColumn(
      "car_lower",
      "The lower end of its conformal interval.",
      unit: .fraction,
      empty: "see `reason`, or there are more than \(SingleEventResult.most) events"
    ) { $0.window.lower }
    TableColumn(
      "car_upper",
      "The upper end of its conformal interval.",
      unit: .fraction,
      empty: "see `reason`, or there are more than \(SingleEventResult.most) events"
    ) { $0.window.upper }
    TableColumn(
      "block_p_value",
      "The conformal p-value by shifts of the days.",
      empty: "see `reason`"
    ) {
      $0.window.blockPValue
    }
    TableColumn(
      "permutation_p_value",
      "The conformal p-value by permutations of the days.",
      empty: "see `reason`"
    ) { $0.window.permutationPValue }
    TableColumn(
      "error_ratio",
      "The root of the mean squared abnormal return of the window over `fit_error`.",
      empty: "see `reason`"
    ) { $0.window.errorRatio }
    TableColumn(
      "placebo_p_value",
      "The share of the event's security and its placebo firms whose ratio is as large.",
      empty: "see `reason`"
    ) { $0.window.placeboPValue }
    TableColumn("n_placebos", "The number of placebo firms.") {
      $0.window.placeboCount
    }
    TableColumn("reason", "Why a figure is missing.", empty: "none is") {
      $0.event.reason ?? $0.window.reason
    }
  }

  /// The weights of the donors.
  static let syntheticWeights = Table(
    "synthetic_weights.csv",
    "One row for each event and donor with a weight in its portfolio, the heaviest first.",
    key: ["event_id", "donor"],
    rows: { (result: StudyResult, row: (SyntheticPartRow<SyntheticControlResult.Weight>) -> Void) in
      for event in result.analysis.syntheticControls {
        for weight in event.weights { row(SyntheticPartRow(event: event, part: weight)) }
      }
    }
  ) {
    SyntheticPartRow.columns
    TableColumn("donor", "The donor.") { $0.part.symbol }
    TableColumn("weight", "Its weight; those of an event sum to 1.") { $0.part.weight }
  }

  /// The days of the event window against the portfolio.
  static let syntheticDays = Table(
    "synthetic_days.csv",
    "One row for each event and day of its event window with a return: the event's security and its portfolio.",
    key: ["event_id", "relative_day"],
    rows: { (result: StudyResult, row: (SyntheticPartRow<SyntheticControlResult.Day>) -> Void) in
      for event in result.analysis.syntheticControls {
        for day in event.days { row(SyntheticPartRow(event: event, part: day)) }
      }
    }
  ) {
    SyntheticPartRow.columns
    TableColumn("relative_day", "The day relative to day 0.", unit: .tradingDays) {
      $0.part.relativeDay
    }
    TableColumn("date", "Its date.", unit: .date) { $0.part.date }
    TableColumn("return", "The return of the security.", unit: .fraction) { $0.part.securityReturn }
    TableColumn("synthetic_return", "The return of the portfolio.", unit: .fraction) {
      $0.part.syntheticReturn
    }
    TableColumn("ar", "The difference, the abnormal return.", unit: .fraction) { $0.part.ar }
    TableColumn(
      "p_value",
      "The conformal p-value of the day alone.",
      empty: "there are more than \(SingleEventResult.most) events"
    ) { $0.part.pValue }
  }

  /// The donors in the place of an event's security.
  static let syntheticPlacebos = Table(
    "synthetic_placebos.csv",
    "One row for each event, donor in the place of its security, and window, in a study of at most "
      + "\(SingleEventResult.most) events.",
    key: ["event_id", "donor", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (SyntheticPartRow<SyntheticPlaceboWindow>) -> Void) in
      for event in result.analysis.syntheticControls {
        for placebo in event.placebos {
          for effect in placebo.windows {
            let part = SyntheticPlaceboWindow(placebo: placebo, effect: effect)
            row(SyntheticPartRow(event: event, part: part))
          }
        }
      }
    }
  ) {
    SyntheticPartRow.columns
    TableColumn("donor", "The donor.") { $0.part.placebo.symbol }
    TableColumn(
      "fit_error",
      "The root of the mean squared abnormal return of the donor over the estimation window.",
      unit: .fraction
    ) { $0.part.placebo.fitError }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.part.effect.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.part.effect.windowEnd
    }
    TableColumn(
      "car",
      "The cumulative abnormal return of the donor.",
      unit: .fraction,
      empty: "the window has no return"
    ) { $0.part.effect.car }
    TableColumn(
      "error_ratio",
      "The root of the mean squared abnormal return of the window over `fit_error`.",
      empty: "the window has no return"
    ) { $0.part.effect.errorRatio }
  }

  /// The effects of all events together.
  static let syntheticAverages = Table(
    "synthetic_averages.csv",
    "One row for each window of a study of several events: their effects against portfolios, those counting more "
      + "whose portfolios follow better, and the same of groups of placebo firms.",
    key: ["window_start", "window_end"],
    rows: { result, row in for average in result.analysis.syntheticAverages { row(average) } }
  ) {
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("n_events", "The number of events with a portfolio.") { $0.eventCount }
    TableColumn("effect", "The weighted mean effect, φ.", unit: .fraction, empty: "see `reason`") {
      $0.effect
    }
    TableColumn(
      "placebo_lower",
      "The lower end of the range of placebo groups at the level of the study.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.placeboLower }
    TableColumn("placebo_upper", "Its upper end.", unit: .fraction, empty: "see `reason`") {
      $0.placeboUpper
    }
    TableColumn(
      "p_value",
      "The two-sided share of placebo groups whose effect is as large.",
      empty: "see `reason`"
    ) { $0.pValue }
    TableColumn(
      "close_p_value",
      "The same among placebo firms with an error of at most √3 times the mean of the events' own.",
      empty: "an event has no such placebo firm, or see `reason`"
    ) { $0.closePValue }
    TableColumn("reason", "Why there is no effect.", empty: "there is one") { $0.reason }
  }
}

/// A window of an event.
private struct SyntheticWindowRow {
  let event: SyntheticControlResult
  let window: SyntheticControlResult.Window
}

/// A donor in a window.
private struct SyntheticPlaceboWindow: Sendable {
  let placebo: SyntheticControlResult.Placebo
  let effect: SyntheticControlResult.Placebo.Effect
}

/// A part of an event's synthetic control.
private struct SyntheticPartRow<Part: Sendable>: Sendable {
  let event: SyntheticControlResult
  let part: Part

  /// The columns that name the event.
  @ColumnList<Self> static var columns: [TableColumn<Self>] {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
  }
}
