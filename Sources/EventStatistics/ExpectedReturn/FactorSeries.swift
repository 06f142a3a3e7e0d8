/// The returns of one named factor on the study's axis of days.
public struct FactorSeries: Sendable, Hashable {
  /// The factor's name as its file spells it.
  public let name: String
  /// One return per day of the axis, as fractions; NaN where missing.
  public let values: ArraySlice<Double>

  /// Creates a factor series.
  public init(name: String, values: ArraySlice<Double>) {
    self.name = name
    self.values = values
  }
}
