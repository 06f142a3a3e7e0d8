internal import CivilTime

/// The publication date chosen among the dates of a document, and why.
struct PublicationChoice: Sendable {
  private(set) var publication: PublicationTime?
  private(set) var status: AnnouncementStatus
  private(set) var reason: String?
  /// The part of the day, where a sentence tells it and no clock.
  private(set) var partOfDay: StatedPartOfDay?
  /// The candidates that the choice rests on, the chosen one first.
  private(set) var grounds: [DateCandidate] = []

  /// Chooses by the strongest statement; never a date that only a sentence names.
  init(among all: [DateCandidate]) {
    status = .noDate
    let candidates = Self.letterFirst(Self.withoutOverruled(Self.onLocalClocks(all)))
    choose(among: candidates)
    showClock(all)
    heed(candidates.filter { $0.role == .announced })
  }

  /// Heeds what the text says of the announcement beside the moment that a feed gives it.
  init(stated publication: PublicationTime, heeding report: DateCandidate) {
    self.publication = publication
    status = .ok
    heed([report])
  }

  private mutating func choose(among candidates: [DateCandidate]) {
    let tiers: [[DateRole]] = [[.published], [.updated], [.mastHead], [.dateline]]
    for roles in tiers {
      let stated = candidates.filter { roles.contains($0.role) && $0.score >= 50 }
      guard !stated.isEmpty else { continue }
      if roles == [.updated], chooseBefore(updates: stated, of: candidates) { return }
      choose(among: stated, of: candidates)
      if publication != nil || status == .review { return }
    }
    if reason == nil, chooseAddress(among: candidates) { return }
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
    var whole = Self.withoutThoseBelow(stated.filter(Self.isWhole), among: all)
    // An exchange receives before it makes public: that is not a second publication.
    if whole.contains(where: { $0.score == 98 }) { whole.removeAll { $0.score == 94 } }
    // Notes that somebody keeps have the day on which he made them as well.
    if whole.contains(where: { !Self.isOfNote($0) && $0.score >= 90 }) {
      whole.removeAll(where: Self.isOfNote)
    }
    // The day of a visit stands above the site, later than the by-line of the story.
    let visits = whole.filter { visit in
      (visit.isTopOfPage || visit.isOfFrame) && visit.role == .mastHead
        && whole.contains { other in
          !other.isTopOfPage && other.place == .head
            && other.date.flatMap { date in visit.date.map { date < $0 } } == true
        }
    }
    whole.removeAll(where: visits.contains)
    guard let best = Self.strongest(whole) else {
      guard let partial = stated.first(where: { !Self.isWhole($0) }) else { return }
      // `BENGALURU, Jan 30 (Wire)` above, and `30-Jan-2025 17:31 IST` below the text.
      if let whole = Self.whole(partial, among: all) {
        take(whole)
        show(partial)
        return
      }
      grounds = [partial]
      reason =
        partial.doubts.contains(.noSuchDay)
        ? "\"\(partial.quote)\": the calendar has no such day"
        : "\"\(partial.quote)\" \(Self.shortcoming(of: partial))"
      return
    }
    take(best)
    if let printed = Self.printed(among: whole, of: all) {
      choose(among: printed, of: all.filter { !whole.contains($0) || printed.contains($0) })
      return
    }
    if let signature = Self.signature(after: best, among: whole) {
      show(signature)
      remark("\"\(signature.quote)\" is when the form was signed; the letter in it is older")
      return
    }
    if let other = whole.first(where: { !Self.agree($0, best) }) {
      reviewEarlier(of: best, other, because: "two different dates are given")
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
    if best.label == SubmissionHeader.label, let head = Self.contradiction(of: best, among: all),
      let day = head.date, let date = best.date, (1...5).contains(day.days(to: date))
    {
      // What was made known at home on Saturday is submitted on Monday.
      take(head)
      show(best)
      remark("\"\(best.quote)\" is when it was submitted to the SEC")
      return
    }
    if best.role == .published, let head = Self.contradiction(of: best, among: all) {
      reviewEarlier(of: best, head, because: "two different dates are given")
      return
    }
    if best.role == .mastHead, let dateline = Self.otherDateline(of: best, among: all) {
      reviewEarlier(of: best, dateline, because: "two different dates are given")
      return
    }
    if best.role == .published, let updated = Self.farUpdate(of: best, among: all) {
      review(
        best,
        and: updated,
        because: "\"\(best.quote)\" and \"\(updated.quote)\" are given; they are far apart; "
          + "the earlier is used"
      )
      return
    }
    if best.role == .published, let updated = Self.earlyUpdate(of: best, among: all) {
      grounds.append(updated)
      status = .review
      reason = "\"\(updated.quote)\" is before \"\(best.quote)\""
      return
    }
    refine(best, by: all)
  }

  /// The date below the text that names the year of a day without one.
  private static func whole(
    _ partial: DateCandidate,
    among all: [DateCandidate]
  ) -> DateCandidate? {
    guard let day = partial.monthAndDay else { return nil }
    func isOfDay(_ candidate: DateCandidate) -> Bool {
      isWhole(candidate) && candidate.date.map { $0.month * 100 + $0.day == day } == true
    }
    let closings = all.filter { $0.role == .closing && $0.label == nil && isWhole($0) }
    if closings.count == 1, let closing = closings.first, isOfDay(closing) { return closing }
    // `Oct 6 (Agency): The firm on Tuesday ...`, and further down a 6 October that was a Tuesday.
    guard case .weekday(let weekday, _)? = all.first(where: { $0.relativeDay != nil })?.relativeDay
    else { return nil }
    let named = all.filter { isOfDay($0) && $0.role == .sentence }
    guard let first = named.first, first.date?.weekday == weekday,
      named.allSatisfy({ $0.date == first.date })
    else { return nil }
    return first
  }

  /// Takes a date; what makes it doubtful sends it to a person.
  mutating func take(_ candidate: DateCandidate) {
    publication = candidate.publication
    status = .ok
    reason = nil
    grounds = [candidate]
    if let doubt = candidate.doubts.first {
      status = .review
      reason = "\"\(candidate.quote)\": \(doubt)"
    }
  }

  /// Takes a statement of a day and a part of it.
  mutating func take(_ candidate: DateCandidate, on date: CalendarDate) {
    // `The release came at 5:06 pm IST on Wednesday, 31 January 2024`
    publication =
      candidate.isReport && candidate.date == date && candidate.doubts.isEmpty
      ? candidate.publication ?? .day(date) : .day(date)
    partOfDay = candidate.statedPart
    grounds.insert(candidate, at: 0)
  }

  /// Takes the hour or the zone that another candidate gives the same day.
  mutating func add(_ candidate: DateCandidate, remark: String? = nil) {
    publication = candidate.publication
    grounds.append(candidate)
    if let remark { reason = reason ?? remark }
  }

  /// Shows beside the chosen date another one that it rests on.
  mutating func show(_ candidate: DateCandidate) { grounds.append(candidate) }

  mutating func clear() {
    status = .ok
    reason = nil
    grounds = []
  }

  private mutating func reviewEarlier(
    of first: DateCandidate,
    _ second: DateCandidate,
    because cause: String
  ) {
    let earliest = Self.earlier(first, second)
    let quotes = "\"\(first.quote)\" and \"\(second.quote)\""
    review(
      earliest,
      and: earliest == first ? second : first,
      because: "\(cause): \(quotes); the earlier is used"
    )
  }

  static func isOfHead(_ candidate: DateCandidate) -> Bool {
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
  static func agree(_ first: DateCandidate, _ second: DateCandidate) -> Bool {
    guard let a = first.date, let b = second.date else { return false }
    if a == b { return true }
    if let left = minutes(first), let right = minutes(second) { return abs(left - right) < 2 }
    if first.time != nil, second.time != nil, first.precision == second.precision,
      (first.utcOffsetMinutes == nil) != (second.utcOffsetMinutes == nil)
    {
      return first.utcOffsetMinutes == nil
        ? isOneMoment(second, first) : isOneMoment(first, second)
    }
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

  static func earlier(_ first: DateCandidate, _ second: DateCandidate) -> DateCandidate {
    guard let a = first.date, let b = second.date else { return first }
    return b < a ? second : first
  }
}
