internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The numbers of every event of a study, as the models take them.
///
/// All samples have windows of one length, so that days can be compared across events: an event
/// whose own windows are shorter has the other days missing, and an estimation window that reaches
/// before the data is continued with missing days.
struct EventSamples: Sendable {
  private let study: AlignedStudy
  private let estimation: ClosedRange<Int>
  private let event: ClosedRange<Int>
  private let returnKind: ReturnKind
  private let needsPrices: Bool
  private let usesControl: Bool

  /// Prepares the samples of a study.
  init(
    _ study: AlignedStudy,
    method: ExpectedReturnMethod,
    plan: StudyPlan
  ) {
    needsPrices = method.inputs.contains(.prices)
    // A control firm stands in for the market where the model only subtracts it.
    usesControl = method == .marketAdjusted
    self.study = study
    let windows = study.events.map(\.windows)
    let standard = plan.windows.estimation.days
    let first = windows.map(\.estimation.days.lowerBound).min() ?? standard.lowerBound
    let last = windows.map(\.estimation.days.upperBound).max() ?? standard.upperBound
    estimation = first...last
    event = plan.windows.event.days
    returnKind = plan.settings.methods.returns
  }

  /// The sample of the event at a position.
  subscript(index: Int) -> EventSample {
    let aligned = study.events[index]
    let axis = aligned.axis
    let position = aligned.day.index
    let lead = max(0, -(position + estimation.lowerBound), -(position + event.lowerBound))
    let tail = max(0, position + event.upperBound - (axis.days.count - 1))
    let own = aligned.windows
    let estimationStart = lead + position + estimation.lowerBound
    let estimationEnd = lead + position + estimation.upperBound + 1
    var masked = aligned.masked.map { ($0.lowerBound + lead)..<($0.upperBound + lead) }
    if own.estimation.days != estimation {
      masked.append(estimationStart..<(lead + position + own.estimation.days.lowerBound))
      masked.append((lead + position + own.estimation.days.upperBound + 1)..<estimationEnd)
    }
    return EventSample(
      security: extended(security(of: aligned)[...], lead: lead, tail: tail),
      market: extended(market(of: aligned), lead: lead, tail: tail),
      factors: axis.factors.factors.map {
        FactorSeries(name: $0.name, values: extended($0.values, lead: lead, tail: tail))
      },
      riskFree: axis.factors.riskFree.map { extended($0, lead: lead, tail: tail) },
      prices: prices(of: aligned).map { pair in
        EventSample.PricePair(
          security: extended(pair.security, lead: lead, tail: tail),
          market: extended(pair.market, lead: lead, tail: tail)
        )
      },
      estimation: estimationStart..<estimationEnd,
      event: (lead + position + event.lowerBound)..<(lead + position + event.upperBound + 1),
      firstRelativeDay: event.lowerBound,
      masked: masked,
      returnKind: returnKind
    )
  }

  /// Returns the security's returns without the days of the event window that are not its own.
  private func security(of aligned: AlignedEvent) -> [Double] {
    var returns = study.returns(of: aligned) ?? []
    let own = aligned.windows.event.days
    guard own != event else { return returns }
    for day in event where !own.contains(day) {
      let position = aligned.day.index + day
      if returns.indices.contains(position) { returns[position] = .nan }
    }
    return returns
  }

  /// Returns the market's returns, or those of the event's control firm.
  private func market(of aligned: AlignedEvent) -> ArraySlice<Double> {
    let axis = aligned.axis
    guard usesControl, let control = aligned.control else { return axis.market[...] }
    return (study.returns(ofSymbol: control, on: axis) ?? axis.market)[...]
  }

  /// Returns the prices behind the returns, for the models that read them.
  private func prices(of aligned: AlignedEvent) -> EventSample.PricePair? {
    let axis = aligned.axis
    guard needsPrices, axis.panel.values == .prices, let market = axis.marketLevels else {
      return nil
    }
    let security = axis.values(of: axis.priceField, symbol: aligned.symbol)
    return EventSample.PricePair(security: security[...], market: market[...])
  }

  private func extended(_ series: ArraySlice<Double>, lead: Int, tail: Int) -> ArraySlice<Double> {
    guard lead > 0 || tail > 0 else { return series }
    return (Array(repeating: .nan, count: lead) + series + Array(repeating: .nan, count: tail))[...]
  }
}
