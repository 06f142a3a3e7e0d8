public import CivilTime

/// A bonus issue or split of a simulated company, for which the prices are not adjusted.
public struct SimulatedBonusIssue: Sendable, Hashable {
  /// The position of the company, from 0.
  public let company: Int
  /// The first day of the new shares; the next session when it is not one.
  public let exDate: CalendarDate
  /// The price after divided by the price before, such as 0.5 for one bonus share for each share.
  public let factor: Double

  /// Creates a bonus issue.
  public init(company: Int, exDate: CalendarDate, factor: Double) {
    self.company = company
    self.exDate = exDate
    self.factor = factor
  }
}
