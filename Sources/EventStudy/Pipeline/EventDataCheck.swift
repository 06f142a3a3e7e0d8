internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// Checks the returns that an event has against what a study needs.
struct EventDataCheck {
  /// What a model asks of the returns of an event.
  private struct Need: Hashable {
    let estimation: Bool
    let bridging: Bool

    init(_ method: ExpectedReturnMethod) {
      estimation = method.needsEstimation
      bridging = method.bridgesMissingDays
    }
  }

  private let plan: StudyPlan
  /// What the models of the study ask, each once, in their order.
  private let needs: [Need]
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
    needs = Array(plan.settings.methods.models.map(Need.init).uniqued())
    let coverages = concurrentMap(count: symbols.count, threads: plan.threads) {
      ReturnCoverage(series[$0], of: symbols[$0].symbol, axis: axes.all[symbols[$0].axis])
    }
    coverage = Dictionary(uniqueKeysWithValues: zip(symbols, coverages))
  }

  /// Whether an event that one model of the study cannot have may be had by another.
  var variesByModel: Bool { needs.count > 1 }

  /// Checks that an event can be studied, under one model at least.
  ///
  /// - Throws: The reason for which the event has to be left out.
  func check(_ event: AlignedEvent) throws(ExclusionReason) {
    do throws(ExclusionReason) {
      try checkDays(event)
    } catch {
      throw event.axis.naming(error, symbol: event.symbol)
    }
  }

  private func checkDays(_ event: AlignedEvent) throws(ExclusionReason) {
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
    var obstacles: [ExclusionReason] = []
    for need in needs {
      guard let obstacle = obstacle(to: need, of: event, coverage) else { return }
      obstacles.append(obstacle)
    }
    if let obstacle = obstacles.first { throw obstacle }
  }

  /// Returns the reason why a model cannot have an event, where its returns are one.
  func obstacle(to method: ExpectedReturnMethod, of event: AlignedEvent) -> ExclusionReason? {
    coverage[AxisSymbol(axis: event.axis.id, symbol: event.symbol)].flatMap {
      obstacle(to: Need(method), of: event, $0)
    }
  }

  private func obstacle(
    to need: Need,
    of event: AlignedEvent,
    _ coverage: ReturnCoverage
  ) -> ExclusionReason? {
    if need.estimation, let shortage = shortage(of: event) { return shortage }
    return need.bridging
      ? withoutTrade(event, coverage) : withoutEventDay(event, coverage)
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

  /// Returns why a model of returns from day to day has none on day 0.
  private func withoutEventDay(
    _ event: AlignedEvent,
    _ coverage: ReturnCoverage
  ) -> ExclusionReason? {
    let index = event.day.index
    guard !coverage.hasReturn(at: index) else { return nil }
    let axis = event.axis
    if axis.lacksMarket(at: index) {
      return .noMarketReturn(event.day.date, market: axis.marketName ?? "market")
    }
    let prices = axis.values(of: axis.priceField, symbol: event.symbol)
    return .withoutEventDayReturn(at: index, axis: axis.days) { prices[$0] }
  }

  /// Returns why a model of returns from trade to trade has none that covers day 0: the security does
  /// not trade from then to the end of the event window.
  private func withoutTrade(
    _ event: AlignedEvent,
    _ coverage: ReturnCoverage
  ) -> ExclusionReason? {
    guard let reason = withoutEventDay(event, coverage) else { return nil }
    let axis = event.axis
    guard axis.panel.values == .prices, let levels = axis.marketLevels else { return reason }
    let index = event.day.index
    let end = max(index, index + event.windows.event.days.upperBound)
    let days = index...min(end, axis.days.count - 1)
    let prices = axis.values(of: axis.priceField, symbol: event.symbol, at: days)
    let isTraded = zip(prices, levels[days]).contains { $0 > 0 && $1 > 0 }
    return isTraded ? nil : reason
  }
}
