/// The event windows of one symbol, sorted, for the search of overlaps.
struct SymbolWindows: Sendable {
  /// The chains of two or more windows.
  let clusters: [WindowOverlaps.Cluster]
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
    var chains: [(members: [Int], days: Range<Int>)] = []
    for place in sorted {
      let window = all[place]
      if let days = chains.last?.days, window.lowerBound < days.upperBound {
        let end = max(days.upperBound, window.upperBound)
        // Appended in place: copying a long chain for each member would take quadratic time.
        chains[chains.count - 1].members.append(place)
        chains[chains.count - 1].days = days.lowerBound..<end
      } else {
        chains.append(([place], window))
      }
    }
    self.places = sorted
    windows = sorted.map { all[$0] }
    longest = windows.map { $0.count }.max() ?? 0
    joined = chains.map { $0.days }
    clusters = chains.filter { $0.members.count > 1 }.map {
      .init(members: $0.members, days: $0.days)
    }
  }

  /// Returns the places of the events whose windows share a day with a range, ascending.
  func places(in range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    // No window that begins earlier than this reaches into the range.
    var position = Self.first(of: windows) { $0.lowerBound > range.lowerBound - longest }
    var found: [Int] = []
    while position < windows.count, windows[position].lowerBound < range.upperBound {
      if windows[position].overlaps(range) { found.append(places[position]) }
      position += 1
    }
    return found.sorted()
  }

  /// Whether a window of another event than one shares a day with a range.
  func contains(in range: Range<Int>, otherThan place: Int) -> Bool {
    guard !range.isEmpty else { return false }
    var position = Self.first(of: windows) { $0.lowerBound > range.lowerBound - longest }
    while position < windows.count, windows[position].lowerBound < range.upperBound {
      if windows[position].overlaps(range), places[position] != place { return true }
      position += 1
    }
    return false
  }

  /// Returns the days of event windows that lie in a range, ascending and apart.
  func days(in range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var position = Self.first(of: joined) { $0.upperBound > range.lowerBound }
    var days: [Range<Int>] = []
    while position < joined.count, joined[position].lowerBound < range.upperBound {
      days.append(joined[position].clamped(to: range))
      position += 1
    }
    return days
  }

  /// Returns the first position at which a condition holds that, once true, stays true.
  private static func first(
    of ranges: [Range<Int>],
    where condition: (Range<Int>) -> Bool
  ) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if condition(ranges[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
