/// The words of a headline, by which two of one form are known.
struct HeadlineWords: Sendable {
  /// Every word and number in its order, without companies.
  private let keys: [WordKey]
  /// The stems of its words, without companies and words that many headlines have.
  let stems: Set<UInt64>
  /// Those of long words that few headlines have, such as the names of medicines and places.
  private let rare: Set<UInt64>

  init(_ text: TokenizedText, _ headline: Range<Int>, companies: [Range<Int>]) {
    let (ordinary, usual) = (Self.ordinary, Self.usual)
    var keys: [WordKey] = []
    var (stems, rare): (Set<UInt64>, Set<UInt64>) = ([], [])
    for index in headline {
      let token = text.tokens[index]
      guard token.kind != .mark, !companies.contains(where: { $0.overlaps(token.byteRange) }) else {
        continue
      }
      keys.append(token.key)
      guard token.kind == .word, token.count >= 4 else { continue }
      let stem = DocumentSignature.stem(text.bytes[token.byteRange])
      guard !ordinary.contains(stem) else { continue }
      stems.insert(stem)
      if token.count >= 8, !usual.contains(stem) { rare.insert(stem) }
    }
    self.keys = keys
    self.stems = stems
    self.rare = rare
  }

  /// The stems of words that tell one matter from another: of four letters or more, without companies and words
  /// that many announcements have.
  static func topic(
    _ text: TokenizedText,
    _ passages: [Range<Int>],
    companies: [Range<Int>]
  ) -> Set<UInt64> {
    let (ordinary, usual, common) = (Self.ordinary, Self.usual, NameReader.ordinary)
    var topic: Set<UInt64> = []
    for passage in passages {
      for index in passage {
        let token = text.tokens[index]
        // `NHAI`, `OPV`: three capitals are a word as well.
        guard token.kind == .word,
          token.count >= 4 || token.count == 3 && token.isUppercase, !common.contains(token.key)
        else { continue }
        let stem = DocumentSignature.stem(text.bytes[token.byteRange])
        guard !ordinary.contains(stem), !usual.contains(stem),
          !companies.contains(where: { $0.overlaps(token.byteRange) })
        else { continue }
        topic.insert(stem)
      }
    }
    return topic
  }

  /// Whether both headlines have a word that few headlines have.
  func sharesRareWord(with other: HeadlineWords) -> Bool { !rare.isDisjoint(with: other.rare) }

  /// Long words that many headlines of leave, orders and posts have.
  private static let usual = Set(
    """
    approval approvals approved tablets capsules injection ophthalmic solution suspension generic medicine
    pharmaceuticals pharmaceutical limited director directors managing chairman executive appointment regulation
    disclosure intimation announcement shareholders subsidiary company companies regulator tribunal clearance
    agreement government facility production capacity investment business products national international
    preferential allotment proposal scheme arrangement resolution committee authority commission ministry
    """.split(whereSeparator: \.isWhitespace).map { DocumentSignature.stem($0.utf8) }
  )

  /// Whether both headlines begin and end with the same words, which are at least half of the shorter:
  /// `bags order from the navy for torpedoes`, `bags order from the army for missiles`.
  func isOfOneForm(as other: HeadlineWords) -> Bool {
    let shorter = min(keys.count, other.keys.count)
    guard shorter >= 4 else { return false }
    let start = zip(keys, other.keys).prefix { $0 == $1 }.count
    let end = zip(keys.dropFirst(start).reversed(), other.keys.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    return start + end >= 3 && (start + end) * 2 >= shorter
  }

  /// Whether both headlines tell in the same words that something is decided, and share no word of what it is: `board
  /// approves 1:1 bonus`, `board approves higher authorised capital`.
  func decidesOther(than other: HeadlineWords) -> Bool {
    let start = zip(keys, other.keys).prefix { $0 == $1 }.count
    guard start >= 2, start < min(keys.count, other.keys.count),
      Self.decisions.contains(keys[start - 1])
    else { return false }
    return Set(keys.dropFirst(start)).isDisjoint(with: other.keys.dropFirst(start))
  }

  private static let decisions: WordSet = [
    "approves", "approved", "clears", "okays", "recommends", "ratifies", "declares",
  ]

  private static let ordinary = NoticeSignature.ordinaryStems(.standard).union(
    """
    rises rise rose gains gain gained jumps jump jumped climbs climb surges surge soars rallies falls fall fell
    slips drops drop tumbles plunges shares share stock stocks higher lower record high investors traders analysts
    trade focus after wins gets bags takes gives makes says said secures receives received sign signs signed
    announces declare declares declared approve approves give gave pays plans build with from over above worth large major big first latest deal news update today
    """.split(whereSeparator: \.isWhitespace).map { DocumentSignature.stem($0.utf8) }
  )
}

/// The agencies and brokers whose opinions are news of their own.
enum RatingAgency {
  /// Those that passages name.
  static func named(in text: TokenizedText, _ passages: [Range<Int>]) -> Set<String> {
    var found: Set<String> = []
    for index in passages.joined() where text.tokens[index].isCapitalized {
      if let match = table.match(beginningAt: index, in: text) { found.insert(match.meaning) }
      if text.tokens[index].isWord("s"), index + 2 < text.tokens.count,
        text.tokens[index + 1].isMark(.ampersand), text.tokens[index + 2].isWord("p")
      {
        found.insert("standard")
      }
    }
    return found
  }

  private static let table = PhraseTable<String>(
    """
    crisil, icra, care ratings, careedge, india ratings, ind ra, brickwork, acuite, infomerics, fitch, moody, moodys,
    standard poor, jefferies, nomura, clsa, morgan stanley, goldman sachs, jpmorgan, jp morgan, ubs, citi, citigroup,
    hsbc, macquarie, bernstein, nuvama, motilal oswal, emkay, bofa, elara, antique, investec, prabhudas lilladher,
    sharekhan, nirmal bang, dam capital, kotak institutional, axis capital, bob capital
    """.split { $0 == "," || $0 == "\n" }.map {
      let phrase = $0.split(separator: " ").joined(separator: " ")
      return (phrase, String(phrase.prefix(5)))
    }
  )
}
