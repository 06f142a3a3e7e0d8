internal import Algorithms

/// Which windows of one security share days, by the places of the events.
///
/// Two questions, each answered for events of the same security only:
/// - Which event windows share a day? Both events are flagged, because neither response can be told
///   from the other; excluding overlapping events leaves out both, not only the later.
/// - Whose estimation window contains days of another event's window? Masking leaves those days out
///   of the estimation.
///
/// Finding them takes O(*n* log *n*) for *n* events, plus the length of the answer.
public struct WindowOverlaps: Sendable {
  /// What of one event the window of another can disturb.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The event windows share a day; the pair occurs in both directions.
    case eventWindows = "event_windows"
    /// The event's estimation window contains a day of the other's event window.
    case estimationWindow = "estimation_window"
  }

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
    var isChained = [Bool](repeating: false, count: windows.count)
    for group in groups {
      for place in group.chained { isChained[place] = true }
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

/// The event windows of one symbol, sorted, for the search of overlaps.
private struct SymbolWindows: Sendable {
  /// The places of the events whose windows share a day with another's.
  let chained: [Int]
  /// The places of the events, by the beginning of their windows.
  private let places: [Int]
  /// The windows of ``places``.
  private let windows: [Range<Int>]
  /// The length of the longest window.
  private let longest: Int
  /// The windows joined where they share a day, ascending and apart.
  private let joined: [Range<Int>]

  /// Sorts the windows and joins those that share a day.
  ///
  /// - Parameters:
  ///   - places: The places of one symbol's events.
  ///   - all: The windows of all events.
  init(_ places: [Int], windows all: [Range<Int>]) {
    // A window that the end of the axis cut to nothing shares no day with any other.
    let sorted = places.filter { !all[$0].isEmpty }.sorted {
      (all[$0].lowerBound, $0) < (all[$1].lowerBound, $1)
    }
    var joined: [Range<Int>] = []
    var chained: [Int] = []
    var chainLength = 0
    for (position, place) in sorted.enumerated() {
      let window = all[place]
      if let days = joined.last, window.lowerBound < days.upperBound {
        joined[joined.count - 1] = days.lowerBound..<max(days.upperBound, window.upperBound)
        // The first of a chain is known to have a partner only when the second comes.
        if chainLength == 1 { chained.append(sorted[position - 1]) }
        chained.append(place)
        chainLength += 1
      } else {
        joined.append(window)
        chainLength = 1
      }
    }
    self.places = sorted
    self.joined = joined
    self.chained = chained
    windows = sorted.map { all[$0] }
    longest = windows.map { $0.count }.max() ?? 0
  }

  /// Returns the places of the events whose windows share a day with a range, ascending.
  func places(in range: Range<Int>) -> [Int] {
    positions(near: range).filter { windows[$0].overlaps(range) }.map { places[$0] }.sorted()
  }

  /// Whether a window of another event than one shares a day with a range.
  func contains(in range: Range<Int>, otherThan place: Int) -> Bool {
    positions(near: range).contains { windows[$0].overlaps(range) && places[$0] != place }
  }

  /// Returns the positions of the windows that may reach into a range.
  private func positions(near range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    // No window that begins earlier than this reaches into the range.
    let first = windows.partitioningIndex { $0.lowerBound > range.lowerBound - longest }
    let end = windows[first...].partitioningIndex { $0.lowerBound >= range.upperBound }
    return first..<end
  }

  /// Returns the days of event windows that lie in a range, ascending and apart.
  func days(in range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var position = joined.partitioningIndex { $0.upperBound > range.lowerBound }
    var days: [Range<Int>] = []
    while position < joined.count, joined[position].lowerBound < range.upperBound {
      days.append(joined[position].clamped(to: range))
      position += 1
    }
    return days
  }
}
