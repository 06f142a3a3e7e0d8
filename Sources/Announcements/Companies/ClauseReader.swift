/// Tells whether a company acts in a sentence, or something is done to it, by the words beside its name.
struct ClauseReader {
  let text: TokenizedText
  let sentence: Range<Int>
  /// The tokens of all names of the text, in order.
  let names: [Range<Int>]
  /// Whether the sentence is a title.
  let isTitle: Bool
  /// Whether the sentence tells of an earlier year.
  let isHistory: Bool

  // MARK: What a company does

  /// Returns what a company of a place does, or nothing where no verb follows its name.
  ///
  /// - Parameters:
  ///   - place: The place of the name.
  ///   - isList: Whether the name is one of a list of examples, whose verb stands after the list.
  /// - Returns: The reading of the words after the name.
  func acts(_ place: Int, isList: Bool) -> MentionReading? {
    // The verb behind `a supplier to X` is the supplier's, and so is that before `bags X order`.
    if !isList, let word = before(names[place].lowerBound, place),
      Self.wins.contains(text.tokens[word].key), isOfOrders(names[place].upperBound)
    {
      return nil
    }
    if !isList, let word = before(names[place].lowerBound, place),
      Self.prepositions.contains(text.tokens[word].key)
    {
      if isTitle, isDeed(of: place) { return .acts }
      return text.tokens[word].isWord("of") ? belonging(to: place, of: word) : nil
    }
    var index = names[place].upperBound
    var next = place + 1
    var isPossessive = false
    var steps = 0
    while index < sentence.upperBound, steps < Self.reach {
      steps += 1
      while next < names.count, names[next].lowerBound < index { next += 1 }
      if next < names.count, names[next].lowerBound == index {
        index = afterHome(names[next].upperBound)
        continue
      }
      let token = text.tokens[index]
      if token.kind == .mark {
        switch token.value {
        case Mark.apostrophe.rawValue:
          isPossessive = true
          index += 1
        case Mark.openParenthesis.rawValue: index = after(.closeParenthesis, from: index)
        case Mark.comma.rawValue:
          // `The leader in scooters, X, launched`: the name is the apposition, and its comma ends it.
          if let reading = verb(behindApposition: index, place) { return reading }
          index = afterApposition(index, next)
        case Mark.colon.rawValue: return .acts
        case Mark.hyphen.rawValue: index = afterDash(index)
        case Mark.ampersand.rawValue, Mark.period.rawValue, Mark.quotation.rawValue,
          Mark.slash.rawValue:
          index += 1
        case Mark.other.rawValue where isEmphasis(index): index += 1
        default: return nil
        }
        continue
      }
      if Self.skipped.contains(token.key) || token.isWord("s") && isPossessive {
        index += 1
        continue
      }
      if let day = afterDay(index) {
        index = day
        continue
      }
      if let end = afterPhrase(index, place) { return end.verb }
      if token.isWord("and") || token.isWord("or"), joinsName(index, next) {
        index = afterName(index + 1, next)
        continue
      }
      if isPossessive {
        if isDecided(index, place) { return .acts }
        return isList ? nil : possession(from: index)
      }
      return verb(at: index, isList: isList)
    }
    return nil
  }

  /// Tokens and names that are passed over between a name and its verb.
  private static let reach = 60

  func verb(at index: Int, isList: Bool) -> MentionReading? {
    let token = text.tokens[index]
    guard token.kind == .word else { return nil }
    if Self.outsiders.contains(token.key) { return .unclear }
    // `**Lupin x Zydus.** A venture was signed`
    if token.isWord("x"), index + 1 < sentence.upperBound, text.tokens[index + 1].isCapitalized,
      text.tokens[index + 1].kind == .word
    {
      return .acts
    }
    if token.isWord("and") {
      guard !text.tokens[index - 1].isMark(.comma) else { return nil }
      return sentence.places(after: index, atMost: 14).contains {
        Self.coordinated.contains(text.tokens[$0].key)
      } || actsTogether(from: index + 1) ? .acts : nil
    }
    if Self.possessions.contains(token.key) { return isList ? nil : possession(from: index) }
    if tellsNoNewsInOwnLanguage(at: index) { return .habit }
    if tellsInOwnLanguage(at: index) { return isHistory ? .habit : .acts }
    if Self.functions.contains(token.key) { return nil }
    if Self.relatives.contains(token.key) { return isList ? nil : relativeClause(at: index) }
    // `X June-quarter profit up`: the months of a quarter have capitals.
    if isTitle, isOfQuarter(index) { return .acts }
    // `Infosys Foundation gives` is of somebody else; in `Infosys Wins Order` all words are capitals.
    if token.isCapitalized, isASCII(token), !isTitleCase {
      return Self.titles.contains(token.key) ? possession(from: index) : nil
    }
    return tense(at: index)
  }

  /// What `X, which runs a chain, opens a shop` says, in the clause or after it.
  private func relativeClause(at index: Int) -> MentionReading? {
    guard index + 1 < sentence.upperBound else { return nil }
    let inside = verb(at: index + 1, isList: false)
    let comma = sentence.places(from: index, atMost: 30).first {
      text.tokens[$0].isMark(.comma)
    }
    guard let comma, comma + 1 < sentence.upperBound else { return inside }
    let after = afterAdverbs(comma + 1)
    guard after < sentence.upperBound, text.tokens[after].kind == .word,
      !Self.relatives.contains(text.tokens[after].key)
    else { return inside }
    return [inside, verb(at: after, isList: false)].compactMap(\.self).min { $0.rank < $1.rank }
  }

