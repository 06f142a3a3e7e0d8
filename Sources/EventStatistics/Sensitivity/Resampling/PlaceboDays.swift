internal import Algorithms

/// Random days without an event, for the same symbols.
///
/// A day is possible for a symbol when its windows lie on the axis, it has a return, and its event
/// window meets that of no true event of the symbol. A moved event has the study's estimation window
/// and no masked days.
struct PlaceboDays: Sendable {
  private let events: [PanelEvent]
  private let possible: Range<Int>
  private let reach: Int
  private let panel: ReturnPanel
  private let settings: PlaceboSettings
  /// The true event days of each symbol that has one, ascending.
  private let taken: [Int: [Int]]
  /// For each event the position of its date among the dates of all events.
  private let dates: [Int]
  private let dateCount: Int
  private let random: CounterRandom

  /// How often a day is drawn for one event before it is left out of a study.
  private static let attempts = 256

  init(
    _ events: [PanelEvent],
    panel: ReturnPanel,
    grid: GridSettings,
    settings: PlaceboSettings
  ) {
    self.events = events
    self.panel = panel
    self.settings = settings
    random = CounterRandom(seed: settings.seed)
    reach = grid.eventWindow.count - 1
    let first = max(0, -min(grid.estimation.lowerBound, grid.eventWindow.lowerBound))
    let last = panel.dayCount - 1 - max(grid.estimation.upperBound, grid.eventWindow.upperBound, 0)
    possible = first..<max(first, last + 1)
    var taken: [Int: [Int]] = [:]
    for event in events { taken[event.symbol, default: []].append(event.day) }
    self.taken = taken.mapValues { $0.sorted() }
    var known: [Int: Int] = [:]
    dates = events.map { event in
      let position = known[event.day] ?? known.count
      known[event.day] = position
      return position
    }
    dateCount = known.count
  }

  /// The events of one placebo study; an event without a possible day is left out.
  func study(_ index: Int) -> [PanelEvent] {
    guard !possible.isEmpty else { return [] }
    guard settings.keepsSharedDates else {
      return events.indices.compactMap { event in
        for attempt in 0..<Self.attempts {
          let day = day(study: index, item: event, attempt: attempt)
          if isPossible(day, symbol: events[event].symbol) { return events[event].moved(to: day) }
        }
        return nil
      }
    }
    let moved = movedDates(study: index)
    return events.indices.compactMap { event in
      let day = moved[dates[event]]
      return isPossible(day, symbol: events[event].symbol) ? events[event].moved(to: day) : nil
    }
  }

  /// For each date a random one that suits most of its events, the best of a few.
  private func movedDates(study: Int) -> [Int] {
    var members = [[Int]](repeating: [], count: dateCount)
    for (event, date) in dates.enumerated() { members[date].append(events[event].symbol) }
    return members.enumerated().map { date, symbols in
      var best = (day: possible.lowerBound, count: -1)
      for attempt in 0..<Self.attempts {
        let day = day(study: study, item: date, attempt: attempt)
        let count = symbols.count { isPossible(day, symbol: $0) }
        if count > best.count { best = (day, count) }
        // Many events never fit together: a few attempts are then enough.
        if count == symbols.count || attempt >= 7 && best.count * 2 >= symbols.count { break }
      }
      return best.day
    }
  }

  private func day(study: Int, item: Int, attempt: Int) -> Int {
    let bits = random.bits(
      stream: TestStream.placebo.block(UInt64(study)),
      index: UInt64(item * Self.attempts + attempt)
    )
    // The upper half of a product with 64 random bits is a uniform index below the size.
    return possible.lowerBound
      + Int(bits.first.multipliedFullWidth(by: UInt64(possible.count)).high)
  }

  private func isPossible(_ day: Int, symbol: Int) -> Bool {
    guard symbol >= 0, symbol < panel.symbolCount,
      panel.returns[symbol * panel.dayCount + day].isFinite
    else { return false }
    guard let taken = taken[symbol] else { return true }
    let next = taken.partitioningIndex { $0 >= day - reach }
    return next == taken.count || taken[next] > day + reach
  }
}
