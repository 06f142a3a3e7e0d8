/// What the fast path needs to know of an event, small enough to be sorted.
struct GridPlace: Sendable {
  private let row: Int32
  private let position: Int32
  /// The position of the event in the list.
  let index: Int32
  /// Whether the event has nothing of its own and its symbol is known.
  let isPlain: Bool

  init(_ event: PanelEvent, index: Int, panel: ReturnPanel) {
    let isKnown = event.symbol >= 0 && event.symbol < panel.symbolCount
    let isOnAxis = event.day >= 0 && event.day < panel.dayCount
    row = Int32(isKnown ? event.symbol : panel.symbolCount)
    position = isOnAxis ? Int32(event.day) : -1
    self.index = Int32(index)
    isPlain = isKnown && isOnAxis && event.estimation == nil && event.masked.isEmpty
  }

  /// The row of the symbol; one after the last for an unknown one.
  var symbol: Int { Int(row) }

  /// The position of the event day; negative off the axis.
  var day: Int { Int(position) }
}
