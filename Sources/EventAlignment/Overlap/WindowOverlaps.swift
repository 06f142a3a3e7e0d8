/// Which windows of one security share days, by the places of the events.
///
/// Finding them takes O(*n* log *n*) for *n* events, plus the length of the answer.
public struct WindowOverlaps: Sendable {
  /// Events of one security whose windows form a chain in which each shares days with another.
  public struct Cluster: Sendable, Hashable {
    /// The places of the events, by the first day of their windows.
    public let members: [Int]
    /// The axis positions from the first to the last day of the chain.
    public let days: Range<Int>
  }

  /// The chains of two or more events, by the first event's place.
  public let clusters: [Cluster]
  private let estimations: [Range<Int>]
  private let windows: [Range<Int>]
  private let groups: [SymbolWindows]
  private let groupOfEvent: [Int32]
  private let isChained: [Bool]

  /// Finds the overlaps.
  ///
  /// - Parameters:
  ///   - estimations: The positions of each event's estimation window.
  ///   - windows: The positions of each event's event window.
  ///   - securities: The number of each event's security, from zero; best without gaps.
  public init(estimations: [Range<Int>], windows: [Range<Int>], securities: [Int]) {
    precondition(
      estimations.count == windows.count && windows.count == securities.count,
      "Each event has two windows and a security"
    )
    self.estimations = estimations
    self.windows = windows
    var members = [[Int]](repeating: [], count: (securities.max() ?? -1) + 1)
    for (place, security) in securities.enumerated() { members[security].append(place) }
    groups = members.map { SymbolWindows($0, windows: windows) }
    groupOfEvent = securities.map { Int32(truncatingIfNeeded: $0) }
    clusters = groups.flatMap { $0.clusters }
      .map { (first: $0.members.min() ?? 0, cluster: $0) }
      .sorted { $0.first < $1.first }
      .map { $0.cluster }
    var isChained = [Bool](repeating: false, count: windows.count)
    for cluster in clusters {
      for member in cluster.members { isChained[member] = true }
    }
    self.isChained = isChained
  }

  /// Returns the places of the events whose windows share a day with that of an event, ascending.
  public func partners(of place: Int) -> [Int] {
    guard isChained[place] else { return [] }
    return group(of: place).places(in: windows[place]).filter { $0 != place }
  }

  /// Returns the places of the events whose windows reach into the estimation window of an event.
  public func contaminants(of place: Int) -> [Int] {
    group(of: place).places(in: estimations[place]).filter { $0 != place }
  }

  /// Whether the window of an event shares a day with another's.
  public func isOverlapping(_ place: Int) -> Bool { isChained[place] }

  /// Whether another event's window reaches into the estimation window of an event.
  public func isContaminated(_ place: Int) -> Bool {
    group(of: place).contains(in: estimations[place], otherThan: place)
  }

  /// Returns the axis positions to leave out of an event's estimation when events are masked.
  ///
  /// - Returns: Ranges within the estimation window, ascending and apart.
  public func maskedEstimationDays(of place: Int) -> [Range<Int>] {
    group(of: place).days(in: estimations[place])
  }

  private func group(of place: Int) -> SymbolWindows { groups[Int(groupOfEvent[place])] }
}
