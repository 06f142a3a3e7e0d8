internal import CivilTime

/// What the head of a page prints, as a witness between other statements.
extension PublicationChoice {
  /// Whether the head of a page prints the day of a mark, in a line of its own or a `time` tag.
  static func isPrintedInHead(_ mark: DateCandidate, among all: [DateCandidate]) -> Bool {
    mark.isMarkup
      && all.contains { isWitness($0) && $0.byteRange != mark.byteRange && agree($0, mark) }
  }

  private static func isWitness(_ candidate: DateCandidate) -> Bool {
    guard isWhole(candidate), candidate.score >= 50, !candidate.isPageClock, !candidate.isTopOfPage,
      candidate.doubts.isEmpty
    else { return false }
    if candidate.isMarkup {
      return candidate.label == "time" && candidate.place.isOwn && candidate.role != .updated
    }
    return candidate.place == .head && (candidate.role == .mastHead || candidate.role == .published)
  }

  /// Of marks of several days, those of the only day that the head prints.
  ///
  /// The head may also print the day of an update, which the mark-up then names: that decides nothing.
  static func printed(
    among marks: [DateCandidate],
    of all: [DateCandidate]
  ) -> [DateCandidate]? {
    guard marks.count > 1, marks.allSatisfy({ $0.isMarkup && $0.role == .published }) else {
      return nil
    }
    let heads = all.filter { !$0.isMarkup && $0.role == .mastHead && isWitness($0) }
    guard let first = heads.first, let day = first.date,
      heads.allSatisfy({ $0.date == day })
    else { return nil }
    let isOfUpdate =
      all.contains { $0.role == .updated && $0.date == day }
      && marks.contains { $0.date.map { $0 < day } ?? false }
    guard !isOfUpdate else { return nil }
    let printed = marks.filter { agree($0, first) }
    return printed.isEmpty || printed.count == marks.count ? nil : printed
  }

  /// The statements without those of the text below the head of a page that the head contradicts.
  ///
  /// They are of a table, a source, a comment or another story: `Datum: 31/08/2019` of a photograph, `(Stand:
  /// 28. November 2018)` of a figure.
  static func withoutThoseBelow(
    _ stated: [DateCandidate],
    among all: [DateCandidate]
  ) -> [DateCandidate] {
    let below = stated.filter { $0.isBelowHead && !$0.isMarkup }
    guard !below.isEmpty else { return stated }
    let own = all.filter { candidate in
      guard isWhole(candidate), candidate.score >= 50 else { return false }
      return candidate.role == .updated
        ? !candidate.isMarkup && candidate.place == .head
        : candidate.role == .published && !candidate.isGeneral
          && isPrintedInHead(candidate, among: all)
    }
    // Those of comments are of several days, beside the day that the head prints.
    let isOfComments =
      Set(below.map(\.date)).count > 1
      && all.contains { $0.role == .mastHead && !$0.isMarkup && isWitness($0) }
    return stated.filter { candidate in
      guard below.contains(candidate) else { return true }
      if candidate.role == .published, isOfComments { return false }
      return !own.contains { $0.role == candidate.role && !agree($0, candidate) }
    }
  }

  /// Takes the day of the page's address where it goes on with the name of a story and nothing else that
  /// may date the page names an earlier day.
  mutating func chooseAddress(among candidates: [DateCandidate]) -> Bool {
    guard let address = candidates.first(where: { $0.label == "address" && $0.score >= 50 }),
      let day = address.date,
      !candidates.contains(where: { other in
        other.score > 0 && other != address && Self.isWhole(other)
          && other.date.map { $0 < day } ?? false
      })
    else { return false }
    take(address)
    remark("\"\(address.quote)\" stands in the address of the page, and nothing else dates it")
    return true
  }
}
