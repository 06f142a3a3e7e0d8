internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The peers of each event: never its own security, and none that an announcement of its own moves in the event window.
struct PeerSelection: Sendable {
  private let positions: [String: [Int]]
  /// The symbols of the panel of the peers.
  private let symbols: [String]
  /// The peers of each event with those that were left out, in the order of event identifiers.
  let results: [EventPeers]

  /// Chooses the peers of events.
  ///
  /// - Parameters:
  ///   - peers: The peers of the study.
  ///   - own: The prices of the study.
  ///   - events: The events.
  ///   - announced: The days 0 of all announcements of the study, by symbol.
  ///   - plan: Says whether peers with announcements stay.
  init(
    _ peers: PeerInput,
    own: PricePanel,
    events: [AlignedEvent],
    announced: [(symbol: String, date: CalendarDate)],
    plan: StudyPlan
  ) {
    let panel = peers.panel ?? own
    symbols = panel.symbols
    var dates: [Int: [CalendarDate]] = [:]
    if !plan.settings.peers.withEvents {
      for (symbol, date) in announced {
        if let position = panel.directory.index(of: symbol) {
          dates[position, default: []].append(date)
        }
      }
    }
    var positions: [String: [Int]] = [:]
    results = events.map { event in
      let symbol = event.announcement.symbol
      let itself = peers.panel == nil ? event.symbol : panel.directory.index(of: symbol)
      let sector = peers.table?.sector(of: symbol)
      let bySector = plan.settings.peers.names.isEmpty && peers.table?.hasSectors == true
      var used: [Int] = []
      var leftOut: [EventPeers.LeftOut] = []
      for position in peers.positions where position != itself {
        let name = panel.symbols[position]
        if bySector, sector == nil || peers.table?.sector(of: name) != sector { continue }
        if let reason = Self.obstacle(position, of: event, dates: dates[position] ?? [], plan: plan)
        {
          leftOut.append(EventPeers.LeftOut(symbol: name, reason: reason))
        } else {
          used.append(position)
        }
      }
      positions[event.eventID] = used
      return EventPeers(
        eventID: event.eventID,
        symbol: symbol,
        peers: used.map { panel.symbols[$0] },
        leftOut: leftOut
      )
    }
    self.positions = positions
  }

  /// Why a security is no peer of an event, where it is none.
  private static func obstacle(
    _ position: Int,
    of event: AlignedEvent,
    dates: [CalendarDate],
    plan: StudyPlan
  ) -> String? {
    let axis = event.axis
    let window = plan.windows.event.days
    let last = axis.days.count - 1
    let first = axis.days[min(max(event.day.index + window.lowerBound, 0), last)]
    let end = axis.days[min(max(event.day.index + window.upperBound, 0), last)]
    if let date = dates.filter({ (first...end).contains($0) }).min() {
      return "it has an announcement of its own on \(date), in the event window"
    }
    let returns = axis.peers?.returns[position] ?? []
    let estimation = event.windows.estimation.days
    let places =
      (event.day.index + estimation.lowerBound)...(event.day.index + estimation.upperBound)
    let count = places.count { returns.indices.contains($0) && returns[$0].isFinite }
    let required = plan.requiredReturns(for: event.windows)
    if count < required {
      return "it has \(count) returns in the estimation window, and at least \(required) are needed"
    }
    if plan.settings.peers.weights == .value, axis.peers?.values[position] == nil {
      return "the table of peers has no shares outstanding of it"
    }
    return nil
  }

  /// Returns the peers of an event by their positions, with its index; nothing without peers.
  func series(of event: AlignedEvent) -> (index: [Double], peers: [FactorSeries])? {
    guard let onAxis = event.axis.peers, let chosen = positions[event.eventID], !chosen.isEmpty
    else { return nil }
    let returns = chosen.map { (onAxis.returns[$0] ?? [])[...] }
    let values = chosen.compactMap { onAxis.values[$0].map { $0[...] } }
    return (
      index: PeerIndex.returns(returns, weights: values.count == chosen.count ? values : nil),
      peers: zip(chosen, returns).map { FactorSeries(name: symbols[$0], values: $1) }
    )
  }

  /// What is to be said of peers that were left out.
  var notes: [StudyNote] {
    let without = results.filter { $0.peers.isEmpty }.map(\.eventID)
    let left = results.filter { !$0.leftOut.isEmpty }
    var notes: [StudyNote] = []
    if !without.isEmpty {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message:
            "\(without.count) of \(results.count) events have no peers: \(PeerInput.list(without))"
        )
      )
    }
    if let example = left.first, let first = example.leftOut.first {
      let count = left.reduce(0) { $0 + $1.leftOut.count }
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message:
            "\(count) \(count == 1 ? "peer is" : "peers are") left out of \(left.count) of \(results.count) events, such as "
            + "\(first.symbol) of \(example.eventID): \(first.reason); peers.csv has them all"
        )
      )
    }
    return notes
  }
}
