/// What befalls a company: news of it is never another report of a deal.
struct Incident: OptionSet, Sendable {
  let rawValue: UInt8

  static let dispute = Incident(rawValue: 1)
  static let stoppage = Incident(rawValue: 2)
  static let priceChange = Incident(rawValue: 4)
  static let recall = Incident(rawValue: 8)
  static let accident = Incident(rawValue: 16)
  static let dismissals = Incident(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads the incidents that a headline names.
  init(_ text: TokenizedText, _ headline: Range<Int>?) {
    var found: Incident = []
    for index in headline ?? 0..<0 {
      if let match = Self.phrases.match(beginningAt: index, in: text),
        !(match.meaning == .accident && Self.isOfShares(index, text, headline ?? 0..<0))
      {
        found.formUnion(match.meaning)
      }
      if let headline, Self.cutsJobs(index, text, headline) { found.insert(.dismissals) }
    }
    self = found
  }

  /// `Zee shares crash 30%` tells no accident.
  private static func isOfShares(
    _ crash: Int,
    _ text: TokenizedText,
    _ headline: Range<Int>
  ) -> Bool {
    text.tokens[crash].isWord("crash")
      && (headline.contains { PassingMention.shares.contains(text.tokens[$0].key) }
        || headline.places(after: crash, atMost: 1).contains { text.tokens[$0].kind == .number })
  }

  /// Whether a verb is of people who lose their work: `to cut 2% of its workforce`, `trims headcount`.
  private static func cutsJobs(_ verb: Int, _ text: TokenizedText, _ passage: Range<Int>) -> Bool {
    guard cuts.contains(text.tokens[verb].key) else { return false }
    // `That is how many people the firm will let go`; `Goyal lets go` is of something else.
    if text.tokens[verb].isWord("let") || text.tokens[verb].isWord("lets") {
      return verb + 1 < passage.upperBound && text.tokens[verb + 1].isWord("go")
        && passage.contains { people.contains(text.tokens[$0].key) }
    }
    return passage.places(after: verb, atMost: 8).contains { index in
      people.contains(text.tokens[index].key)
        && !(index + 1 < passage.upperBound && costs.contains(text.tokens[index + 1].key))
    }
  }

  private static let cuts: WordSet = [
    "cut", "cuts", "cutting", "trim", "trims", "reduce", "reduces", "slash", "slashes", "axe",
    "axes", "schrapt", "schrappen", "streicht", "streichen", "kürzt", "baut", "supprime", "recorta",
    "taglia",
    "shed", "sheds", "eliminate", "eliminates", "prune", "prunes", "drop", "drops", "let", "lets",
  ]
  private static let people: WordSet = [
    "workforce", "headcount", "jobs", "staff", "employees", "workers", "roles", "positions",
    "manpower", "people", "posts", "banen", "stellen", "arbeitsplätze", "arbeitsplaatsen",
    "emplois", "postes",
    "empleos", "posti",
  ]
  private static let costs: WordSet = ["cost", "costs", "pay", "expenses", "expense", "hours"]

  /// What both name, in words.
  var words: String? {
    if contains(.dismissals) { return "job cuts" }
    if contains(.recall) { return "a recall" }
    if contains(.accident) { return "an accident" }
    if contains(.stoppage) { return "a stoppage" }
    if contains(.priceChange) { return "a change of prices" }
    return nil
  }

  private static let phrases = PhraseTable<Incident>(
    lists: [
      (
        Incident.dispute,
        "sues, sued, lawsuit, lawsuits, court, arbitration, arbitral, arbitrator, dispute, alleges, class action, verklagt, klage, gericht"
      ),
      (
        .stoppage,
        "strike, strikes, lockout, walkout, industrial action, protest, shuts plant, halts production, streik"
      ),
      (
        .priceChange,
        "cuts prices, cuts price, price cut, price cuts, hikes prices, hikes price, price hike, price hikes, raises prices, lowers prices, to hike prices, to cut prices"
      ),
      (.recall, "recall, recalls, recalled, recalling, rückruf"),
      (
        .accident,
        "fire, blaze, blast, explosion, accident, crash, gas leak, data breach, breach of, data leak, cyberattack, cyber attack, cyber incident, cybersecurity incident, security incident, killed, fatal, fatality, fatalities, mishap, casualty, casualties, die in, dies in, dead in, injured, ransomware, hackers, hacked, hacking, intrusion"
      ),
      (
        .dismissals,
        "layoff, layoffs, lay offs, lays off, lay off, laid off, job cuts, cuts jobs, job losses, retrench, retrenches, retrenchment, pink slips, downsizing, redundancies, sacks, stellenabbau, stellenstreichung, छंटनी"
      ),
    ]
  )
}
