public import CivilTime
package import EventStatistics

/// The daily number of announcements against what shares did before, then and after.
///
/// This is what `leyline correlate --format json` prints. Correlations are from -1 to 1, lags are
/// trading days by which the outcome lies later.
public struct LeadLagResult: Sendable, Hashable, Codable {
  /// Whether the prices are simulated.
  public var simulated: Bool
  /// What the study is called.
  public var title: String
  /// The configuration as used, defaults included.
  public var configuration: StudySettings
  /// The program and the libraries that computed the result.
  public var versions: [SoftwareVersion]
  /// The files that were read, with their digests.
  public var inputs: [InputFile]
  /// The first day.
  public var firstDate: CalendarDate
  /// The last day.
  public var lastDate: CalendarDate
  /// The number of announcements on the trading days.
  public var announcementCount: Int
  /// One entry for each selection of announcements and each outcome.
  public var correlations: [LeadLagEntry]
  /// What was noticed.
  public var notes: [StudyNote]

  private enum CodingKeys: String, CodingKey {
    case simulated, title, configuration, versions, inputs, correlations, notes
    case firstDate = "first_date"
    case lastDate = "last_date"
    case announcementCount = "n_announcements"
  }
}

/// The correlations of one selection of announcements with one outcome, or why there are none.
public struct LeadLagEntry: Sendable, Hashable, Codable {
  /// The announcements: `all`, `market:NAME`, `company:SYMBOL`, `kind:KIND` or `group:GROUP`.
  public var selection: String
  /// The index that returns were taken against, where the outcome has one and all shares have the same.
  public var market: String?
  /// What the shares did.
  public var outcome: LeadLagOutcome
  /// The number of announcements in the selection.
  public var announcementCount: Int
  /// The number of days with both series at lag 0; absent without correlations.
  public var dayCount: Int?
  /// The |r| above which a lag is beyond chance among all lags, and among all companies, or all kinds and groups,
  /// where it is one of these; absent where there are too few days for so many.
  public var simultaneousBound: Double?
  /// The correlation at each lag, from the most negative one on; none without correlations.
  public var lags: [Lag]
  /// Why there are no correlations, where there are none.
  public var reason: String?

  /// The correlation at one lag.
  public struct Lag: Sendable, Hashable, Codable {
    /// The trading days by which the outcome lies later.
    public var lag: Int
    /// The correlation; absent where a series does not vary.
    public var correlation: Double?
    /// The lower end of the band of chance at this lag.
    public var lower: Double?
    /// The upper end of the band of chance at this lag.
    public var upper: Double?
    /// The two-sided permutation p-value of this lag alone.
    public var pValue: Double?
    /// The p-value of the lag among all lags, and among all companies, or all kinds, where it is one of these.
    public var simultaneousPValue: Double?

    private enum CodingKeys: String, CodingKey {
      case lag, correlation, lower, upper
      case pValue = "p_value"
      case simultaneousPValue = "simultaneous_p_value"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case selection, market, outcome, lags, reason
    case announcementCount = "n_announcements"
    case dayCount = "n_days"
    case simultaneousBound = "simultaneous_bound"
  }

  /// Whether a lag is beyond what chance reaches over all lags together.
  package func isBeyondChance(_ lag: Lag) -> Bool {
    abs(lag.correlation ?? 0) > simultaneousBound ?? .infinity
  }

  /// The lag with the largest |r|; nothing without correlations.
  package var strongest: Lag? {
    lags.filter { $0.correlation != nil }
      .max { abs($0.correlation ?? 0) < abs($1.correlation ?? 0) }
  }
}

extension LeadLagEntry {
  /// Has no correlations, for a reason.
  package init(
    selection: String,
    market: String? = nil,
    outcome: LeadLagOutcome,
    announcementCount: Int,
    reason: String
  ) {
    self.selection = selection
    self.market = market
    self.outcome = outcome
    self.announcementCount = announcementCount
    self.reason = reason
    lags = []
  }

  /// Takes over correlations, or the reason why there are none.
  package init(
    selection: String,
    market: String?,
    outcome: LeadLagOutcome,
    announcementCount: Int,
    correlate: () throws(InferenceError) -> LeadLagCorrelation
  ) {
    self.selection = selection
    self.market = market
    self.outcome = outcome
    self.announcementCount = announcementCount
    lags = []
    do throws(InferenceError) {
      let found = try correlate()
      dayCount = found.dayCount
      simultaneousBound = found.simultaneousBound.present
      lags = found.lags.map {
        Lag(
          lag: $0.lag,
          correlation: $0.correlation.present,
          lower: $0.lower.present,
          upper: $0.upper.present,
          pValue: $0.pValue.present,
          simultaneousPValue: $0.simultaneousPValue.present
        )
      }
    } catch {
      reason = error.description
    }
  }
}
