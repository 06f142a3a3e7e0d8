internal import CivilTime

/// Identifiers that stand in several rows of an event file.
///
/// A list may number its news and have a row for each company that it is about, or name one event twice.
/// Rows of the same security, day, group and windows are one event; others are events of their own, called
/// after the identifier, the security and, where that has several, the day.
struct SharedIdentifiers {
  /// Further rows of an identifier by the place of the first.
  private var places: [Int: [Int]] = [:]
  /// What a reader of the file should know.
  private(set) var notes: [EventFileNote] = []

  /// What the rows of one event have in common.
  private struct Content: Hashable {
    let symbol: String
    let publication: PublicationTime?
    let partOfDay: StatedPartOfDay?
    let group: String?
    let windows: Announcement.OwnWindows?

    init(_ event: Announcement) {
      symbol = event.symbol
      publication = event.publication
      partOfDay = event.partOfDay
      group = event.group
      windows = event.ownWindows
    }
  }

  /// Takes a row whose identifier an earlier one has.
  mutating func add(_ place: Int, after first: Int) {
    places[first, default: [first]].append(place)
  }

  /// Marks repeats and renames the other events.
  ///
  /// - Parameters:
  ///   - events: The events in the order of the file.
  ///   - file: The name of the file, for notes.
  /// - Returns: The places of the events whose identifiers may be taken, ascending.
  mutating func resolve(_ events: inout [Announcement], file: String) -> [Int] {
    var open: [Int] = []
    var repeats: [Int] = []
    var renamed: [(identifier: String, places: [Int])] = []
    for (_, places) in places.sorted(by: { $0.key < $1.key }) {
      var firsts: [Content: Int] = [:]
      var firstOf: [Int: Int] = [:]
      for place in places {
        let content = Content(events[place])
        if let first = firsts[content], content.publication != nil || events[first] == events[place]
        {
          firstOf[place] = first
        } else {
          firsts[content] = place
        }
      }
      let own = places.filter { firstOf[$0] == nil }
      if own.count > 1 {
        renamed.append((events[places[0]].eventID, own))
        rename(own, in: &events)
        open += own
      }
      for (place, first) in firstOf {
        events[place].status = .repeat
        events[place].repeatOf = events[first].eventID
        open.append(place)
        repeats.append(place)
      }
    }
    if let first = repeats.min() {
      notes.append(
        .repeatedRows(file: file, rows: repeats.count, first: events[first].repeatOf ?? "")
      )
    }
    if let (identifier, places) = renamed.first {
      notes.append(
        .sharedIdentifier(
          file: file,
          identifier: identifier,
          names: places.map { events[$0].eventID },
          others: renamed.count - 1
        )
      )
    }
    return open.sorted()
  }

  private func rename(_ places: [Int], in events: inout [Announcement]) {
    var counts: [String: Int] = [:]
    for place in places { counts[events[place].symbol, default: 0] += 1 }
    for place in places {
      let event = events[place]
      let day =
        counts[event.symbol] == 1 ? "" : "-\(event.publication?.date.description ?? "undated")"
      events[place].eventID = "\(event.eventID)-\(event.symbol)\(day)"
    }
  }
}
