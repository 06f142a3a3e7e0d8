internal import CivilTime

/// Which statements of a page overrule others.
extension PublicationChoice {
  /// The dates without those of the mark-up that a stronger statement overrules.
  ///
  /// A general mark, such as `<meta name="date">`, may date the making of the page: what the head of the
  /// article says itself decides. A `time` tag outside that head dates another story.
  static func withoutOverruled(_ all: [DateCandidate]) -> [DateCandidate] {
    all.filter { candidate in
      if candidate.isGeneral { return !isOverruled(candidate, by: all) }
      guard candidate.label == "time", candidate.role == .published, !candidate.place.isOwn else {
        return true
      }
      let statements = all.filter { other in
        other.role == .published && other.score >= 90 && isWhole(other)
          && (other.label != "time" || other.place.isOwn) && !other.isGeneral
      }
      return statements.isEmpty || statements.contains { agree($0, candidate) }
    }
  }

  private static func isOverruled(_ general: DateCandidate, by all: [DateCandidate]) -> Bool {
    let visible = all.filter { !$0.isMarkup && $0.score >= 50 && isWhole($0) }
    let published = visible.filter { $0.role == .published }
    if !published.isEmpty { return !published.contains { agree($0, general) } }
    let ofHead = visible.filter { $0.place == .head }
    guard let day = general.date, !ofHead.contains(where: { agree($0, general) }) else {
      return false
    }
    return ofHead.contains { head in
      // Above the heading a later day may be that of a visit.
      head.date.map { $0 < day } ?? false
        || head.role == .mastHead && head.score >= 70 && head.isBelowHeading
    }
  }

  /// A date of the article's own head that is not the one of its mark-up or label.
  static func contradiction(
    of best: DateCandidate,
    among all: [DateCandidate]
  ) -> DateCandidate? {
    let heads = all.filter { head in
      isOfHead(head) && head.place == .head && !head.isPageClock && !canBe(head, best)
        && !agree(head, best) && !isVisit(head, after: best)
        && !isRevision(head, of: best, among: all)
    }
    let isConfirmed = all.contains { head in
      !head.isMarkup && head.place == .head && agree(head, best)
        && (isOfHead(head) || head.role == .published && head != best)
    }
    if isConfirmed { return nil }
    // An address keeps the day of the first publication.
    return heads.first
      ?? all.first { candidate in
        guard candidate.label == "address", let day = candidate.date, let date = best.date else {
          return false
        }
        return day.days(to: date) > 1
      }
  }

  /// Whether a label is that of the making of a note or a file: `created: 2025-04-11` beside `published: 2025-03-04`.
  static func isOfNote(_ candidate: DateCandidate) -> Bool {
    !candidate.isMarkup && candidate.label.map(makings.contains) == true
  }

  private static let makings: Set<String> = ["created", "created date", "erstellt", "gespeichert"]

  /// Whether the head of a page prints the day of the update that its mark-up names, and no other.
  static func isRevision(
    _ head: DateCandidate,
    of best: DateCandidate,
    among all: [DateCandidate]
  ) -> Bool {
    guard best.isMarkup, let day = head.date, let date = best.date, date < day,
      date.days(to: day) <= 30
    else { return false }
    return all.contains { $0.isMarkup && $0.role == .updated && $0.date == day }
  }

  /// Whether a date at the top of a page is the day on which it was saved, after the publication.
  private static func isVisit(_ head: DateCandidate, after best: DateCandidate) -> Bool {
    guard head.isTopOfPage, let day = head.date, let date = best.date else { return false }
    return date < day
  }

  /// An update that the head of a page states long after the publication in its mark-up.
  static func farUpdate(of best: DateCandidate, among all: [DateCandidate]) -> DateCandidate? {
    guard best.isMarkup, let date = best.date,
      !all.contains(where: {
        !$0.isMarkup && $0.role != .updated && $0.score >= 50 && agree($0, best)
      })
    else { return nil }
    return all.first { candidate in
      candidate.role == .updated && !candidate.isMarkup && candidate.place == .head
        && isWhole(candidate) && candidate.date.map { date.days(to: $0) > 30 } ?? false
    }
  }

