/// The checks of one event's residuals under one model.
public struct DocumentDiagnostics: Sendable, Codable, Hashable {
  /// The identifier of the model.
  public var model: String
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

/// Which tests the sample of a model supports, and why.
public struct DocumentAdvice: Sendable, Codable, Hashable {
  /// The identifier of the model.
  public var model: String
  /// What is particular about the sample, one sentence each.
  public var findings: [String]
  /// The identifiers of the tests whose assumptions hold, the most fitting first.
  public var preferred: [String]
  /// The identifiers of the tests that the sample does not support.
  public var doubtful: [String]
}
