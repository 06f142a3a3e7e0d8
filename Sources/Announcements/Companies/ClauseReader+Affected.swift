/// What the words before a name do to the company.
extension ClauseReader {
  /// What the words before a name do to it: `fined X`, `stake in X`, `acquired by X`.
  func isAffected(_ place: Int) -> MentionReading? {
    let name = names[place]
    var index = before(name.lowerBound, place)
    while let word = index {
      if Self.skippedBefore.contains(text.tokens[word].key) {
        index = before(word, place)
      } else if let owner = owner(endingAt: word) {
        index = before(owner, place)
      } else {
        break
      }
    }
    guard let last = index, text.tokens[last].kind == .word else { return nil }
    let key = text.tokens[last].key
    if Self.prepositions.contains(key) {
      return isPartner(place, behind: last) ?? counterpart(place, behind: last)
        ?? affected(by: key, at: last, place)
    }
    guard !Self.functions.contains(key), !text.tokens[last].isCapitalized || isTitleCase else {
      return nil
    }
    if Self.wins.contains(key), isOfOrders(name.upperBound) { return .client }
    // `He had joined X` tells what was before.
    if last > sentence.lowerBound, text.tokens[last - 1].isWord("had") { return .described }
    if Self.strikes.contains(key) { return .acts }
    return isVerb(last) ? .described : nil
  }

  /// The token of a country or a group whose possessive ends at a word: `bought by India's X`.
  private func owner(endingAt word: Int) -> Int? {
    guard text.tokens[word].isWord("s"), !text.tokens[word].followsSpace,
      word >= sentence.lowerBound + 2, text.tokens[word - 1].isMark(.apostrophe),
      text.tokens[word - 2].kind == .word, text.tokens[word - 2].isCapitalized,
      !names.contains(where: { $0.contains(word - 2) })
    else { return nil }
    return word - 2
  }

  /// Whether a company, or its arm, is the client, the lender or the like of somebody else: `an order from
  /// X`, `a contract awarded by X`, `an order of X's arm`, `supplied to a unit of X`.
  private func counterpart(_ place: Int, behind preposition: Int) -> MentionReading? {
    guard let noun = before(preposition, place) else { return nil }
    let (key, word) = (text.tokens[noun].key, text.tokens[preposition].key)
    if Self.givers.contains(word), isArm(after: place) { return .parent }
    // `a loan to X`, `signed a term loan agreement of Rs 7,500 crore with X`.
    if word == "to" || word == "with", isOrder(before: noun, among: Self.lendings) {
      return .client
    }
    if word == "from" { return isOrder(before: noun) ? .client : nil }
    if word == "by" { return Self.awards.contains(key) && isOrder(before: noun) ? .client : nil }
    if word == "to" { return Self.supplies.contains(key) ? .client : nil }
    guard word == "of", Self.arms.contains(key) else { return nil }
    var index = before(noun, place)
    while let word = index,
      Self.determiners.contains(text.tokens[word].key)
        || Self.skippedBefore.contains(text.tokens[word].key)
        || Self.owned.contains(text.tokens[word].key)
    { index = before(word, place) }
    return index.flatMap { Self.givers.contains(text.tokens[$0].key) ? .parent : nil }
  }

  /// `X arm`, `X's green unit`.
  private func isArm(after place: Int) -> Bool {
    var index = names[place].upperBound
    let end = min(index + 5, sentence.upperBound)
    while index < end {
      let token = text.tokens[index]
      if Self.arms.contains(token.key) { return true }
      guard
        token.isMark(.apostrophe) || token.isWord("s") || Self.owned.contains(token.key)
          || Self.skippedBefore.contains(token.key) || Self.colours.contains(token.key)
      else { return false }
      index += 1
    }
    return false
  }

