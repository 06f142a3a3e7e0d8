/// What may stand between the name of a company and its verb: other names, appositions, phrases.
extension ClauseReader {
  /// Whether `and` joins a name to another one: `Infosys and Wipro`, `Tata Steel and others`.
  func joinsName(_ index: Int, _ next: Int) -> Bool {
    let after = index + 1
    guard after < sentence.upperBound else { return false }
    if next < names.count, names[next].lowerBound <= after + 1, names[next].lowerBound > index {
      return true
    }
    let token = text.tokens[after]
    if token.isWord("others") { return true }
    // `X and the UK Government have`, `X and its partner Daikin have`.
    let name = Self.determiners.contains(token.key) ? after + 1 : after
    guard name < sentence.upperBound else { return false }
    let first = text.tokens[name]
    return first.isCapitalized && first.kind == .word && isASCII(first)
  }

  /// The token after a name that is not known: words in capitals, as in `X and JK Lakshmi have raised`.
  func afterName(_ start: Int, _ next: Int) -> Int {
    if next < names.count && names[next].lowerBound <= start + 1 { return start }
    var index = start
    while index < sentence.upperBound {
      let token = text.tokens[index]
      let isWithin =
        (Self.within.contains(token.key) || token.kind == .mark && !token.isMark(.comma))
        && sentence.places(after: index, atMost: 2).contains {
          text.tokens[$0].isCapitalized
        }
      guard token.isCapitalized || index == start || isWithin || token.isMark(.apostrophe) else {
        break
      }
      index += 1
    }
    // Where all words have capitals, they do not show where the name ends.
    return isTitleCase && !(index < sentence.upperBound && happens(at: index)) ? start : index
  }

  /// The token after the place that a partner is of: `X and CALB of Changzhou will build`.
  func afterHome(_ index: Int) -> Int {
    guard index + 2 < sentence.upperBound, text.tokens[index].isWord("of"),
      text.tokens[index + 1].kind == .word, text.tokens[index + 1].isCapitalized
    else { return index }
    return index + 2
  }

  /// The token after `, the maker of trucks,` or after a comma between names.
  func afterApposition(_ comma: Int, _ next: Int) -> Int {
    let start = comma + 1
    guard start < sentence.upperBound else { return start }
    if next < names.count, names[next].lowerBound <= start + 1 { return start }
    let first = text.tokens[start]
    if first.isWord("and") || Self.relatives.contains(first.key) || first.isWord("according") {
      return start
    }
    let end = sentence.places(from: start, atMost: 30).first {
      text.tokens[$0].isMark(.comma)
    }
    return end.map { $0 + 1 } ?? sentence.upperBound
  }

  func after(_ mark: Mark, from index: Int) -> Int {
    sentence.places(from: index, atMost: 24).first { text.tokens[$0].isMark(mark) }
      .map { $0 + 1 } ?? sentence.upperBound
  }

  /// The token after `- the maker of trucks -`, or after a dash or hyphen that opens nothing.
  func afterDash(_ dash: Int) -> Int {
    guard isDash(dash),
      let end = sentence.places(after: dash, atMost: 19).first(where: isDash)
    else { return dash + 1 }
    return end + 1
  }

  private func isDash(_ index: Int) -> Bool {
    index + 1 < sentence.upperBound && text.tokens[index].isMark(.hyphen)
      && text.tokens[index].followsSpace && text.tokens[index + 1].followsSpace
  }

  /// The stars and lines by which Markdown and mails emphasize a name.
  func isEmphasis(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .mark else { return false }
    let byte = text.bytes[Int(token.start)]
    return byte == 0x2A || byte == 0x5F
  }

