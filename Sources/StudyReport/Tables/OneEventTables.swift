internal import EventStatistics
internal import EventStudy

/// The tables of events alone, and of a study of few events: what its tests can see, money, and all events as one case.
extension Table<StudyResult> {
  /// The tests of each event alone.
  static let singleEventTests = Table(
    "single_event_tests.csv",
    "One row for each event, model, window and test of the event alone. " + reasonElsewhere,
    key: ["event_id", "model", "window_start", "window_end", "test"],
    rows: { (result: StudyResult, row: (SingleEventRow) -> Void) in
      for model in result.models {
        let freedom = Dictionary(
          model.fits.map { ($0.eventID, $0.degreesOfFreedom) },
          uniquingKeysWith: { first, _ in first }
        )
        for car in model.cars {
          row(
            SingleEventRow(
              model: model.model,
              car: car,
              test: .cumulativeAbnormalReturn,
              statistic: car.t,
              degreesOfFreedom: car.t == nil ? nil : freedom[car.eventID],
              pValue: car.pValue
            )
          )
          guard let sq = car.sq else { continue }
          row(
            SingleEventRow(
              model: model.model,
              car: car,
              test: .sampleQuantile,
              statistic: sq.statistic,
              pValue: sq.pValue
            )
          )
          for test in result.analysis.singleEventTests(of: car, model: model.model) {
            row(
              SingleEventRow(
                model: model.model,
                car: car,
                test: test.test,
                statistic: test.statistic,
                pValue: test.pValue
              )
            )
          }
        }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.car.eventID }
    TableColumn("symbol", "Its symbol.") { $0.car.symbol }
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.car.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.car.windowEnd
    }
    TableColumn(
      "test",
      "`car_t`, or `sq` for the sample quantile; in a study of at most \(SingleEventResult.most) events also "
        + "`car_permutation`, `sq_ewma`, `sq_garch`, `sq_parkinson` and `sq_garman_klass`."
    ) { $0.test.rawValue }
    TableColumn("statistic", "The observed statistic.", empty: "the test does not apply") {
      $0.statistic
    }
    TableColumn("degrees_of_freedom", "Those of the t distribution.", empty: "it is not a t test") {
      $0.degreesOfFreedom
    }
    TableColumn("p_value", "The p-value.", empty: "the test does not apply") { $0.pValue }
  }

