/// A regression of the cumulative abnormal returns of a window on event columns.
public struct DocumentRegression: Sendable, Codable, Hashable {
  /// The identifier of the model of the abnormal returns.
  public var model: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of complete events, absent without a regression.
  public var eventCount: Int?
  /// The share of explained variance.
  public var rSquared: Double?
  /// The same, adjusted for the number of terms.
  public var adjustedRSquared: Double?
  /// The F statistic of all terms but the intercept.
  public var fStatistic: Double?
  /// Its p-value.
  public var fPValue: Double?
  /// The terms, intercept first.
  public var terms: [DocumentTerm]
  /// Why there is no regression, where there is none.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, terms, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case rSquared = "r_squared"
    case adjustedRSquared = "adjusted_r_squared"
    case fStatistic = "f_statistic"
    case fPValue = "f_p_value"
  }
}

/// One term of a regression.
public struct DocumentTerm: Sendable, Codable, Hashable {
  /// The column, and the word of a dummy after an equals sign.
  public var term: String
  /// The coefficient.
  public var estimate: Double?
  /// The standard errors of the coefficient, one of each kind.
  public var errors: [Error]

  /// One kind of standard error of a coefficient.
  public struct Error: Sendable, Codable, Hashable {
    /// The kind, such as `hc3`.
    public var kind: String
    /// The standard error.
    public var standardError: Double?
    /// The t statistic.
    public var t: Double?
    /// The two-sided p-value.
    public var pValue: Double?

    private enum CodingKeys: String, CodingKey {
      case kind, t
      case standardError = "standard_error"
      case pValue = "p_value"
    }
  }

  /// Returns the errors of a kind.
  public func error(_ kind: String) -> Error? { errors.first { $0.kind == kind } }
}

/// The regression of a portfolio that holds each security after its event.
public struct DocumentCalendarTime: Sendable, Codable, Hashable {
  /// The model of the portfolio's return, such as `ff3`.
  public var model: String
  /// The number of days with enough securities, absent without a regression.
  public var days: Int?
  /// The terms; the first, the intercept, is the abnormal return per day.
  public var terms: [DocumentTerm]
  /// Why there is no regression, where there is none.
  public var reason: String?
}
