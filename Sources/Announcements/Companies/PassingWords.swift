/// The words that tell a passing mention.
extension PassingMention {
  static let others: WordSet = [
    "rival", "rivals", "competitor", "competitors", "peer", "peers", "competition",
  ]
  static let former: WordSet = ["formerly", "former", "ex", "erstwhile"]
  static let links: WordSet = ["of", "to", "with", "at", "from", "in", "for"]
  static let fillers: WordSet = [
    "main", "biggest", "largest", "closest", "bigger", "smaller", "local", "arch", "old",
  ]
  static let compounds: WordSet = ["backed", "funded", "like", "style", "incubated"]
  /// What follows a company's name within the name of somebody or something else.
  static let namesakes: WordSet = [
    "podcast", "podcasts", "foundation", "trust", "stadium", "cup", "marathon", "securities",
    "mutual", "research", "university", "museum", "chowk", "hfl", "amc", "mf", "sfb",
  ]
  static let articles: WordSet = ["the", "a", "an"]

  /// Whoever is somebody by a company: `an engineer with X`, `a supplier to X`.
  static let kin: WordSet = [
    "client", "customer", "supplier", "suppliers", "vendor", "vendors", "alumni", "alumnus",
    "engineer", "veteran", "consultant", "distributor", "franchisee", "licensee", "ambassador",
    "fan", "user", "competes", "competing", "compete",
  ]
  /// Those whose lists name others: `clients include X and Y`.
  static let clients: WordSet = kin.union([
    "clients", "clientele", "customers", "buyers", "users", "investors", "backers", "competitor",
    "competitors", "rival", "rivals", "peer", "peers", "employers", "recruiters", "sponsors",
    "advertisers", "exhibitors", "participants", "attendees", "speakers", "panellists", "panelists",
    "tenants", "tenant", "sells", "supplies", "supplied", "serves", "served", "kunden", "clientes",
    "portfolio",
    "constituents", "worked", "works", "compared", "listed",
  ])
  static let workers: WordSet = ["works", "worked", "working"]
  static let introducing: WordSet = [
    "including", "include", "includes", "included", "like", "namely", "especially", "notably",
    "particularly", "wie", "comme", "como",
  ]

  static let experts: WordSet = [
    "analyst", "analysts", "economist", "economists", "strategist", "strategists", "research",
    "survey", "correspondent", "interview",
  ]
  static let desks: WordSet = [
    "desk", "economists", "economist", "strategists", "analysts", "researchers", "traders",
    "dealers",
  ]
  static let writes: WordSet = [
    "said", "says", "wrote", "writes", "noted", "estimates", "estimated", "expects", "sees",
  ]
  /// Those who hold shares of many companies.
  static let holders: WordSet = [
    "funds", "managers", "fiis", "fpis", "diis", "amcs", "schemes", "institutions", "houses",
  ]
  static let dealings: WordSet = [
    "added", "add", "adds", "pared", "pare", "trimmed", "trim", "bought", "buy", "sold", "sell",
    "raised", "hiked", "reduced", "increased", "exited", "exit", "accumulated", "dumped", "loaded",
    "offloaded", "picked", "cut", "bet", "favoured", "preferred",
  ]
  /// Words by which a figure is explained: `on`, `helped by`, `a gain from`.
  static let grounds: WordSet = [
    "on", "from", "thanks", "helped", "aided", "boosted", "lifted", "driven", "owing", "due",
    "gain",
    "gains", "proceeds", "after",
  ]
  static let stakes: WordSet = [
    "stake", "stakes", "holding", "shareholding", "sale", "divestment", "exit",
  ]
  static let results: WordSet = [
    "profit", "profits", "results", "loss", "earnings", "income", "pat", "revenue",
  ]

  static let sources = experts.union([
    "brokerage", "brokerages", "broker", "brokers", "according", "report", "reports", "study",
    "interviews", "newspaper", "channel",
  ])
  static let spoken: WordSet = [
    "according", "speaking", "spoke", "talking", "interview", "statement",
  ]
  static let hears: WordSet = ["has", "had"]
  static let heard: WordSet = ["learnt", "learned", "seen", "reviewed", "reported"]