  /// What the verb behind a comma says where the name itself is an apposition.
  func verb(behindApposition comma: Int, _ place: Int) -> MentionReading? {
    let name = names[place]
    guard name.upperBound == comma, comma + 1 < sentence.upperBound,
      name.lowerBound - 1 > sentence.lowerBound, text.tokens[name.lowerBound - 1].isMark(.comma),
      text.tokens[name.lowerBound - 2].kind == .word,
      place == 0 || !names[place - 1].contains(name.lowerBound - 2)
    else { return nil }
    let index = afterAdverbs(comma + 1)
    guard index < sentence.upperBound, text.tokens[index].kind == .word,
      !text.tokens[index].isCapitalized, !Self.relatives.contains(text.tokens[index].key),
      happens(at: index)
    else { return nil }
    return verb(at: index, isList: false)
  }

  /// The token after `on Monday`, `on 2 September`.
  func afterDay(_ index: Int) -> Int? { afterYear(dayEnd(index)) }

  /// The token after the year that follows a day, and after its comma.
  private func afterYear(_ end: Int?) -> Int? {
    guard var end else { return nil }
    func isComma(_ index: Int) -> Bool {
      index < sentence.upperBound && text.tokens[index].isMark(.comma)
    }
    let year = isComma(end) ? end + 1 : end
    guard year < sentence.upperBound, text.tokens[year].kind == .number,
      text.tokens[year].count == 4, (1990...2100).contains(text.tokens[year].value)
    else { return end }
    end = year + 1
    return isComma(end) ? end + 1 : end
  }

  private func dayEnd(_ index: Int) -> Int? {
    guard text.tokens[index].isWord("on"), index + 1 < sentence.upperBound else { return nil }
    if text.tokens[index + 1].kind == .number {
      guard index + 2 < sentence.upperBound, text.tokens[index + 2].kind == .word,
        MonthLexicon.month(text.tokens[index + 2].key) != nil
      else { return nil }
      return index + 3
    }
    guard text.tokens[index + 1].isCapitalized else { return nil }
    // `on September 2`.
    let isMonth = MonthLexicon.month(text.tokens[index + 1].key) != nil
    return isMonth && index + 2 < sentence.upperBound && text.tokens[index + 2].kind == .number
      ? index + 3 : index + 2
  }

  /// What the verb says behind a phrase that tells when or how: `X this week opened`, `X in a filing
  /// said`, `X through its arm bought`.
  func afterPhrase(_ index: Int, _ place: Int) -> (verb: MentionReading?, end: Int)? {
    guard beginsClause(place), let phrase = Self.phrases.match(beginningAt: index, in: text) else {
      return nil
    }
    let first = phrase.tokens.upperBound
    let last = min(first + (phrase.meaning ? 12 : 3), sentence.upperBound)
    guard first < last else { return (nil, last) }
    let verb = (first..<last).first { place in
      let token = text.tokens[place]
      return token.kind == .word && !token.isCapitalized
        && (Self.perfects.contains(token.key) || Self.pasts.contains(token.key)
          || token.isWord("will") || isParticiple(place) || Self.presents.contains(token.key))
        && happens(at: place)
    }
    return (verb.flatMap { self.verb(at: $0, isList: false) }, last)
  }

  /// Whether a name may be the subject of its clause: in `sold his Infosys last year` it is the object.
  private func beginsClause(_ place: Int) -> Bool {
    let first = names[place].lowerBound
    guard first > sentence.lowerBound + 1 else { return true }
    let before = text.tokens[first - 1]
    return before.kind == .mark || before.isCapitalized || Self.skippedBefore.contains(before.key)
      || Self.conjunctions.contains(before.key)
  }

  /// Whether one of the words behind `and` is a verb of both: `X and a firm of Pune set up`.
  func actsTogether(from start: Int) -> Bool {
    let end = min(start + 12, sentence.upperBound)
    guard start < end else { return false }
    for index in start..<end {
      let token = text.tokens[index]
      if token.isMark(.comma) || token.isMark(.period) { return false }
      guard token.kind == .word, !token.isCapitalized else { continue }
      // `X and a newly formed firm`: the participle belongs to the noun behind it.
      if index > start, Self.determiners.contains(text.tokens[index - 1].key) { continue }
      if Self.perfects.contains(token.key) || token.isWord("will") { return happens(at: index) }
      if Self.pasts.contains(token.key), index > start { return true }
      if isParticiple(index), index + 1 < sentence.upperBound,
        Self.determiners.contains(text.tokens[index + 1].key)
          || text.tokens[index + 1].kind == .number
      {
        return true
      }
    }
    return false
  }

