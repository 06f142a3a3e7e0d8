public import CivilTime
package import EventAlignment
public import EventStatistics

/// Everything that one expected-return model says about the events.
public struct ModelResult: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The estimates of each event, in the order of event identifiers.
  public var fits: [ModelFit]
  /// The abnormal returns of each event.
  public var abnormalReturns: [AbnormalReturns]
  /// The cumulative abnormal return of each event over each window.
  public var cars: [CumulativeReturn]
  /// The average of each day of the event window.
  public var aar: [AverageDay]
  /// The average effect over each window, in the order of the configuration.
  public var windows: [WindowResult]
  /// Each test of each window, in the order of windows and tests of the configuration.
  public var tests: [TestResult]
  /// The first day with a return in any estimation window, absent without events.
  public var firstDate: CalendarDate?
  /// The last day of any event window, absent without events.
  public var lastDate: CalendarDate?

  private enum CodingKeys: String, CodingKey {
    case model, fits, cars, aar, windows, tests
    case firstDate = "first_date"
    case lastDate = "last_date"
    case abnormalReturns = "abnormal_returns"
  }

  /// Returns the cumulative abnormal return of an event over a window.
  package func car(eventID: String, windowStart: Int, windowEnd: Int) -> CumulativeReturn? {
    cars.first {
      $0.eventID == eventID && $0.windowStart == windowStart && $0.windowEnd == windowEnd
    }
  }
}

/// The estimates of one model for one event.
public struct ModelFit: Sendable, Hashable, Codable {
  /// One estimated coefficient.
  public struct Term: Sendable, Hashable, Codable {
    /// The name: `alpha`, `beta` or the name of a factor.
    public var term: String
    /// The estimate.
    public var estimate: Double?
    /// Its standard error, where it has one.
    public var standardError: Double?

    private enum CodingKeys: String, CodingKey {
      case term, estimate
      case standardError = "standard_error"
    }
  }

  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The coefficients; none for a model that estimates nothing.
  public var terms: [Term]
  /// The standard deviation of the estimation residuals, as a fraction.
  public var sigma: Double?
  /// The share of the variance that the model explains, where it is defined.
  public var rSquared: Double?
  /// The number of returns in the estimation window.
  public var observations: Int
  /// The degrees of freedom of the residuals.
  public var degreesOfFreedom: Int
  /// The first day of the estimation window that has a return.
  public var firstDate: CalendarDate
  /// The last day of the estimation window that has a return.
  public var lastDate: CalendarDate
  /// The logarithm of the likelihood of the estimation returns, where the model is fitted by it.
  public var logLikelihood: Double?
  /// The first day of the estimation window that has a return, relative to day 0.
  public var firstDay: Int?
  /// The last day of the estimation window that has a return, relative to day 0.
  public var lastDay: Int?
  /// The residuals of the estimation window, as fractions, for the picture of a study of one event; absent
  /// where a study has several.
  @AbsentList public var residuals: [Double] = []

  private enum CodingKeys: String, CodingKey {
    case symbol, terms, sigma, observations, residuals
    case firstDay = "first_day"
    case lastDay = "last_day"
    case eventID = "event_id"
    case rSquared = "r_squared"
    case degreesOfFreedom = "degrees_of_freedom"
    case firstDate = "first_date"
    case lastDate = "last_date"
    case logLikelihood = "log_likelihood"
  }
}

extension ModelFit {
  /// Takes the estimates from a fitted event.
  package init(
    _ fit: FittedEvent,
    eventID: String,
    symbol: String,
    estimated days: ClosedRange<CalendarDate>,
    keepsResiduals: Bool = false
  ) {
    self.eventID = eventID
    self.symbol = symbol
    let first = fit.firstEstimationDay
    firstDay = fit.residuals.firstIndex(where: \.isFinite).map { first + $0 }
    lastDay = fit.residuals.lastIndex(where: \.isFinite).map { first + $0 }
    if keepsResiduals { residuals = fit.residuals.filter(\.isFinite) }
    terms = fit.coefficients.map {
      Term(
        term: $0.term,
        estimate: $0.estimate.present,
        standardError: $0.standardError.present
      )
    }
    sigma = fit.sigma.present
    rSquared = fit.rSquared.present
    observations = fit.observations
    degreesOfFreedom = fit.degreesOfFreedom
    firstDate = days.lowerBound
    lastDate = days.upperBound
    logLikelihood = fit.logLikelihood.present
  }
}

/// The abnormal returns of one event, one value for each day of the event window.
public struct AbnormalReturns: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The days relative to day 0.
  public var relativeDay: [Int]
  /// The days as dates.
  @DateTexts public var date: [CalendarDate]
  /// The return of the security.
  public var returns: [Double?]
  /// The return that the model expects.
  public var expectedReturn: [Double?]
  /// The abnormal return.
  public var ar: [Double?]
  /// The standard error of the abnormal return.
  public var arStandardError: [Double?]
  /// The standardized abnormal return, which is the statistic of the t test of the day, `ar_t`.
  public var sar: [Double?]
  /// The p-value of that test; empty in files without it.
  @AbsentList public var pValue: [Double?] = []
  /// The p-value of the sample-quantile test of the day, `sq`; empty in files without it.
  @AbsentList public var sqPValue: [Double?] = []
  /// The cumulative abnormal return from the first day of the event window on.
  public var carPath: [Double?]
  /// The lower end of the confidence interval of the path, from the t distribution of this event.
  public var carPathLower: [Double?]
  /// The upper end of the confidence interval of the path.
  public var carPathUpper: [Double?]

  private enum CodingKeys: String, CodingKey {
    case symbol, date, ar, sar
    case pValue = "p_value"
    case sqPValue = "sq_p_value"
    case carPath = "car_path"
    case carPathLower = "car_path_lower"
    case carPathUpper = "car_path_upper"
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case returns = "return"
    case expectedReturn = "expected_return"
    case arStandardError = "ar_standard_error"
  }
}

