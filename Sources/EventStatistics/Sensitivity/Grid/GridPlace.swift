/// The sums of one block of events; blocks are added in their order.
struct GridPartial: Sendable {
  /// One element for each model and window, model by model.
  var cells: [WindowMoments]
  /// For each ranked model and day, `Σ(2 rank − (n + 1))` over the events without a missing day.
  var rankSums: [Int64]
  /// The number of events behind ``rankSums``, for each ranked model.
  var rankedCount: Int
  /// For each ranked model the rank scores of the other events by day, then their numbers.
  var scores: [Double]
  /// The number of events that each model could be fitted to.
  var fitted: [Int]
  /// The events that a model could not be fitted to.
  var failures: [GridFailure]

  init(cells: Int, ranked: Int, rankedDays: Int, scoredDays: Int, models: Int) {
    self.cells = [WindowMoments](repeating: WindowMoments(), count: cells)
    rankSums = [Int64](repeating: 0, count: ranked * rankedDays)
    rankedCount = 0
    scores = [Double](repeating: 0, count: 2 * ranked * scoredDays)
    fitted = [Int](repeating: 0, count: models)
    failures = []
  }

  mutating func merge(_ other: GridPartial) {
    for index in cells.indices { cells[index].merge(other.cells[index]) }
    for index in rankSums.indices { rankSums[index] += other.rankSums[index] }
    for index in scores.indices { scores[index] += other.scores[index] }
    for index in fitted.indices { fitted[index] += other.fitted[index] }
    rankedCount += other.rankedCount
    failures += other.failures
  }
}

/// An event that a model of the grid could not be fitted to.
public struct GridFailure: Sendable, Hashable {
  /// The position of the event in the list that the grid was given.
  public let event: Int
  /// The model.
  public let model: ExpectedReturnMethod
  /// The reason.
  public let reason: EstimationError
}

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

  /// The event itself, from the list unless the place tells all of it.
  func event(among events: [PanelEvent]) -> PanelEvent {
    isPlain ? PanelEvent(symbol: symbol, day: day) : events[Int(index)]
  }
}
