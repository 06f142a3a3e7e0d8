internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// Which index each event of a study is measured against.
///
/// One index is everybody's. Where there are several, the column `market` of the events names one, and
/// an event without a name has the first. An index that no event is measured against changes nothing.
struct EventMarkets: Sendable {
  /// The indices, the first of them that of events without a name.
  let series: [MarketSeries]
  /// The positions of the indices that events are measured against, ascending; the first one without events.
  let used: [Int]
  /// Whether there are several indices and an event names its own.
  let areNamed: Bool
  /// How many events have the first index because they name none, where others name theirs.
  private let namelessCount: Int
  /// The names that events write, as far as they mean an index.
  private let positions: [String: Int]
  /// The securities of the events of each index, by their positions in the panel.
  private let securities: [Int: Set<Int>]

  /// Looks at the indices and events of a study.
  init(_ inputs: StudyInputs) {
    series = inputs.markets
    guard series.count > 1 else {
      used = [0]
      areNamed = false
      namelessCount = 0
      positions = [:]
      securities = [:]
      return
    }
    let names = MarketNames(series.map(\.name))
    var counts: [String: Int] = [:]
    var nameless = 0
    for announcement in inputs.announcements {
      let count = announcement.status == .ok ? 1 : 0
      if let name = announcement.market {
        counts[name, default: 0] += count
      } else {
        nameless += count
      }
    }
    positions = counts.keys.reduce(into: [:]) { $0[$1] = names.position(of: $1) }
    areNamed = !counts.isEmpty
    namelessCount = areNamed ? nameless : 0
    let named = Set(positions.filter { counts[$0.key] != 0 }.values)
    used = named.union(nameless > 0 || named.isEmpty ? [0] : []).sorted()
    var securities: [Int: Set<Int>] = [:]
    if used.count > 1 {
      let directory = inputs.panel.directory
      for announcement in inputs.announcements where announcement.status == .ok {
        guard let market = announcement.market.map({ [positions] in positions[$0] }) ?? 0,
          let symbol = directory.index(of: announcement.symbol)
        else { continue }
        securities[market, default: []].insert(symbol)
      }
    }
    self.securities = securities
  }

  /// The indices that events are measured against.
  var usedSeries: [MarketSeries] {
    used.compactMap { series.indices.contains($0) ? series[$0] : nil }
  }

  /// The positions of the indices that stand beside the first, where no event names one.
  var beside: [Int] { areNamed ? [] : Array(series.indices.dropFirst()) }

  /// Returns the position of the index that an announcement is measured against.
  func position(of announcement: Announcement) throws(ExclusionReason) -> Int {
    guard series.count > 1, let name = announcement.market else { return 0 }
    guard let position = positions[name] else {
      throw .unknownMarket(name, known: series.map(\.name))
    }
    return position
  }

  /// Returns the name of the index that an announcement is measured against, where there is one.
  func name(of announcement: Announcement) -> String? {
    guard let position = try? position(of: announcement) else { return nil }
    return series.indices.contains(position) ? series[position].name : nil
  }

  /// Returns the indices with the number of included events that are measured against each.
  func indices(of events: [EventRecord]) -> [MarketIndex] {
    let counts = Dictionary(grouping: events.filter { $0.status == .included }, by: \.market)
    return series.map { MarketIndex(name: $0.name, eventCount: counts[$0.name]?.count ?? 0) }
  }

  /// Returns what a reader must know of the choice.
  ///
  /// - Parameter announcements: The events of the study.
  /// - Returns: At most one note.
  func notes(for announcements: [Announcement]) -> [StudyNote] {
    guard let first = series.first?.name else { return [] }
    guard series.count > 1 else { return foreignNames(announcements, only: first) }
    if !areNamed {
      let others = beside.map { series[$0].name }.joined(separator: ", ")
      let what = announcements.isEmpty ? "the prices are held" : "every event is measured"
      return [
        note(
          .information,
          """
          \(what) against \(first), the first of \(series.count) indices, and not against \(others); \
          a column market of the events names the index of each
          """
        )
      ]
    }
    guard namelessCount > 0 else { return [] }
    let who =
      namelessCount == 1
      ? "1 event names no market and is" : "\(namelessCount.grouped) events name no market and are"
    return [note(.warning, "\(who) measured against \(first), the first index")]
  }

