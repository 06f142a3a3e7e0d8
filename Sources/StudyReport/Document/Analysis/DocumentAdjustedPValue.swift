/// A p-value with its corrections for all windows and models that were tested with one test.
public struct DocumentAdjustedPValue: Sendable, Codable, Hashable {
  /// The identifier of the model.
  public var model: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The identifier of the test.
  public var test: String
  /// The number of p-values that were corrected together.
  public var familySize: Int
  /// The p-value before the correction.
  public var pValue: Double?
  /// The corrected p-values by correction, such as `holm`.
  public var adjusted: [String: Double]
  /// Romano and Wolf's p-value over the windows of the model, for `cross_sectional_t`.
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
