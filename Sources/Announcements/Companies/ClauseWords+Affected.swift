/// The words before a name by which a sentence says what is done to a company.
extension ClauseReader {
  /// What a client or a lender gives.
  static let orders: WordSet = [
    "order", "orders", "contract", "contracts", "mandate", "mandates", "tender", "tenders",
    "workorder", "project", "projects", "award", "loan", "loans", "funding", "package", "packages",
    "loa", "acceptance", "jobs", "job",
  ]
  /// What a lender gives.
  static let lendings: WordSet = [
    "loan", "loans", "credit", "refinance", "refinancing", "disbursement", "lending",
  ]
  /// Words that count firms before a list of them.
  static let counters: WordSet = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "these", "following",
    "both", "other", "several", "some", "the",
  ]
  static let awards: WordSet = [
    "awarded", "placed", "given", "granted", "issued", "floated", "won",
  ]
  static let wins: WordSet = [
    "wins", "won", "bags", "bagged", "gets", "got", "secures", "secured", "lands", "landed",
    "receives", "received", "clinches", "clinched",
  ]
  static let supplies: WordSet = [
    "supply", "supplies", "supplied", "supplying", "delivered", "deliver",
  ]
  static let breaks: WordSet = ["and", "but", "which", "that", "as", "after", "while", "stake"]
  /// Firms that a company owns.
  static let arms: WordSet = [
    "arm", "unit", "subsidiary", "subsidiaries", "affiliate", "associate",
  ]
  static let owned: WordSet = ["wholly", "step", "down", "listed", "new", "own"]
  static let colours: WordSet = [
    "green", "renewable", "renewables", "energy", "power", "overseas", "foreign", "uk", "us",
    "american", "british", "defence", "finance", "financing", "local", "retail", "digital",
  ]
  static let givers: WordSet = ["from", "to", "by", "for"]

  static let careers: WordSet = ["until", "previously", "formerly", "earlier", "career", "stint"]

  static let skippedBefore: WordSet = [
    "the", "a", "an", "listed", "state", "owned", "run", "giant", "major", "maker", "firm",
    "company", "lender", "bank", "group", "carmaker", "automaker", "drugmaker", "steelmaker",
    "conglomerate", "also", "mumbai", "bengaluru", "based", "mid", "sized", "small", "private",
    "sector", "insurer", "miner", "retailer", "developer", "airline", "producer",
  ]
  static let prepositions: WordSet = [
    "of", "to", "on", "with", "for", "against", "into", "by", "from", "between", "over", "in", "at",
    "upon", "mit", "von", "für", "bei", "avec", "pour", "con", "para", "per",
  ]
  /// How a thing passes `to X`, and who is found `in X`.
  static let passings: WordSet = ["goes", "went", "go", "gone", "passes", "passed", "going"]
  static let takers: WordSet = [
    "buyer", "suitor", "partner", "owner", "acquirer", "ally", "parent", "taker", "investor",
    "backer", "customer", "home", "rescuer", "saviour",
  ]
  static let finds: WordSet = ["finds", "found", "find", "gets", "got", "has", "new", "sees"]
  static let places: WordSet = ["in", "at", "over", "bei", "on", "upon"]
  /// What happens at, in or to a company.
  static let happenings: WordSet = [
    "stake", "stakes", "stakeholding", "shareholding", "holding", "fire", "strike", "raid", "raids",
    "lockout", "accident", "blast", "explosion", "outage", "changes", "change", "investment",
    "invest", "invests", "invested", "irregularities", "fraud", "lapses", "interest", "shares",
    "control", "searches", "search", "work", "production", "operations", "layoffs", "cuts", "jobs",
    "probe", "trading", "problems", "shake", "shakeup", "job", "trouble", "crisis", "fine", "fines",
    "penalty", "penalties", "ban", "curbs", "restrictions", "tax", "duty", "attack", "cyberattack",
    "suit", "case", "order", "notice", "levy", "impact", "pressure", "rating", "coverage", "target",
    "bet", "bets", "tariff", "embargo", "sanctions", "imposed", "slapped", "imposes", "slaps",
    "freeze", "freezes", "moratorium", "chair", "helm", "charge", "reins", "chairmanship",
    "embargo",
    "bullish", "bearish", "hack", "demand", "verdict", "ruling", "curb", "burden", "claim",
  ]
  /// Nouns that say nothing of the company after `of`, `to` or `with`.
  static let vague: WordSet = [
    "makers", "maker", "likes", "likeness", "cars", "trucks", "car", "truck", "bus", "buses",
    "customers", "users", "experience", "career", "stint", "job", "road",
    "example", "case", "model", "style", "account", "accounts", "brand", "cars", "film", "book",
    "history", "story", "name", "days", "years", "kilometres", "north", "south", "east", "west",
    "front", "outside", "opposite",
  ]
  /// What makers do, before `by`, in words on a thing and not on its maker.
  static let makes: WordSet = [
    "made", "built", "produced", "manufactured", "owned", "run", "operated", "developed",
    "sponsored",
    "published", "organised", "organized", "hosted", "photo", "image", "picture",
  ]
  static let auxiliaries: WordSet = [
    "to", "will", "would", "may", "can", "could", "must", "shall", "should", "not",
  ]

  /// What is done to a company, before its name.
  static let strikes = WordSet(
    """
    acquire acquires acquired acquiring buy buys bought buying sell sells sold selling fine fines fined
    penalise penalises penalised penalize penalizes penalized sue sues sued award awards awarded bar bars barred
    ban bans banned upgrade upgrades upgraded downgrade downgrades downgraded pick picks picked choose chooses
    chose select selects selected hire hires hired ask asks asked order orders ordered direct directs directed
    allow allows allowed permit permits permitted raid raids raided inspect inspects inspected warn warns warned told
    give gives gave grant grants granted hit hits hurt hurts exit exits summon summons summoned clear clears cleared
    rescue rescues rescued delist delists delisted drop drops dropped remove removes removed add adds added
    pay pays paid lend lends lent fund funds funded overtake overtakes overtook partner join joins tell tells
    affirm affirms affirmed reaffirm reaffirms reaffirmed assign assigns assigned revise revises revised head heads
    rock rocks rocked shake shakes shook jolt jolts jolted stun stuns stunned
    exempt exempts exempted charge charges charged cost costs help helps helped search searches searched sign signs signed hand hands handed take takes
    """
  )
  /// What is done to a company a few words before its name: `ordered two ships from X`.
  static let dealings = WordSet(
    """
    ordered orders awarded awards sold sells bought buys gave given searched searches raided raids inspected
    inspects signed signs lent wins won placed leased handed hired fined imposed slapped order deal agreement contract pact
    """
  )
  /// The nouns and verbs of dealings with a company: `an order from X`, `awarded to X`, `the board of X`.
  static let deals = WordSet(
    """
    order orders contract contracts deal deals agreement agreements pact partnership venture merger acquisition
    purchase sale notice notices awarded given sold lent loan loans fined claim claims case cases suit petition
    probe inquiry inspection inspections complaint action proceedings appeal bid offer proposal unit arm
    subsidiary division board head chief chairman ceo director
    directors spokesperson official executive shareholders lenders creditors stake shares bonds debt profit sales
    results rating ratings officer treasurer talks tied teamed teams work working partner partners partnered ties hands
    acquired bought won approved issued launched announced reported proposed statement permission licence
    license approval nod permit relief penalty fine listing demerger split privatisation privatization tax
    grant grants accord demand target fifth tenth quarter third half cent merge merged invested collaboration alliance mou tieup supply supplies delivered deliver
    allotted leased funding aid subsidy bailout mandate tender tenders verdict ruling letter show sues sue takeover amalgamation dispute
    """
  )
}
