/// The abnormal returns of one event, one value for each day of the event window.
public struct DocumentAbnormalReturns: Sendable, Codable, Hashable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The days relative to day 0.
  public var relativeDay: [Int]
  /// The days as dates.
  public var date: [String]
  /// The return of the security.
  public var returns: [Double?]
  /// The return that the model expects.
  public var expectedReturn: [Double?]
  /// The abnormal return.
  public var ar: [Double?]
  /// The standard error of the abnormal return.
  public var arStandardError: [Double?]
  /// The standardized abnormal return.
  public var sar: [Double?]
  /// The cumulative abnormal return from the first day of the event window on.
  public var carPath: [Double?]
  /// The lower end of the confidence interval of the path, from the t distribution of this event.
  public var carPathLower: [Double?]
  /// The upper end of the confidence interval of the path.
  public var carPathUpper: [Double?]

  private enum CodingKeys: String, CodingKey {
    case symbol, date, ar, sar
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

/// The cumulative abnormal return of one event over one window.
public struct DocumentCAR: Sendable, Codable, Hashable {
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
  public struct SampleQuantile: Sendable, Codable, Hashable {
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

/// The average abnormal return of one day.
public struct DocumentAverageDay: Sendable, Codable, Hashable {
  /// The day relative to day 0.
  public var relativeDay: Int
  /// The number of events with an abnormal return on the day.
  public var eventCount: Int
  /// The average abnormal return, as a fraction.
  public var aar: Double?
  /// The sum of the averages up to the day, as a fraction.
  public var caar: Double?
  /// The lower end of the confidence interval of the sum.
  public var lowerBound: Double?
  /// The upper end of the confidence interval of the sum.
  public var upperBound: Double?

  private enum CodingKeys: String, CodingKey {
    case aar, caar
    case relativeDay = "relative_day"
    case eventCount = "n_events"
    case lowerBound = "lower_bound"
    case upperBound = "upper_bound"
  }
}
