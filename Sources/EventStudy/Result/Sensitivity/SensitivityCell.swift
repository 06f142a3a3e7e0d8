public import EventAlignment
public import EventStatistics

/// One window under one specification.
public struct SensitivityCell: Sendable, Hashable {
  /// The tested window.
  public let window: TestWindow
  /// The number of events with a return in the window.
  public let eventCount: Int
  /// The cumulative average abnormal return, as a fraction; absent without events.
  public let caar: Double?
  /// One outcome for each of ``SensitivityResult/tests``.
  public let tests: [SensitivityTest]

  /// Creates a cell.
  public init(window: TestWindow, eventCount: Int, caar: Double?, tests: [SensitivityTest]) {
    self.window = window
    self.eventCount = eventCount
    self.caar = caar
    self.tests = tests
  }

  /// Returns the outcome of a test; nothing for one that was not asked for.
  public func test(_ method: InferenceMethod) -> SensitivityTest? {
    tests.first { $0.method == method }
  }
}

/// One test of one cell; its numbers are absent where it does not apply.
public struct SensitivityTest: Sendable, Hashable {
  /// The test.
  public let method: InferenceMethod
  /// The observed statistic.
  public let statistic: Double?
  /// The p-value in the direction of the study.
  public let pValue: Double?
  /// The p-value corrected for all windows and models of the same choices; see ``adjustment``.
  public let adjustedPValue: Double?
  /// How the p-value was corrected.
  public let adjustment: SensitivityAdjustment

  /// Creates an outcome.
  public init(
    method: InferenceMethod,
    statistic: Double?,
    pValue: Double?,
    adjustedPValue: Double?,
    adjustment: SensitivityAdjustment
  ) {
    self.method = method
    self.statistic = statistic
    self.pValue = pValue
    self.adjustedPValue = adjustedPValue
    self.adjustment = adjustment
  }
}

/// How the p-values of a grid are corrected for the number of its cells.
public enum SensitivityAdjustment: String, Sendable, Hashable, Codable {
  /// Romano and Wolf's step-down with random signs, which follows the dependence of the cells.
  ///
  /// It is made for the cross-sectional t and always looks in both directions.
  case romanoWolf = "romano_wolf"
  /// Holm's step-down, right under any dependence and therefore cautious.
  case holm
}
