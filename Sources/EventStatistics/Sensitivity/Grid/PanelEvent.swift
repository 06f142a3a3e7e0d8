/// An event as a place in a return panel.
public struct PanelEvent: Sendable, Hashable {
  /// The row of the symbol.
  public let symbol: Int
  /// The position of the event day.
  public let day: Int
  /// The event's own estimation window relative to the event day; absent where the study's holds.
  public let estimation: ClosedRange<Int>?
  /// Positions that the estimation leaves out, for example other events of the same symbol.
  public let masked: [Range<Int>]

  /// Creates an event.
  public init(
    symbol: Int,
    day: Int,
    estimation: ClosedRange<Int>? = nil,
    masked: [Range<Int>] = []
  ) {
    self.symbol = symbol
    self.day = day
    self.estimation = estimation
    self.masked = masked
  }

  /// The same event on another day, with nothing of its own.
  func moved(to day: Int) -> PanelEvent { PanelEvent(symbol: symbol, day: day) }
}
