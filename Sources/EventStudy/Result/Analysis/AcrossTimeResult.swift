public import EventStatistics

/// Ibbotson's returns across time and securities under one model.
public struct AcrossTimeResult: Sendable, Hashable, Codable {
  /// The model whose factors explain the returns.
  public var model: ExpectedReturnMethod
  /// The regression of each day of the event window.
  @AbsentList public var days: [Day] = []
  /// The sum of the intercepts over each tested window.
  @AbsentList public var windows: [Window] = []
  /// Why there is nothing, where there is nothing.
  public var reason: String?

  /// The regression over the events of one day.
  public struct Day: Sendable, Hashable, Codable {
    /// The day relative to the event.
    public var relativeDay: Int
    /// The events with a return and all factors on the day.
    public var eventCount: Int
    /// The terms; the first, the intercept, is the abnormal return of the day.
    @AbsentList public var terms: [RegressionTerm] = []
    /// Why there is no regression, where there is none.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case terms, reason
      case relativeDay = "relative_day"
      case eventCount = "n_events"
    }
  }

  /// The intercepts of a window together.
  public struct Window: Sendable, Hashable, Codable {
    /// The first day of the window.
    public var windowStart: Int
    /// The last day of the window.
    public var windowEnd: Int
    /// The sum of the intercepts, absent where a day has none.
    public var estimate: Double?
    /// The error of the sum, one of each kind.
    @AbsentList public var errors: [WindowError] = []
    /// Why there is no sum, where there is none.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case estimate, errors, reason
      case windowStart = "window_start"
      case windowEnd = "window_end"
    }
  }

  /// One kind of standard error of a sum of intercepts, with the t test that rests on it.
  public struct WindowError: Sendable, Hashable, Codable {
    /// How the error of each day was measured.
    public var kind: StandardError.Kind
    /// The root of the summed squared errors of the days.
    public var standardError: Double?
    /// The degrees of freedom of the test, by Satterthwaite.
    public var degreesOfFreedom: Double?
    /// The t statistic.
    public var t: Double?
    /// The two-sided p-value.
    public var pValue: Double?
    /// Why there is no error of this kind, where there is none.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case kind, t, reason
      case standardError = "standard_error"
      case degreesOfFreedom = "degrees_of_freedom"
      case pValue = "p_value"
    }
  }
}
