/// What a company or an authority does that hardly happens twice within days, in whatever words a paper has
/// for it: `split into five companies`, `demerger` and `scheme of arrangement` are one act.
struct ReportedAct: OptionSet, Sendable {
  let rawValue: UInt16

  static let bonus = ReportedAct(rawValue: 1)
  static let demerger = ReportedAct(rawValue: 2)
  static let buyback = ReportedAct(rawValue: 4)
  static let shareSplit = ReportedAct(rawValue: 8)
  static let delisting = ReportedAct(rawValue: 16)
  static let rightsIssue = ReportedAct(rawValue: 32)
  /// A deal that comes to nothing.
  static let termination = ReportedAct(rawValue: 16384)
  /// Curbs of an authority that end.
  static let liftedCurbs = ReportedAct(rawValue: 64)
  /// Curbs that begin.
  static let imposedCurbs = ReportedAct(rawValue: 128)
  static let approval = ReportedAct(rawValue: 256)
  static let grant = ReportedAct(rawValue: 512)
  static let fraud = ReportedAct(rawValue: 1024)
  static let preferentialIssue = ReportedAct(rawValue: 2048)
  static let placement = ReportedAct(rawValue: 4096)
  /// A firm, or a part of one, that changes hands.
  static let takeover = ReportedAct(rawValue: 8192)

  /// A part of a firm that it takes wholly into itself.
  static let integration = ReportedAct(rawValue: 32768)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Reads the acts of some passages: headline and first sentence.
  init(_ text: TokenizedText, _ passages: [Range<Int>]) {
    var found: ReportedAct = []
    for passage in passages {
      for index in passage where text.tokens[index].kind == .word {
        if let match = Self.phrases.match(beginningAt: index, in: text) {
          found.formUnion(match.meaning)
        }
        found.formUnion(Self.curbs(index, text, passage))
        // `kauft Aktien für zwei Milliarden zurück`
        if text.tokens[index].isWord("kauft"),
          passage.places(after: index, atMost: 4).contains(where: {
            text.tokens[$0].isWord("aktien")
          }),
          passage.places(after: index, atMost: 16).contains(where: {
            text.tokens[$0].isWord("zurück")
          })
        {
          found.insert(.buyback)
        }
        // `folds the biologics arm into Biocon`
        if text.tokens[index].isWord("folds") || text.tokens[index].isWord("fold"),
          passage.places(after: index, atMost: 8).contains(where: { text.tokens[$0].isWord("into") }
          )
        {
          found.insert(.integration)
        }
        // `The split of Vedanta into listed firms`
        if text.tokens[index].isWord("split"),
          passage.places(after: index, atMost: 6).contains(where: { text.tokens[$0].isWord("into") }
          )
        {
          found.insert(.demerger)
        }
      }
    }
    self = found
  }

  /// Whether both have an act that a company does not have twice within days.
  func isOnce(with other: ReportedAct) -> Bool {
    !isDisjoint(with: other.intersection(Self.once))
  }

  /// Whether one tells that curbs end and the other that they begin.
  func differs(from other: ReportedAct) -> Bool {
    let (mine, theirs) = (intersection(Self.curbs), other.intersection(Self.curbs))
    return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
  }

  private static let curbs: ReportedAct = [.liftedCurbs, .imposedCurbs]
  private static let once: ReportedAct = [
    .bonus, .demerger, .buyback, .shareSplit, .delisting, .rightsIssue, .liftedCurbs, .imposedCurbs,
    .placement, .fraud, .integration,
  ]

  /// `lifts curbs`, `ends seven-month freeze`, `allows the bank to sign up customers again`.
  private static func curbs(
    _ verb: Int,
    _ text: TokenizedText,
    _ passage: Range<Int>
  ) -> ReportedAct {
    let key = text.tokens[verb].key
    // `bars the bank from onboarding customers`
    if bars.contains(key),
      passage.places(after: verb, atMost: 10).contains(where: { text.tokens[$0].isWord("from") })
    {
      return .imposedCurbs
    }
    let isEnd = endings.contains(key)
    let isLeave = !isEnd && leaves.contains(key)
    guard isEnd || isLeave || impositions.contains(key) else { return [] }
    let reach = isLeave ? 14 : 9
    let hasObject = (verb + 1..<max(verb + 1, min(verb + reach, passage.upperBound))).contains {
      (isLeave ? anew : restraints).contains(text.tokens[$0].key)
    }
    return hasObject ? (isEnd || isLeave ? .liftedCurbs : .imposedCurbs) : []
  }

