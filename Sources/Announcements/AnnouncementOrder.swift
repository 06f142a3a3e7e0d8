internal import ParallelExecution

/// The order of announcements by their identifiers.
///
/// Identifiers are compared as Swift compares strings. For ASCII that is the order of the bytes, so
/// that their first 24, read as three numbers, decide nearly every comparison.
package enum AnnouncementOrder {
  /// What is compared of one announcement.
  private struct Key: Sendable {
    let words: (UInt64, UInt64, UInt64)
    let place: Int
  }

  /// Returns announcements in the order of their identifiers; equal ones keep their order.
  ///
  /// - Parameters:
  ///   - announcements: In any order.
  ///   - threads: The number of threads, at least 1, on which nothing depends but the time.
  /// - Returns: The same announcements.
  package static func sorted(_ announcements: [Announcement], threads: Int = 1) -> [Announcement] {
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
    return sorted(keys, of: announcements, threads: threads).map { announcements[$0.place] }
  }

  /// Sorts keys, on two threads where there are many.
  private static func sorted(
    _ keys: [Key],
    of announcements: [Announcement],
    threads: Int
  ) -> [Key] {
    @Sendable func precedes(_ first: Key, _ second: Key) -> Bool {
      if first.words != second.words { return first.words < second.words }
      return announcements[first.place].eventID < announcements[second.place].eventID
    }
    guard threads > 1, keys.count > 8192 else { return keys.sorted(by: precedes) }
    let middle = keys.count / 2
    let halves = concurrentMap(count: 2, threads: 2) {
      ($0 == 0 ? keys[..<middle] : keys[middle...]).sorted(by: precedes)
    }
    var merged: [Key] = []
    merged.reserveCapacity(keys.count)
    var (left, right) = (0, 0)
    while left < halves[0].count, right < halves[1].count {
      if precedes(halves[1][right], halves[0][left]) {
        merged.append(halves[1][right])
        right += 1
      } else {
        merged.append(halves[0][left])
        left += 1
      }
    }
    return merged + halves[0][left...] + halves[1][right...]
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
