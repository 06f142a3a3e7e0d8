internal import CivilTime
internal import EventAlignment

/// The returns that one event has, checked against what a study needs.
struct EventData {
  private let event: AlignedEvent
  private let returns: [Double]
  private let axis: StudyAxis
  /// Whether a day counts only when the market has a return as well.
  private let needsMarket: Bool

  /// Looks at the data of an event.
  init(_ event: AlignedEvent, returns: [Double], axis: StudyAxis) {
    self.event = event
    self.returns = returns
    self.axis = axis
    needsMarket = axis.models.contains { $0.needsMarket }
  }

  /// Checks that the event can be studied.
  ///
  /// - Parameter requiredReturns: The number of returns that the estimation window must hold.
  /// - Throws: The reason for which the event has to be left out.
  func check(requiredReturns: Int) throws(ExclusionReason) {
    let placed = event.windows.placed(at: event.day.index, axisCount: axis.days.count)
    try checkListing(placed)
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
    let available = placed.estimation.count { position in
      returns[position].isFinite && (!needsMarket || axis.market[position].isFinite)
        && !event.masked.contains { $0.contains(position) }
    }
    guard available >= requiredReturns else {
      throw .tooFewEstimationReturns(
        required: requiredReturns,
        available: available,
        window: event.windows.estimation,
        days: span(of: placed.estimation)
      )
    }
    try checkEventDay()
  }

  /// Refuses an event that lies before the first or after the last price of its symbol.
  private func checkListing(_ placed: PlacedWindows) throws(ExclusionReason) {
    guard let first = returns.firstIndex(where: \.isFinite),
      let last = returns.lastIndex(where: \.isFinite)
    else {
      throw .missingEventDayReturn(event.day.date)
    }
    guard event.day.index >= first else {
      throw .beforeData(event.day.date, firstDate: axis.days[max(0, first - 1)])
    }
    guard event.day.index <= last else {
      throw .afterData(event.day.date, lastDate: axis.days[last])
    }
  }

  /// Returns the first and last day of a range of positions that have a return.
  private func span(of positions: Range<Int>) -> ClosedRange<CalendarDate>? {
    guard let first = positions.first(where: { returns[$0].isFinite }),
      let last = positions.last(where: { returns[$0].isFinite })
    else { return nil }
    return axis.days[first]...axis.days[last]
  }

  private func checkEventDay() throws(ExclusionReason) {
    let index = event.day.index
    guard !returns[index].isFinite else { return }
    let prices = axis.values(of: axis.priceField, symbol: event.symbol)
    throw .withoutEventDayReturn(at: index, axis: axis.days) { prices[$0].isFinite }
  }
}
