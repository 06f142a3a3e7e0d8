/// What a sentence says of a company that it names.
enum MentionReading: Sendable, Hashable {
  /// The company did something, does it or will, or something was done to it.
  case acts
  /// It may, could or should do something, or it did not answer.
  case mayAct
  /// Its share rose, fell or did not move.
  case price
  /// It has, makes or is something, or did something years ago.
  case habit
  /// It stands beside what happens, as in `a team of SAIL won`.
  case described
  /// It is the other party of what somebody else did: `an order from NTPC`.
  case client
  /// That party is a firm that it owns: `an order from NTPC's arm`.
  case parent
  /// It stands for others, as in `makers of tractors such as Escorts`.
  case example
  /// It is named, and nothing is said of it.
  case unclear
  /// It only tells the news, as in `SBI economists expect`, or somebody's rating.
  case source
  /// The words are of somebody else: a rival, a customer, another firm of the name.
  case passing

  /// The place of a reading among those of one sentence, of which the strongest counts.
  var rank: Int {
    switch self {
    case .acts: 0
    case .mayAct: 1
    case .price: 2
    case .habit: 3
    case .described, .client, .parent: 4
    case .unclear, .example, .source, .passing: 5
    }
  }

  /// Whether the company acts, or may.
  var isOfAct: Bool { self == .acts || self == .mayAct }

  /// Whether somebody else acts, whom the company, or a firm of it, deals with.
  var isOfOther: Bool { self == .client || self == .parent }

  /// Whether the words are of the company itself.
  var isOwn: Bool { self != .passing && self != .source }
}

/// Reads what the sentences of a text say of the companies that they name.
///
/// The words beside a name tell it: a verb after it, a verb or an event before it, or words that make
/// it a mark of somebody else. Companies of one list are read alike.
struct MentionReader {
  let text: TokenizedText
  /// Whether each line is prose, so that a sentence may go on in the next one.
  let isProse: [Bool]
  /// The tokens of all names, in order.
  let names: [Range<Int>]
  /// The tokens of the title, where the present tense tells what happened.
  let title: Range<Int>?
  /// The year of publication, where it is known.
  let year: Int?

  /// Returns the reading of each name, in their order.
  func readings() -> [MentionReading] {
    var readings: [MentionReading] = []
    readings.reserveCapacity(names.count)
    var sentence = 0..<0
    for place in names.indices {
      let name = names[place]
      // Names of one sentence are read in the same one.
      if !sentence.contains(name.lowerBound) || name.upperBound > sentence.upperBound {
        sentence = self.sentence(around: name)
      }
      readings.append(
        read(place, in: sentence, before: place > 0 ? readings[place - 1] : nil)
      )
    }
    return readings
  }

  private func read(
    _ place: Int,
    in sentence: Range<Int>,
    before: MentionReading?
  ) -> MentionReading {
    let name = names[place]
    let passing = PassingMention(text: text, sentence: sentence)
    if passing.isOfAnother(name) { return .passing }
    if passing.isSource(name) || passing.isRater(name, beside: hasNext(place, in: sentence)) {
      return .source
    }
    if let before, continuesList(place, in: sentence) {
      // `rivals X and Y`, `such as X, Y and Z`; a list that acts is read at each of its names.
      if !before.isOwn || before == .example { return before }
    }
    if isBracketed(name, in: sentence) {
      let isAbbreviation = place > 0 && names[place - 1].upperBound == name.lowerBound - 1
      if isAbbreviation, let before { return before }
      return isOfArm(place, in: sentence) ? .acts : .example
    }
    if passing.isCompared(name) { return .passing }
    if place > 0, names[place - 1].lowerBound >= sentence.lowerBound, passing.isGround(name) {
      return .passing
    }
    let clause = ClauseReader(
      text: text,
      sentence: sentence,
      names: names,
      isTitle: title?.overlaps(name) == true,
      isHistory: isOfEarlierYear(sentence)
    )
    if let example = passing.example(name) {
      // `Refiners such as X and Y raised prices` says what they did.
      return example == .example && clause.acts(place, isList: true) == .acts ? .acts : example
    }
    if passing.isOfHolder(name) { return .described }
    if passing.isOfPrices(name) || passing.isHolding(name) { return .price }
    let readings = [
      clause.acts(place, isList: false), clause.isAffected(place), clause.isListed(place),
    ]
    let reading = readings.compactMap(\.self).min { $0.rank < $1.rank } ?? .unclear
    // `In 1984 a Tata company and the state set up Titan to make watches` is history, whoever acts.
    return reading == .acts && opensWithEarlierYear(sentence) ? .habit : reading
  }

  /// Whether a sentence names a year before that of publication, and no day: `bought Corus in 2007`.
  ///
  /// `Said on Monday it had won the largest order since 2020` is news, and `2025-26` is a year of accounts.
  private func isOfEarlierYear(_ sentence: Range<Int>) -> Bool {
    guard let year else { return false }
    let isEarlier = sentence.dropFirst().contains { index in
      let token = text.tokens[index]
      return token.kind == .number && token.count == 4 && token.value >= 1900
        && token.value < year
        && Self.yearWords.contains(
          // `in July 2024`
          text.tokens[
            index - sentence.lowerBound >= 2 && text.tokens[index - 1].isCapitalized
              && MonthLexicon.month(text.tokens[index - 1].key) != nil ? index - 2 : index - 1
          ].key
        )
    }
    return isEarlier
      && !sentence.contains { index in
        let token = text.tokens[index]
        return token.isWord("today")
          || token.kind == .word && token.isCapitalized && MonthLexicon.weekday(token.key) != nil
      }
  }

