package import CivilTime

/// A run of sessions around day 0 on which a security has no price.
package struct TradingHalt: Sendable, Hashable, Codable {
  /// The first session without a price.
  package let first: CalendarDate
  /// The last session without a price.
  package let last: CalendarDate
  /// The number of sessions without a price.
  package let sessions: Int

  /// The number of missing sessions from which a gap counts as a suspension.
  package static let shortestRun = 3

  /// Creates a halt.
  package init(first: CalendarDate, last: CalendarDate, sessions: Int) {
    self.first = first
    self.last = last
    self.sessions = sessions
  }

  /// Finds the run of missing prices that costs an event its return on day 0.
  ///
  /// That return needs the price of day 0 and of the day before, so the run contains one of them.
  ///
  /// - Parameters:
  ///   - index: The position of day 0.
  ///   - axis: The trading days of the study.
  ///   - hasPrice: Whether the security has a price at a position.
  /// - Returns: Nothing when both prices are there.
  package static func around(
    _ index: Int,
    axis: [CalendarDate],
    hasPrice: (Int) -> Bool
  ) -> TradingHalt? {
    guard
      let missing = [index, index - 1].first(where: { axis.indices.contains($0) && !hasPrice($0) })
    else { return nil }
    var first = missing
    while first > 0, !hasPrice(first - 1) { first -= 1 }
    var last = missing
    while last + 1 < axis.count, !hasPrice(last + 1) { last += 1 }
    return TradingHalt(first: axis[first], last: axis[last], sessions: last - first + 1)
  }
}

extension ExclusionReason {
  /// Returns why an event without a return on day 0 cannot be used.
  ///
  /// - Parameters:
  ///   - index: The position of day 0.
  ///   - axis: The trading days of the study.
  ///   - price: Returns the price of the security at a position; not a number where it has none.
  /// - Returns: ``nonPositivePrice(_:price:)`` when day 0 or the day before has a price of zero or below,
  ///   ``suspended(from:to:sessions:)`` when ``TradingHalt/shortestRun`` sessions or more are missing, else
  ///   ``missingEventDayReturn(_:)``.
  package static func withoutEventDayReturn(
    at index: Int,
    axis: [CalendarDate],
    price: (Int) -> Double
  ) -> ExclusionReason {
    if let wrong = [index, index - 1].first(where: { axis.indices.contains($0) && price($0) <= 0 })
    {
      return .nonPositivePrice(axis[wrong], price: price(wrong))
    }
    if let halt = TradingHalt.around(index, axis: axis, hasPrice: { price($0).isFinite }),
      halt.sessions >= TradingHalt.shortestRun
    {
      return .suspended(from: halt.first, to: halt.last, sessions: halt.sessions)
    }
    return .missingEventDayReturn(axis[index])
  }
}