  /// A dateline of the first paragraph that names another day of the same week.
  static func otherDateline(of best: DateCandidate, among all: [DateCandidate]) -> DateCandidate? {
    all.first { candidate in
      candidate.role == .dateline && candidate.score >= 50 && isWhole(candidate)
        && candidate.place == .head && !agree(candidate, best)
        && best.date.flatMap { date in candidate.date.map { abs(date.days(to: $0)) <= 7 } } ?? false
    }
  }

  /// Whether a date in figures is another one where day and month are swapped.
  private static func canBe(_ candidate: DateCandidate, _ other: DateCandidate) -> Bool {
    candidate.swappedDate.map { $0 == other.date } ?? false
  }
}

/// The hour and the zone of a day that more than one place names.
extension PublicationChoice {
  /// Takes the earliest printed minute of the day: the hour where another place names it, and the
  /// zone where another place names the same moment with it.
  mutating func refine(_ best: DateCandidate, by all: [DateCandidate]) {
    let sameDay = all.filter { candidate in
      candidate != best && candidate.score > 0 && Self.isWhole(candidate)
        && candidate.time != nil && candidate.date == best.date && candidate.doubts.isEmpty
        && !candidate.isPageClock
    }
    // Below the text stand the times of comments, too.
    let closings = all.filter { $0.role == .closing && $0.time != nil }.count
    let published = sameDay.filter {
      ($0.role != .closing || closings == 1) && Self.ownRoles.contains($0.role) && !$0.isMidnight
        && (best.score < 98 || $0.score != 94)
    }
    guard let time = best.time, !best.isMidnight else {
      if let hour = Self.earliest(published) {
        add(hour)
      } else if best.time == nil, let update = sameDay.first(where: { $0.role == .updated }) {
        remark("\"\(update.quote)\" is an update; no time of the first publication is given")
      }
      return
    }
    // Of a chain of alerts above a story the first one counts.
    let alerts = all.filter { other in
      best.role == .mastHead && other.role == .mastHead && other.score >= 40 && other != best
        && other.date == best.date && other.utcOffsetMinutes == best.utcOffsetMinutes
        && other.utcOffsetMinutes != nil && !other.isPageClock && !other.isTopOfPage
        && other.byteRange.upperBound <= best.byteRange.lowerBound && other.doubts.isEmpty
        && other.time.map { $0.secondsSinceMidnight < time.secondsSinceMidnight } == true
    }
    if let first = Self.earliest(alerts) {
      add(first)
      return
    }
    // An exchange makes public later than it receives.
    let least = best.score == 98 ? 98 : 90
    let statements = all.filter { $0 != best && $0.role == .published && $0.score >= least }
    if best.utcOffsetMinutes == nil {
      let zoned = (statements + published).filter { $0.utcOffsetMinutes != nil }
      if let same = zoned.first(where: { Self.isOneMoment($0, best) }) {
        add(same)
        return
      }
    }
    let earlier = statements.filter { candidate in
      guard candidate.date == best.date, candidate.doubts.isEmpty, !candidate.isMidnight,
        let other = candidate.time
      else { return false }
      if let left = Self.minutes(candidate), let right = Self.minutes(best) { return left < right }
      return candidate.utcOffsetMinutes == best.utcOffsetMinutes
        && other.secondsSinceMidnight < time.secondsSinceMidnight
    }
    guard let first = Self.earliest(earlier) else { return }
    add(
      first,
      remark:
        "\"\(best.quote)\" and \"\(first.quote)\" name two times of one day; the earlier is used"
    )
  }

  private static let ownRoles: Set<DateRole> = [.published, .mastHead, .dateline, .closing]

  /// The earliest of some times of one day; one with a zone where there is any.
  private static func earliest(_ candidates: [DateCandidate]) -> DateCandidate? {
    let zoned = candidates.filter { $0.utcOffsetMinutes != nil }
    guard zoned.isEmpty else {
      return zoned.min { (minutes($0) ?? 0) < (minutes($1) ?? 0) }
    }
    return candidates.min {
      ($0.time?.secondsSinceMidnight ?? 0) < ($1.time?.secondsSinceMidnight ?? 0)
    }
  }

