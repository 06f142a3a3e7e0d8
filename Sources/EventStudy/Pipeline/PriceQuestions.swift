internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// Finds the questions about prices that lie within the windows of events.
enum PriceQuestions {
  /// Returns the questions about prices and about indices that touch an event, one for each cause.
  static func all(
    _ findings: [PriceFinding],
    in panel: PricePanel,
    axes: StudyAxes,
    of events: [AlignedEvent]
  ) -> [PriceQuestion] {
    let found = among(findings, in: panel, of: events)
    // A level that cannot be one is also a large move.
    let asked = Set(found.map(\.symbol))
    return found
      + MarketQuality.questions(of: axes, events: events).filter { !asked.contains($0.symbol) }
  }

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

  /// Finds levels of the indices that cannot be levels, such as one that goes far away and comes back.
  ///
  /// A jump that looks like a split is none in an index, whose large moves are told of in any case.
  private static func amongIndices(of events: [AlignedEvent]) -> [PriceQuestion] {
    let ofIndex = Dictionary(grouping: events) { $0.axis.marketName ?? "market" }
    return ofIndex.sorted { $0.key < $1.key }.flatMap { name, events -> [PriceQuestion] in
      guard let axis = events.first?.axis, let levels = axis.marketLevels else { return [] }
      let panel = PricePanel(days: axis.days, symbols: [name], columns: [.close: levels])
      let findings = SplitCheck().findings(in: panel).filter {
        $0.isQuestion && $0.adjustmentLines.isEmpty
      }
      return findings.compactMap { finding in
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