  /// What happens to what belongs to a company: `the airports of X handled`, `a project of X has begun`.
  func belonging(to place: Int, of preposition: Int) -> MentionReading? {
    guard let noun = before(preposition, place), isOwned(noun, place) else { return nil }
    let index = afterAdverbs(names[place].upperBound)
    guard index < sentence.upperBound, text.tokens[index].kind == .word,
      !text.tokens[index].isCapitalized
    else { return nil }
    if Self.perfects.contains(text.tokens[index].key)
      || Self.futures.contains(text.tokens[index].key)
    {
      return happens(at: index) ? verb(at: index, isList: false) : nil
    }
    let isPresent =
      Self.presents.contains(text.tokens[index].key) && (isTitle || isDeal(after: index))
    guard isPresent || Self.pasts.contains(text.tokens[index].key) || isParticiple(index) else {
      return nil
    }
    return verb(at: index, isList: false)
  }

  /// Whether a noun is of what belongs to a company; `sales of tractors` is sales.
  private func isOwned(_ noun: Int, _ place: Int) -> Bool {
    if Self.possessions.contains(text.tokens[noun].key)
      || Self.works.contains(text.tokens[noun].key)
    {
      return true
    }
    guard let link = before(noun, place), text.tokens[link].isWord("of"),
      let head = before(link, place)
    else { return false }
    return Self.possessions.contains(text.tokens[head].key)
      || Self.works.contains(text.tokens[head].key)
  }

  /// `June-quarter`, `Sept quarter`, `Q1`.
  func isOfQuarter(_ index: Int) -> Bool {
    guard text.tokens[index].kind == .word, MonthLexicon.month(text.tokens[index].key) != nil else {
      return false
    }
    var next = index + 1
    while next < sentence.upperBound, text.tokens[next].kind == .mark { next += 1 }
    return next < sentence.upperBound
      && (text.tokens[next].isWord("quarter") || text.tokens[next].isWord("qtr")
        || Self.possessions.contains(text.tokens[next].key))
  }

  /// `does away with`, `rolls out`, `snaps up`: two words of news where one may tell a habit.
  func isPhrasal(_ index: Int) -> Bool {
    guard index + 1 < sentence.upperBound, Self.phrasal.contains(text.tokens[index].key) else {
      return false
    }
    if Self.particles.contains(text.tokens[index + 1].key) { return true }
    // `lets its ticketing business go`
    if Self.leaves.contains(text.tokens[index].key) {
      return sentence.places(after: index, atMost: 14).contains { text.tokens[$0].isWord("go") }
    }
    // `takes the mill off the hands of`
    return sentence.places(after: index, atMost: 8).contains { place in
      place + 2 < sentence.upperBound && text.tokens[place].isWord("off")
        && text.tokens[place + 1].isWord("the") && text.tokens[place + 2].isWord("hands")
    }
  }

  /// Whether the object of a verb in the present tense is a sum, a part or a number, and no habit:
  /// `takes 58 % of`, `pays Rs 2,825 crore for`.
  func isDeal(after index: Int) -> Bool {
    let end = min(index + 8, sentence.upperBound)
    guard index + 1 < end else { return false }
    let isOfNumbers =
      (index + 1..<end).contains { text.tokens[$0].kind == .number }
      || (index + 1..<end).contains { Self.parts.contains(text.tokens[$0].key) }
    return isOfNumbers
      && !sentence.contains { place in
        // `The biggest of the year: X takes 100% of Y` is no habit.
        Self.habits.contains(text.tokens[place].key)
          && !(place >= sentence.lowerBound + 2 && text.tokens[place - 1].isWord("the")
            && text.tokens[place - 2].isWord("of"))
      }
  }
}
