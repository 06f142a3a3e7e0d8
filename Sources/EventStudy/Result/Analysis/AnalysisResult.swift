public import EventStatistics

/// What a study says about its events beyond their averages; each part may be empty.
public struct AnalysisResult: Sendable, Hashable, Codable {
  /// The p-values corrected for testing several windows and models.
  @AbsentList public var adjustedPValues: [AdjustedPValue] = []
  /// The results of each group of events, by model.
  @AbsentList public var groups: [GroupResult] = []
  /// The tests between the groups.
  @AbsentList public var groupComparisons: [GroupComparisonResult] = []
  /// The difference of each two of three groups or more.
  @AbsentList public var groupPairs: [GroupPairResult] = []
  /// The event columns that regressions and correlations are about.
  @AbsentList public var explainingColumns: [ExplainingColumn] = []
  /// The regressions of cumulative abnormal returns on event columns.
  @AbsentList public var regressions: [RegressionResult] = []
  /// The correlations of event columns with cumulative abnormal returns.
  @AbsentList public var correlations: [CorrelationResult] = []
  /// The line of each correlated column through the events, over the first window.
  @AbsentList public var correlationLines: [CorrelationLine] = []
  /// The event columns of numbers that no correlation was asked of.
  @AbsentList public var numericColumns: [NumericColumn] = []
  /// The daily number of announcements against prices at leads and lags.
  @AbsentList public var leadLag: [LeadLagEntry] = []
  /// The checks of the residuals of each event.
  @AbsentList public var diagnostics: [EventDiagnostics] = []
  /// Which tests the sample supports, by model.
  @AbsentList public var advice: [TestAdvice] = []
  /// The tested windows of which events of one security share days.
  @AbsentList public var sharedWindows: [SharedWindow] = []
  /// The studies of volume and volatility.
  @AbsentList public var activities: [ActivityResult] = []
  /// The calendar-time portfolios.
  @AbsentList public var calendarTime: [CalendarTimeResult] = []
  /// Ibbotson's returns across time and securities, by model.
  @AbsentList public var rats: [AcrossTimeResult] = []
  /// The study with day 0 one session later where the time of an announcement is unknown.
  @AbsentList public var shiftedDayZero: [DayShiftResult] = []
  /// The study against each further index, where no event names its own.
  @AbsentList public var otherMarkets: [OtherMarketResult] = []
  /// The tests of the study on returns of each further price.
  @AbsentList public var otherPrices: [OtherPriceResult] = []
  /// What buyers after each announcement had.
  @AbsentList public var entries: [EntryResult] = []
  /// The minutes after each announcement, against the same minutes of ordinary days.
  @AbsentList public var intraday: [IntradayResult] = []
  /// The moves of several events over the same minutes.
  @AbsentList public var intradayAverages: [IntradayAverage] = []
  /// Unusual moves in the sessions before day 0.
  @AbsentList public var earlyMoves: [EarlyMove] = []
  /// Day 0 before and after each announcement in session, where there are intraday bars.
  @AbsentList public var dayZeroSplits: [DayZeroSplit] = []
  /// The returns that each event was estimated from, of a study of few events.
  @AbsentList public var estimationReturns: [EstimationReturns] = []
  /// What the tests of one event say, of a study of few events.
  @AbsentList public var singleEvents: [SingleEventResult] = []
  /// The abnormal returns in money, of a study of few events.
  @AbsentList public var priceImpacts: [PriceImpact] = []
  /// What prices would have been before, of a study of few events.
  @AbsentList public var priceLines: [PriceLines] = []
  /// The p-values of few events put together.
  @AbsentList public var combinedEvents: [CombinedEvents] = []
  /// Each event against a portfolio of other securities.
  @AbsentList public var syntheticControls: [SyntheticControlResult] = []
  /// The effects of all events against their portfolios together.
  @AbsentList public var syntheticAverages: [SyntheticAverageResult] = []
  /// The peers of each event.
  @AbsentList public var peers: [EventPeers] = []
  /// The control firms that were found for each event.
  @AbsentList public var controlFirms: [EventControlFirms] = []
  /// What each model predicts of the days before each event.
  @AbsentList public var outOfSample: [OutOfSampleResult] = []
  /// The same over all events, by model.
  @AbsentList public var outOfSampleAverages: [OutOfSampleAverage] = []

  private enum CodingKeys: String, CodingKey {
    case groups, regressions, correlations, diagnostics, advice, activities, peers, rats
    case adjustedPValues = "adjusted_p_values"
    case groupComparisons = "group_comparisons"
    case groupPairs = "group_pairs"
    case explainingColumns = "explaining_columns"
    case correlationLines = "correlation_lines"
    case numericColumns = "numeric_columns"
    case leadLag = "lead_lag"
    case sharedWindows = "shared_windows"
    case calendarTime = "calendar_time"
    case shiftedDayZero = "shifted_day_zero"
    case otherMarkets = "other_markets"
    case otherPrices = "other_prices"
    case entries, intraday
    case intradayAverages = "intraday_averages"
    case earlyMoves = "early_moves"
    case dayZeroSplits = "day_zero_splits"
    case estimationReturns = "estimation_returns"
    case singleEvents = "single_events"
    case priceImpacts = "price_impacts"
    case priceLines = "price_lines"
    case combinedEvents = "combined_events"
    case syntheticControls = "synthetic_controls"
    case syntheticAverages = "synthetic_averages"
    case controlFirms = "control_firms"
    case outOfSample = "out_of_sample"
    case outOfSampleAverages = "out_of_sample_averages"
  }
}