  /// Whether a time without a zone can be the moment that another one names with its zone.
  static func isOneMoment(_ zoned: DateCandidate, _ plain: DateCandidate) -> Bool {
    guard let moment = minutes(zoned), let date = plain.date, let time = plain.time else {
      return false
    }
    let ahead = Int(date.dayNumber) * 1440 + time.secondsSinceMidnight / 60 - moment
    let remainder = ((ahead % 15) + 15) % 15
    return (-12 * 60...14 * 60).contains(ahead) && [0, 1, 14].contains(remainder)
  }
}

/// The day on which a sentence says that the announcement was made.
extension PublicationChoice {
  /// Heeds what the text says of its announcement: it came before the text that reports it.
  mutating func heed(_ sentences: [DateCandidate]) {
    guard let sentence = sentences.first(where: { $0.date != nil }) ?? sentences.first else {
      return
    }
    if sentence.isReport { return heed(report: sentence) }
    let known = publication?.date
    guard
      let day = sentence.date ?? known.flatMap({ sentence.relativeDay?.date(from: $0) })
    else { return }
    guard let known, status == .ok || sentence.date == nil || !grounds.isEmpty else {
      clear()
      take(sentence, on: day)
      return
    }
    let distance = day.days(to: known)
    guard (0...7).contains(distance) else {
      if distance > 7, let report = grounds.first {
        remark("\"\(sentence.quote)\" is far from \"\(report.quote)\"")
        markForReview(with: sentence)
      }
      return
    }
    if distance == 0, sentence.statedPart == nil || agrees(with: sentence.statedPart?.part) {
      return
    }
    if sentence.date != nil, status != .ok { clear() }
    take(sentence, on: day)
    if distance > 0 { remark("the text that reports it is of \(known)") }
  }

  /// Heeds a first sentence that says on which day a company made it known.
  ///
  /// A paper tells it on the next day, a blog after the weekend; what lies further back is history.
  private mutating func heed(report sentence: DateCandidate) {
    guard let known = publication?.date else {
      guard sentence.publication != nil, !sentence.isOfAct, let day = sentence.date else { return }
      clear()
      take(sentence, on: day)
      return
    }
    let day =
      sentence.date ?? sentence.relativeDay?.date(from: known)
      ?? sentence.monthAndDay.flatMap { Self.latest($0, upTo: known) }
    guard let day else { return }
    let distance = day.days(to: known)
    if distance == 0, status == .review, let weak = grounds.first, weak.role == .closing,
      case .weekday? = sentence.relativeDay
    {
      clear()
      show(weak)
      show(sentence)
      remark("\"\(sentence.quote)\" is of that day, too")
      return
    }
    guard status == .ok, (1...Self.daysOfReport).contains(distance) else { return }
    take(sentence, on: day)
    remark("the text that reports it is of \(known)")
  }

  /// How many days after an announcement a text may still be a report of it.
  private static let daysOfReport = 5

  /// The last day up to another one that has a month and a day.
  private static func latest(_ monthAndDay: Int, upTo day: CalendarDate) -> CalendarDate? {
    [day.year, day.year - 1].lazy
      .compactMap { CalendarDate(year: $0, month: monthAndDay / 100, day: monthAndDay % 100) }
      .first { $0 <= day }
  }

  /// Whether the chosen minute lies in a part of the day, on the clock of India's exchanges.
  private func agrees(with part: PartOfDay?) -> Bool {
    guard case .instant(_, let time, _)? = publication else { return false }
    let minute = time.secondsSinceMidnight / 60
    switch part {
    case .beforeOpen: return minute < 9 * 60 + 15
    case .duringSession: return (9 * 60 + 15..<15 * 60 + 30).contains(minute)
    case .afterClose: return minute >= 15 * 60 + 30
    case nil: return true
    }
  }

  private mutating func markForReview(with sentence: DateCandidate) {
    guard let report = grounds.first else { return }
    review(report, and: sentence, because: reason ?? "")
  }
}
