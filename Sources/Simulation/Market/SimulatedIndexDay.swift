public import CivilTime

/// One simulated day of the index, in whole hundredths of a point.
public struct SimulatedIndexDay: Sendable, Hashable {
  /// The day.
  public let date: CalendarDate
  /// The opening level in hundredths.
  public let open: Int
  /// The highest level in hundredths.
  public let high: Int
  /// The lowest level in hundredths.
  public let low: Int
  /// The closing level in hundredths.
  public let close: Int
  /// The return before rounding, a fraction; zero on the first day.
  public let simpleReturn: Double
}
