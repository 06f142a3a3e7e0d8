internal import CivilTime

/// The publication date chosen among the dates of a document, and why.
struct PublicationChoice: Sendable {
  private(set) var publication: PublicationTime?
  private(set) var status: AnnouncementStatus
  private(set) var reason: String?
  /// The candidates that the choice rests on, the chosen one first.
  private(set) var grounds: [DateCandidate] = []

  /// Chooses by the strongest statement; never a date that only a sentence names.
  init(among candidates: [DateCandidate]) {
    status = .noDate
    let tiers: [[DateRole]] = [[.published], [.updated], [.mastHead], [.dateline]]
    for roles in tiers {
      let stated = candidates.filter { roles.contains($0.role) && $0.score >= 50 }
      guard !stated.isEmpty else { continue }
      if roles == [.updated], chooseBefore(updates: stated, of: candidates) { return }
      choose(among: stated, of: candidates)
      if publication != nil || status == .review { return }
    }
    if reason == nil,
      let weak = Self.strongest(
        candidates.filter { $0.score > 0 && $0.score < 50 && $0.publication != nil }
      )
    {
      publication = weak.publication
      status = .review
      grounds = [weak]
      reason =
        "\"\(weak.quote)\" \(Self.place(of: weak)), without a label that says it was published then"
      return
    }
    reason = reason ?? Self.absence(candidates)
  }

  // MARK: Choosing

  /// Sends two dates to a person; the first one stands in the table.
  mutating func review(_ first: DateCandidate, and second: DateCandidate, because cause: String) {
    publication = first.publication
    status = .review
    grounds = [first, second]
    reason = cause
  }

  mutating func remark(_ words: String) { reason = words }

  mutating func choose(among stated: [DateCandidate], of all: [DateCandidate]) {
    var whole = stated.filter(Self.isWhole)
    // An exchange receives before it makes public: that is not a second publication.
    if whole.contains(where: { $0.score == 98 }) { whole.removeAll { $0.score == 94 } }
    guard let best = Self.strongest(whole) else {
      guard let partial = stated.first else { return }
      grounds = [partial]
      reason =
        partial.doubts.contains(.noSuchDay)
        ? "\"\(partial.quote)\": the calendar has no such day"
        : "\"\(partial.quote)\" \(Self.shortcoming(of: partial))"
      return
    }
    publication = best.publication
    status = .ok
    grounds = [best]
    if let doubt = best.doubts.first {
      status = .review
      reason = "\"\(best.quote)\": \(doubt)"
    }
    if let other = whole.first(where: { !Self.agree($0, best) }) {
      let earliest = Self.earlier(best, other)
      publication = earliest.publication
      grounds = [earliest, earliest == best ? other : best]
      status = .review
      reason =
        "two different dates are given: \"\(best.quote)\" and \"\(other.quote)\"; the earlier is used"
      return
    }
    if best.role == .published, best.isBelowTeaser,
      let head = all.first(where: { Self.isOfHead($0) && !Self.agree($0, best) })
    {
      review(
        Self.earlier(head, best),
        and: head == Self.earlier(head, best) ? best : head,
        because: "\"\(best.quote)\" stands below the teaser of another story, and "
          + "\"\(head.quote)\" at the head; the earlier is used"
      )
      return
    }
    if best.role == .published,
      let updated = all.first(where: { $0.role == .updated && $0.score >= 50 }),
      let date = best.date, let later = updated.date, later < date.adding(days: -1)
    {
      grounds.append(updated)
      status = .review
      reason = "\"\(updated.quote)\" is before \"\(best.quote)\""
    }
  }

  private static func isOfHead(_ candidate: DateCandidate) -> Bool {
    (candidate.role == .mastHead || candidate.role == .dateline) && candidate.score >= 50
      && isWhole(candidate)
  }

  static func isWhole(_ candidate: DateCandidate) -> Bool {
    candidate.publication != nil && !candidate.doubts.contains(.noSuchDay)
  }

  /// The highest score; among equals the more precise, then the first.
  static func strongest(_ candidates: [DateCandidate]) -> DateCandidate? {
    guard let top = candidates.map(\.score).max() else { return nil }
    // A label may be repeated with more precision lower down: `Date: 2 Sep 2025` and a time later.
    let best =
      candidates.first { $0.score == top && $0.precision == .minute }
      ?? candidates.first { $0.score == top }
    guard let best, best.precision == .day else { return best }
    return candidates.first { $0.precision == .minute && agree($0, best) } ?? best
  }

  /// Whether two candidates can be one moment, allowing for the zones of their clocks.
  private static func agree(_ first: DateCandidate, _ second: DateCandidate) -> Bool {
    guard let a = first.date, let b = second.date else { return false }
    if a == b { return true }
    if let left = minutes(first), let right = minutes(second) { return abs(left - right) < 2 }
    // A day without a clock can be the same moment as a time in a distant zone.
    let isZoned = first.utcOffsetMinutes == 0 || second.utcOffsetMinutes == 0
    return isZoned && first.precision != second.precision && abs(a.days(to: b)) == 1
  }

  static func minutes(_ candidate: DateCandidate) -> Int? {
    guard let date = candidate.date, let time = candidate.time,
      let offset = candidate.utcOffsetMinutes
    else { return nil }
    return Int(date.dayNumber) * 1440 + time.secondsSinceMidnight / 60 - offset
  }

