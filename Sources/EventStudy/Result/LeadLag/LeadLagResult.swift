public import CivilTime
public import EventStatistics

/// The daily number of announcements against what shares did before, then and after.
public struct LeadLagResult: Sendable {
  /// The first and the last day.
  public let days: ClosedRange<CalendarDate>
  /// The number of announcements on the trading days.
  public let announcementCount: Int
  /// Whether the prices are simulated.
  public let simulated: Bool
  /// One entry for each selection of announcements and each outcome.
  public let entries: [Entry]
  /// What was noticed.
  public let notes: [StudyNote]

  /// The correlations of one selection of announcements with one outcome.
  public struct Entry: Sendable {
    /// The announcements: `all`, `company:SYMBOL` or `kind:KIND`.
    public let selection: String
    /// What the shares did.
    public let outcome: LeadLagOutcome
    /// The number of announcements in the selection.
    public let announcementCount: Int
    /// The correlations with their bands, or the reason why there are none.
    public let correlation: Result<LeadLagCorrelation, InferenceError>
  }
}

/// A daily outcome that announcements are correlated with.
public enum LeadLagOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The abnormal return of the market model, averaged over the shares.
  case abnormalReturn = "abnormal_return"
  /// The logarithm of the volume, less its mean over the twenty days before.
  case volume
  /// The squared abnormal return over its variance.
  case volatility
}
