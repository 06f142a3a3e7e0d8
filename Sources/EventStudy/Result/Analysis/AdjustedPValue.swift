public import EventAlignment
public import EventStatistics

/// A p-value with its corrections for all windows and models that were tested with one test.
public struct AdjustedPValue: Sendable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// The window.
  public let window: TestWindow
  /// The test.
  public let test: InferenceMethod
  /// The number of p-values that were corrected together.
  public let familySize: Int
  /// The p-value before the correction.
  public let pValue: Double
  /// The corrected p-values, in the order of the configuration.
  public let adjusted: [(method: PValueAdjustment, pValue: Double)]
  /// Romano and Wolf's step-down p-value over the windows of the model, for `cross_sectional_t`.
  public let romanoWolf: Double?

  /// Creates a corrected p-value.
  public init(
    model: ExpectedReturnMethod,
    window: TestWindow,
    test: InferenceMethod,
    familySize: Int,
    pValue: Double,
    adjusted: [(method: PValueAdjustment, pValue: Double)],
    romanoWolf: Double?
  ) {
    self.model = model
    self.window = window
    self.test = test
    self.familySize = familySize
    self.pValue = pValue
    self.adjusted = adjusted
    self.romanoWolf = romanoWolf
  }
}
