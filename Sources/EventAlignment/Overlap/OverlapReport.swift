/// Which events of one symbol disturb each other.
///
/// Two questions, each answered for events of the same symbol only:
/// - Which event windows share a day? Both events are flagged, because neither response can be told
///   from the other; excluding overlapping events leaves out both, not only the later.
/// - Whose estimation window contains days of another event's window? Masking leaves those days out
///   of the estimation.
///
/// - Complexity: O(*n* log *n*) for *n* events, plus the length of the answer.
public struct OverlapReport: Sendable, Hashable {
  /// An event with its windows as positions on the study's axis.
  public struct Event: Sendable, Hashable {
    /// The identifier of the event.
    public let id: String
    /// The symbol of the security.
    public let symbol: String
    /// The position of day 0.
    public let index: Int
    /// The positions of the estimation window, all before those of the event window.
    public let estimation: Range<Int>
    /// The positions of the event window.
    public let window: Range<Int>

    /// Creates an event.
    public init(
      id: String,
      symbol: String,
      index: Int,
      estimation: Range<Int>,
      window: Range<Int>
    ) {
      self.id = id
      self.symbol = symbol
      self.index = index
      self.estimation = estimation
      self.window = window
    }

    /// Creates an event from its placed windows.
    public init(id: String, symbol: String, windows: PlacedWindows) {
      self.init(
        id: id,
        symbol: symbol,
        index: windows.index,
        estimation: windows.estimation,
        window: windows.event
      )
    }
  }

  /// Events of one symbol whose windows form a chain in which each shares days with another.
  public struct Cluster: Sendable, Hashable {
    /// The symbol of the security.
    public let symbol: String
    /// The positions of the events in ``OverlapReport/events``, by the first day of their windows.
    public let members: [Int]
    /// The axis positions from the first to the last day of the chain.
    public let days: Range<Int>
  }

  /// An event whose estimation window contains days of other events' windows.
  public struct Contamination: Sendable, Hashable {
    /// The position of the event in ``OverlapReport/events``.
    public let event: Int
    /// The number of other events of the symbol whose windows reach into the estimation window.
    public let otherEvents: Int
    /// The axis positions to leave out of the estimation, ascending and apart.
    public let days: [Range<Int>]

    /// The number of days to leave out.
    public var dayCount: Int { days.reduce(0) { $0 + $1.count } }
  }

  /// The events, in the order given.
  public let events: [Event]
  /// The chains of two or more events, by the first event's place in ``events``.
  public let clusters: [Cluster]
  /// The events with disturbed estimation windows, in the order of ``events``.
  public let contaminations: [Contamination]
  private let clusterOfEvent: [Int?]
  private let contaminationOfEvent: [Int?]

  /// Finds the overlaps among events.
  ///
  /// - Parameter events: The events in any order; identifiers may repeat, places count.
  public init(_ events: [Event]) {
    var clusters: [Cluster] = []
    var contaminations: [Contamination] = []
    for (_, members) in Dictionary(grouping: events.indices, by: { events[$0].symbol }) {
      let group = SymbolWindows(members.sorted(), of: events)
      clusters += group.clusters
      contaminations += members.compactMap { group.contamination(of: $0) }
    }
    clusters.sort { ($0.members.min() ?? 0) < ($1.members.min() ?? 0) }
    contaminations.sort { $0.event < $1.event }
    var clusterOfEvent = [Int?](repeating: nil, count: events.count)
    for (position, cluster) in clusters.enumerated() {
      for member in cluster.members { clusterOfEvent[member] = position }
    }
    var contaminationOfEvent = [Int?](repeating: nil, count: events.count)
    for (position, found) in contaminations.enumerated() {
      contaminationOfEvent[found.event] = position
    }
    self.events = events
    self.clusters = clusters
    self.contaminations = contaminations
    self.clusterOfEvent = clusterOfEvent
    self.contaminationOfEvent = contaminationOfEvent
  }

  /// Returns the places of the events whose windows share a day with that of an event.
  ///
  /// - Complexity: O(*m*) for *m* events of the symbol in the same chain.
  public func partners(of event: Int) -> [Int] {
    guard let cluster = clusterOfEvent[event] else { return [] }
    return clusters[cluster].members.filter {
      $0 != event && events[$0].window.overlaps(events[event].window)
    }
  }

  /// Returns why an event is left out when overlapping events are excluded, or nothing.
  public func exclusion(of event: Int) -> ExclusionReason? {
    let partners = partners(of: event)
    return partners.isEmpty ? nil : .overlapping(eventIDs: partners.map { events[$0].id })
  }

  /// Returns the axis positions to leave out of an event's estimation when events are masked.
  public func maskedEstimationDays(of event: Int) -> [Range<Int>] {
    contaminationOfEvent[event].map { contaminations[$0].days } ?? []
  }
}
