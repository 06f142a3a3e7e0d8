import EventStatistics

/// A seeded panel of many events for the window grid, with or without missing days and ties.
struct RandomPanel: Sendable {
  let panel: ReturnPanel
  let events: [PanelEvent]

  /// Takes numbers as they are.
  init(panel: ReturnPanel, events: [PanelEvent]) {
    self.panel = panel
    self.events = events
  }

  /// Creates a panel.
  ///
  /// - Parameters:
  ///   - events: The number of events, some of them on one symbol.
  ///   - seed: The key of all numbers.
  ///   - missing: The share of missing returns.
  ///   - flat: The share of returns of exactly zero.
  ///   - effect: What is added to the return of day 0.
  init(events: Int, seed: UInt64, missing: Double = 0, flat: Double = 0, effect: Double = 0) {
    let random = CounterRandom(seed: seed)
    let days = 420
    let symbols = max(3, events / 3)
    var market = (0..<days).map { 0.01 * random.normals(stream: 0, index: UInt64($0)).first }
    if missing > 0 { market[150] = .nan }
    var returns: [Double] = []
    for symbol in 0..<symbols {
      let size = 0.01 + 0.002 * Double(symbol % 9)
      for day in 0..<days {
        let noise = random.normals(stream: UInt64(symbol + 1), index: UInt64(day)).first
        let draw = random.uniforms(stream: UInt64(symbol + 1), index: UInt64(day + days))
        let common = market[day].isNaN ? 0 : market[day]
        var value = 0.0003 + 0.8 * common + size * noise
        if draw.first < flat { value = 0 }
        if draw.second < missing { value = .nan }
        returns.append(value)
      }
    }
    self.events = (0..<events).map { index in
      let draw = random.bits(stream: 1 << 40, index: UInt64(index))
      return PanelEvent(
        symbol: Int(draw.first % UInt64(symbols)),
        day: 262 + Int(draw.second % 146)
      )
    }
    for event in self.events { returns[event.symbol * days + event.day] += effect }
    panel = ReturnPanel(returns: returns, market: market)
  }

  /// The sample of an event as the models take it.
  func sample(_ event: PanelEvent, settings: GridSettings) -> EventSample {
    let days = panel.dayCount
    let row = (event.symbol * days)..<((event.symbol + 1) * days)
    let estimation = event.estimation ?? settings.estimation
    return EventSample(
      security: panel.returns[row],
      market: panel.market[...],
      estimation: (event.day + estimation.lowerBound)..<(event.day + estimation.upperBound + 1),
      event: (event.day + settings.eventWindow.lowerBound)..<(event.day
        + settings.eventWindow.upperBound + 1),
      firstRelativeDay: settings.eventWindow.lowerBound,
      masked: event.masked
    )
  }

  /// The events under one model as the tests take them, symbol by symbol as the grid sums them.
  func crossSection(_ method: ExpectedReturnMethod, settings: GridSettings) -> CrossSection {
    var fits: [FittedEvent] = []
    for event in events {
      if let fit = try? method.model().fit(sample(event, settings: settings)) { fits.append(fit) }
    }
    return CrossSection(fits, dates: Array(fits.indices), preparing: [.corradoRank], threads: 1)
  }
}
