/// How far an announcement says that a matter has come.
///
/// The same matter at another stage is another announcement: a memorandum and the agreement after it,
/// a bid and the award, an approval and the completion.
struct DealStage: OptionSet, Sendable {
  let rawValue: UInt16

  static let talks = DealStage(rawValue: 1)
  static let planned = DealStage(rawValue: 2)
  static let memorandum = DealStage(rawValue: 4)
  static let definitive = DealStage(rawValue: 8)
  static let bid = DealStage(rawValue: 16)
  static let award = DealStage(rawValue: 32)
  static let approved = DealStage(rawValue: 64)
  static let done = DealStage(rawValue: 128)
  static let ended = DealStage(rawValue: 256)
  static let opened = DealStage(rawValue: 512)
  /// Money that is lent, and money that is raised: of one sum, they are two announcements.
  static let lending = DealStage(rawValue: 1024)
  static let raising = DealStage(rawValue: 2048)

  /// Whether two texts tell of two stages.
  func differs(from other: DealStage) -> Bool {
    for (late, early) in Self.orders {
      if !isDisjoint(with: late), isDisjoint(with: early), !other.isDisjoint(with: early),
        other.isDisjoint(with: late)
      {
        return true
      }
      if !other.isDisjoint(with: late), other.isDisjoint(with: early), !isDisjoint(with: early),
        isDisjoint(with: late)
      {
        return true
      }
    }
    if contains(.lending) && !contains(.raising) && other.contains(.raising)
      || other.contains(.lending) && !other.contains(.raising) && contains(.raising)
    {
      return true
    }
    // Talks and an end are told apart from whatever does not name them.
    return contains(.talks) != other.contains(.talks) || contains(.ended) != other.contains(.ended)
  }

  /// Later stages, and those that come before them.
  private static let orders: [(late: DealStage, early: DealStage)] = [
    (.definitive, .memorandum), (.award, .bid),
    (.done, [.planned, .memorandum, .definitive, .bid, .approved, .opened]),
  ]

  /// Reads the stage that a headline names; where it names none, that of the first paragraph.
  init(_ text: TokenizedText, headline: Range<Int>?, lead: Range<Int>?) {
    var stage = DealStage(text, headline)
    let isOfTalks = headline?.contains { index in
      text.tokens[index].isWord("talks") || text.tokens[index].isWord("negotiations")
    }
    if isOfTalks == true { stage.insert(.talks) }
    let told = stage.isSubset(of: .memorandum) ? DealStage(text, lead) : []
    // `Update on the memorandum`: what became of it stands below.
    self = stage.isEmpty ? told : stage.union(told.intersection(.ended))
    for index in headline ?? 0..<0 {
      if Self.lends.contains(text.tokens[index].key) { insert(.lending) }
      if Self.raises.contains(text.tokens[index].key) { insert(.raising) }
    }
  }

