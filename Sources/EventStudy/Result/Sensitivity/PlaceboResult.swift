public import EventAlignment
public import EventStatistics

/// The base grid on random days without an event, many times.
public struct PlaceboResult: Sendable, Hashable, Codable {
  /// The number of placebo studies.
  public let studies: Int
  /// The mean number of events in one of them.
  public let meanEventCount: Double
  /// For each test the best of all base cells among the best of all placebo cells.
  public let maxima: [Maximum]
  /// Where the headline window stands, by model.
  public let places: [Place]
  /// How often each test rejects on placebo days in the headline window, by model.
  public let sizes: [Size]

  private enum CodingKeys: String, CodingKey {
    case studies, maxima, places, sizes
    case meanEventCount = "mean_n_events"
  }

  /// The best cell of a test.
  public struct Maximum: Sendable, Hashable, Codable {
    /// The test.
    public let method: InferenceMethod
    /// The model of the best cell.
    public let model: ExpectedReturnMethod
    /// The window of the best cell.
    public let window: TestWindow
    /// Its statistic in absolute value.
    public let statistic: Double
    /// The chance that the best of all cells looks at least this good without any effect.
    public let pValue: Double
    /// What the best placebo cell exceeds in one study of twenty.
    public let criticalValue: Double

    private enum CodingKeys: String, CodingKey {
      case model, window, statistic
      case method = "test"
      case pValue = "p_value"
      case criticalValue = "critical_value"
    }

    /// Creates an entry.
    public init(
      method: InferenceMethod,
      model: ExpectedReturnMethod,
      window: TestWindow,
      statistic: Double,
      pValue: Double,
      criticalValue: Double
    ) {
      self.method = method
      self.model = model
      self.window = window
      self.statistic = statistic
      self.pValue = pValue
      self.criticalValue = criticalValue
    }
  }

  /// The true result of the headline window among placebo results.
  public struct Place: Sendable, Hashable, Codable {
    /// The model.
    public let model: ExpectedReturnMethod
    /// The true CAAR, as a fraction; absent without events.
    public let caar: Double?
    /// The share of studies, the true one counted, whose CAAR is at least as far from zero;
    /// absent without a true CAAR.
    public let pValue: Double?
    /// The CAAR of each placebo study, ascending, as fractions.
    public let placebo: [Double]

    private enum CodingKeys: String, CodingKey {
      case model, caar, placebo
      case pValue = "p_value"
    }

    /// Creates a place.
    public init(model: ExpectedReturnMethod, caar: Double?, pValue: Double?, placebo: [Double]) {
      self.model = model
      self.caar = caar
      self.pValue = pValue
      self.placebo = placebo
    }
  }

  /// The size of one test on the user's own data.
  public struct Size: Sendable, Hashable, Codable {
    /// The model.
    public let model: ExpectedReturnMethod
    /// The test.
    public let method: InferenceMethod
    /// The share of placebo studies rejected at the nominal 10, 5 and 1 %.
    public let rates: [Double]

    private enum CodingKeys: String, CodingKey {
      case model, rates
      case method = "test"
    }

    /// Creates a size.
    public init(model: ExpectedReturnMethod, method: InferenceMethod, rates: [Double]) {
      self.model = model
      self.method = method
      self.rates = rates
    }
  }

  /// Creates a result.
  public init(
    studies: Int,
    meanEventCount: Double,
    maxima: [Maximum],
    places: [Place],
    sizes: [Size]
  ) {
    self.studies = studies
    self.meanEventCount = meanEventCount
    self.maxima = maxima
    self.places = places
    self.sizes = sizes
  }
}
