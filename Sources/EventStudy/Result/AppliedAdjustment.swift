public import CivilTime

/// A split, bonus issue or other corporate action by which prices of a study were multiplied.
///
/// `price of each day before the ex-date * factor`; volumes are divided by it.
public struct AppliedAdjustment: Sendable, Hashable, Codable {
  /// The symbol whose prices were multiplied.
  public var symbol: String
  /// The first day on which the price is that of the new shares.
  public var exDate: CalendarDate
  /// What the prices of all days before were multiplied by.
  public var factor: Double

  private enum CodingKeys: String, CodingKey {
    case symbol, factor
    case exDate = "ex_date"
  }
}
