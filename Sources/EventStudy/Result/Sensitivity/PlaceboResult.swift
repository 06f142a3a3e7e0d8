public import EventStatistics

/// The base grid on random days without an event, many times.
public struct PlaceboResult: Sendable, Hashable, Codable {
  /// The number of placebo studies.
  public var studies: Int
  /// The mean number of events in one of them.
  public var meanEventCount: Double?
  /// For each test the best of all base cells among the best of all placebo cells.
  public var maxima: [Maximum]
  /// Where the headline window stands, by model.
  public var places: [Place]
  /// How often each test rejects on placebo days in the headline window, by model.
  public var sizes: [Size]

  private enum CodingKeys: String, CodingKey {
    case studies, maxima, places, sizes
    case meanEventCount = "mean_n_events"
  }

  /// The best cell of a test.
  public struct Maximum: Sendable, Hashable, Codable {
    /// The test.
    public var method: InferenceMethod
    /// The model of the best cell.
    public var model: ExpectedReturnMethod
    /// The first day of the window of the best cell.
    public var windowStart: Int
    /// The last day of the window of the best cell.
    public var windowEnd: Int
    /// Its statistic in absolute value.
    public var statistic: Double?
    /// The chance that the best of all cells looks at least this good without any effect; absent where
    /// the test applies to no placebo study.
    public var pValue: Double?
    /// What the best placebo cell exceeds in one study of twenty; absent like the chance.
    public var criticalValue: Double?
    /// The number of placebo studies that have the test.
    public var studies: Int?
    /// Why there is nothing to compare the statistic with, where there is nothing.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case model, statistic, studies, reason
      case method = "test"
      case windowStart = "window_start"
      case windowEnd = "window_end"
      case pValue = "p_value"
      case criticalValue = "critical_value"
    }

    /// The window of the best cell.
    package var window: WindowDays {
      WindowDays(windowStart: windowStart, windowEnd: windowEnd)
    }
  }

  /// The true result of the headline window among placebo results.
  public struct Place: Sendable, Hashable, Codable {
    /// The model.
    public var model: ExpectedReturnMethod
    /// The true CAAR, as a fraction; absent without events.
    public var caar: Double?
    /// The share of studies, the true one counted, whose CAAR is at least as far from zero;
    /// absent without a true CAAR or a placebo study.
    public var pValue: Double?
    /// The CAAR of each placebo study, ascending, as fractions.
    public var placebo: [Double]

    private enum CodingKeys: String, CodingKey {
      case model, caar, placebo
      case pValue = "p_value"
    }
  }

  /// The size of one test on the user's own data.
  public struct Size: Sendable, Hashable, Codable {
    /// The model.
    public var model: ExpectedReturnMethod
    /// The test.
    public var method: InferenceMethod
    /// The share of placebo studies rejected at the nominal 10, 5 and 1 %.
    public var rates: [Double]

    private enum CodingKeys: String, CodingKey {
      case model, rates
      case method = "test"
    }
  }
}
