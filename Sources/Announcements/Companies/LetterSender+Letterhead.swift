/// The letterhead above a letter and the signature below it.
extension LetterSender {
  // MARK: Letterhead

  /// The first lines of a text, above its subject, the addressee and its sentences.
  var letterheadLines: [Int] {
    let lines = text.lines.indices.dropFirst(MailHeader(text).lines.upperBound).lazy
      .filter { !text.lines[$0].isEmpty }.prefix(6)
    return Array(
      lines.prefix { number in
        !isSubject(number) && !isAddressee(number)
          && (!layout.bodyLines.contains(number) || beginsWithForm(number))
      }
    )
  }

  /// Whether something shows that the text below a letterhead is a letter.
  ///
  /// That is its subject, whom it is to, the officer who signs it, or the title of a release above it.
  func isLetter(below heads: [Int]) -> Bool {
    guard let last = heads.last else { return false }
    if heads.contains(where: { isRelease($0) || isUpdate($0) }) { return true }
    return text.lines.indices.dropFirst(last + 1).contains { number in
      isSubject(number) || isAddressee(number) || isOfOfficer(text.lines[number])
    }
  }

  /// Whether a name opens one of the first lines and is that of whoever writes.
  ///
  /// Beside it may stand an address, a former name or a date, behind a mark, the legal form or a wide
  /// gap, but no verb: `KEI Industries Limited   26 November 2024`.
  func isLetterhead(_ name: Range<Int>, in heads: [Int]) -> Bool {
    guard let place = heads.firstIndex(of: line(of: name)),
      opening(name).allSatisfy({ index in
        text.tokens[index].kind == .mark || text.tokens[index].isWord("the")
      })
    else { return false }
    if isAlone(name) { return place < 3 || hasForm(name) }
    guard place == 0 || !isExchange(name), name.upperBound < text.lines[heads[place]].upperBound
    else { return false }
    let next = text.tokens[name.upperBound]
    if next.isMark(.openParenthesis) || next.isMark(.bar) || next.isMark(.comma) { return true }
    guard hasForm(name) || isGap(before: name.upperBound) else { return false }
    return next.kind != .word || next.isCapitalized
      || Self.stamps.match(beginningAt: name.upperBound, in: text) != nil
  }

  /// Whether a name with its legal form opens a letter or a release whose lines have run together: `JSW STEEL
  /// LIMITED. Mumbai, May 17, 2024. Press release: ...`.
  func isFlatLetterhead(_ name: Range<Int>) -> Bool {
    guard hasForm(name), opening(name).allSatisfy({ text.tokens[$0].kind == .mark }),
      text.lines.first(where: { !$0.isEmpty })?.contains(name.lowerBound) == true
    else { return false }
    let line = text.lines[line(of: name)]
    guard name.upperBound < line.upperBound, text.tokens[name.upperBound].kind == .mark else {
      return false
    }
    if SubjectLine.colonWithin(line, text) != nil { return true }
    return line.places(after: name.upperBound, atMost: 20).contains { index in
      guard text.tokens[index - 1].kind == .mark,
        let match = Self.releases.match(beginningAt: index, in: text)
      else { return false }
      return match.tokens.upperBound < line.upperBound
        && text.tokens[match.tokens.upperBound].kind == .mark
    }
  }

  private func beginsWithForm(_ number: Int) -> Bool {
    text.lines[number].prefix(8).contains { Self.legalForms.contains(text.tokens[$0].key) }
  }

  private func hasForm(_ name: Range<Int>) -> Bool {
    name.contains { Self.legalForms.contains(text.tokens[$0].key) }
  }

  /// Whether a column of blanks parts a token from the one before it.
  private func isGap(before index: Int) -> Bool {
    text.tokens[index].start - text.tokens[index - 1].end >= 3
  }

  /// An exchange among the first lines is the one that the letter goes to.
  private func isExchange(_ name: Range<Int>) -> Bool {
    text.tokens[name.lowerBound].isWord("bse") || text.tokens[name.lowerBound].isWord("nse")
  }

  /// Whether a line of the text is the subject of a letter.
  var hasSubject: Bool { text.lines.indices.prefix(40).contains(where: isSubject) }

  /// `From: Lupin Media <media@...>`, the press office of a company.
  func isPressOffice(_ name: Range<Int>, of header: Range<Int>) -> Bool {
    let number = line(of: name)
    guard header.contains(number), let first = text.lines[number].first,
      Self.from.contains(text.tokens[first].key)
    else { return false }
    return text.lines[number].contains { Self.offices.contains(text.tokens[$0].key) }
  }

  private static let from: WordSet = ["from", "von", "de", "da", "van"]
  private static let offices: WordSet = [
    "media", "press", "communications", "communication", "comms", "newsroom", "investor",
    "investors", "relations", "corporate", "secretarial", "pr", "ir",
  ]

  /// `Sub: ...`, `Subject: ...`, `To BSE / NSE - Sub: ...`.
  private func isSubject(_ number: Int) -> Bool {
    let line = text.lines[number]
    guard let first = line.first, Self.subjects.contains(text.tokens[first].key) else {
      return SubjectLine.colonWithin(line, text) != nil
    }
    return line.dropFirst().prefix(2).contains {
      text.tokens[$0].isMark(.colon) || text.tokens[$0].isMark(.hyphen)
    }
  }

