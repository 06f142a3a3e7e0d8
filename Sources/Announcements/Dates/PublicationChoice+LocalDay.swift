internal import CivilTime

/// The day of a stamp in UTC on the clock of the page.
///
/// Many pages stamp their mark-up in UTC and print the day of their readers. Around midnight the two
/// differ, and the printed day is the one that is meant.
extension PublicationChoice {
  /// The dates with the stamps in UTC put on the clock that the page prints, where that has another day.
  static func onLocalClocks(_ all: [DateCandidate]) -> [DateCandidate] {
    guard all.contains(where: isStampInUTC) else { return all }
    return all.map { stamp in
      guard isStampInUTC(stamp) else { return stamp }
      return sameMoment(as: stamp, among: all) ?? printedDay(of: stamp, among: all) ?? stamp
    }
  }

  private static func isStampInUTC(_ candidate: DateCandidate) -> Bool {
    candidate.isMarkup && candidate.utcOffsetMinutes == 0 && candidate.role != .updated
      && candidate.score >= 50 && candidate.doubts.isEmpty && isWhole(candidate)
  }

  /// A stamp on the clock of another date that names the same minute of another day.
  private static func sameMoment(
    as stamp: DateCandidate,
    among all: [DateCandidate]
  ) -> DateCandidate? {
    guard let moment = minutes(stamp), let day = stamp.date else { return nil }
    for other in all {
      guard other.role != .updated, other.score > 0, !other.isPageClock, isWhole(other),
        other.doubts.isEmpty, let date = other.date, date != day, let time = other.time
      else { continue }
      if let offset = other.utcOffsetMinutes {
        guard offset != 0, minutes(other) == moment else { continue }
        return onClock(of: other, stamp, offset: offset)
      }
      guard !other.isMidnight, isOneMoment(stamp, other) else { continue }
      let ahead = Int(date.dayNumber) * 1440 + time.secondsSinceMidnight / 60 - moment
      return onClock(of: other, stamp, offset: (ahead + 14 * 60 + 7) / 15 * 15 - 14 * 60)
    }
    return nil
  }

  /// A stamp on the clock nearest to UTC that shows the only day that the head or the address prints.
  private static func printedDay(
    of stamp: DateCandidate,
    among all: [DateCandidate]
  ) -> DateCandidate? {
    guard let day = stamp.date, let time = stamp.time,
      // The printed day may be that of the update, but for a day that begins at the moment of the stamp.
      time.secondsSinceMidnight % 3600 == 0
        || !all.contains(where: { isPrintedInHead($0) && isRevision($0, of: stamp, among: all) })
    else { return nil }
    let printed = all.filter { other in
      other.precision == .day && isWhole(other) && !other.isPageClock && other.doubts.isEmpty
        && (other.label == "address" || isPrintedInHead(other))
    }
    guard let first = printed.first, let local = first.date, local != day,
      printed.allSatisfy({ $0.date == local })
    else { return nil }
    let minute = time.secondsSinceMidnight / 60
    // From Hawaii to New Zealand.
    switch day.days(to: local) {
    case 1 where minute >= 11 * 60:
      return onClock(of: first, stamp, offset: (24 * 60 - minute + 59) / 60 * 60)
    case -1 where minute < 10 * 60:
      return onClock(of: first, stamp, offset: -(minute / 60 + 1) * 60)
    default: return nil
    }
  }

  private static func isPrintedInHead(_ candidate: DateCandidate) -> Bool {
    !candidate.isMarkup && candidate.score >= 50 && candidate.place.isOwn
      && (candidate.role == .mastHead || candidate.role == .published)
  }

  private static func onClock(
    of other: DateCandidate,
    _ stamp: DateCandidate,
    offset: Int
  ) -> DateCandidate? {
    guard let day = stamp.date, let time = stamp.time else { return nil }
    let moved = DateStamp(date: day, time: time, utcOffsetMinutes: 0).moved(toOffset: offset)
    var local = stamp
    local.date = moved.date
    local.time = moved.time
    local.utcOffsetMinutes = offset
    local.clockFrom = other.byteRange
    return local.date == other.date ? local : nil
  }

  /// Quotes the words whose clock the chosen moment was put on.
  mutating func showClock(_ all: [DateCandidate]) {
    guard let chosen = grounds.first, let range = chosen.clockFrom,
      let other = all.first(where: { $0.byteRange == range })
    else { return }
    if !grounds.dropFirst().contains(where: { $0.byteRange == range }) { show(other) }
    guard status == .ok, other.time == nil, reason == nil else { return }
    remark(
      "\"\(chosen.quote)\" is in UTC and the page prints \"\(other.quote)\"; the moment is written "
        + "on the nearest clock that shows this day"
    )
  }
}
