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
    func isBelow(_ candidate: DateCandidate) -> Bool {
      candidate.isBelowHead && !candidate.isMarkup
    }
    let below = stated.filter(isBelow)
    guard !below.isEmpty else { return stated }
    let witnesses = DatesByDay(all.filter(isWitness))
    let own = all.filter { candidate in
      guard isWhole(candidate), candidate.score >= 50 else { return false }
      return candidate.role == .updated
        ? !candidate.isMarkup && candidate.place == .head
        : candidate.role == .published && !candidate.isGeneral
          && isPrintedInHead(candidate, among: witnesses.near(candidate))
    }
    let ownOfRole = Dictionary(grouping: own, by: \.role).mapValues(DatesByDay.init)
    // Those of comments are of several days, beside the day that the head prints.
    let isOfComments =
      Set(below.map(\.date)).count > 1
      && all.contains { $0.role == .mastHead && !$0.isMarkup && isWitness($0) }
    return stated.filter { candidate in
      guard isBelow(candidate) else { return true }
      if candidate.role == .published, isOfComments { return false }
      guard let own = ownOfRole[candidate.role] else { return true }
      // Days that lie farther apart are never one.
      let near = own.near(candidate)
      return near.count == own.count && near.allSatisfy { agree($0, candidate) }
    }
  }

  /// The dates of a form with that of its signature below that of the letter in it, which the exchange had first, or
  /// of the press release in it.
  static func letterFirst(_ all: [DateCandidate]) -> [DateCandidate] {
    guard all.contains(where: \.isOfSignature), all.contains(where: isOfExhibit) else { return all }
    let role = all.contains(where: \.isOfLetter) ? DateRole.mastHead : .dateline
    return all.map { candidate in
      guard candidate.isOfSignature else { return candidate }
      var signature = candidate
      signature.role = role
      signature.score = 60
      return signature
    }
  }

  /// Whether a date is that of a letter or of a press release within a form.
  private static func isOfExhibit(_ candidate: DateCandidate) -> Bool {
    candidate.isOfLetter
      || candidate.role == .dateline && candidate.score >= 50 && isWhole(candidate)
  }

  /// The signature of a form some days after the letter in it, where no other date stands beside the two.
  static func signature(
    after letter: DateCandidate,
    among whole: [DateCandidate]
  ) -> DateCandidate? {
    guard isOfExhibit(letter), let day = letter.date else { return nil }
    let others = whole.filter { !agree($0, letter) }
    guard let first = others.first, others.allSatisfy(\.isOfSignature),
      let signed = first.date, (1...5).contains(day.days(to: signed)),
      others.allSatisfy({ $0.date == signed })
    else { return nil }
    return first
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

/// Dates by their days, so that each is compared with those of the day and its neighbours only.
private struct DatesByDay {
  private let days: [Int: [DateCandidate]]
  /// How many dates there are.
  let count: Int

  init(_ dates: [DateCandidate]) {
    // Of one moment one stands for all, but for two, of which each witnesses the other.
    var kept: [Moment: Int] = [:]
    let some = dates.filter { date in
      kept[Moment(date), default: 0] += 1
      return kept[Moment(date), default: 0] <= 2
    }
    days = Dictionary(grouping: some) { Int($0.date?.dayNumber ?? 0) }
    count = some.count
  }

  /// The dates of the day of another one, of the day before and of the day after.
  func near(_ other: DateCandidate) -> [DateCandidate] {
    let day = Int(other.date?.dayNumber ?? 0)
    return (day - 1...day + 1).flatMap { days[$0] ?? [] }
  }

  private struct Moment: Hashable {
    let date: CalendarDate?
    let time: TimeOfDay?
    let offset: Int?
    let precision: DateCandidate.Precision

    init(_ date: DateCandidate) {
      self.date = date.date
      time = date.time
      offset = date.utcOffsetMinutes
      precision = date.precision
    }
  }
}
