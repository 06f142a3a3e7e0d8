/// A day at the head of a text beside the name of a paper or a short title.
extension DateFinder {
  /// Whether the lines above the text print a single day; several are those of a list.
  func printsOneHeadDay(_ mentions: [DateMention], _ labels: [DateLabel?]) -> Bool {
    guard !isPage else { return false }
    let days = zip(mentions, labels).filter { mention, label in
      guard mention.precision == .day, label?.kind != .updated, !endsPeriod(mention) else {
        return false
      }
      let line = Int(text.tokens[mention.tokens.lowerBound].line)
      return isHead(line) && !layout.bodyLines.contains(line)
    }
    guard let first = days.first?.0.date else { return false }
    return days.allSatisfy { $0.0.date == first }
  }

  /// `Results for the quarter ended June 30, 2025`.
  private func endsPeriod(_ mention: DateMention) -> Bool {
    let first = mention.tokens.lowerBound
    let line = text.lines[Int(text.tokens[first].line)]
    return (max(line.lowerBound, first - 3)..<first).contains {
      Self.ends.contains(text.tokens[$0].key)
    }
  }

  private static let ends: WordSet = ["ended", "ending", "ends"]

  /// Whether a line is a day and the name of what came out then, and nothing that happens on the day.
  ///
  /// `Hydro Notes, 2 January 2025`, `21 May 2025 | Infra Notebook`, `A letter for investors, 7 March
  /// 2025`, `Issue of 23 October 2024`.
  func isTitledDay(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard !layout.bodyLines.contains(number), isAmongFirst(number),
      line.count <= mention.tokens.count + 16
    else { return false }
    if isLetterheadDay(mention, in: line) { return true }
    // `# Metal Week (5 December 2025)`, `# Pixel Money 1/20/2022`, `### EMS letter #31 (17 Dec 2024)`
    let isHeading =
      !isPage && line.first.map { text.tokens[$0].isMark(.hash) } == true
      && mention.tokens.upperBound + 1 >= line.upperBound
    guard isHeading || isParted(mention, in: line) else { return false }
    var (names, small) = (0, 0)
    var isOfPaper = false
    for index in line where !mention.tokens.contains(index) {
      let token = text.tokens[index]
      switch token.kind {
      case .number:
        guard index > line.lowerBound,
          text.tokens[index - 1].isMark(.hash) || isIssue(index, in: line)
        else { return false }
      case .mark:
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar)
          || token.isMark(.colon) && !(isHeading && index + 1 == mention.tokens.lowerBound)
        {
          return false
        }
      case .word:
        if Self.papers.contains(token.key) { isOfPaper = true }
        if isHeading, token.isCapitalized, token.isWord("week") || token.isWord("month") {
          names += 1
          continue
        }
        if EventWords.contains(token.key), !isOfPress(index),
          // `From the bond desk, 18 Jan 2023`
          !(token.isWord("from")
            && (line.lowerBound..<index).allSatisfy { text.tokens[$0].kind == .mark })
        {
          return false
        }
        if token.isCapitalized { names += 1 } else if !Self.links.contains(token.key) { small += 1 }
      }
    }
    if isOfPaper { return small <= 4 && names <= 8 }
    // `E-Paper | 26 September 2025` is of the site, and `Investor Day | 4 March 2025` of a meeting.
    return !isPage && !line.contains { text.tokens[$0].isWord("day") }
      && small == 0 && (1...5).contains(names)
      && !line.contains { PageFrame.menus.match(beginningAt: $0, in: text) != nil }
  }

  /// Whether a line in the signs of emphasis, one of the first, is a day and who writes: `*14/05/2024,
  /// newsroom*`, `_Company note, 7 Oct 2024, A. Rao_`.
  func isEmphasizedDay(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard !isPage, isAmongFirst(number), line.count <= mention.tokens.count + 14,
      let first = line.first, let last = line.last, last > first,
      isEmphasis(first), isEmphasis(last),
      mention.tokens.lowerBound > first, mention.tokens.upperBound <= last,
      text.tokens[mention.tokens.lowerBound - 1].kind == .mark,
      text.tokens[mention.tokens.upperBound].kind == .mark
    else { return false }
    return line.allSatisfy { index in
      guard !mention.tokens.contains(index) else { return true }
      let token = text.tokens[index]
      switch token.kind {
      case .number: return false
      case .mark: return !token.isMark(.percent) && !token.isMark(.rupee) && !token.isMark(.dollar)
      case .word: return !EventWords.contains(token.key) && !Appointments.contains(token.key)
      }
    }
  }

  private func isEmphasis(_ index: Int) -> Bool {
    let bytes = text.bytes[text.tokens[index].byteRange]
    return bytes == [0x2A] || bytes == [0x5F]
  }

  /// Whether a date stands between the name of the firm that writes and its text, in the first line of a
  /// letter whose lines have run together: `NTPC LIMITED, 24.06.2024. Sub: Award of a contract`.
  func followsLetterhead(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard !isPage, line.count >= 12, text.lines[..<number].allSatisfy(\.isEmpty),
      (2...18).contains(first - line.lowerBound), next + 1 < line.upperBound,
      text.tokens[first - 1].kind == .mark, text.tokens[next].kind == .mark,
      text.tokens[next + 1].isCapitalized
    else { return false }
    var isOfFirm = false
    for index in line.lowerBound..<first {
      let token = text.tokens[index]
      switch token.kind {
      case .number: if token.count < 5 { return false }
      case .mark:
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar)
          || token.isMark(.question)
        {
          return false
        }
      case .word:
        if Self.legalForms.contains(token.key) { isOfFirm = true }
        if EventWords.contains(token.key)
          || !token.isCapitalized && !Self.links.contains(token.key)
            && !Self.letters.contains(token.key)
        {
          return false
        }
      }
    }
    return isOfFirm
  }

  /// Whether a line is a firm's name with its legal form and the day of its letter: `NTPC Limited
  /// 29.07.2025`, `COAL INDIA LIMITED Dated 01.11.2025`, `Bajaj Auto Limited - intimation - 22 May 2025`.
  private func isLetterheadDay(_ mention: DateMention, in line: Range<Int>) -> Bool {
    guard !isPage, mention.tokens.upperBound == line.upperBound else { return false }
    var isOfFirm = false
    for index in line where !mention.tokens.contains(index) {
      let token = text.tokens[index]
      switch token.kind {
      case .number: return false
      case .mark:
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar) { return false }
      case .word:
        if Self.legalForms.contains(token.key) {
          isOfFirm = true
        } else if Self.letters.contains(token.key) || isOfPress(index) {
          guard isOfFirm else { return false }
        } else if EventWords.contains(token.key)
          || !token.isCapitalized
            && !Self.links.contains(token.key)
        {
          return false
        } else if isOfFirm {
          // Behind the firm's name a place or the exchanges may stand, and no other words.
          guard PlaceLexicon.contains(token.key) else { return false }
        }
      }
    }
    return isOfFirm
  }

  private static let legalForms: WordSet = [
    "limited", "ltd", "plc", "corporation", "inc", "ag", "se",
  ]
  private static let letters: WordSet = [
    "dated", "date", "dt", "intimation", "disclosure", "letter", "notice", "announcement", "filing",
    "communication", "statement", "media", "press", "release", "note",
  ]

  /// Whether a word such as `release` is one of a press release, and no event.
  func isOfPress(_ index: Int) -> Bool {
    guard index > 0, text.tokens[index].isWord("release") else { return false }
    // `11 Feb 2022, after the release`
    if index > 1, text.tokens[index - 1].isWord("the"), text.tokens[index - 2].isWord("after") {
      return true
    }
    return Self.presses.contains(text.tokens[index - 1].key)
  }

  /// Whether a line is one of the first of a text, or beside the heading of a page.
  func isAmongFirst(_ number: Int) -> Bool {
    if isPage { return bylines.contains(number) }
    return text.lines[..<number].count { !$0.isEmpty } < 4
  }

  /// Whether a date opens or closes its line, and a mark or `issue of` parts it from the rest.
  private func isParted(_ mention: DateMention, in line: Range<Int>) -> Bool {
    let before = line.lowerBound..<mention.tokens.lowerBound
    let after = mention.tokens.upperBound..<max(line.upperBound, mention.tokens.upperBound)
    let isFirst = before.allSatisfy { text.tokens[$0].kind == .mark }
    let isLast = after.allSatisfy { text.tokens[$0].kind == .mark }
    if isFirst { return after.first.map { text.tokens[$0].kind == .mark } ?? false }
    guard isLast, let last = before.last else { return false }
    if text.tokens[last].kind == .mark { return true }
    // `INHALATION TODAY   Thursday, October 9, 2025`
    if !isPage, mention.weekday != nil || line.prefix(3).contains(where: { isIssue($0, in: line) }),
      text.tokens[mention.tokens.lowerBound].start - text.tokens[last].end >= 2
    {
      return true
    }
    return text.tokens[last].isWord("of") && last > before.lowerBound
      && Self.issues.contains(text.tokens[last - 1].key)
  }

  /// `No. 1187`, `Vol. 12`, `Issue 4`: the number of a paper.
  private func isIssue(_ index: Int, in line: Range<Int>) -> Bool {
    guard text.tokens[index].kind == .number else { return false }
    let before = (line.lowerBound..<index).suffix(2).last { text.tokens[$0].kind != .mark }
    return before.map { Self.numberings.contains(text.tokens[$0].key) } ?? false
  }

  private static let numberings: WordSet = [
    "no", "nr", "vol", "volume", "issue", "number", "edition", "nummer", "ausgabe", "numéro",
  ]
  /// What comes out on a day.
  private static let papers: WordSet = [
    "newsletter", "letter", "bulletin", "notes", "notebook", "digest", "brief", "briefing",
    "journal", "review", "gazette", "weekly", "daily", "issue", "edition", "update", "diary",
    "memo", "roundup", "dispatch", "dispatches", "post", "blog", "column", "magazine", "report",
    "release", "note", "ledger", "courier", "chronicle", "monitor", "observer",
    "desk", "register",
  ]
  private static let issues: WordSet = ["issue", "edition", "number", "release", "letter", "note"]
  private static let presses: WordSet = ["press", "news", "media", "immediate"]
  private static let links: WordSet = ["of", "and", "the", "for", "a", "an", "by", "in", "on"]
}
