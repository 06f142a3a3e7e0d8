public import CivilTime

/// A corporate action that changes the number of shares and with it the price of each.
///
/// A split of one share into two and a bonus issue of one for one both have the factor 0.5: one
/// share of before is worth two of after, so earlier prices are halved to be comparable.
public struct Adjustment: Sendable, Hashable {
  /// The symbol of the company.
  public let symbol: String
  /// The first day on which the price is that of the new shares.
  public let exDate: CalendarDate
  /// What the prices of all days before the ex-date are multiplied by, positive.
  public let factor: Double

  /// Creates an adjustment.
  ///
  /// - Precondition: The factor is positive and finite.
  public init(symbol: String, exDate: CalendarDate, factor: Double) {
    precondition(factor > 0 && factor.isFinite, "An adjustment factor is positive and finite")
    self.symbol = symbol
    self.exDate = exDate
    self.factor = factor
  }
}