  private static let bars: WordSet = [
    "bars", "barred", "bans", "banned", "prohibits", "prohibited", "forbids", "restrains",
    "restrained",
  ]
  private static let endings: WordSet = [
    "lift", "lifts", "lifted", "lifting", "end", "ends", "ended", "remove", "removes", "removed",
    "ease", "eases", "eased", "revoke", "revokes", "revoked", "withdraw", "withdraws", "withdrew",
    "relax", "relaxes", "relaxed", "scraps", "drops",
  ]
  private static let impositions: WordSet = [
    "impose", "imposes", "imposed", "slaps", "slapped", "puts", "places", "placed", "extends",
  ]
  private static let leaves: WordSet = [
    "allows", "allowed", "can", "permits", "permitted", "free", "resume", "resumes", "may", "lets",
  ]
  private static let anew: WordSet = ["again", "resume", "restart", "anew", "afresh", "fresh"]
  private static let restraints: WordSet = [
    "curb", "curbs", "ban", "bans", "freeze", "restriction", "restrictions", "bar", "embargo",
    "suspension", "moratorium", "restraint", "restraints",
  ]

  private static let phrases = PhraseTable<ReportedAct>(
    lists: [
      (
        ReportedAct.bonus,
        "bonus issue, bonus share, bonus shares, issue of bonus, bonus equity shares, first ever bonus, maiden bonus, bonus in the ratio, free share, free shares"
      ),
      (
        .demerger,
        "demerger, demerge, demerges, demerged, scheme of arrangement, composite scheme, split into, splits into, break up, breakup, hive off, hives off, hiving off, spin off, spins off, spinoff"
      ),
      (
        .buyback,
        "buyback, buy back, buys back, repurchase, repurchases, aktienrückkauf, kauft eigene aktien, बायबैक"
      ),
      (
        .shareSplit,
        "stock split, share split, sub division, subdivision, face value split, split of shares, split its shares"
      ),
      (.delisting, "delisting, delist, delists, voluntary delisting"),
      (.rightsIssue, "rights issue, rights offer, rights offering"),
      (
        .approval,
        "nod, approval, approvals, approves, approved, clearance, clears, cleared, green light, green signal, go ahead"
      ),
      (.grant, "grant, grant funding, subsidy, state aid"),
      (.fraud, "fraud, borrowal fraud, scam, betrug, milliardenbetrug, fraude, घोटाला, धोखाधड़ी"),
      (.imposedCurbs, "करने से रोक, देने से रोक, जोड़ने से रोक, पाबंदी, प्रतिबंध, untersagt, verbietet"),
      (.liftedCurbs, "रोक हटाई, रोक हटी, पाबंदी हटाई, पाबंदी हटी, प्रतिबंध हटाया, प्रतिबंध हटाए"),
      (
        .integration,
        """
        fully integrate, fully integrates, wholly owned by, becomes wholly owned, merge with itself, merges with itself,
        absorbs its, to absorb its, amalgamates with itself
        """
      ),
      (
        .placement,
        "qip, qualified institutional placement, qualified institutions placement"
      ),
      (
        .takeover,
        """
        acquire, acquires, acquired, acquiring, acquisition, buy, buys, bought, buying, takeover, take over, takes over,
        take control, takes control, merge, merges, merger, combine, combines, combining, tie up, block deal, stake sale,
        sells stake, to exit, exits, open offer, tender offer, share purchase agreement, launched a bid, offered
        """
      ),
      (
        .preferentialIssue, "preferential issue, preferential allotment, preferential basis"
      ),
    ]
  )
}
