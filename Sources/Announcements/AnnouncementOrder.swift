/// The order of announcements by their identifiers.
///
/// Identifiers are compared as Swift compares strings. For ASCII that is the order of the bytes, so
/// that their first 24, read as three numbers, decide nearly every comparison.
public enum AnnouncementOrder {
  /// What is compared of one announcement.
  private struct Key {
    let words: (UInt64, UInt64, UInt64)
    let place: Int
  }

  /// Returns announcements in the order of their identifiers; equal ones keep their order.
  public static func sorted(_ announcements: [Announcement]) -> [Announcement] {
    let isSorted = zip(announcements, announcements.dropFirst()).allSatisfy {
      $0.eventID <= $1.eventID
    }
    guard !isSorted else { return announcements }
    var keys: [Key] = []
    keys.reserveCapacity(announcements.count)
    for (place, announcement) in announcements.enumerated() {
      guard let key = key(of: announcement.eventID, place: place) else {
        return announcements.enumerated()
          .sorted { ($0.element.eventID, $0.offset) < ($1.element.eventID, $1.offset) }
          .map(\.element)
      }
      keys.append(key)
    }
    keys.sort { first, second in
      if first.words != second.words { return first.words < second.words }
      let (one, other) = (announcements[first.place].eventID, announcements[second.place].eventID)
      return one == other ? first.place < second.place : one < other
    }
    return keys.map { announcements[$0.place] }
  }

  /// Returns the key of an identifier, or nothing where it is not ASCII.
  private static func key(of eventID: String, place: Int) -> Key? {
    var text = eventID
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      func word(_ first: Int) -> UInt64 {
        (first..<(first + 8)).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
      }
      return Key(words: (word(0), word(8), word(16)), place: place)
    }
  }
}
