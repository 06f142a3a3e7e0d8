internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices

/// Events that a list names more than once, of which the first counts.
///
/// Two events are one when they have the same security, market, day 0, group, control firm and windows, and the
/// same headline and kind or none: a list with a line for each newspaper, or for Saturday and for the
/// Monday that it leads to. Different headlines of a day are different events.
struct RepeatedEvents {
  /// An event with its place on the trading days.
  struct Candidate {
    /// The position of the symbol in the panel.
    let symbol: Int
    /// Day 0.
    let day: CalendarDate
    var controls: [Int] = []
    /// The trading days that the event is measured on, which are those of its market.
    var axis: Int?
    let announcement: Announcement
  }

  /// The place of the first event, by the places of those that repeat it.
  let firsts: [Int: Int]
  /// An event that stands in several groups and counts in each of them, and the number of its likes.
  private let grouped: (example: Candidate, count: Int)?

  /// Looks through events in the order in which they count.
  ///
  /// - Parameters:
  ///   - count: The number of events.
  ///   - candidate: Returns an event, or nothing for one that is left out already.
  init(count: Int, candidate: (Int) -> Candidate?) {
    // Nearly every event is alone on its day, so that only others are looked at closely.
    var alone: [Int: Int] = [:]
    alone.reserveCapacity(count)
    var shared: [Int: [Int]] = [:]
    for place in 0..<count {
      guard let event = candidate(place) else { continue }
      let key = event.symbol << 32 | Int(UInt32(bitPattern: event.day.dayNumber))
      if let first = alone[key] {
        shared[key, default: [first]].append(place)
      } else {
        alone[key] = place
      }
    }
    var firsts: [Int: Int] = [:]
    var grouped: [Int] = []
    for places in shared.values {
      let alike = Dictionary(grouping: places) { candidate($0).map { Likeness($0) } }
      for places in alike.values where places.count > 1 {
        let groups = Dictionary(grouping: places) { candidate($0)?.announcement.group }
        for group in groups.values where group.count > 1 {
          let texts = group.map { candidate($0)?.announcement.newsText ?? "" }
          firsts.merge(Self.repeats(group, texts: texts)) { first, _ in first }
        }
        guard groups.count > 1 else { continue }
        let counted = places.filter { firsts[$0] == nil }
        let texts = counted.map { candidate($0)?.announcement.newsText ?? "" }
        grouped += Self.repeats(counted, texts: texts).keys
      }
    }
    self.firsts = firsts
    self.grouped = grouped.min().flatMap(candidate).map { ($0, grouped.count) }
  }

  /// Returns the first of each event of a group, by the places of those that repeat it.
  private static func repeats(_ places: [Int], texts: [String]) -> [Int: Int] {
    // What has no text is the first event of the day that has one, or the first of all.
    let named = texts.first { !$0.isEmpty } ?? ""
    var seen: [String: Int] = [:]
    var repeats: [Int: Int] = [:]
    for (place, text) in zip(places, texts) {
      let key = text.isEmpty ? named : text
      if let first = seen[key] {
        repeats[place] = first
      } else {
        seen[key] = place
      }
    }
    return repeats
  }

  /// What two events of a security and day have to share besides their group.
  private struct Likeness: Hashable {
    let controls: [Int]
    let axis: Int?
    let windows: Announcement.OwnWindows?

    init(_ event: Candidate) {
      controls = event.controls
      axis = event.axis
      windows = event.announcement.ownWindows
    }
  }

  /// A sentence with the number of repeats, and one with that of events in several groups.
  var notes: [StudyNote] {
    [repeatNote, groupNote].compactMap(\.self).map {
      StudyNote(severity: .warning, source: .events, message: $0)
    }
  }

  private var repeatNote: Message? {
    switch firsts.count {
    case 0: return nil
    case 1:
      return
        "1 event is listed again with the same security and day 0, and counts once; the exclusions name it"
    case let count:
      return
        "\(count.grouped) events are listed again with the same security and day 0, and count once; the exclusions name them"
    }
  }

  private var groupNote: Message? {
    guard let (example, count) = grouped else { return nil }
    let (events, verb) =
      count == 1 ? ("1 event is", "counts") : ("\(count.grouped) events are", "count")
    return
      "\(events) listed again with the same security and day 0 in another group, such as \(example.announcement.symbol) on \(example.day), and \(verb) in each group and once more in the averages over all; keep one line where it is one event"
  }
}

extension RepeatedEvents {
  /// Looks through the placements of a study.
  init(_ placements: [EventPlacement]) {
    self.init(count: placements.count) { place in
      placements[place].event.map {
        Candidate(
          symbol: $0.symbol,
          day: $0.day.date,
          controls: $0.controls,
          axis: $0.axis.id,
          announcement: $0.announcement
        )
      }
    }
  }

  /// Returns placements with all but the first of each event left out.
  func leavingOut(_ placements: [EventPlacement]) -> [EventPlacement] {
    var left = placements
    for (place, first) in firsts {
      guard let event = placements[place].event, let original = placements[first].event else {
        continue
      }
      left[place] = .left(.repeat(of: original.eventID), day: event.day)
    }
    return left
  }
}

extension Announcement {
  /// The words of the headline and the kind, whatever their case and the blanks between them.
  fileprivate var newsText: String {
    [headline, kind].compactMap(\.self)
      .flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
  }
}