/// A p-value with its corrections for all windows and models that were tested with one test.
public struct AdjustedPValue: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The test.
  public var test: InferenceMethod
  /// The number of p-values that were corrected together.
  public var familySize: Int
  /// The p-value before the correction.
  public var pValue: Double?
  /// The corrected p-values, by correction.
  public var adjusted: [PValueAdjustment: Double]
  /// Romano and Wolf's step-down p-value over the windows of the model, for `cross_sectional_t`.
  public var romanoWolf: Double?

  private enum CodingKeys: String, CodingKey {
    case model, test, adjusted
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case familySize = "family_size"
    case pValue = "p_value"
    case romanoWolf = "romano_wolf"
  }
}

// The corrected p-values are an object with the identifiers of the corrections for its keys.
extension PValueAdjustment: CodingKeyRepresentable {}

/// The checks of one event's residuals under one model.
public struct EventDiagnostics: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The statistic of Durbin and Watson, near 2 without autocorrelation.
  public var durbinWatson: Double?
  /// The first autocorrelation.
  public var autocorrelation: Double?
  /// Autocorrelation up to ten lags.
  public var ljungBox: Double?
  /// Its p-value.
  public var ljungBoxPValue: Double?
  /// The skewness, zero for a symmetric distribution.
  public var skewness: Double?
  /// The kurtosis, three for a normal distribution.
  public var kurtosis: Double?
  /// Normality by moments.
  public var jarqueBera: Double?
  /// Its p-value.
  public var jarqueBeraPValue: Double?
  /// Changing variance.
  public var archLM: Double?
  /// Its p-value.
  public var archLMPValue: Double?
  /// Normality by order statistics.
  public var shapiroWilk: Double?
  /// Its p-value.
  public var shapiroWilkPValue: Double?
  /// How far the market return of day 0 is from those of the estimation window.
  public var eventDayLeverage: Double?
  /// The share of estimation returns that are exactly zero.
  public var zeroReturnShare: Double?
  /// Why there are no checks, where there are none.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, symbol, autocorrelation, skewness, kurtosis, reason
    case eventID = "event_id"
    case durbinWatson = "durbin_watson"
    case ljungBox = "ljung_box"
    case ljungBoxPValue = "ljung_box_p_value"
    case jarqueBera = "jarque_bera"
    case jarqueBeraPValue = "jarque_bera_p_value"
    case archLM = "arch_lm"
    case archLMPValue = "arch_lm_p_value"
    case shapiroWilk = "shapiro_wilk"
    case shapiroWilkPValue = "shapiro_wilk_p_value"
    case eventDayLeverage = "event_day_leverage"
    case zeroReturnShare = "zero_return_share"
  }
}

extension EventDiagnostics {
  /// Takes the checks of an event, or the reason why there are none.
  package init(
    model: ExpectedReturnMethod,
    eventID: String,
    symbol: String,
    checks: Result<ResidualDiagnostics, InferenceError>
  ) {
    self.model = model
    self.eventID = eventID
    self.symbol = symbol
    switch checks {
    case .failure(let error):
      reason = error.description
    case .success(let checks):
      durbinWatson = checks.durbinWatson.present
      autocorrelation = checks.autocorrelation.present
      ljungBox = checks.ljungBox.value.present
      ljungBoxPValue = checks.ljungBox.pValue.present
      skewness = checks.skewness.present
      kurtosis = checks.kurtosis.present
      jarqueBera = checks.jarqueBera.value.present
      jarqueBeraPValue = checks.jarqueBera.pValue.present
      archLM = checks.archLM.value.present
      archLMPValue = checks.archLM.pValue.present
      shapiroWilk = checks.shapiroWilk?.statistic.present
      shapiroWilkPValue = checks.shapiroWilk?.pValue.present
      eventDayLeverage = checks.eventDayLeverage.present
      zeroReturnShare = checks.zeroReturnShare.present
    }
  }
}

/// Which tests the sample of a model supports, and why.
public struct TestAdvice: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// What is particular about the sample, one sentence each; empty when nothing is.
  public var findings: [String]
  /// The tests whose assumptions hold, the most fitting first.
  public var preferred: [InferenceMethod]
  /// The tests that the sample does not support.
  public var doubtful: [InferenceMethod]
}

extension AnalysisResult {
  /// The tested windows of which so many events share days with another of their security that no test over
  /// events holds.
  package var windowsCountedTwice: [SharedWindow] {
    sharedWindows.filter {
      TestRecommendation.matters(sharing: $0.sharingCount, of: $0.eventCount)
    }
  }
}
