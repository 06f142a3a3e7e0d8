/// The regression of a portfolio that holds each security after its event.
public struct CalendarTimeResult: Sendable, Hashable {
  /// The model of the portfolio's return: `capm`, `ff3`, or `market` without a risk-free return.
  public let model: String
  /// The number of days with enough securities, or nothing when there is no regression.
  public let days: Int?
  /// The terms; the first, the intercept, is the abnormal return per day.
  public let terms: [RegressionResult.Term]
  /// Why there is no regression, where there is none.
  public let reason: String?

  /// Creates the result of a calendar-time portfolio.
  public init(model: String, days: Int?, terms: [RegressionResult.Term], reason: String?) {
    self.model = model
    self.days = days
    self.terms = terms
    self.reason = reason
  }
}
