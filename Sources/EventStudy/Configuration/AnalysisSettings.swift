public import EventStatistics

/// What is asked of the events beyond their average: causes, groups, other outcomes.
public struct AnalysisSettings: Sendable, Hashable {
  /// The event columns that explain the cumulative abnormal returns in a regression.
  ///
  /// Columns of numbers enter as they are, columns of words as one dummy for each word but the
  /// first. The default is none.
  public var regress: [String]
  /// The event columns that are correlated with the cumulative abnormal returns.
  ///
  /// The default is none.
  public var correlate: [String]
  /// The further outcomes that are studied like returns.
  ///
  /// The default is none.
  public var outcomes: [ActivityOutcome]
  /// Whether a calendar-time portfolio holds each security from day 0 to the end of the event window.
  ///
  /// The default is false.
  public var calendarTime: Bool
  /// The fewest securities on a day of the calendar-time portfolio.
  ///
  /// The default is 1.
  public var minimumSecurities: Int
  /// The event column that names a control firm, which takes the market's place.
  ///
  /// It does so in the model `market_adjusted` and in buy-and-hold returns. The default is none.
  public var controlColumn: String?
  /// The corrections for testing several windows and models.
  ///
  /// The default is all; they are shown when there is more than one window or model.
  public var adjustments: [PValueAdjustment]
  /// Whether the results of single events are kept, beside those of all of them together.
  ///
  /// Without them the fits, the returns, the prices and the diagnostics of each event, unusual moves
  /// before it, split days and pairs of overlapping events are left out; the list of events with
  /// their day 0 stays. The default is true.
  public var singleEvents: Bool

  /// Creates a choice; whatever is left out has its default.
  public init(
    regress: [String] = [],
    correlate: [String] = [],
    outcomes: [ActivityOutcome] = [],
    calendarTime: Bool = false,
    minimumSecurities: Int = 1,
    controlColumn: String? = nil,
    adjustments: [PValueAdjustment] = PValueAdjustment.allCases,
    singleEvents: Bool = true
  ) {
    self.regress = regress
    self.correlate = correlate
    self.outcomes = outcomes
    self.calendarTime = calendarTime
    self.minimumSecurities = minimumSecurities
    self.controlColumn = controlColumn
    self.adjustments = adjustments
    self.singleEvents = singleEvents
  }
}

/// A series of trading activity that can be studied in the place of returns.
public enum ActivityOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The logarithm of the volume, against its own mean and against the market's.
  case volume
  /// The squared return over its variance, less one.
  case volatility
}

extension AnalysisSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case regress, correlate, outcomes, adjustments
    case calendarTime = "calendar_time"
    case minimumSecurities = "min_securities"
    case controlColumn = "control_column"
    case singleEvents = "single_events"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    regress = try values.decodeIfPresent([String].self, forKey: .regress) ?? regress
    correlate = try values.decodeIfPresent([String].self, forKey: .correlate) ?? correlate
    outcomes =
      try values.decodeIfPresent([String].self, forKey: .outcomes).map {
        try MethodName.all($0, of: ActivityOutcome.self, kind: "outcome")
      } ?? outcomes
    calendarTime = try values.decodeIfPresent(Bool.self, forKey: .calendarTime) ?? calendarTime
    minimumSecurities =
      try values.decodeIfPresent(Int.self, forKey: .minimumSecurities) ?? minimumSecurities
    controlColumn = try values.decodeIfPresent(String.self, forKey: .controlColumn)
    adjustments =
      try values.decodeIfPresent([String].self, forKey: .adjustments).map {
        try MethodName.all($0, of: PValueAdjustment.self, kind: "correction")
      } ?? adjustments
    singleEvents = try values.decodeIfPresent(Bool.self, forKey: .singleEvents) ?? singleEvents
  }
}
