/// Everything that one expected-return model says about the events.
public struct DocumentModel: Sendable, Codable, Hashable {
  /// The identifier of the model, such as `market`.
  public var model: String
  /// The estimates of each event.
  public var fits: [DocumentFit]
  /// The abnormal returns of each event.
  public var abnormalReturns: [DocumentAbnormalReturns]
  /// The cumulative abnormal return of each event over each window.
  public var cars: [DocumentCAR]
  /// The average of each day of the event window.
  public var aar: [DocumentAverageDay]
  /// The average effect over each window.
  public var windows: [DocumentWindow]
  /// Each test of each window.
  public var tests: [DocumentTest]
  /// The first day with a return in any estimation window, absent without events.
  public var firstDate: String?
  /// The last day of any event window, absent without events.
  public var lastDate: String?

  private enum CodingKeys: String, CodingKey {
    case model, fits, cars, aar, windows, tests
    case firstDate = "first_date"
    case lastDate = "last_date"
    case abnormalReturns = "abnormal_returns"
  }

  /// Returns the cumulative abnormal return of an event over a window.
  public func car(eventID: String, windowStart: Int, windowEnd: Int) -> DocumentCAR? {
    cars.first {
      $0.eventID == eventID && $0.windowStart == windowStart && $0.windowEnd == windowEnd
    }
  }
}

/// The estimates of one model for one event.
public struct DocumentFit: Sendable, Codable, Hashable {
  /// One estimated coefficient.
  public struct Term: Sendable, Codable, Hashable {
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
  public var firstDate: String
  /// The last day of the estimation window that has a return.
  public var lastDate: String

  private enum CodingKeys: String, CodingKey {
    case symbol, terms, sigma, observations
    case eventID = "event_id"
    case rSquared = "r_squared"
    case degreesOfFreedom = "degrees_of_freedom"
    case firstDate = "first_date"
    case lastDate = "last_date"
  }
}
