/// What a study says about its events beyond their averages; each part may be empty.
public struct StudyAnalysis: Sendable {
  /// The p-values corrected for testing several windows and models.
  public let adjustedPValues: [AdjustedPValue]
  /// The results of each group of events, by model.
  public let groups: [GroupResult]
  /// The tests between the groups.
  public let comparisons: [GroupComparisonResult]
  /// The regressions of cumulative abnormal returns on event columns.
  public let regressions: [RegressionResult]
  /// The correlations of event columns with cumulative abnormal returns.
  public let correlations: [CorrelationResult]
  /// The checks of the residuals of each event.
  public let diagnostics: [EventDiagnostics]
  /// Which tests the sample supports, by model.
  public let advice: [TestAdvice]
  /// The studies of volume and volatility.
  public let activities: [ActivityResult]
  /// The calendar-time portfolios.
  public let calendarTime: [CalendarTimeResult]
  /// The study with day 0 one session later where the time of an announcement is unknown.
  public let shiftedDayZero: [DayShiftResult]
  /// Unusual moves in the sessions before day 0.
  public let earlyMoves: [EarlyMove]
  /// Day 0 before and after each announcement in session, where there are intraday bars.
  public let dayZeroSplits: [DayZeroSplit]

  /// Creates an analysis; whatever is left out is empty.
  public init(
    adjustedPValues: [AdjustedPValue] = [],
    groups: [GroupResult] = [],
    comparisons: [GroupComparisonResult] = [],
    regressions: [RegressionResult] = [],
    correlations: [CorrelationResult] = [],
    diagnostics: [EventDiagnostics] = [],
    advice: [TestAdvice] = [],
    activities: [ActivityResult] = [],
    calendarTime: [CalendarTimeResult] = [],
    shiftedDayZero: [DayShiftResult] = [],
    earlyMoves: [EarlyMove] = [],
    dayZeroSplits: [DayZeroSplit] = []
  ) {
    self.adjustedPValues = adjustedPValues
    self.groups = groups
    self.comparisons = comparisons
    self.regressions = regressions
    self.correlations = correlations
    self.diagnostics = diagnostics
    self.advice = advice
    self.activities = activities
    self.calendarTime = calendarTime
    self.shiftedDayZero = shiftedDayZero
    self.earlyMoves = earlyMoves
    self.dayZeroSplits = dayZeroSplits
  }
}
