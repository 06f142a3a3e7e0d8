/// What a study says about its events beyond their averages; each part may be empty.
public struct DocumentAnalysis: Sendable, Codable, Hashable {
  /// The p-values corrected for testing several windows and models.
  public var adjustedPValues: [DocumentAdjustedPValue] = []
  /// The results of each group of events, by model.
  public var groups: [DocumentGroup] = []
  /// The tests between the groups.
  public var groupComparisons: [DocumentGroupComparison] = []
  /// The regressions of cumulative abnormal returns on event columns.
  public var regressions: [DocumentRegression] = []
  /// The correlations of event columns with cumulative abnormal returns.
  public var correlations: [DocumentCorrelation] = []
  /// The checks of the residuals of each event.
  public var diagnostics: [DocumentDiagnostics] = []
  /// Which tests the sample supports, by model.
  public var advice: [DocumentAdvice] = []
  /// The studies of volume and volatility.
  public var activities: [DocumentActivity] = []
  /// The calendar-time portfolios.
  public var calendarTime: [DocumentCalendarTime] = []
  /// The study with day 0 one session later where the time of an announcement is unknown.
  public var shiftedDayZero: [DocumentShift] = []
  /// Unusual moves in the sessions before day 0.
  public var earlyMoves: [DocumentEarlyMove] = []
  /// Day 0 before and after each announcement in session, where there are intraday bars.
  public var dayZeroSplits: [DocumentSplit] = []

  private enum CodingKeys: String, CodingKey {
    case groups, regressions, correlations, diagnostics, advice, activities
    case adjustedPValues = "adjusted_p_values"
    case groupComparisons = "group_comparisons"
    case calendarTime = "calendar_time"
    case shiftedDayZero = "shifted_day_zero"
    case earlyMoves = "early_moves"
    case dayZeroSplits = "day_zero_splits"
  }

  /// Creates an analysis without any part.
  public init() {}

  /// Reads an analysis; a part that the file does not have is empty.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func part<Part: Decodable>(_ key: CodingKeys) throws -> [Part] {
      try values.decodeIfPresent([Part].self, forKey: key) ?? []
    }
    adjustedPValues = try part(.adjustedPValues)
    groups = try part(.groups)
    groupComparisons = try part(.groupComparisons)
    regressions = try part(.regressions)
    correlations = try part(.correlations)
    diagnostics = try part(.diagnostics)
    advice = try part(.advice)
    activities = try part(.activities)
    calendarTime = try part(.calendarTime)
    shiftedDayZero = try part(.shiftedDayZero)
    earlyMoves = try part(.earlyMoves)
    dayZeroSplits = try part(.dayZeroSplits)
  }
}
