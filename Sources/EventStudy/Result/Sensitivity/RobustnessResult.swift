public import EventStatistics

/// What carries the result of one model in the headline window, and what the sample could show.
public struct RobustnessResult: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The events whose absence moves the mean most, at most 20, the strongest first.
  public var influences: [Influence]
  /// The number of events without which the mean has another sign.
  public var signChangers: Int
  /// The t statistic of the headline window closest to zero that is left without one event; absent
  /// for fewer than three events.
  public var weakestStatistic: Double?
  /// Averages of each window that extreme events do not move: the parts of the event window and the
  /// headline window.
  public var windows: [RobustWindow]
  /// What the sample could detect; absent for fewer than two events.
  public var power: DetectableResult?

  private enum CodingKeys: String, CodingKey {
    case model, influences, windows, power
    case signChangers = "sign_changers"
    case weakestStatistic = "weakest_statistic"
  }

  /// The mean and the t statistic without one event.
  public struct Influence: Sendable, Hashable, Codable {
    /// The event.
    public var eventID: String
    /// Its symbol.
    public var symbol: String
    /// Its cumulative abnormal return, as a fraction.
    public var car: Double?
    /// The mean without it, as a fraction.
    public var caarWithout: Double?
    /// The t statistic without it; absent where the others do not vary.
    public var statisticWithout: Double?

    private enum CodingKeys: String, CodingKey {
      case symbol, car
      case eventID = "event_id"
      case caarWithout = "caar_without"
      case statisticWithout = "statistic_without"
    }
  }

  /// The averages of one window.
  public struct RobustWindow: Sendable, Hashable, Codable {
    /// What a window is.
    public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
      /// The days of the event window before the headline window.
      case before
      /// The headline window.
      case headline
      /// The days of the event window after it.
      case after
    }

    /// What the window is.
    public var role: Role
    /// The first day of the window.
    public var windowStart: Int
    /// The last day of the window.
    public var windowEnd: Int
    /// The number of events with a return in it.
    public var eventCount: Int
    /// The mean, as a fraction.
    public var mean: Double?
    /// The cross-sectional t statistic of the mean; absent where it does not apply.
    public var statistic: Double?
    /// Its two-sided p-value.
    public var pValue: Double?
    /// The median, as a fraction.
    public var median: Double?
    /// The mean after the tails are moved inwards, as a fraction.
    public var winsorizedMean: Double?
    /// Its t statistic; absent where it does not apply.
    public var winsorizedStatistic: Double?

    private enum CodingKeys: String, CodingKey {
      case role, mean, statistic, median
      case windowStart = "window_start"
      case windowEnd = "window_end"
      case eventCount = "n_events"
      case pValue = "p_value"
      case winsorizedMean = "winsorized_mean"
      case winsorizedStatistic = "winsorized_statistic"
    }

    /// The window.
    package var window: WindowDays {
      WindowDays(windowStart: windowStart, windowEnd: windowEnd)
    }
  }

  /// The smallest effect that a sample could detect, and the samples that small effects need.
  public struct DetectableResult: Sendable, Hashable, Codable {
    /// The standard deviation of the cumulative abnormal returns, as a fraction.
    public var standardDeviation: Double?
    /// The number of events.
    public var eventCount: Int
    /// The smallest mean effect that is found with the wanted power, as a fraction.
    public var minimumEffect: Double?
    /// The number of events that an effect needs; absent beyond all samples.
    public var needs: [Need]

    private enum CodingKeys: String, CodingKey {
      case needs
      case standardDeviation = "standard_deviation"
      case eventCount = "n_events"
      case minimumEffect = "minimum_effect"
    }

    /// The number of events for one effect.
    public struct Need: Sendable, Hashable, Codable {
      /// The effect, as a fraction.
      public var effect: Double
      /// The number of events.
      public var events: Int?
    }
  }
}
