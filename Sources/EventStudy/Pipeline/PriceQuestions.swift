internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// Finds the questions about prices that lie within the windows of events.
enum PriceQuestions {
  /// Finds the questions that touch an event.
  ///
  /// - Parameters:
  ///   - findings: What was found in the prices.
  ///   - panel: The prices.
  ///   - events: The events that are studied.
  /// - Returns: The questions, in the order in which they were found.
  static func among(
    _ findings: [PriceFinding],
    in panel: PricePanel,
    of events: [AlignedEvent]
  ) -> [PriceQuestion] {
    let events = Dictionary(grouping: events, by: \.symbol)
    return findings.filter(\.isQuestion).compactMap { finding in
      guard let symbol = finding.symbol,
        let position = panel.index(ofSymbol: symbol),
        let first = finding.firstDates.min(), let last = finding.firstDates.max()
      else { return nil }
      let touched = (events[position] ?? []).filter { $0.span.overlaps(first...last) }
      guard !touched.isEmpty else { return nil }
      return PriceQuestion(
        symbol: symbol,
        eventIDs: touched.map(\.eventID),
        adjustments: finding.adjustmentLines,
        message: finding.message
      )
    }
  }
}

extension AlignedEvent {
  /// From the first day of the estimation window to the last day of the event window.
  var span: ClosedRange<CalendarDate> {
    let placed = windows.placed(at: day.index, axisCount: axis.days.count)
    let last = max(0, axis.days.count - 1)
    let first = min(placed.estimation.lowerBound, placed.event.lowerBound, last)
    let end = min(max(placed.estimation.upperBound, placed.event.upperBound) - 1, last)
    return axis.days[first]...axis.days[max(first, end)]
  }
}
