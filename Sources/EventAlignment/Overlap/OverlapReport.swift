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
  /// The chains of two or more events, by the first event's place in ``events``.
  public let clusters: [Cluster]
  private let groups: [SymbolWindows]
  private let groupOfEvent: [Int]
  private let clusterOfEvent: [Int?]

  /// Finds the overlaps among events.
  ///
  /// - Parameter events: The events in any order.
  public init(_ events: [PlacedEvent]) {
    var numbers: [String: Int] = [:]
    let securities = events.map { event in
      if let number = numbers[event.symbol] { return number }
      numbers[event.symbol] = numbers.count
      return numbers.count - 1
    }
    self.init(events, securities: securities)
  }

  /// Finds the overlaps among events whose securities are known by number.
  ///
  /// - Parameters:
  ///   - events: The events in any order.
  ///   - securities: For each event the number of its security; the symbols are not compared.
  public init(_ events: [PlacedEvent], securities: [Int]) {
    precondition(events.count == securities.count, "Each event has a security")
    self.events = events
    let members = Dictionary(grouping: events.indices, by: { securities[$0] })
      .sorted { $0.value[0] < $1.value[0] }
    groups = members.map { SymbolWindows($0.value, of: events) }
    clusters = groups.flatMap(\.clusters).sorted {
      ($0.members.min() ?? 0) < ($1.members.min() ?? 0)
    }
    var groupOfEvent = [Int](repeating: 0, count: events.count)
    for (group, places) in members.enumerated() {
      for place in places.value { groupOfEvent[place] = group }
    }
    self.groupOfEvent = groupOfEvent
    var clusterOfEvent = [Int?](repeating: nil, count: events.count)
    for (position, cluster) in clusters.enumerated() {
      for member in cluster.members { clusterOfEvent[member] = position }
    }
    self.clusterOfEvent = clusterOfEvent
  }

  /// Every disturbance as a pair of events, by the places of the disturbed and the disturbing event.
  public var pairs: [OverlapPair] {
    events.indices.flatMap { place in
      pairs(.eventWindows, place, partners(of: place))
        + pairs(.estimationWindow, place, contaminants(of: place))
    }
  }

  /// Returns the places of the events whose windows share a day with that of an event, ascending.
  public func partners(of place: Int) -> [Int] {
    guard clusterOfEvent[place] != nil else { return [] }
    return groups[groupOfEvent[place]].places(in: events[place].window).filter { $0 != place }
  }

  /// Returns the places of the events whose windows reach into the estimation window of an event.
  public func contaminants(of place: Int) -> [Int] {
    groups[groupOfEvent[place]].places(in: events[place].estimation).filter { $0 != place }
  }

  /// Whether the window of an event shares a day with another's.
  public func isOverlapping(_ place: Int) -> Bool { clusterOfEvent[place] != nil }

  /// Whether another event's window reaches into the estimation window of an event.
  public func isContaminated(_ place: Int) -> Bool {
    groups[groupOfEvent[place]].contains(in: events[place].estimation, otherThan: place)
  }

  /// Returns the axis positions to leave out of an event's estimation when events are masked.
  ///
  /// - Returns: Ranges within the estimation window, ascending and apart.
  public func maskedEstimationDays(of place: Int) -> [Range<Int>] {
    groups[groupOfEvent[place]].days(in: events[place].estimation)
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