  /// Whether the orders of a company are what follows its name: `BHEL wins NTPC contracts`.
  func isOfOrders(_ index: Int) -> Bool {
    sentence.places(from: index, atMost: 3).first {
      text.tokens[$0].kind == .word && !text.tokens[$0].isWord("s")
        && !Self.colours.contains(text.tokens[$0].key)
    }.map { Self.orders.contains(text.tokens[$0].key) } ?? false
  }

  /// Whether an order, a loan or the like stands at a place or shortly before it, with no other name
  /// between.
  private func isOrder(before index: Int, among orders: WordSet = Self.orders) -> Bool {
    var index = index
    for _ in 0..<9 where index >= sentence.lowerBound {
      let token = text.tokens[index]
      if orders.contains(token.key) { return true }
      let isWithinNumber =
        index > sentence.lowerBound && text.tokens[index - 1].kind == .number
        && text.tokens[index + 1].kind == .number
      guard token.kind != .mark || token.isMark(.hyphen) || isWithinNumber,
        !Self.breaks.contains(token.key)
      else { return false }
      index -= 1
    }
    return false
  }

  /// What a preposition and the noun or verb before it do to a name.
  private func affected(by preposition: WordKey, at index: Int, _ place: Int) -> MentionReading? {
    if preposition == "against" || preposition == "between" { return .acts }
    if preposition == "of", isPart(before: index) { return .acts }
    guard let noun = before(index, place) else { return nil }
    if preposition == "in", isStake(before: index) { return .acts }
    let key = text.tokens[noun].key
    if Self.vague.contains(key) { return nil }
    // `Change of guard at X`
    if key == "guard", noun > sentence.lowerBound, text.tokens[noun - 1].isWord("of") {
      return .acts
    }
    if Self.happenings.contains(key) || Self.deals.contains(key) { return .acts }
    if preposition == "with", key == "works" { return .acts }
    if preposition == "to", Self.passings.contains(key) { return .acts }
    // `finds a buyer in X`, `gets an owner in X`.
    if preposition == "in", Self.takers.contains(key) {
      let start = max(sentence.lowerBound, noun - 4)
      if (start..<noun).contains(where: { Self.finds.contains(text.tokens[$0].key) }) {
        return .acts
      }
    }
    // `A new owner for X`
    if preposition == "for", Self.takers.contains(key), isTitle || noun <= sentence.lowerBound + 4 {
      return .acts
    }
    if preposition == "by", Self.makes.contains(key) { return nil }
    if preposition == "by", isParticiple(noun) { return .acts }
    if Self.places.contains(preposition) { return nil }
    // `ordered two ships from X`, `searched offices of X`: what is done stands a few words before.
    // `He sold scooters for X until June` tells a career.
    if preposition == "for" || preposition == "with",
      sentence.contains(where: { Self.careers.contains(text.tokens[$0].key) })
    {
      return .described
    }
    return isDealing(before: noun) || preposition == "to" && isParticiple(noun) ? .acts : .described
  }

  /// `a stake of nearly 75% in X`: only the size stands between the stake and the preposition.
  private func isStake(before preposition: Int) -> Bool {
    var index = preposition - 1
    while index >= sentence.lowerBound, preposition - index <= 9 {
      let token = text.tokens[index]
      if token.isWord("stake") || token.isWord("holding") || token.isWord("interest") {
        return index < preposition - 1
      }
      guard
        token.kind == .number || token.isMark(.percent) || token.isMark(.period)
          || Self.sizes.contains(token.key)
      else { return false }
      index -= 1
    }
    return false
  }

  private static let sizes: WordSet = [
    "of", "per", "cent", "percent", "nearly", "about", "around", "over", "almost", "some", "up",
    "to", "roughly", "more", "than",
  ]

