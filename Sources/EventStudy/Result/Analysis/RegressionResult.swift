public import EventAlignment
public import EventStatistics

/// A regression of the cumulative abnormal returns of a window on event columns.
public struct RegressionResult: Sendable, Hashable {
  /// The model of the abnormal returns.
  public let model: ExpectedReturnMethod
  /// The window.
  public let window: TestWindow
  /// The number of complete events, or nothing when there is no regression.
  public let rows: Int?
  /// The share of explained variance.
  public let rSquared: Double?
  /// The same, adjusted for the number of terms.
  public let adjustedRSquared: Double?
  /// The F statistic of all terms but the intercept.
  public let fStatistic: Double?
  /// Its p-value.
  public let fPValue: Double?
  /// The terms, intercept first.
  public let terms: [Term]
  /// Why there is no regression, where there is none.
  public let reason: String?

  /// One term of a regression.
  public struct Term: Sendable, Hashable {
    /// The column, and the word of a dummy after an equals sign.
    public let name: String
    /// The coefficient.
    public let estimate: Double
    /// The errors of the coefficient, by kind: `ols`, `hc0` to `hc3` and `cr1` by event date.
    public let errors: [Error]

    /// Creates a term.
    public init(name: String, estimate: Double, errors: [Error]) {
      self.name = name
      self.estimate = estimate
      self.errors = errors
    }
  }

  /// One kind of standard error of a coefficient.
  public struct Error: Sendable, Hashable {
    /// The kind.
    public let kind: String
    /// The standard error.
    public let standardError: Double
    /// The t statistic.
    public let t: Double
    /// The two-sided p-value.
    public let pValue: Double

    /// Creates a standard error.
    public init(kind: String, standardError: Double, t: Double, pValue: Double) {
      self.kind = kind
      self.standardError = standardError
      self.t = t
      self.pValue = pValue
    }
  }

  /// Creates the result of a regression.
  public init(
    model: ExpectedReturnMethod,
    window: TestWindow,
    rows: Int?,
    rSquared: Double?,
    adjustedRSquared: Double?,
    fStatistic: Double?,
    fPValue: Double?,
    terms: [Term],
    reason: String?
  ) {
    self.model = model
    self.window = window
    self.rows = rows
    self.rSquared = rSquared
    self.adjustedRSquared = adjustedRSquared
    self.fStatistic = fStatistic
    self.fPValue = fPValue
    self.terms = terms
    self.reason = reason
  }
}
