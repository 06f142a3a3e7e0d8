internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The tables of announcements and of single events.
extension Table<StudyResult> {
  /// Every announcement, its day 0 and the rule that led there.
  static let events = Table(
    "events.csv",
    "One row for each announcement that was read, in the order of event identifiers.",
    key: ["event_id"],
    rows: { result, row in for event in result.events { row(event) } }
  ) {
    AnnouncementColumns.events
  }

  /// Every announcement that is not in the statistics, with its reason.
  static let exclusions = Table(
    "exclusions.csv",
    "One row for each announcement that is not in the statistics.",
    rows: { result, row in for exclusion in result.exclusions { row(exclusion) } }
  ) {
    AnnouncementColumns.exclusions
  }

  /// The estimates of each model for each event.
  static let fits = Table(
    "fits.csv",
    "One row for each coefficient of each model and event. A model that estimates no coefficient has "
      + "one row without a term, for its sigma and its dates.",
    rows: { (result: StudyResult, row: (FitRow) -> Void) in
      for model in result.models {
        for fit in model.fits {
          if fit.terms.isEmpty { row(FitRow(model: model.model, fit: fit, term: nil)) }
          for term in fit.terms { row(FitRow(model: model.model, fit: fit, term: term)) }
        }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.fit.eventID }
    TableColumn("symbol", "Its symbol.") { $0.fit.symbol }
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn(
      "term",
      "`alpha`, `beta` or the name of a factor.",
      empty: "the model estimates nothing"
    ) { $0.term?.term }
    TableColumn("estimate", "The estimate.", empty: "the model estimates nothing") {
      $0.term?.estimate
    }
    TableColumn("standard_error", "Its standard error.", empty: "it has none") {
      $0.term?.standardError
    }
    TableColumn("sigma", "The standard deviation of the residuals.", unit: .fraction) {
      $0.fit.sigma
    }
    TableColumn(
      "r_squared",
      "The share of the variance that the model explains.",
      empty: "not defined"
    ) {
      $0.fit.rSquared
    }
    TableColumn("observations", "The number of returns in the estimation window.") {
      $0.fit.observations
    }
    TableColumn("degrees_of_freedom", "The degrees of freedom of the residuals.") {
      $0.fit.degreesOfFreedom
    }
    TableColumn("first_date", "The first day of the estimation window with a return.", unit: .date)
    {
      $0.fit.firstDate
    }
    TableColumn("last_date", "The last day of the estimation window with a return.", unit: .date) {
      $0.fit.lastDate
    }
    TableColumn(
      "log_likelihood",
      "The logarithm of the likelihood of the estimation returns.",
      empty: "the model is not fitted by its likelihood"
    ) { $0.fit.logLikelihood }
  }

  /// The abnormal returns of each event.
  static let abnormalReturns = Table(
    "abnormal_returns.csv",
    "One row for each day of each event window and model.",
    key: ["event_id", "model", "relative_day"],
    rows: { (result: StudyResult, row: (EventDay) -> Void) in
      let prices = Dictionary(
        result.averagePrices.indices.map { (result.averagePrices[$0].eventID, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      for model in result.models {
        for event in model.abnormalReturns {
          let place = EventDay(
            event,
            model: model.model,
            prices: prices[event.eventID].map { result.averagePrices[$0] }
          )
          for day in event.relativeDay.indices {
            place.day = day
            row(place)
          }
        }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
    TableColumn("model", "The identifier of the model.") { $0.model }
    TableColumn("relative_day", "The day.", unit: .tradingDays) { $0.event.relativeDay[$0.day] }
    TableColumn("date", "The day.", unit: .date) { $0.event.date[$0.day] }
    TableColumn(
      "return",
      "The return of the security.",
      unit: .fraction,
      empty: "there is no price"
    ) {
      $0.event.returns[$0.day]
    }
    TableColumn(
      "expected_return",
      "The return that the model expects.",
      unit: .fraction,
      empty: "the market has no return"
    ) { $0.event.expectedReturn[$0.day] }
    TableColumn(
      "ar",
      "The abnormal return: the return beyond the expected one.",
      unit: .fraction,
      empty: "one of them is missing"
    ) { $0.event.ar[$0.day] }
    TableColumn(
      "ar_standard_error",
      "The standard error of the abnormal return.",
      unit: .fraction,
      empty: "there is no abnormal return"
    ) { $0.event.arStandardError[$0.day] }
    TableColumn(
      "sar",
      "The standardized abnormal return, which is the statistic of the t test of the day, `ar_t`.",
      empty: "there is no abnormal return"
    ) { $0.event.sar[$0.day] }
    TableColumn(
      "p_value",
      "The p-value of the t test of the day, `ar_t`.",
      empty: "there is no abnormal return"
    ) { $0.pValue }
    TableColumn(
      "sq_p_value",
      "The p-value of the sample-quantile test of the day, `sq`.",
      empty: "there is no abnormal return"
    ) { $0.sqPValue }
    TableColumn(
      "vwap",
      "The volume-weighted average price of the day.",
      unit: .price,
      empty: "the data has neither volume nor averages"
    ) { $0.vwap }
    TableColumn("close", "The closing price as traded.", unit: .price, empty: "there is no price") {
      $0.close
    }
    TableColumn(
      "volume",
      "The shares traded.",
      unit: .shares,
      empty: "the data has no volume"
    ) { $0.volume }
    TableColumn(
      "turnover",
      "The money that they were traded for.",
      unit: .price,
      empty: "the data has no turnover"
    ) { $0.turnover }
    TableColumn(
      "market_return",
      "The return of the market.",
      unit: .fraction,
      empty: "there is no market, or it has no return"
    ) { $0.marketReturn }
  }

  /// The cumulative abnormal returns of each event.
  static let cars = Table(
    "cars.csv",
    "One row for each event, model and window, with the t test of the event alone.",
    key: ["event_id", "model", "window_start", "window_end"],
    rows: { (result: StudyResult, row: (CARRow) -> Void) in
      for model in result.models {
        for car in model.cars { row(CARRow(model: model.model, car: car)) }
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
    TableColumn("days", "The days of the window that have a return.", unit: .tradingDays) {
      $0.car.days
    }
    TableColumn(
      "car",
      "The cumulative abnormal return.",
      unit: .fraction,
      empty: "no day has a return"
    ) { $0.car.car }
    TableColumn(
      "car_standard_error",
      "Its standard error.",
      unit: .fraction,
      empty: "the model has none"
    ) { $0.car.carStandardError }
    TableColumn("scar", "The standardized cumulative abnormal return.", empty: "no standard error")
    {
      $0.car.scar
    }
    TableColumn("t", "The statistic of the t test.", empty: "the test does not apply") { $0.car.t }
    TableColumn("p_value", "Its p-value.", empty: "the test does not apply") { $0.car.pValue }
    TableColumn(
      "bhar",
      "The buy-and-hold abnormal return against the market.",
      unit: .fraction,
      empty: "a return is missing"
    ) { $0.car.bhar }
  }

  /// The checks of the residuals of each event.
  static let diagnostics = Table(
    "diagnostics.csv",
    "One row for each event and model: the checks of the residuals of the estimation window. "
      + "An event with too few residuals has a row without numbers; `study.json` has its reason.",
    key: ["event_id", "model"],
    rows: { result, row in for event in result.analysis.diagnostics { row(event) } }
  ) {
    TableColumn("event_id", "The event.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("durbin_watson", "Near 2 without autocorrelation.", empty: tooFew) {
      $0.durbinWatson
    }
    TableColumn("autocorrelation", "The first autocorrelation.", empty: tooFew) {
      $0.autocorrelation
    }
    TableColumn("ljung_box", "Autocorrelation up to ten lags.", empty: tooFew) { $0.ljungBox }
    TableColumn("ljung_box_p_value", "Its p-value.", empty: tooFew) { $0.ljungBoxPValue }
    TableColumn("skewness", "Zero for a symmetric distribution.", empty: tooFew) { $0.skewness }
    TableColumn("kurtosis", "Three for a normal distribution.", empty: tooFew) { $0.kurtosis }
    TableColumn("jarque_bera", "Normality by moments.", empty: tooFew) { $0.jarqueBera }
    TableColumn("jarque_bera_p_value", "Its p-value.", empty: tooFew) { $0.jarqueBeraPValue }
    TableColumn("arch_lm", "Changing variance.", empty: tooFew) { $0.archLM }
    TableColumn("arch_lm_p_value", "Its p-value.", empty: tooFew) { $0.archLMPValue }
    TableColumn("shapiro_wilk", "Normality by order statistics.", empty: tooFew) { $0.shapiroWilk }
    TableColumn("shapiro_wilk_p_value", "Its p-value.", empty: tooFew) { $0.shapiroWilkPValue }
    TableColumn(
      "event_day_leverage",
      "How far the market return of day 0 is from those of the estimation window.",
      empty: "the model has no market"
    ) { $0.eventDayLeverage }
    TableColumn(
      "zero_return_share",
      "The share of estimation returns that are exactly zero.",
      unit: .fraction,
      empty: tooFew
    ) { $0.zeroReturnShare }
  }

  private static let tooFew = "too few residuals"

  /// Where the reason stands for a row without numbers.
  static let reasonElsewhere =
    "A test that does not apply has a row without statistic and p-value; `study.json` has its reason."
}

/// A coefficient of a model and an event; nothing where the model estimates nothing.
private struct FitRow {
  let model: ExpectedReturnMethod
  let fit: ModelFit
  let term: ModelFit.Term?
}

/// A day of an event window under a model.
///
/// One place is moved from day to day: copying an event's lists for each of its days would cost more
/// than writing them.
private final class EventDay {
  let event: AbnormalReturns
  let model: String
  var day = 0
  /// For each day of the event its place among those of the prices.
  private let places: [Int?]
  private let ownPValues, ownSQPValues: [Double?]
  private let vwaps, closes, volumes, turnovers, marketReturns: [Double?]

  init(_ event: AbnormalReturns, model: ExpectedReturnMethod, prices: AveragePrices?) {
    self.event = event
    self.model = model.rawValue
    (ownPValues, ownSQPValues) = (event.pValue, event.sqPValue)
    let days = prices?.relativeDay ?? []
    if days == event.relativeDay {
      places = Array(days.indices)
    } else {
      let known = Dictionary(
        days.enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      places = event.relativeDay.map { known[$0] }
    }
    (vwaps, closes) = (prices?.vwap ?? [], prices?.close ?? [])
    (volumes, turnovers) = (prices?.volume ?? [], prices?.turnover ?? [])
    marketReturns = prices?.marketReturn ?? []
  }

  var pValue: Double? { own(ownPValues) }
  var sqPValue: Double? { own(ownSQPValues) }
  var vwap: Double? { priced(vwaps) }
  var close: Double? { priced(closes) }
  var volume: Double? { priced(volumes) }
  var turnover: Double? { priced(turnovers) }
  var marketReturn: Double? { priced(marketReturns) }

  /// The day's value of a list that results did not have before, and that may be empty.
  private func own(_ values: [Double?]) -> Double? {
    values.indices.contains(day) ? values[day] : nil
  }

  /// The day's value of a list of prices; nothing where the list lacks it.
  private func priced(_ values: [Double?]) -> Double? {
    guard let place = places[day], values.indices.contains(place) else { return nil }
    return values[place]
  }
}

/// The cumulative abnormal return of an event under a model.
private struct CARRow {
  let model: ExpectedReturnMethod
  let car: CumulativeReturn
}
