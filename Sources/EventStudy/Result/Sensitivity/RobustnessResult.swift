public import EventAlignment
public import EventStatistics

/// What carries the result of one model in the headline window, and what the sample could show.
public struct RobustnessResult: Sendable, Hashable, Codable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// The events whose absence moves the mean most, at most 20, the strongest first.
  public let influences: [Influence]
  /// The number of events without which the mean has another sign.
  public let signChangers: Int
  /// The t statistic of the headline window closest to zero that is left without one event; absent
  /// for fewer than three events.
  public let weakestStatistic: Double?
  /// Averages of each window that extreme events do not move: the parts of the event window and the
  /// headline window.
  public let windows: [RobustWindow]
  /// What the sample could detect; absent for fewer than two events.
  public let power: DetectableResult?

  private enum CodingKeys: String, CodingKey {
    case model, influences, windows, power
    case signChangers = "sign_changers"
    case weakestStatistic = "weakest_statistic"
  }

  /// The mean and the t statistic without one event.
  public struct Influence: Sendable, Hashable, Codable {
    /// The event.
    public let eventID: String
    /// Its symbol.
    public let symbol: String
    /// Its cumulative abnormal return, as a fraction.
    public let car: Double
    /// The mean without it, as a fraction.
    public let caarWithout: Double
    /// The t statistic without it; absent where the others do not vary.
    public let statisticWithout: Double?

    private enum CodingKeys: String, CodingKey {
      case symbol, car
      case eventID = "event_id"
      case caarWithout = "caar_without"
      case statisticWithout = "statistic_without"
    }

    /// Creates an influence.
    public init(
      eventID: String,
      symbol: String,
      car: Double,
      caarWithout: Double,
      statisticWithout: Double?
    ) {
      self.eventID = eventID
      self.symbol = symbol
      self.car = car
      self.caarWithout = caarWithout
      self.statisticWithout = statisticWithout
    }
  }

  /// The averages of one window.
  public struct RobustWindow: Sendable, Hashable, Codable {
    /// What a window is.
    public enum Role: String, Sendable, Hashable, Codable {
      /// The days of the event window before the headline window.
      case before
      /// The headline window.
      case headline
      /// The days of the event window after it.
      case after
    }

    /// What the window is.
    public let role: Role
    /// The window.
    public let window: TestWindow
    /// The number of events with a return in it.
    public let eventCount: Int
    /// The mean, as a fraction.
    public let mean: Double
    /// The cross-sectional t statistic of the mean; absent where it does not apply.
    public let statistic: Double?
    /// Its two-sided p-value.
    public let pValue: Double?
    /// The median, as a fraction.
    public let median: Double
    /// The mean after the tails are moved inwards, as a fraction.
    public let winsorizedMean: Double
    /// Its t statistic; absent where it does not apply.
    public let winsorizedStatistic: Double?

    private enum CodingKeys: String, CodingKey {
      case role, window, mean, statistic, median
      case eventCount = "n_events"
      case pValue = "p_value"
      case winsorizedMean = "winsorized_mean"
      case winsorizedStatistic = "winsorized_statistic"
    }

    /// Creates averages.
    public init(
      role: Role,
      window: TestWindow,
      eventCount: Int,
      mean: Double,
      statistic: Double?,
      pValue: Double?,
      median: Double,
      winsorizedMean: Double,
      winsorizedStatistic: Double?
    ) {
      self.role = role
      self.window = window
      self.eventCount = eventCount
      self.mean = mean
      self.statistic = statistic
      self.pValue = pValue
      self.median = median
      self.winsorizedMean = winsorizedMean
      self.winsorizedStatistic = winsorizedStatistic
    }
  }

  /// The smallest effect that a sample could detect, and the samples that small effects need.
  public struct DetectableResult: Sendable, Hashable, Codable {
    /// The standard deviation of the cumulative abnormal returns, as a fraction.
    public let standardDeviation: Double
    /// The number of events.
    public let eventCount: Int
    /// The smallest mean effect that is found with the wanted power, as a fraction.
    public let minimumEffect: Double
    /// The number of events that an effect needs; absent beyond all samples.
    public let needs: [Need]

    private enum CodingKeys: String, CodingKey {
      case needs
      case standardDeviation = "standard_deviation"
      case eventCount = "n_events"
      case minimumEffect = "minimum_effect"
    }

    /// The number of events for one effect.
    public struct Need: Sendable, Hashable, Codable {
      /// The effect, as a fraction.
      public let effect: Double
      /// The number of events.
      public let events: Int?

      /// Creates a need.
      public init(effect: Double, events: Int?) {
        self.effect = effect
        self.events = events
      }
    }

    /// Creates a result.
    public init(
      standardDeviation: Double,
      eventCount: Int,
      minimumEffect: Double,
      needs: [Need]
    ) {
      self.standardDeviation = standardDeviation
      self.eventCount = eventCount
      self.minimumEffect = minimumEffect
      self.needs = needs
    }
  }

  /// Creates a result.
  public init(
    model: ExpectedReturnMethod,
    influences: [Influence],
    signChangers: Int,
    weakestStatistic: Double?,
    windows: [RobustWindow],
    power: DetectableResult?
  ) {
    self.model = model
    self.influences = influences
    self.signChangers = signChangers
    self.weakestStatistic = weakestStatistic
    self.windows = windows
    self.power = power
  }
}
