internal import Announcements
internal import EventAlignment
internal import Notices

/// Events that a list names more than once, of which the first counts.
///
/// Two events are one when they have the same security, day 0, group, control firm and windows, and the
/// same headline and kind or none: a list with a line for each newspaper, or for Saturday and for the
/// Monday that it leads to. Different headlines of a day are different events.
struct RepeatedEvents {
  /// The placements, with all but the first of each event left out.
  let placements: [EventPlacement]
  /// What was noticed.
  let notes: [StudyNote]

  /// What two events have to share.
  private struct Key: Hashable {
    let symbol: Int
    let day: Int
    let control: Int?
    let group: String?
    let market: String?
    let windows: Announcement.OwnWindows?

    init(_ event: AlignedEvent) {
      symbol = event.symbol
      day = event.day.index
      control = event.control
      group = event.announcement.group
      market = event.announcement.attributes["market"]
      windows = event.announcement.ownWindows
    }
  }

  /// Looks through the placements of a study, in the order in which their events count.
  init(_ found: [EventPlacement]) {
    var groups: [Key: [Int]] = [:]
    groups.reserveCapacity(found.count)
    for (place, placement) in found.enumerated() {
      if let event = placement.event { groups[Key(event), default: []].append(place) }
    }
    var placements = found
    var count = 0
    for places in groups.values where places.count > 1 {
      for (place, first) in Self.repeats(places, in: found) {
        guard let event = found[place].event, let original = found[first].event else { continue }
        placements[place] = .left(.repeat(of: original.eventID), day: event.day)
        count += 1
      }
    }
    self.placements = placements
    notes = count == 0 ? [] : [Self.note(count)]
  }

  /// Returns the places that repeat another one of a group, each with that.
  private static func repeats(_ places: [Int], in found: [EventPlacement]) -> [(Int, Int)] {
    let texts = places.map { text(found[$0].event?.announcement) }
    // What has no text is the first event of the day that has one, or the first of all.
    let named = texts.first { !$0.isEmpty } ?? ""
    var firsts: [String: Int] = [:]
    var repeats: [(Int, Int)] = []
    for (place, text) in zip(places, texts) {
      let key = text.isEmpty ? named : text
      if let first = firsts[key] {
        repeats.append((place, first))
      } else {
        firsts[key] = place
      }
    }
    return repeats
  }

  /// The words of an announcement, whatever their case and the blanks between them.
  private static func text(_ announcement: Announcement?) -> String {
    [announcement?.headline, announcement?.kind].compactMap(\.self)
      .flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
  }

  private static func note(_ count: Int) -> StudyNote {
    StudyNote(
      severity: .warning,
      source: .events,
      message: count == 1
        ? "1 event is listed again with the same security and day 0, and counts once; "
          + "the exclusions name it"
        : "\(count) events are listed again with the same security and day 0, and count once; "
          + "the exclusions name them"
    )
  }
}
