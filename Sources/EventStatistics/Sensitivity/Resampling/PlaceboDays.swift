/// Random days without an event, for the same symbols.
///
/// A day is possible for a symbol when its windows lie on the axis, it has a return, and its event
/// window meets that of no true event of the symbol. A moved event has the study's estimation window
/// and no masked days.
struct PlaceboDays: Sendable {
  private let events: [PanelEvent]
  private let possible: Range<Int>
  private let settings: PlaceboSettings
  /// For each day of the panel and symbol whether the day is possible: the symbols of a date are looked up together.
  private let suits: [Bool]
  private let symbolCount: Int
  /// For each event the position of its date among the dates of all events.
  private let dates: [Int]
  /// The symbols of the events of each date.
  private let members: [[Int]]
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
    self.settings = settings
    random = CounterRandom(seed: settings.seed)
    let first = max(0, -min(grid.estimation.lowerBound, grid.eventWindow.lowerBound))
    let last = panel.dayCount - 1 - max(grid.estimation.upperBound, grid.eventWindow.upperBound, 0)
    possible = first..<max(first, last + 1)
    symbolCount = panel.symbolCount
    suits = Self.suits(events, panel: panel, reach: grid.eventWindow.count - 1)
    var known: [Int: Int] = [:]
    var members: [[Int]] = []
    dates = events.map { event in
      let position = known[event.day] ?? known.count
      if position == known.count {
        known[event.day] = position
        members.append([])
      }
      members[position].append(event.symbol)
      return position
    }
    self.members = members
  }

  /// Whether each symbol has a return on each day, and no true event whose event window meets that of the day.
  private static func suits(_ events: [PanelEvent], panel: ReturnPanel, reach: Int) -> [Bool] {
    let symbols = panel.symbolCount
    var suits = [Bool](repeating: false, count: panel.dayCount * symbols)
    for symbol in 0..<symbols {
      for day in 0..<panel.dayCount {
        suits[day * symbols + symbol] = panel.returns[symbol * panel.dayCount + day].isFinite
      }
    }
    for event in events where event.symbol >= 0 && event.symbol < symbols {
      let near = (event.day - reach)..<(event.day + reach + 1)
      for day in near.clamped(to: 0..<panel.dayCount) {
        suits[day * symbols + event.symbol] = false
      }
    }
    return suits
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
    members.enumerated().map { date, symbols in
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
    let place = day * symbolCount + symbol
    return symbol >= 0 && symbol < symbolCount && place < suits.count && suits[place]
  }
}