  /// What each test of each event can see.
  static let singleEventPower = Table(
    "single_event_power.csv",
    "One row for each event, window, test and direction, under the first model, in a study of at most "
      + "\(SingleEventResult.most) events: what the test can see at the level of the study.",
    key: ["event_id", "window_start", "window_end", "test", "direction"],
    rows: { (result: StudyResult, row: (EventWindowRow<SingleEventResult.Power>) -> Void) in
      for event in result.analysis.singleEvents {
        for power in event.power { row(EventWindowRow(event: event, figures: power)) }
      }
    }
  ) {
    EventWindowRow.columns
    TableColumn("test", "`car_t`, `sq` or `car_permutation`.") { $0.figures.test.rawValue }
    TableColumn("direction", "`rise` or `fall`.") { $0.figures.direction.rawValue }
    TableColumn(
      "limit",
      "The cumulative abnormal return beyond which the test finds a move.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.figures.limit }
    TableColumn(
      "smallest_detectable",
      "The smallest move that is found with a power of 80 %, as a positive number.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.figures.smallestDetectable }
    moves("missed", "The chance to miss a move of", empty: "see `reason`") { $0.figures.missed }
    moves(
      "likelihood_ratio",
      "How many times as likely what the test said is after a move of",
      empty: "a two-sided test and an abnormal return of the other sign, or see `reason`"
    ) { $0.figures.likelihoodRatios }
    TableColumn("reason", "Why the test has no power here.", empty: "it has one") {
      $0.figures.reason
    }
  }

  /// A figure for each size of a move.
  private static func moves(
    _ name: String,
    _ meaning: String,
    empty: String,
    _ values: @escaping @Sendable (EventWindowRow<SingleEventResult.Power>) -> [Double]
  ) -> [TableColumn<EventWindowRow<SingleEventResult.Power>>] {
    SingleEventPower.moves.enumerated().map { place, move in
      let percent = Int((move * 100).rounded())
      return TableColumn("\(name)_\(percent)_percent", "\(meaning) \(percent) %.", empty: empty) {
        let found = values($0)
        return found.indices.contains(place) ? found[place] : nil
      }
    }
  }

  /// Whether the days around each window vary as those of the estimation window do.
  static let singleEventVariance = Table(
    "single_event_variance.csv",
    "One row for each event and window, under the first model, in a study of at most "
      + "\(SingleEventResult.most) events: the days of the event window outside the window against the residuals.",
    key: ["event_id", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (EventWindowRow<SingleEventResult.Variance>) -> Void) in
      for event in result.analysis.singleEvents {
        if let variance = event.variance { row(EventWindowRow(event: event, figures: variance)) }
      }
    }
  ) {
    EventWindowRow.columns
    TableColumn("days", "The days outside the window.", empty: "see `reason`") { $0.figures.days }
    TableColumn(
      "variance_ratio",
      "Their variance over that of the residuals.",
      empty: "see `reason`"
    ) { $0.figures.ratio }
    TableColumn("f_p_value", "The two-sided p-value of the F test.", empty: "see `reason`") {
      $0.figures.fPValue
    }
    TableColumn(
      "deviation_ratio",
      "Their mean absolute deviation from the median over that of the residuals.",
      empty: "see `reason`"
    ) { $0.figures.deviationRatio }
    TableColumn(
      "permutation_p_value",
      "The two-sided p-value of that ratio when days change places, without normal returns.",
      empty: "see `reason`"
    ) { $0.figures.permutationPValue }
    TableColumn("reason", "Why there is no comparison.", empty: "there is one") {
      $0.figures.reason
    }
  }

  /// The abnormal returns in money.
  static let priceImpact = Table(
    "price_impact.csv",
    "One row for each event and window, under the first model, in a study of at most "
      + "\(SingleEventResult.most) events: the abnormal return in money, an estimate of price impact and not of "
      + "damages.",
    key: ["event_id", "window_start", "window_end"],
    rows: { result, row in for impact in result.analysis.priceImpacts { row(impact) } }
  ) {
    TableColumn("event_id", "The event.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn(
      "price_before",
      "The last close before the window, in shares of the end of the event window.",
      unit: .price,
      empty: "see `reason`"
    ) { $0.priceBefore }
    TableColumn(
      "impact_per_share",
      "The price before times the cumulative abnormal return.",
      unit: .price,
      empty: "see `reason`"
    ) { $0.perShare }
    TableColumn(
      "impact_per_share_lower",
      "The lower end of its confidence interval.",
      unit: .price,
      empty: "the model has no standard error"
    ) { $0.perShareLower }
    TableColumn(
      "impact_per_share_upper",
      "The upper end of its confidence interval.",
      unit: .price,
      empty: "the model has no standard error"
    ) { $0.perShareUpper }
    TableColumn(
      "shares_outstanding",
      "The number of shares outstanding, from the events or the settings.",
      unit: .shares,
      empty: "it was not given"
    ) { $0.shares }
    TableColumn(
      "impact_on_market_value",
      "The impact a share times the shares outstanding.",
      unit: .price,
      empty: "the shares were not given"
    ) { $0.marketValue }
    TableColumn(
      "impact_on_market_value_lower",
      "The lower end of its confidence interval.",
      unit: .price,
      empty: "the shares were not given"
    ) { $0.marketValueLower }
    TableColumn(
      "impact_on_market_value_upper",
      "The upper end of its confidence interval.",
      unit: .price,
      empty: "the shares were not given"
    ) { $0.marketValueUpper }
    TableColumn("reason", "Why the impact is missing.", empty: "it is not") { $0.reason }
  }

  /// The impact of each event carried back over the days before.
  static let priceLines = Table(
    "price_lines.csv",
    "One row for each event and day from the start of the estimation window to the last day before the first "
      + "window, under the first model, in a study of at most \(SingleEventResult.most) events: the price had the "
      + "news been known, an estimate of price impact and not of damages. Price less line is the inflation of the "
      + "price.",
    key: ["event_id", "relative_day"],
    rows: { (result: StudyResult, row: (PriceLineRow) -> Void) in
      for lines in result.analysis.priceLines {
        for place in lines.relativeDay.indices { row(PriceLineRow(lines: lines, place: place)) }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.lines.eventID }
    TableColumn("symbol", "Its symbol.") { $0.lines.symbol }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.lines.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.lines.windowEnd
    }
    TableColumn("relative_day", "The day relative to day 0.", unit: .tradingDays) {
      $0.lines.relativeDay[$0.place]
    }
    TableColumn("date", "The day.", unit: .date) { $0.lines.date[$0.place] }
    TableColumn(
      "price",
      "The close, in shares of the end of the event window.",
      unit: .price,
      empty: "the day has no close"
    ) { $0.lines.price[$0.place] }
    priceLine("constant_percentage", "constant percentage") { $0.constantPercentage }
    priceLine("constant_currency", "constant currency, at least 0") { $0.constantCurrency }
  }

  /// A line and the ends of its interval.
  private static func priceLine(
    _ name: String,
    _ meaning: String,
    _ line: @escaping @Sendable (PriceLines) -> PriceLines.Line
  ) -> [TableColumn<PriceLineRow>] {
    [
      TableColumn(
        name,
        "The price less the inflation of \(meaning).",
        unit: .price,
        empty: "the day has no close"
      ) { line($0.lines).value[$0.place] },
      TableColumn(
        "\(name)_lower",
        "The lower end of its confidence interval.",
        unit: .price,
        empty: "the day has no close, or the model no standard error"
      ) { line($0.lines).lower[$0.place] },
      TableColumn(
        "\(name)_upper",
        "The upper end of its confidence interval.",
        unit: .price,
        empty: "the day has no close, or the model no standard error"
      ) { line($0.lines).upper[$0.place] },
    ]
  }

  /// The p-values of few events put together.
  static let combinedEvents = Table(
    "combined_events.csv",
    "One row for each model, window, test and combination in a study of two to "
      + "\(SingleEventResult.most) events: the p-values of all events as one case.",
    key: ["model", "window_start", "window_end", "test", "combination"],
    rows: { result, row in for combined in result.analysis.combinedEvents { row(combined) } }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) { $0.windowEnd }
    TableColumn("test", "The test of each event.") { $0.test.rawValue }
    TableColumn("combination", "`fisher` or `stouffer`.") { $0.combination.rawValue }
    TableColumn("n_events", "The number of events.") { $0.eventCount }
    TableColumn("p_rise", "The p-value against a rise.", empty: "see `reason`") { $0.risePValue }
    TableColumn("p_fall", "The p-value against a fall.", empty: "see `reason`") { $0.fallPValue }
    TableColumn(
      "p_value",
      "The two-sided p-value, twice the smaller one and at most 1.",
      empty: "see `reason`"
    ) { $0.pValue }
    TableColumn("reason", "Why there is no p-value.", empty: "there is one") { $0.reason }
  }
}

/// A day of the prices before an event.
private struct PriceLineRow: Sendable {
  let lines: PriceLines
  let place: Int
}

/// What is known of a window of one event.
private struct EventWindowRow<Figures: Sendable>: Sendable {
  let event: SingleEventResult
  let figures: Figures

  /// The columns that name the window.
  @ColumnList<Self> static var columns: [TableColumn<Self>] {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
    TableColumn("model", "The identifier of the model.") { $0.event.model.rawValue }
    TableColumn("window_start", "The first day of the window.", unit: .tradingDays) {
      $0.event.windowStart
    }
    TableColumn("window_end", "The last day of the window.", unit: .tradingDays) {
      $0.event.windowEnd
    }
  }
}

/// A test of one event alone.
private struct SingleEventRow {
  let model: ExpectedReturnMethod
  let car: CumulativeReturn
  let test: SingleEventMethod
  let statistic: Double?
  var degreesOfFreedom: Int?
  let pValue: Double?
}