  /// What a verb says: something that happened or will, something that may, or how things are.
  private func tense(at index: Int) -> MentionReading {
    for place in sentence.places(from: index, atMost: 4) {
      let key = text.tokens[place].key
      if Self.possibilities.contains(key) || isForecast(place) { return .mayAct }
      if Self.silences.contains(key),
        sentence.places(after: place, atMost: 4).contains(where: {
          Self.answers.contains(text.tokens[$0].key)
        })
      {
        return .mayAct
      }
    }
    if !isTitle, Self.statives.contains(text.tokens[index].key) { return .described }
    guard isTitle || happens(at: index) || isForeign || isToldToReporters else { return .habit }
    return isHistory && !Self.futures.contains(text.tokens[index].key)
      && !Self.perfects.contains(text.tokens[index].key) ? .habit : .acts
  }

  /// `brokers on X's purchase of Y`: a title names what a company does by a noun.
  private func isDeed(of place: Int) -> Bool {
    let index = names[place].upperBound
    guard index + 2 < sentence.upperBound, text.tokens[index].isMark(.apostrophe) else {
      return false
    }
    let noun = text.tokens[index + 1].isWord("s") ? index + 2 : index + 1
    return sentence.places(from: noun, atMost: 3).contains {
      Self.deeds.contains(text.tokens[$0].key)
    }
  }

  /// `X sees storage as large a business as trucks, its managing director told reporters`.
  private var isToldToReporters: Bool {
    sentence.dropLast().contains { index in
      text.tokens[index].isWord("told") && Self.hearers.contains(text.tokens[index + 1].key)
    }
  }

  /// Whether a verb is of something that happened or is to happen, and not of a habit or a state.
  func happens(at index: Int) -> Bool {
    let key = text.tokens[index].key
    if Self.futures.contains(key) || key == "got" { return true }
    // `gets a nod`; `gets its milk` is a habit.
    if key == "gets", index + 1 < sentence.upperBound,
      text.tokens[index + 1].isWord("a") || text.tokens[index + 1].isWord("an")
    {
      return !sentence.contains { Self.habits.contains(text.tokens[$0].key) }
    }
    if Self.perfects.contains(key) || Self.states.contains(key) {
      let next = afterAdverbs(index + 1)
      guard next < sentence.upperBound else { return false }
      // `have been growing` is how things are; `have been fined` happened.
      if text.tokens[next].isWord("been") {
        return next + 1 >= sentence.upperBound || !ends(next + 1, in: "ing")
      }
      if text.tokens[next].isWord("to") || isRecord(next) { return true }
      if isParticiple(next) { return key != "had" }
      if hasOutcome(behind: key, at: next) { return true }
      return Self.states.contains(key)
        && (ends(next, in: "ing") || Self.prospects.contains(text.tokens[next].key)
          || text.tokens[next].isWord("in") && next + 1 < sentence.upperBound
            && Self.prospects.contains(text.tokens[next + 1].key))
    }
    if isNaming(index) { return true }
    if Self.idle.contains(key) { return false }
    if Self.choices.contains(key), index + 1 < sentence.upperBound,
      text.tokens[index + 1].kind == .word, text.tokens[index + 1].isCapitalized
    {
      return true
    }
    if isPhrasal(index) || isUndertaking(index) { return true }
    // `put` is a past tense as well.
    if Self.dealing.contains(key), !Self.pasts.contains(key) { return isDeal(after: index) }
    let isPresent = Self.presents.contains(key)
    // `Makers sell most of it in these weeks every year` tells a habit.
    if isPresent, sentence.contains(where: { Self.always.contains(text.tokens[$0].key) }) {
      return false
    }
    return isParticiple(index) || Self.pasts.contains(key) || isPresent
      || ends(index, in: "ing")
  }

  func afterAdverbs(_ index: Int) -> Int {
    var index = index
    while index < sentence.upperBound,
      Self.skipped.contains(text.tokens[index].key) || Self.degrees.contains(text.tokens[index].key)
    { index += 1 }
    return index
  }

  func isParticiple(_ index: Int) -> Bool {
    ends(index, in: "ed") && !Self.idle.contains(text.tokens[index].key)
      || Self.participles.contains(text.tokens[index].key)
  }

  private func ends(_ index: Int, in ending: String) -> Bool {
    let bytes = text.bytes[text.tokens[index].byteRange]
    return bytes.count >= ending.utf8.count + 2
      && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// What is said of something that belongs to a company: `its board approved`, `its plant at Pune`.
  private func possession(from index: Int) -> MentionReading {
    let end = min(index + 12, sentence.upperBound)
    guard index < end else { return .habit }
    if isTitle || isForeign { return tense(at: index) }
    if tellsFigure(index..<end) { return isHistory ? .habit : .acts }
    for place in index..<end where text.tokens[place].kind == .word {
      let reading = tense(at: place)
      if reading == .mayAct { return reading }
      if happens(at: place), !ends(place, in: "ing") { return .acts }
    }
    return .habit
  }

  /// Whether the sentence is of another language, whose verbs are not known here.
  private var isForeign: Bool {
    var words = 0
    for index in sentence where Self.foreign.contains(text.tokens[index].key) {
      words += 1
      if words == 2 { return true }
    }
    return sentence.contains {
      text.tokens[$0].kind == .word && text.bytes[Int(text.tokens[$0].start)] >= 0xE0
    }
  }

  func isASCII(_ token: TextToken) -> Bool { text.bytes[Int(token.start)] < 0x80 }

  /// Whether most words of the sentence begin with capitals, as in headlines.
  var isTitleCase: Bool {
    var (capitals, small) = (0, 0)
    for index in sentence where text.tokens[index].kind == .word && text.tokens[index].count > 3 {
      if text.tokens[index].isCapitalized { capitals += 1 } else { small += 1 }
    }
    return capitals > 2 * small
  }
}
