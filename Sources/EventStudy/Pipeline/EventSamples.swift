internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The numbers of every event of a study, as the models take them.
///
/// Event windows have one length, so that days can be compared across events: an event whose own one is
/// shorter has the other days missing. An estimation window is the event's own, whatever those of the
/// other events are; one that reaches beyond the data is continued with missing days.
struct EventSamples: Sendable {
  private let study: AlignedStudy
  private let event: ClosedRange<Int>
  private let returnKind: ReturnKind
  private let needsPrices: Bool
  private let needsPeers: Bool
  private let usesControl: Bool
  /// Whether the market of the factor file stands in for the index.
  private let takesFactorMarket: Bool

  /// Prepares the samples of a study.
  init(
    _ study: AlignedStudy,
    method: ExpectedReturnMethod,
    plan: StudyPlan
  ) {
    needsPrices = method.inputs.contains(.prices)
    needsPeers = method.inputs.contains(.peers)
    usesControl = method.usesControlFirms
    takesFactorMarket = plan.settings.market.takesFactorMarket(method)
    self.study = study
    event = plan.windows.event.days
    returnKind = plan.settings.methods.returns
  }

  /// The sample of the event at a position.
  subscript(index: Int) -> EventSample {
    let aligned = study.events[index]
    let axis = aligned.axis
    let position = aligned.day.index
    let estimation = aligned.windows.estimation.days
    let lead = max(0, -(position + min(estimation.lowerBound, event.lowerBound)))
    let tail = max(
      0,
      position + max(estimation.upperBound, event.upperBound) - (axis.days.count - 1)
    )
    let peers = needsPeers ? study.peers?.series(of: aligned) : nil
    let masked = aligned.masked.map { ($0.lowerBound + lead)..<($0.upperBound + lead) }
    return EventSample(
      security: extended(security(of: aligned)[...], lead: lead, tail: tail),
      market: extended(market(of: aligned), lead: lead, tail: tail),
      factors: axis.factors.factors.map {
        FactorSeries(name: $0.name, values: extended($0.values, lead: lead, tail: tail))
      },
      riskFree: axis.factors.riskFree.map { extended($0, lead: lead, tail: tail) },
      peerIndex: peers.map { extended($0.index[...], lead: lead, tail: tail) },
      peers: (peers?.peers ?? []).map {
        FactorSeries(name: $0.name, values: extended($0.values, lead: lead, tail: tail))
      },
      prices: prices(of: aligned).map { pair in
        EventSample.PricePair(
          security: extended(pair.security, lead: lead, tail: tail),
          market: extended(pair.market, lead: lead, tail: tail)
        )
      },
      estimation: (lead + position + estimation.lowerBound)..<(lead + position
        + estimation.upperBound + 1),
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

  /// Returns the market's returns, or the mean of those of the event's control firms.
  private func market(of aligned: AlignedEvent) -> ArraySlice<Double> {
    let axis = aligned.axis
    let market = takesFactorMarket ? axis.factors.market ?? axis.market : axis.market
    guard usesControl, !aligned.controls.isEmpty else { return market[...] }
    let firms = aligned.controls.map { (study.returns(ofSymbol: $0, on: axis) ?? axis.market)[...] }
    return firms.count == 1 ? firms[0] : PeerIndex.returns(firms)[...]
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