  private init(_ text: TokenizedText, _ passage: Range<Int>?) {
    var stage: DealStage = []
    var index = passage?.lowerBound ?? 0
    if let passage {
      stage.formUnion(Self.ofIssue(text, passage))
      if passage.contains(where: { Self.endsDeal($0, text, passage) }) { stage.insert(.ended) }
    }
    while let passage, index < passage.upperBound {
      guard let match = Self.phrases.match(beginningAt: index, in: text) else {
        index += 1
        continue
      }
      // `A final agreement comes next` tells of what is not there yet.
      let isAhead = match.meaning == .definitive && Self.isAhead(match.tokens, text, passage)
      // `called off the strike` ends no deal.
      let isOfStrike =
        match.meaning == .ended
        && (match.tokens
          .upperBound..<max(
            match.tokens.upperBound,
            min(match.tokens.upperBound + 6, passage.upperBound)
          )).contains { Self.strikes.contains(text.tokens[$0].key) }
      let isOfOthers =
        match.meaning == .talks
        && (Self.isOfOnlookers(before: match.tokens.lowerBound, text, passage)
          // `The outlay will weigh on cash`
          || match.tokens.upperBound < passage.upperBound
            && text.tokens[match.tokens.upperBound].isWord("on"))
      if !isAhead, !isOfStrike, !isOfOthers { stage.formUnion(match.meaning) }
      index = match.tokens.upperBound
    }
    self = stage
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether a headline says in so many words that something is complete.
  static func isOfCompletion(_ text: TokenizedText, _ headline: Range<Int>?) -> Bool {
    headline?.contains { completions.contains(text.tokens[$0].key) } ?? false
  }

  private static let lends: WordSet = [
    "sanctions", "sanctioned", "lends", "lend", "disburses", "disbursed",
  ]
  private static let raises: WordSet = [
    "raises", "raised", "raise", "borrows", "mobilises", "garners",
  ]
  private static let completions: WordSet = [
    "completes", "completed", "completion", "concludes", "concluded",
  ]

  /// Whether an issue of shares opens or closes, with its size between verb and noun: `closes Rs 900-crore
  /// QIP`.
  private static func ofIssue(_ text: TokenizedText, _ passage: Range<Int>) -> DealStage {
    var stage: DealStage = []
    for index in passage {
      let key = text.tokens[index].key
      let (opens, closes) = (openings.contains(key), closings.contains(key))
      guard opens || closes,
        passage.places(after: index, atMost: 9).contains(where: {
          issues.contains(text.tokens[$0].key)
        })
      else { continue }
      stage.insert(opens ? .opened : .done)
    }
    return stage
  }

  /// `ended the 15-year pact`, `walks out of $1.5 billion MoU`, `loses $1.5 billion AI deal`.
  private static func endsDeal(
    _ verb: Int,
    _ text: TokenizedText,
    _ passage: Range<Int>
  ) -> Bool {
    guard ends.contains(text.tokens[verb].key) else { return false }
    // `in the quarter ended in June`, `walks`, `ends 3% higher`.
    let isWalk = text.tokens[verb].isWord("walks") || text.tokens[verb].isWord("walked")
    let object = passage.places(after: verb, atMost: 9).first {
      bonds.contains(text.tokens[$0].key) || stops.contains(text.tokens[$0].key)
    }
    guard let object, bonds.contains(text.tokens[object].key) else { return false }
    return !isWalk || text.tokens[verb + 1].isWord("out") || text.tokens[verb + 1].isWord("away")
  }

  private static let ends: WordSet = [
    "ends", "ended", "end", "ending", "terminates", "terminate", "walks", "walked", "loses", "lost",
    "exits", "breaks", "broke", "quits", "dropped", "drops",
  ]
  private static let bonds: WordSet = [
    "pact", "deal", "merger", "mou", "memorandum", "jv", "partnership", "alliance", "tie",
  ]
  /// What parts a verb from an object that is not its own.
  private static let stops: WordSet = [
    "after", "as", "with", "to", "at", "in", "on", "by", "and", "will", "is", "strike", "stoppage",
  ]

  /// Whether a verb of thought is that of the market: `as Street weighs the purchase`, `All eyes on Infosys`.
  private static func isOfOnlookers(
    before verb: Int,
    _ text: TokenizedText,
    _ passage: Range<Int>
  ) -> Bool {
    (max(passage.lowerBound, verb - 2)..<verb).contains {
      onlookers.contains(text.tokens[$0].key)
    }
  }

  private static let onlookers: WordSet = [
    "all", "street", "market", "markets", "investors", "analysts", "traders", "brokers",
    "brokerages",
  ]

  /// Whether the words around an agreement say that it is still to come.
  private static func isAhead(
    _ agreement: Range<Int>,
    _ text: TokenizedText,
    _ passage: Range<Int>
  ) -> Bool {
    let before = max(passage.lowerBound, agreement.lowerBound - 4)..<agreement.lowerBound
    let after = passage.places(from: agreement.upperBound, atMost: 5)
    return [before, after].joined().contains { ahead.contains(text.tokens[$0].key) }
  }

  private static let ahead: WordSet = [
    "next", "follow", "follows", "later", "will", "expected", "expects", "soon", "pending", "yet",
    "before", "towards", "toward", "until",
  ]
  private static let strikes: WordSet = [
    "strike", "strikes", "walkout", "protest", "protests", "lockout", "agitation", "curbs", "ban",
  ]
  private static let openings: WordSet = ["opens", "opened", "launches", "launched", "opening"]
  private static let closings: WordSet = [
    "closes", "closed", "completes", "completed", "concludes", "concluded", "ends", "ended",
  ]
  private static let issues: WordSet = [
    "qip", "placement", "issue", "ipo", "fpo", "ofs", "offer", "subscription", "buyback", "ncd",
  ]

  private static let phrases = PhraseTable<DealStage>(
    lists: [
      (
        DealStage.talks,
        "in talks, talks with, talks to, in discussions, mulls, mulling, considers, considering, weighs, eyes, eyeing, explores, exploring, likely to, may buy, may acquire, reportedly, sources said, to consider, will consider, would consider, to weigh, will weigh, would weigh, to take up, will take up, would take up, preview, rumour, rumor, im gespräch, prüft"
      ),
      (
        .planned,
        "to acquire, will acquire, to buy, will buy, to build, will build, to set up, will set up, plans, to invest, will invest, to merge, agrees to, agreed to"
      ),
      (
        .memorandum,
        "mou, memorandum, letter of intent, term sheet, non binding, in principle, absichtserklärung"
      ),
      (
        .definitive,
        "definitive agreement, definitive agreements, joint venture agreement, shareholders agreement, final agreement, definitive pact"
      ),
      (.bid, "lowest bidder, l1 bidder, l1, lowest bid, lowest price, preferred bidder"),
      (
        .award,
        "letter of award, letter of acceptance, loa, awarded, wins order, wins contract, bags order, bags contract, receives order, receives letter, goes to, won by, wins tender, bags tender, wins bid, wins project, bags project, took the tender"
      ),
      (.approved, "board approves, board approved, board nod, board clears"),
      (
        .done,
        "completes, completed, completion of, concludes, closes acquisition, becomes effective, became effective, is effective, commissions, commissioned, commences commercial, commenced commercial, starts production, begins production, started production, inaugurates, inaugurated, opens factory, opens plant, opens new plant, allots, allotted, lists on"
      ),
      (
        .ended,
        """
        terminates, terminated, termination of, termination notice, notice of termination, to terminate, calls off,
        called off, cancels, cancelled, withdraws, withdrawn, withdrew, withdrawal of, scraps, scrapped, shelves, shelved,
        abandons, abandoned, ends pact, not to proceed, not to go ahead, not going ahead, collapse of, falls through,
        fell through, falls apart, fell apart
        """
      ),
    ]
  )
}
