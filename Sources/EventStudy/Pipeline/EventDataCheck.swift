internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// Checks the returns that an event has against what a study needs.
struct EventDataCheck {
  private let plan: StudyPlan
  /// The returns of each symbol on each of its axes.
  private let coverage: [AxisSymbol: ReturnCoverage]

  /// Counts the returns of each symbol.
  ///
  /// - Parameters:
  ///   - symbols: The symbols with their axes.
  ///   - series: The returns of each of them on its trading days.
  ///   - axes: The trading days.
  ///   - plan: Says how many returns an estimation needs.
  init(_ symbols: [AxisSymbol], series: [[Double]], axes: StudyAxes, plan: StudyPlan) {
    self.plan = plan
    let coverages = concurrentMap(count: symbols.count, threads: plan.threads) {
      ReturnCoverage(series[$0], of: symbols[$0].symbol, axis: axes.all[symbols[$0].axis])
    }
    coverage = Dictionary(uniqueKeysWithValues: zip(symbols, coverages))
  }

  /// Checks that an event can be studied.
  ///
  /// - Throws: The reason for which the event has to be left out.
  func check(_ event: AlignedEvent) throws(ExclusionReason) {
    let axis = event.axis
    guard let coverage = coverage[AxisSymbol(axis: axis.id, symbol: event.symbol)] else {
      throw .missingEventDayReturn(event.day.date)
    }
    let placed = event.windows.placed(at: event.day.index, axisCount: axis.days.count)
    try checkListing(event, coverage)
    guard placed.eventDaysAfterAxis == 0, let last = axis.days.last else {
      throw .eventWindowAfterData(
        missingDays: placed.eventDaysAfterAxis,
        lastDate: axis.days.last ?? event.day.date
      )
    }
    guard placed.eventDaysBeforeAxis == 0 else {
      throw .eventWindowBeforeData(
        missingDays: placed.eventDaysBeforeAxis,
        firstDate: axis.days.first ?? last
      )
    }
    // A model that estimates nothing may still have the event; each other one then asks for itself.
    if plan.settings.methods.models.allSatisfy(\.needsEstimation),
      let shortage = shortage(of: event)
    {
      throw shortage
    }
    try checkEventDay(event, coverage)
  }

  /// Returns the reason why the estimation window of an event has too few returns, where it has.
  func shortage(of event: AlignedEvent) -> ExclusionReason? {
    let axis = event.axis
    guard let coverage = coverage[AxisSymbol(axis: axis.id, symbol: event.symbol)] else {
      return nil
    }
    let placed = event.windows.placed(at: event.day.index, axisCount: axis.days.count)
    let required = plan.requiredReturns(for: event.windows)
    let available = coverage.count(in: placed.estimation, without: event.masked)
    guard available < required else { return nil }
    let wrong = nonPositive(event, around: placed.estimation)
    // A price that is not above zero takes two returns, that of its day and the next one.
    if let first = wrong.first, available + 2 * wrong.count >= required {
      return .nonPositiveEstimationPrices(
        required: required,
        available: available,
        window: event.windows.estimation,
        prices: wrong.count,
        first: axis.days[first.position],
        price: first.price
      )
    }
    return .tooFewEstimationReturns(
      required: required,
      available: available,
      window: event.windows.estimation,
      days: span(of: placed.estimation, coverage, axis)
    )
  }

  /// Returns the prices of zero or below that returns of some days would need.
  private func nonPositive(
    _ event: AlignedEvent,
    around days: Range<Int>
  ) -> [(position: Int, price: Double)] {
    let axis = event.axis
    guard !days.isEmpty, axis.panel.values == .prices else { return [] }
    let first = max(0, days.lowerBound - 1)
    let prices = axis.values(
      of: axis.priceField,
      symbol: event.symbol,
      at: first...(days.upperBound - 1)
    )
    return zip(first..., prices).filter { $1 <= 0 }.map { (position: $0, price: $1) }
  }

  /// Refuses an event that lies before the first or after the last price of its symbol.
  private func checkListing(
    _ event: AlignedEvent,
    _ coverage: ReturnCoverage
  ) throws(ExclusionReason) {
    guard let listed = coverage.listed else { throw .missingEventDayReturn(event.day.date) }
    guard event.day.index >= listed.lowerBound else {
      throw .beforeData(event.day.date, firstDate: event.axis.days[listed.lowerBound])
    }
    guard event.day.index <= listed.upperBound else {
      throw .afterData(event.day.date, lastDate: event.axis.days[listed.upperBound])
    }
  }

  /// Returns the first and last day of a range of positions that have a return.
  private func span(
    of positions: Range<Int>,
    _ coverage: ReturnCoverage,
    _ axis: StudyAxis
  ) -> ClosedRange<CalendarDate>? {
    guard let first = positions.first(where: { coverage.hasReturn(at: $0) }),
      let last = positions.last(where: { coverage.hasReturn(at: $0) })
    else { return nil }
    return axis.days[first]...axis.days[last]
  }

  private func checkEventDay(
    _ event: AlignedEvent,
    _ coverage: ReturnCoverage
  ) throws(ExclusionReason) {
    let index = event.day.index
    guard !coverage.hasReturn(at: index) else { return }
    let axis = event.axis
    let prices = axis.values(of: axis.priceField, symbol: event.symbol)
    if axis.lacksMarket(at: index) {
      throw .noMarketReturn(event.day.date, market: axis.marketName ?? "market")
    }
    throw .withoutEventDayReturn(at: index, axis: axis.days) { prices[$0] }
  }
}