  private static func earlier(_ first: DateCandidate, _ second: DateCandidate) -> DateCandidate {
    guard let a = first.date, let b = second.date else { return first }
    return b < a ? second : first
  }

  // MARK: Words

  private static func shortcoming(of candidate: DateCandidate) -> String {
    candidate.precision == .month
      ? "names a month and no day, and none is guessed" : "does not name a whole day"
  }

  private static func place(of candidate: DateCandidate) -> String {
    switch candidate.role {
    case .closing: "stands after the text"
    case .otherStory: "stands among the teasers of other stories"
    default: "stands at the head beside other words"
    }
  }

  private static func absence(_ candidates: [DateCandidate]) -> String {
    let named = candidates.filter { $0.score == 0 }.prefix(3).map { "\"\($0.quote)\"" }
    guard !named.isEmpty else { return "no publication date found: the text names no date" }
    return "no publication date found; dates in sentences do not count: "
      + named.joined(separator: ", ")
  }
}

extension [DateCandidate] {
  /// Resolves relative days and tells future and historical dates apart, once the publication date
  /// is known.
  func placed(around publication: PublicationTime?) -> [DateCandidate] {
    guard let day = publication?.date else { return self }
    return map { candidate in
      var candidate = candidate
      if let relative = candidate.relativeDay { candidate.date = relative.date(from: day) }
      guard candidate.role == .sentence, let date = candidate.date else { return candidate }
      var placed = candidate
      if date > day { placed.role = .future }
      let length =
        switch candidate.precision {
        case .year: 366
        case .month: 31
        default: 1
        }
      if date.adding(days: length + 30) < day { placed.role = .historical }
      return placed
    }
  }
}

/// The publication of a document that also names an update.
extension PublicationChoice {
  /// Chooses a date of the head that is not after the update, and tells whether there is one.
  ///
  /// Nothing is updated before it is published, so such a date is the publication, and the update
  /// dates a document only where it has no other date of its own.
  mutating func chooseBefore(updates: [DateCandidate], of all: [DateCandidate]) -> Bool {
    guard let update = Self.strongest(updates.filter(Self.isWhole)) else { return false }
    let dated = all.filter { candidate in
      (candidate.role == .mastHead || candidate.role == .dateline) && candidate.score > 0
        && Self.isWhole(candidate)
    }
    let heads = dated.filter { !Self.isAfter($0, update) }
    let strong = heads.filter { $0.score >= 50 }
    let mastHeads = strong.filter { $0.role == .mastHead }
    let stated = mastHeads.isEmpty ? strong : mastHeads
    guard !stated.isEmpty else {
      // Further away it is the clock of the site on the day of a visit.
      if let later = dated.first(where: { $0.score >= 50 && Self.isNear($0, update, within: 10) }) {
        review(
          update,
          and: later,
          because: "\"\(update.quote)\" is before \"\(later.quote)\" beside it"
        )
        return true
      }
      if let day = update.date,
        let other = all.first(where: { candidate in
          candidate.role == .dateline
            && candidate.monthAndDay.map { $0 != day.month * 100 + day.day } ?? false
        })
      {
        review(
          update,
          and: other,
          because: "\"\(update.quote)\" is an update, and the dateline \"\(other.quote)\" names "
            + "another day without a year"
        )
        return true
      }
      guard let weak = heads.first, let day = weak.date, let updated = update.date, day < updated
      else { return false }
      review(
        weak,
        and: update,
        because: "\"\(weak.quote)\" and \"\(update.quote)\" are given, and neither is said to be "
          + "the first publication; the earlier is used"
      )
      return true
    }
    choose(among: stated, of: all)
    guard status == .ok, let first = grounds.first, let day = first.date,
      let updated = update.date
    else { return true }
    let doubt = update.doubts.first
    if doubt != nil || day.days(to: updated) > 30 && !Self.isNear(first, update) {
      let cause = doubt.map { "\"\(update.quote)\": \($0)" } ?? "they are far apart"
      review(
        first,
        and: update,
        because: "\"\(first.quote)\" and \"\(update.quote)\" are given; \(cause); "
          + "the earlier is used"
      )
    } else if day == updated, first.time == nil, update.time != nil {
      remark("\"\(update.quote)\" is an update; no time of the first publication is given")
    }
    return true
  }

  /// Whether a date lies after an update, as far as day, clock and zone tell.
  private static func isAfter(_ candidate: DateCandidate, _ update: DateCandidate) -> Bool {
    if let left = minutes(candidate), let right = minutes(update) { return left > right }
    guard let day = candidate.date, let updated = update.date, day <= updated else { return true }
    guard day == updated, let time = candidate.time, let last = update.time else { return false }
    return time.secondsSinceMidnight > last.secondsSinceMidnight
  }

  /// Whether two dates stand side by side or one below the other.
  private static func isNear(
    _ first: DateCandidate,
    _ second: DateCandidate,
    within bytes: Int = 120
  ) -> Bool {
    let (left, right) = (first.byteRange, second.byteRange)
    return max(left.lowerBound, right.lowerBound) - min(left.upperBound, right.upperBound) <= bytes
  }
}
