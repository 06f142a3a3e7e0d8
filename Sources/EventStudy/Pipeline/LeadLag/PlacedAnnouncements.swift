internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

/// Announcements as days on the trading days of their index, and the selections that are looked at.
struct PlacedAnnouncements {
  /// One announcement.
  struct Item {
    /// The position of its day on the axis of its index.
    let day: Int
    let date: CalendarDate
    /// The position of its index among those of the study.
    let market: Int
    let symbol: Int
    let name: String
    /// The selection of its kind, else that of its group: `kind:results`, `group:target`.
    let kind: String?
  }

  /// Some of the announcements.
  struct Selection {
    let name: String
    let items: [Item]

    /// Which selections are looked through together for the strongest: companies, or kinds and groups.
    enum Family {
      case companies
      case kinds
    }

    /// What it is one of; nothing for all announcements and for those of an index.
    var family: Family? {
      if name == "all" || name.hasPrefix("market:") { return nil }
      return name.hasPrefix("company:") ? .companies : .kinds
    }
    /// The positions of the indices that its shares are measured against, ascending.
    var markets: [Int] { Set(items.map(\.market)).sorted() }
    /// The shares, each with the index that it is measured against.
    var shares: Set<Share> { Set(items.map { Share(market: $0.market, symbol: $0.symbol) }) }
  }

  /// A share on the trading days of an index.
  struct Share: Hashable, Comparable {
    let market: Int
    let symbol: Int

    static func < (first: Share, second: Share) -> Bool {
      (first.market, first.symbol) < (second.market, second.symbol)
    }
  }

  let items: [Item]
  private let leftOut: Int

  /// Puts the announcements on trading days; what has no day or no price is counted in a note.
  init(_ inputs: StudyInputs, axes: StudyAxes, settings: AlignmentSettings) {
    let markets = axes.markets
    let aligners = Dictionary(
      uniqueKeysWithValues: markets.used.map { market in
        (market, axes.all[market].aligner(settings, announcements: inputs.announcements.count))
      }
    )
    let directory = inputs.panel.directory
    var placed: [Item] = []
    var candidates: [RepeatedEvents.Candidate] = []
    var leftOut = 0
    for announcement in inputs.announcements {
      do throws(ExclusionReason) {
        let market = try markets.position(of: announcement)
        guard let aligner = aligners[market] else {
          leftOut += 1
          continue
        }
        let day = try EventPlacement.day(of: announcement, aligner: aligner)
        let symbol = try directory.position(of: announcement)
        candidates.append(
          RepeatedEvents.Candidate(symbol: symbol, day: day.date, announcement: announcement)
        )
        placed.append(
          Item(
            day: day.index,
            date: day.date,
            market: market,
            symbol: symbol,
            name: announcement.symbol,
            kind: announcement.kind.map { "kind:\($0)" } ?? announcement.group.map { "group:\($0)" }
          )
        )
      } catch {
        leftOut += 1
      }
    }
    let repeats = RepeatedEvents(count: candidates.count) { candidates[$0] }.firsts
    items = placed.indices.filter { repeats[$0] == nil }.map { placed[$0] }
    self.leftOut = leftOut + repeats.count
  }

  var notes: [StudyNote] {
    guard leftOut > 0 else { return [] }
    return [
      StudyNote(
        severity: .information,
        source: .events,
        message:
          "\(leftOut == 1 ? "1 announcement is" : "\(leftOut) announcements are") left out: repeats, and those without a date, a "
          + "trading day or a price; leyline align says which"
      )
    ]
  }

  /// Returns all announcements, and those of each index, company and kind with enough of them.
  ///
  /// - Parameters:
  ///   - minimum: The fewest announcements of an index, a company or a kind.
  ///   - limit: The most companies that are looked at alone; where there are more, none is.
  ///   - markets: The names of the indices.
  /// - Returns: The selections, all announcements first.
  func selections(minimum: Int, companies limit: Int, markets: [String]) -> [Selection] {
    let byMarket = Dictionary(grouping: items, by: \.market)
    let companies = Dictionary(grouping: items, by: \.name).filter { $0.value.count >= minimum }
    let kinds = Dictionary(grouping: items.filter { $0.kind != nil }) { $0.kind ?? "" }
    return [Selection(name: "all", items: items)]
      + (byMarket.count > 1 ? byMarket : [:]).sorted { $0.key < $1.key }
      .filter { $0.value.count >= minimum && markets.indices.contains($0.key) }
      .map { Selection(name: "market:\(markets[$0.key])", items: $0.value) }
      + (companies.count <= limit ? companies : [:]).sorted { $0.key < $1.key }
      .map { Selection(name: "company:\($0.key)", items: $0.value) }
      + kinds.sorted { $0.key < $1.key }.filter { $0.value.count >= minimum }
      .map { Selection(name: $0.key, items: $0.value) }
  }
}
