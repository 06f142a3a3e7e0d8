internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// Finds the questions about prices that lie within the windows of events.
enum PriceQuestions {
  /// Finds the questions that touch an event, those about its security first and then those about its index.
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
    let ofSecurity = Dictionary(grouping: events, by: \.symbol)
    let securities = findings.filter(\.isQuestion).compactMap { finding -> PriceQuestion? in
      guard let symbol = finding.symbol,
        let position = panel.index(ofSymbol: symbol),
        let first = finding.firstDates.min(), let last = finding.firstDates.max()
      else { return nil }
      let touched = (ofSecurity[position] ?? []).filter { $0.span.overlaps(first...last) }
      guard !touched.isEmpty else { return nil }
      return PriceQuestion(
        symbol: symbol,
        eventIDs: touched.map(\.eventID),
        adjustments: finding.adjustmentLines,
        message: finding.message
      )
    }
    return securities + amongIndices(of: events)
  }

  /// Finds levels of the indices that cannot be levels, such as one that goes far away and comes back, and, where
  /// there are none, moves that no index makes: the series may be a share with a split.
  private static func amongIndices(of events: [AlignedEvent]) -> [PriceQuestion] {
    let ofIndex = Dictionary(grouping: events) { $0.axis.marketName ?? "market" }
    return ofIndex.sorted { $0.key < $1.key }.flatMap { name, events -> [PriceQuestion] in
      guard let axis = events.first?.axis, let levels = axis.marketLevels else { return [] }
      let panel = PricePanel(days: axis.days, symbols: [name], columns: [.close: levels])
      let findings = SplitCheck().findings(in: panel).filter {
        $0.isQuestion && $0.adjustmentLines.isEmpty
      }
      let impossible = findings.compactMap { finding -> PriceQuestion? in
        guard let first = finding.firstDates.min(), let last = finding.firstDates.max() else {
          return nil
        }
        let touched = events.filter { $0.span.overlaps(first...last) }
        guard !touched.isEmpty else { return nil }
        return PriceQuestion(
          symbol: name,
          eventIDs: touched.map(\.eventID),
          adjustments: [],
          message: finding.message
        )
      }
      guard impossible.isEmpty, let message = MarketQuality.message(onMovesOf: axis) else {
        return impossible
      }
      let days = MarketQuality.largeMoves(of: axis).map { axis.days[$0] }
      let touched = events.filter { event in days.contains { event.span.contains($0) } }
      guard !touched.isEmpty else { return [] }
      return [
        PriceQuestion(
          symbol: name,
          eventIDs: touched.map(\.eventID),
          adjustments: [],
          message: message
        )
      ]
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
