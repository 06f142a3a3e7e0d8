import EventStatistics

/// Simulated returns of 100 symbols on 1,500 days and places of events among them.
struct SimulatedReturns {
  static let symbolCount = 100
  static let dayCount = 1500
  static let settings = GridSettings(estimation: -260 ... -11, eventWindow: -10...10)
  private static let random = CounterRandom(seed: 20_250_901)

  let panel: ReturnPanel

  init() {
    let market = (0..<Self.dayCount).map { 0.0004 + 0.01 * Self.normal(0, $0) }
    let returns = (1...Self.symbolCount).flatMap { symbol in
      let beta = 0.4 + 1.4 * Double(symbol) / Double(Self.symbolCount)
      return market.enumerated().map { day, value in
        beta * value + 0.02 * Self.normal(UInt64(symbol), day)
      }
    }
    panel = ReturnPanel(returns: returns, market: market)
  }

  /// Events whose windows lie on the axis, spread over symbols and days.
  func events(_ count: Int) -> [PanelEvent] {
    let first = 262
    let days = Self.dayCount - first - 11
    return (0..<count).map { index in
      let (a, b) = Self.random.bits(stream: 1 << 40, index: UInt64(index))
      return PanelEvent(
        symbol: Int(a % UInt64(Self.symbolCount)),
        day: first + Int(b % UInt64(days))
      )
    }
  }

  /// The returns around an event, from the first day of the estimation window on.
  func sample(_ event: PanelEvent) -> EventSample {
    let (estimation, window) = (Self.settings.estimation, Self.settings.eventWindow)
    let start = event.day + estimation.lowerBound
    let end = event.day + window.upperBound + 1
    let row = event.symbol * panel.dayCount
    return EventSample(
      security: panel.returns[(row + start)..<(row + end)],
      market: panel.market[start..<end],
      estimation: 0..<estimation.count,
      event: estimation.count..<(estimation.count + window.count),
      firstRelativeDay: window.lowerBound
    )
  }

  private static func normal(_ stream: UInt64, _ day: Int) -> Double {
    let pair = random.normals(stream: stream, index: UInt64(day / 2))
    return day.isMultiple(of: 2) ? pair.first : pair.second
  }
}
