public import CivilTime

/// One event against its synthetic control: a portfolio of other securities that moved as its own did before.
///
/// The weights are found on the days of the estimation window alone. The daily p-values, the intervals and the placebo
/// firms one by one are of a study of at most ``SingleEventResult/most`` events.
public struct SyntheticControlResult: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The number of other securities that were looked at.
  public var candidateCount: Int
  /// The number of those that can be part of the portfolio.
  public var donorCount: Int
  /// The number of days of the estimation window with a return.
  public var estimationDays: Int
  /// The penalty of the ridge regression, where there is one.
  public var penalty: Double?
  /// The root of the mean squared difference to the portfolio over the estimation window, as a fraction.
  public var fitError: Double?
  /// The number of donors of equal weight that are as spread out, `1/Σw²`.
  public var effectiveDonors: Double?
  /// The same root on days of the estimation window that the weights had not seen; a little too small with a penalty,
  /// which these days chose.
  public var heldOutError: Double?
  /// That of the market model, where there is a market.
  public var marketHeldOutError: Double?
  /// Why there is no portfolio, where there is none.
  public var reason: String?
  /// The donors with a weight, the heaviest first.
  @AbsentList public var weights: [Weight] = []
  /// The days of the event window.
  @AbsentList public var days: [Day] = []
  /// The tested windows.
  @AbsentList public var windows: [Window] = []
  /// The donors that took the place of the event's security.
  @AbsentList public var placebos: [Placebo] = []

  /// The weight of a donor.
  public struct Weight: Sendable, Hashable, Codable {
    /// The donor.
    public var symbol: String
    /// Its weight; all weights sum to one.
    public var weight: Double
  }

  /// A day of the event window.
  public struct Day: Sendable, Hashable, Codable {
    /// The day relative to day 0.
    public var relativeDay: Int
    /// Its date.
    public var date: CalendarDate
    /// The return of the event's security.
    public var securityReturn: Double
    /// The return of the portfolio.
    public var syntheticReturn: Double
    /// The difference, the abnormal return.
    public var ar: Double
    /// The conformal p-value of the day alone.
    public var pValue: Double?

    private enum CodingKeys: String, CodingKey {
      case date, ar
      case relativeDay = "relative_day"
      case securityReturn = "return"
      case syntheticReturn = "synthetic_return"
      case pValue = "p_value"
    }
  }

  /// A tested window.
  public struct Window: Sendable, Hashable, Codable {
    /// The first day.
    public var windowStart: Int
    /// The last day.
    public var windowEnd: Int
    /// The cumulative abnormal return.
    public var car: Double?
    /// The root of the mean squared abnormal return over that of the estimation window.
    public var errorRatio: Double?
    /// The conformal p-value by moving blocks.
    public var blockPValue: Double?
    /// The conformal p-value by permutations.
    public var permutationPValue: Double?
    /// The lower end of the conformal interval of the cumulative abnormal return.
    public var lower: Double?
    /// Its upper end.
    public var upper: Double?
    /// The share of the security and its placebo firms whose ratio of errors is as large.
    public var placeboPValue: Double?
    /// The number of placebo firms.
    public var placeboCount: Int
    /// Why a figure is missing, where one is.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
      case car, lower, upper, reason
      case windowStart = "window_start"
      case windowEnd = "window_end"
      case errorRatio = "error_ratio"
      case blockPValue = "block_p_value"
      case permutationPValue = "permutation_p_value"
      case placeboPValue = "placebo_p_value"
      case placeboCount = "n_placebos"
    }
  }

  /// A donor in the place of the event's security.
  public struct Placebo: Sendable, Hashable, Codable {
    /// The donor.
    public var symbol: String
    /// The root of the mean squared difference to its own portfolio over the estimation window.
    public var fitError: Double
    /// Its windows, in the order of the tested ones.
    public var windows: [Effect]

    /// What the donor did in a window.
    public struct Effect: Sendable, Hashable, Codable {
      /// The first day.
      public var windowStart: Int
      /// The last day.
      public var windowEnd: Int
      /// The cumulative abnormal return.
      public var car: Double?
      /// The root of the mean squared abnormal return over that of the estimation window.
      public var errorRatio: Double?

      private enum CodingKeys: String, CodingKey {
        case car
        case windowStart = "window_start"
        case windowEnd = "window_end"
        case errorRatio = "error_ratio"
      }
    }

    private enum CodingKeys: String, CodingKey {
      case symbol, windows
      case fitError = "fit_error"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, penalty, reason, weights, days, windows, placebos
    case eventID = "event_id"
    case candidateCount = "n_candidates"
    case donorCount = "n_donors"
    case estimationDays = "estimation_days"
    case fitError = "fit_error"
    case effectiveDonors = "effective_donors"
    case heldOutError = "held_out_error"
    case marketHeldOutError = "market_held_out_error"
  }
}

/// The effects of several events against their synthetic controls, those counting more whose portfolios follow better.
public struct SyntheticAverageResult: Sendable, Hashable, Codable {
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of events.
  public var eventCount: Int
  /// The mean effect, each event weighted by one over the error of its portfolio.
  public var effect: Double?
  /// The lower end of the range that placebo groups have at the level of the study.
  public var placeboLower: Double?
  /// Its upper end.
  public var placeboUpper: Double?
  /// The two-sided share of placebo groups whose effect is as large.
  public var pValue: Double?
  /// The same among placebo firms that are followed about as well as the events' own securities.
  public var closePValue: Double?
  /// Why there is no effect, where there is none.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case effect, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case placeboLower = "placebo_lower"
    case placeboUpper = "placebo_upper"
    case pValue = "p_value"
    case closePValue = "close_p_value"
  }
}
