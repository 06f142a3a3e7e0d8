internal import CivilTime

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
    // What a page prints in its head is contested by no value that nobody sees.
    let isPrinted = first.place == .head && first.role == .mastHead && update.isMarkup
    if doubt != nil || day.days(to: updated) > 30 && !isPrinted && !Self.isNear(first, update) {
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

  /// An update of the mark-up a few days before the publication is one of a post that was written ahead.
  static func earlyUpdate(
    of best: DateCandidate,
    among all: [DateCandidate]
  ) -> DateCandidate? {
    guard let date = best.date, !isPrintedInHead(best, among: all) else { return nil }
    return all.first { candidate in
      // What a server or a template has for the file says nothing of the story.
      guard candidate.role == .updated, candidate.score >= 50, candidate.label != "last-modified",
        isWhole(candidate),
        candidate.doubts.isEmpty, !best.isMarkup || candidate.place == .head,
        let day = candidate.date
      else { return false }
      return day < date.adding(days: candidate.isMarkup && best.isMarkup ? -30 : -1)
    }
  }

  /// Whether a date lies after an update, as far as day, clock and zone tell.
  private static func isAfter(_ candidate: DateCandidate, _ update: DateCandidate) -> Bool {
    if let left = minutes(candidate), let right = minutes(update) { return left > right }
    guard let day = candidate.date, let updated = update.date, day <= updated else { return true }
    guard day == updated, let time = candidate.time, let last = update.time else { return false }
    // Mark-up has the seconds that the visible time has not.
    return time.secondsSinceMidnight / 60 > last.secondsSinceMidnight / 60
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