  private func opensWithEarlierYear(_ sentence: Range<Int>) -> Bool {
    let words = sentence.prefix(3).filter { text.tokens[$0].kind != .mark }
    guard words.count >= 2, Self.yearWords.contains(text.tokens[words[0]].key) else { return false }
    return isOfEarlierYear(words[0]..<(words[1] + 1))
  }

  private static let yearWords: WordSet = ["in", "since"]

  private func hasNext(_ place: Int, in sentence: Range<Int>) -> Bool {
    place + 1 < names.count && names[place + 1].lowerBound < sentence.upperBound
  }

  /// Whether only commas, `and` and the like stand between a name and the one before it.
  private func continuesList(_ place: Int, in sentence: Range<Int>) -> Bool {
    let (previous, name) = (names[place - 1], names[place])
    guard previous.lowerBound >= sentence.lowerBound, name.lowerBound - previous.upperBound <= 6
    else { return false }
    var isJoined = false
    for index in previous.upperBound..<name.lowerBound {
      let token = text.tokens[index]
      guard
        token.kind == .mark
          ? Self.listMarks.contains(token.value) : Self.listWords.contains(token.key)
      else { return false }
      if !token.isMark(.comma), !token.isWord("the") { isJoined = true }
    }
    if isJoined { return true }
    // In `Unlike X, Y builds` a comma joins nothing; in `such as X, Y and Z` the list goes on.
    guard name.upperBound < sentence.upperBound else { return false }
    let next = text.tokens[name.upperBound]
    return next.isMark(.comma) || next.isWord("and") || next.isWord("or") || next.isMark(.ampersand)
  }

  private static let listMarks: Set<Int32> = [
    Mark.comma.rawValue, Mark.ampersand.rawValue, Mark.openParenthesis.rawValue,
    Mark.closeParenthesis.rawValue, Mark.slash.rawValue, Mark.apostrophe.rawValue,
    Mark.semicolon.rawValue,
  ]
  private static let listWords: WordSet = [
    "and", "or", "as", "well", "the", "und", "et", "y", "e", "s", "also",
  ]

  /// Whether a name stands within brackets.
  private func isBracketed(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
    var index = name.lowerBound - 1
    while index >= sentence.lowerBound, name.lowerBound - index <= 24 {
      if text.tokens[index].isMark(.closeParenthesis) { return false }
      if text.tokens[index].isMark(.openParenthesis) {
        return (name.upperBound..<sentence.upperBound).prefix(24).contains {
          text.tokens[$0].isMark(.closeParenthesis)
        }
      }
      index -= 1
    }
    return false
  }

  /// Whether a name in brackets says whose firm acts: `EEL (Solar Industries) will supply`.
  private func isOfArm(_ place: Int, in sentence: Range<Int>) -> Bool {
    let name = names[place]
    guard name.lowerBound >= sentence.lowerBound + 2, name.upperBound + 1 < sentence.upperBound,
      text.tokens[name.lowerBound - 1].isMark(.openParenthesis),
      text.tokens[name.upperBound].isMark(.closeParenthesis),
      text.tokens[name.lowerBound - 2].kind == .word,
      text.tokens[name.lowerBound - 2].isCapitalized
    else { return false }
    let clause = ClauseReader(
      text: text,
      sentence: sentence,
      names: names,
      isTitle: title?.overlaps(name) == true,
      isHistory: isOfEarlierYear(sentence)
    )
    return clause.verb(at: name.upperBound + 1, isList: false) == .acts
  }

  // MARK: Sentences

  /// The sentence around a name, which may go over the lines of a paragraph, of bounded length.
  func sentence(around name: Range<Int>) -> Range<Int> {
    var start = name.lowerBound
    while start > 0, name.lowerBound - start < Self.reach,
      goesOn(from: start - 1, to: start), !endsSentence(start - 1)
    { start -= 1 }
    var end = name.upperBound
    while end < text.tokens.count, end - name.upperBound < Self.reach,
      goesOn(from: end - 1, to: end), !endsSentence(end - 1) || end == name.upperBound
    { end += 1 }
    return start..<end
  }

  /// Tokens that are looked at on each side of a name.
  private static let reach = 80

  private func goesOn(from first: Int, to second: Int) -> Bool {
    let (line, next) = (Int(text.tokens[first].line), Int(text.tokens[second].line))
    return line == next || line + 1 == next && isProse[line] && isProse[next]
  }

  /// Whether a full stop ends a sentence: a capital follows, and no abbreviation stands before it.
  private func endsSentence(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if token.isMark(.question) || token.isMark(.exclamation) || token.isMark(.semicolon) {
      return true
    }
    guard token.isMark(.period), index > 0 else { return false }
    guard index + 1 < text.tokens.count else { return true }
    let (before, after) = (text.tokens[index - 1], text.tokens[index + 1])
    return after.followsSpace && (after.isCapitalized || after.kind == .mark)
      && (before.count > 2 || before.kind == .number || before.kind == .mark)
      && !Self.abbreviations.contains(before.key)
  }

  private static let abbreviations: WordSet = [
    "ltd", "inc", "corp", "pvt", "approx", "sept", "messrs", "prof",
  ]
}