  /// `PRESS RELEASE`, alone in its line or behind the firm's name: `Asian Paints Limited - News Release`.
  private func isRelease(_ number: Int) -> Bool {
    let line = text.lines[number]
    guard line.count <= 16, !DocumentLayout.endsSentence(line, in: text) else { return false }
    return line.contains { index in
      (index == line.lowerBound ? line.count <= 4 : text.tokens[index - 1].kind == .mark)
        && Self.releases.match(beginningAt: index, in: text) != nil
    }
  }

  /// `Information Update for Q4FY26`, `Analyst Update Q1 FY27   10 August 2026`: the title of a paper that
  /// a company gives out.
  private func isUpdate(_ number: Int) -> Bool {
    let line = text.lines[number]
    guard line.count <= 16, !DocumentLayout.endsSentence(line, in: text) else { return false }
    return line.prefix(3).contains { Self.updates.match(beginningAt: $0, in: text) != nil }
  }

  /// `To`, `The Manager, Listing Department`, `BSE Limited   National Stock Exchange of India Limited`.
  private func isAddressee(_ number: Int) -> Bool {
    let line = text.lines[number]
    guard let first = line.first(where: { text.tokens[$0].kind == .word }) else { return false }
    if text.tokens[first].isWord("to") {
      return line.count <= 3 || !text.tokens[line.lowerBound + 1].isMark(.colon) && line.count <= 8
    }
    return line.prefix(4).contains { Self.addressees.match(beginningAt: $0, in: text) != nil }
  }

  // MARK: Signature

  /// `For X Limited`, `For and on behalf of X`, `For X Limited, A. Rao, Company Secretary`.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - isLetter: Whether the text has the words of a letter; where it has not, an officer must sign.
  /// - Returns: Whether the line of the name signs the text.
  func isSignature(_ name: Range<Int>, isLetter: Bool) -> Bool {
    let words = opening(name).filter { text.tokens[$0].kind == .word }
      .drop { Self.closings.contains(text.tokens[$0].key) }
    guard let first = words.first, text.tokens[first].isWord("for"), words.count <= 12,
      words.dropFirst().allSatisfy({ Self.signing.contains(text.tokens[$0].key) })
    else { return false }
    let rest = name.upperBound..<text.lines[line(of: name)].upperBound
    if rest.count <= 4, !DocumentLayout.endsSentence(rest, in: text) {
      return isLetter || isSigned(below: name)
    }
    return isOfOfficer(rest)
  }

  /// A name alone in its line above the officer who signs, without `for`.
  func isBlock(_ name: Range<Int>) -> Bool { isAlone(name) && isSigned(below: name) }

  /// Whether an officer stands in the line of a name or the four below it.
  private func isSigned(below name: Range<Int>) -> Bool {
    let number = line(of: name)
    if isOfOfficer(name.upperBound..<text.lines[number].upperBound) { return true }
    return text.lines.indices.dropFirst(number + 1).lazy.filter { !text.lines[$0].isEmpty }
      .prefix(4).contains { isOfOfficer(text.lines[$0]) }
  }

  /// Whether words are of an officer and no sentence: `A. Rao, Company Secretary`.
  private func isOfOfficer(_ words: Range<Int>) -> Bool {
    guard (1...24).contains(words.count),
      words.allSatisfy({ index in
        let token = text.tokens[index]
        return token.kind != .word || token.isCapitalized || Self.signing.contains(token.key)
      })
    else { return false }
    return words.contains { Self.officers.match(beginningAt: $0, in: text) != nil }
  }
}

/// The words above and below letters.
extension LetterSender {
  private static let subjects: WordSet = ["sub", "subject", "subj", "re"]
  private static let addressees = table([
    "the manager", "the general manager", "the secretary", "the listing department",
    "listing department", "department of corporate services", "dept of corporate services",
    "corporate relationship department", "corporate relations department", "bse limited",
    "bse ltd", "national stock exchange", "the national stock exchange", "the bse limited",
    "the corporate relations", "manager listing",
  ])
  private static let officers = table([
    "company secretary", "compliance officer", "authorised signatory", "authorized signatory",
    "chief financial officer", "chief executive officer", "managing director",
    "executive director", "whole time director", "wholetime director", "head of secretarial",
    "head secretarial", "chairman", "director", "secretary", "cfo", "ceo",
    "general counsel", "membership no", "m no", "din",
  ])
  private static let releases = table([
    "press release", "media release", "news release", "press note", "press statement",
    "media statement",
  ])
  private static let updates = table([
    "information update", "business update", "operational update", "operations update",
    "analyst update", "investor update", "quarterly update", "performance update", "trading update",
    "earnings release", "earnings presentation", "results presentation", "investor presentation",
    "fact sheet", "factsheet", "investor release", "results update", "earnings update",
  ])
  private static let stamps = table(["digitally signed", "formerly", "formerly known"])
  private static let legalForms: WordSet = [
    "limited", "ltd", "plc", "inc", "corporation", "corp", "company", "लिमिटेड",
  ]
  /// `Thanking you, Yours faithfully, For X Limited`.
  private static let closings: WordSet = [
    "thanking", "thanks", "you", "yours", "faithfully", "sincerely", "truly", "with", "kind",
    "best", "warm", "regards",
  ]
  private static let signing: WordSet = [
    "and", "on", "behalf", "of", "m", "s", "the", "messrs", "board", "directors", "for", "by",
    "sd",
  ]
}
