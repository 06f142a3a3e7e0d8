internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// The events of a study as places in a contiguous panel of returns.
struct PanelSample {
  /// The returns of the symbols that have an event, on the trading days of the study.
  let panel: ReturnPanel
  /// One for each event of the study, in its order.
  let events: [PanelEvent]

  /// Lays out the returns of a study.
  ///
  /// Absent where an event has an event window of its own or a control firm, which a panel with one
  /// market cannot hold.
  init?(_ study: AlignedStudy, axis: StudyAxis, settings: StudyPlan) {
    let standard = settings.windows
    guard
      study.events.allSatisfy({
        $0.control == nil && $0.windows.event == standard.event
          && $0.windows.estimation.days.upperBound < standard.event.days.lowerBound
      })
    else { return nil }
    let symbols = Set(study.events.map { $0.symbol }).sorted()
    var rows = [Int](repeating: 0, count: (symbols.last ?? -1) + 1)
    for (row, symbol) in symbols.enumerated() { rows[symbol] = row }
    let (returns, events) = concurrently(threads: settings.threads) {
      var returns: [Double] = []
      returns.reserveCapacity(symbols.count * axis.days.count)
      for symbol in symbols { returns += study.returns[symbol] ?? [] }
      return returns
    } _: { [rows] in
      study.events.map { event in
        PanelEvent(
          symbol: rows[event.symbol],
          day: event.day.index,
          estimation: event.windows.estimation == standard.estimation
            ? nil : event.windows.estimation.days,
          masked: event.masked
        )
      }
    }
    guard returns.count == symbols.count * axis.days.count else { return nil }
    panel = ReturnPanel(returns: returns, market: axis.market)
    self.events = events
  }
}