  static let rates: WordSet = [
    "upgrades", "upgraded", "downgrades", "downgraded", "initiates", "initiated", "reiterates",
    "reiterated", "recommends", "recommended", "retains", "retained", "maintains", "maintained",
    "prefers", "assigns", "assigned", "rates",
  ]
  static let ratings: WordSet = [
    "buy", "sell", "hold", "rating", "coverage", "target", "targets", "overweight", "underweight",
    "outperform", "neutral", "sector", "stocks",
  ]
  static let sets: WordSet = [
    "raises", "raised", "cuts", "cut", "hikes", "hiked", "lowers", "lowered", "sets", "trims",
    "lifts", "keeps", "kept", "sees", "says", "expects",
  ]
  static let targets: WordSet = [
    "target", "targets", "rating", "ratings", "upside", "downside",
  ]

  static let perfects: WordSet = ["has", "have", "had"]
  static let modals: WordSet = ["must", "will", "would", "may", "might", "could"]
  static let watching: WordSet = [
    "watching", "worried", "wary", "nervous", "envious", "eyeing", "looking", "keen", "concerned",
    "hoping", "taking",
  ]
  /// Words before `against` by which a rival is named: `pits it against X`.
  static let contending: WordSet = [
    "pits", "pit", "pitted", "pitting", "up", "compete", "competes", "competing", "fight", "fights",
    "battle", "battles", "contest", "race", "rivalry", "stack", "stacks", "measured", "benchmarked",
  ]
  /// What a sentence calls the company that it has named.
  static let itself: WordSet = [
    "it", "company", "lender", "bank", "firm", "maker", "carmaker", "automaker", "drugmaker",
    "steelmaker", "insurer", "miner", "retailer", "refiner", "group", "conglomerate", "developer",
    "airline", "exporter", "financier", "nbfc", "manufacturer", "operator",
  ]

  static let comparing: WordSet = [
    "than", "unlike", "versus", "vs", "besides", "alongside", "behind", "near",
  ]
  static let comparisons: WordSet = ["to", "with", "of", "from", "by"]
  static let compared: WordSet = [
    "compared", "comparison", "similar", "next", "discount", "premium", "followed", "ahead",
    "apart",
    "relative", "second", "akin", "alternative", "contrast", "line", "used", "instead",
  ]
  static let preferring: WordSet = ["prefer", "prefers", "preferred", "preference"]

  static let adverbs: WordSet = [
    "was", "were", "also", "which", "had", "has", "is", "price", "prices", "on", "s",
  ]
  static let shares: WordSet = [
    "share", "shares", "stock", "stocks", "scrip", "scrips", "sensex", "nifty", "index", "counter",
  ]
  static let lists: WordSet = ["gainers", "losers", "gainer", "laggards", "laggard"]
  static let leads: WordSet = ["led", "lead", "leads", "leading", "topped", "among"]
  static let gains: WordSet = ["gains", "losses", "rally", "decline", "declines", "slide", "rout"]
  static let points: WordSet = ["per", "percent", "points", "pct"]
  static let moves: WordSet = [
    "unchanged", "changed", "rose", "fell", "gained", "lost", "slipped", "climbed", "jumped",
    "dropped", "declined", "advanced", "closed", "ended", "traded", "trading", "settled", "eased",
    "surged", "tumbled", "up", "down", "higher", "lower", "flat", "rises", "falls", "gains",
    "loses",
    "slips", "climbs", "jumps", "drops", "declines", "advances", "closes", "ends", "trades",
    "settles", "eases", "surges", "tumbles", "soared", "soars", "plunged", "plunges", "rallied",
    "rallies", "dipped", "dips", "sank", "sinks", "shed", "sheds", "dragged", "rebounded",
    "slumped",
    "slumps", "crashed", "crashes", "zoomed", "zooms", "spurted", "rising", "falling", "gaining",
    "losing", "outperformed", "underperformed", "weighed", "fall", "rise", "gain",
  ]
  /// Words by which a sentence that also tells a price announces something.
  static let announcing: WordSet = [
    "said", "says", "will", "announced", "announces", "approved", "approves", "board", "order",
    "orders", "plans", "buyback", "dividend", "issue", "issued", "allotted", "acquire", "acquires",
    "acquired", "signed", "won", "wins", "launched", "launches", "agreed", "reported", "profit",
  ]
}