  /// Says which other indices events name, where there is one.
  private func foreignNames(_ announcements: [Announcement], only index: String) -> [StudyNote] {
    let names = Set(announcements.compactMap(\.market))
    let directory = MarketNames([index])
    let foreign = names.filter { directory.position(of: $0) == nil }.sorted()
    guard !foreign.isEmpty else { return [] }
    let text = foreign.prefix(5).map(\.clipped).joined(separator: ", ")
    // One name may be another word for the index, such as that of its exchange.
    return [
      note(
        names.count > 1 ? .warning : .information,
        """
        events name the market \(text)\(foreign.count > 5 ? ", ..." : ""), but the only index is \
        \(index), and every event is measured against it; to have each against its own, name their \
        files with \(.market(.files))
        """
      )
    ]
  }

  /// Returns where the calendar, the indices that are used and the securities of their events disagree.
  ///
  /// - Parameters:
  ///   - calendar: The calendar of the study.
  ///   - panel: The prices.
  ///   - holidays: Days of the indices that are known to be holidays of the securities' exchanges.
  /// - Returns: The notes, index by index.
  func axisNotes(
    _ calendar: TradingCalendar,
    panel: PricePanel,
    holidays: Set<CalendarDate>
  ) -> [StudyNote] {
    guard used.count > 1 else {
      return AxisNote.notes(
        calendar: calendar,
        market: usedSeries.first?.days.filter { !holidays.contains($0) },
        securities: panel.days
      ).map { StudyNote($0, source: .calendar) }
    }
    return groups(in: panel).flatMap { market, symbols in
      let closes = symbols.compactMap { panel.series(.close, symbol: $0) }
      let days = panel.days.indices.filter { day in
        closes.contains { !$0[$0.startIndex + day].isNaN }
      }
      return AxisNote.notes(
        calendar: calendar,
        market: market.days.filter { !holidays.contains($0) },
        securities: days.map { panel.days[$0] }
      ).map {
        StudyNote(
          severity: $0.severity,
          source: .calendar,
          message: "market \(market.name): \($0.message)"
        )
      }
    }
  }

  /// Returns the indices that are used, where there are several, each with the securities of its events.
  ///
  /// A security is in the group of the first of its indices, and one without an event in none.
  func groups(in panel: PricePanel) -> [(market: MarketSeries, symbols: [Int])] {
    var seen: Set<Int> = []
    return used.map { place in
      let own = (securities[place] ?? []).filter { seen.insert($0).inserted }
      return (series[place], own.sorted())
    }
  }

  private func note(_ severity: Severity, _ message: Message) -> StudyNote {
    StudyNote(severity: severity, source: .market, message: message)
  }
}

/// Finds an index among several by the name that an event writes.
struct MarketNames: Sendable {
  private let directory: SymbolDirectory
  /// The positions by letters and digits alone, without the word `index`.
  private let plain: [String: [Int]]

  init(_ names: [String]) {
    directory = SymbolDirectory(names)
    plain = Dictionary(grouping: names.indices) { Self.plain(names[$0]) }
  }

  /// Returns the position of an index: by the spellings that symbols have too, else by letters and
  /// digits alone and without the word `index`, as `Index DE` and `NIFTY 50` are written in the names of
  /// files `DE_index.csv` and `NIFTY_50.csv`.
  func position(of name: String) -> Int? {
    switch directory.match(name) {
    case .one(let position): return position
    case .several, .numbers: return nil
    case .unknown:
      let found = plain[Self.plain(name)] ?? []
      return found.count == 1 ? found.first : nil
    }
  }

  private static func plain(_ name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let telling = words.filter { $0 != "index" }
    return (telling.isEmpty ? words : telling).joined()
  }
}
