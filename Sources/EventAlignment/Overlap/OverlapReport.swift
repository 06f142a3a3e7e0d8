/// Which events of one symbol disturb each other.
///
/// Two questions, each answered for events of the same symbol only:
/// - Which event windows share a day? Both events are flagged, because neither response can be told
///   from the other; excluding overlapping events leaves out both, not only the later.
/// - Whose estimation window contains days of another event's window? Masking leaves those days out
///   of the estimation.
///
/// Finding them takes O(*n* log *n*) for *n* events, plus the length of the answer.
public struct OverlapReport: Sendable {
  /// Events of one symbol whose windows form a chain in which each shares days with another.
  public struct Cluster: Sendable, Hashable {
    /// The symbol of the security.
    public let symbol: String
    /// The places of the events in ``OverlapReport/events``, by the first day of their windows.
    public let members: [Int]
    /// The axis positions from the first to the last day of the chain.
    public let days: Range<Int>
  }

  /// The events, in the order given.
  public let events: [PlacedEvent]
  private let overlaps: WindowOverlaps

  /// Finds the overlaps among events.
  ///
  /// - Parameter events: The events in any order.
  public init(_ events: [PlacedEvent]) {
    self.events = events
    var numbers: [String: Int] = [:]
    overlaps = WindowOverlaps(
      estimations: events.map { $0.estimation },
      windows: events.map { $0.window },
      securities: events.map { event in
        if let number = numbers[event.symbol] { return number }
        numbers[event.symbol] = numbers.count
        return numbers.count - 1
      }
    )
  }

  /// The chains of two or more events, by the first event's place in ``events``.
  public var clusters: [Cluster] {
    overlaps.clusters.map {
      Cluster(symbol: events[$0.members[0]].symbol, members: $0.members, days: $0.days)
    }
  }

  /// Every disturbance as a pair of events, by the places of the disturbed and the disturbing event.
  public var pairs: [OverlapPair] {
    events.indices.flatMap { place in
      pairs(.eventWindows, place, partners(of: place))
        + pairs(.estimationWindow, place, contaminants(of: place))
    }
  }

  /// Returns the places of the events whose windows share a day with that of an event, ascending.
  public func partners(of place: Int) -> [Int] { overlaps.partners(of: place) }

  /// Returns the places of the events whose windows reach into the estimation window of an event.
  public func contaminants(of place: Int) -> [Int] { overlaps.contaminants(of: place) }

  /// Whether the window of an event shares a day with another's.
  public func isOverlapping(_ place: Int) -> Bool { overlaps.isOverlapping(place) }

  /// Whether another event's window reaches into the estimation window of an event.
  public func isContaminated(_ place: Int) -> Bool { overlaps.isContaminated(place) }

  /// Returns the axis positions to leave out of an event's estimation when events are masked.
  ///
  /// - Returns: Ranges within the estimation window, ascending and apart.
  public func maskedEstimationDays(of place: Int) -> [Range<Int>] {
    overlaps.maskedEstimationDays(of: place)
  }

  /// Returns the axis positions to leave out of the estimation of an event given by identifier.
  public func masked(eventID: String) -> [Range<Int>] {
    place(of: eventID).map { maskedEstimationDays(of: $0) } ?? []
  }

  /// Returns why an event is left out when overlapping events are excluded, or nothing.
  public func exclusion(of place: Int) -> ExclusionReason? {
    let partners = partners(of: place)
    return partners.isEmpty ? nil : .overlapping(with: partners.map { events[$0].eventID })
  }

  /// Returns why an event given by identifier is left out, or nothing.
  public func exclusion(eventID: String) -> ExclusionReason? {
    place(of: eventID).flatMap { exclusion(of: $0) }
  }

  private func place(of eventID: String) -> Int? {
    events.firstIndex { $0.eventID == eventID }
  }

  private func pairs(_ kind: OverlapPair.Kind, _ place: Int, _ others: [Int]) -> [OverlapPair] {
    others.map {
      OverlapPair(
        kind: kind,
        eventID: events[place].eventID,
        otherEventID: events[$0].eventID,
        distance: events[$0].index - events[place].index
      )
    }
  }
}