  /// Whether one of the words before a place, up to a comma or a name, is of what is done to somebody.
  private func isDealing(before index: Int) -> Bool {
    var index = index - 1
    for _ in 0..<8 where index >= sentence.lowerBound {
      let token = text.tokens[index]
      let isWithinNumber =
        token.isMark(.comma) && index > 0 && text.tokens[index - 1].kind == .number
        && !text.tokens[index + 1].followsSpace
      if token.kind == .mark, !token.isMark(.hyphen), !isWithinNumber { return false }
      if Self.happenings.contains(token.key) || Self.dealings.contains(token.key) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a list behind a colon or a dash tells whom a sentence is about: `Three firms hold the
  /// permits: X, Y and Z`.
  func isListed(_ place: Int) -> MentionReading? {
    var index = names[place].lowerBound - 1
    var previous = place - 1
    while index >= sentence.lowerBound {
      if passName(&index, &previous) { continue }
      let token = text.tokens[index]
      if token.isMark(.colon) || token.isMark(.hyphen) && token.followsSpace { break }
      guard token.isMark(.comma) || token.isWord("and") || token.kind == .mark else { return nil }
      index -= 1
    }
    guard index > sentence.lowerBound else { return nil }
    let isColon = text.tokens[index].isMark(.colon)
    let clause = max(sentence.lowerBound, index - 14)..<index
    guard let firms = clause.last(where: { Self.firms.contains(text.tokens[$0].key) }),
      isCounted(firms)
    else { return nil }
    let next = text.tokens[firms + 1]
    // `three firms - X, Y and Z - facing delays` and `three firms hold the permits: X, Y and Z`.
    if !isColon { return firms == index - 1 ? .acts : nil }
    return next.kind == .word && !next.isCapitalized
      && (!Self.functions.contains(next.key) || Self.relatives.contains(next.key)) ? .acts : nil
  }

  /// Whether a number or the like stands before `firms`: `Member firms are to note the limits in the annexe:
  /// X, Y` says nothing of X and Y.
  private func isCounted(_ firms: Int) -> Bool {
    (max(sentence.lowerBound, firms - 4)..<firms).contains { index in
      text.tokens[index].kind == .number || Self.counters.contains(text.tokens[index].key)
    }
  }

  /// Whether a word before a name can be a verb: it ends as one, or stands after `to` or `will`.
  private func isVerb(_ index: Int) -> Bool {
    let bytes = text.bytes[text.tokens[index].byteRange]
    if bytes.count >= 4, bytes.last == 0x64, bytes.dropLast().last == 0x65 { return true }
    if bytes.count >= 4, bytes.last == 0x73, !Self.possessions.contains(text.tokens[index].key) {
      return true
    }
    if bytes.count >= 5, bytes.suffix(3).elementsEqual(Array("ing".utf8)) { return true }
    guard index > sentence.lowerBound else { return false }
    let before = text.tokens[index - 1].key
    return Self.auxiliaries.contains(before) || Self.pasts.contains(text.tokens[index].key)
  }

  /// The token before a place, over the names of a list and what joins them.
  func before(_ index: Int, _ place: Int) -> Int? {
    var index = index - 1
    var previous = place - 1
    while index >= sentence.lowerBound {
      if passName(&index, &previous) { continue }
      let token = text.tokens[index]
      if token.isMark(.comma) || token.isWord("and") || token.isMark(.ampersand) {
        // A comma joins only names.
        guard previous >= 0, names[previous].upperBound >= index - 1 else { return nil }
      } else if token.kind == .mark, !token.isMark(.hyphen), !token.isMark(.quotation),
        !isEmphasis(index)
      {
        return nil
      } else if token.kind != .mark {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// Passes over a name that a place lies in, to the token before it.
  ///
  /// - Parameters:
  ///   - index: The place.
  ///   - previous: The last name that may lie before it.
  /// - Returns: Whether the place lay in a name.
  private func passName(_ index: inout Int, _ previous: inout Int) -> Bool {
    while previous >= 0, names[previous].lowerBound > index { previous -= 1 }
    guard previous >= 0, names[previous].contains(index) else { return false }
    index = names[previous].lowerBound - 1
    return true
  }
}