extension AbnormalReturns {
  /// Takes the days from a fitted event and bounds its path.
  ///
  /// `path(d) ± t(1 − α/2; degrees of freedom of the residuals) · standard error of path(d)`
  package init(
    _ fit: FittedEvent,
    eventID: String,
    symbol: String,
    dates: [CalendarDate],
    confidence: Double,
    alternative: Alternative = .twoSided
  ) {
    self.eventID = eventID
    self.symbol = symbol
    relativeDay = Array(fit.days)
    date = dates
    returns = fit.returns.map(\.present)
    expectedReturn = fit.expected.map(\.present)
    ar = fit.abnormal.map(\.present)
    arStandardError = fit.standardError.map(\.present)
    sar = fit.standardized.map(\.present)
    func pValues(_ method: SingleEventMethod) -> [Double?] {
      fit.days.map { day in
        (try? method.evaluate(fit, window: day...day))?.pValue(alternative).present
      }
    }
    pValue = pValues(.abnormalReturn)
    sqPValue = pValues(.sampleQuantile)
    let path = fit.days.map { fit.cumulative(fit.days.lowerBound...$0) }
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile((1 - confidence) / 2)
    carPath = path.map { $0?.car.present }
    carPathLower = path.map { sum in sum.flatMap { ($0.car - reach * $0.standardError).present } }
    carPathUpper = path.map { sum in sum.flatMap { ($0.car + reach * $0.standardError).present } }
  }
}

/// The cumulative abnormal return of one event over one window, with the tests of this event alone.
public struct CumulativeReturn: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of days of the window that have a return.
  public var days: Int
  /// The cumulative abnormal return, as a fraction.
  public var car: Double?
  /// Its standard error, where the model has one.
  public var carStandardError: Double?
  /// The standardized cumulative abnormal return.
  public var scar: Double?
  /// The statistic of the t test of this event alone.
  public var t: Double?
  /// Its p-value.
  public var pValue: Double?
  /// The buy-and-hold abnormal return against the market, as a fraction.
  public var bhar: Double?
  /// Why the t test does not apply, where it does not.
  public var reason: String?
  /// The sample-quantile test of this event alone, absent in files without it.
  public var sq: SampleQuantile?

  /// The sample-quantile test of one event, which needs no normal returns.
  public struct SampleQuantile: Sendable, Hashable, Codable {
    /// The rank of the cumulative abnormal return among sums of residuals, from -1/2 to 1/2.
    public var statistic: Double?
    /// Its p-value.
    public var pValue: Double?
    /// Why the test does not apply, where it does not.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case statistic, reason
      case pValue = "p_value"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, days, car, scar, t, bhar, reason, sq
    case eventID = "event_id"
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case carStandardError = "car_standard_error"
    case pValue = "p_value"
  }
}

extension CumulativeReturn {
  /// Returns the confidence interval of the CAR from the t distribution of this event.
  ///
  /// `CAR ± t(1 − α/2; degrees of freedom of the residuals) · standard error`
  package func interval(confidence: Double, degreesOfFreedom: Int) -> ClosedRange<Double>? {
    guard let car, let carStandardError, degreesOfFreedom > 0 else { return nil }
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(degreesOfFreedom))
      .upperQuantile((1 - confidence) / 2)
    let width = reach * carStandardError
    guard car.isFinite, width.isFinite, width >= 0 else { return nil }
    return (car - width)...(car + width)
  }
}

extension CumulativeReturn {
  /// Sums the abnormal returns of an event over a window and tests the sum.
  package init(
    _ fit: FittedEvent,
    eventID: String,
    symbol: String,
    window: TestWindow,
    alternative: Alternative = .twoSided,
    conventions: Set<InferenceConvention> = []
  ) {
    let sum = fit.cumulative(window.days)
    let ownT = TestOutcome.of(alternative) { () throws(InferenceError) in
      guard let sum else { throw .noAbnormalReturn }
      return CumulativeAbnormalReturnTest(fit, sum, conventions: conventions)
    }
    let quantile = TestOutcome.of(alternative) { () throws(InferenceError) in
      try SingleEventMethod.sampleQuantile.evaluate(fit, window: window.days)
    }
    self.eventID = eventID
    self.symbol = symbol
    windowStart = window.days.lowerBound
    windowEnd = window.days.upperBound
    days = sum?.observedDays ?? 0
    car = sum?.car.present
    carStandardError = (sum.map { fit.standardError(of: $0, conventions) }).present
    scar = sum?.scar.present
    t = ownT.figures?.statistic.present
    pValue = ownT.figures?.pValue.present
    bhar = sum?.bharMarket.present
    reason = ownT.reason
    sq = SampleQuantile(
      statistic: quantile.figures?.statistic.present,
      pValue: quantile.figures?.pValue.present,
      reason: quantile.reason
    )
  }
}
