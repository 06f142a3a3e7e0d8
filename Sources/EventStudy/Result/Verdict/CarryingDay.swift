package import EventAlignment
internal import EventStatistics

/// A day other than day 0 that makes most of the effect of a window.
///
/// The day has the sign of the window's sum and at least half of its size, moves more than day 0 and than
/// any other day, and at least twice as much as the days of the event window do beside it, by the root of
/// their mean square. The sum is at least what days without an effect come to, that root times the root of
/// their number: of a sum near zero every share is large.
package struct CarryingDay: Sendable, Hashable {
  /// The window.
  package let window: TestWindow
  /// The day.
  package let day: Int
  /// Its abnormal return, or the average of all events.
  package let value: Double
  /// The cumulative abnormal return of the window.
  package let total: Double

  /// What the other days of the window make.
  package var rest: Double { total - value }

  private static let least = 0.5
  private static let excess = 2.0

  /// Looks for the day.
  ///
  /// - Parameters:
  ///   - window: The window.
  ///   - total: Its cumulative abnormal return.
  ///   - days: The days of the event window.
  ///   - values: The abnormal return of each, where it has one.
  init?(_ window: TestWindow, total: Double?, days: [Int], values: [Double?]) {
    guard let total, window.days.count > 1 else { return nil }
    let known = zip(days, values).compactMap { day, value in value.map { (day: day, value: $0) } }
    let held = known.filter { window.days.contains($0.day) }
    guard let largest = held.max(by: { abs($0.value) < abs($1.value) }), largest.day != 0,
      largest.value * total > 0, abs(largest.value) >= Self.least * abs(total)
    else { return nil }
    let others = known.filter { $0.day != largest.day }
    guard !others.isEmpty else { return nil }
    let square = others.reduce(0) { $0 + $1.value * $1.value } / Double(others.count)
    guard abs(largest.value) >= Self.excess * square.squareRoot(),
      abs(total) >= (square * Double(held.count)).squareRoot()
    else { return nil }
    self.window = window
    day = largest.day
    value = largest.value
    self.total = total
  }
}

extension ModelResult {
  /// The windows that one day carries, in the order of the configuration.
  package var carryingDays: [CarryingDay] {
    let single = fits.count == 1 ? abnormalReturns.first : nil
    let days = single?.relativeDay ?? aar.map(\.relativeDay)
    let values = single?.ar ?? aar.map(\.aar)
    return windows.compactMap { window in
      CarryingDay(window.window, total: window.caar, days: days, values: values)
    }
  }
}
