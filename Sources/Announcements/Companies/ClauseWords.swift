/// The words by which a sentence says what a company does and what is done to it.
extension ClauseReader {
  /// Adverbs and legal forms between a name and its verb.
  static let skipped: Set<WordKey> = [
    "also", "now", "today", "yesterday", "still", "already", "recently", "currently", "reportedly",
    "never", "soon", "then", "again", "later", "earlier", "finally", "once", "just", "both", "all",
    "each", "others", "group", "ltd", "limited", "india", "inc", "plc", "corp", "co", "jointly",
    "together", "separately", "meanwhile", "formally", "officially", "successfully", "only", "even",
    "too", "alone", "itself", "themselves", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "respectively",
  ]

  /// Verbs that only describe before an article: `Infosys is a maker of software`.
  static let states: Set<WordKey> = ["is", "are", "was", "were", "remains", "ist", "est", "es"]
  static let determiners: Set<WordKey> = [
    "a", "an", "the", "one", "among", "ein", "eine", "un", "una",
  ]
  /// Verbs by which `X and its partner will build` is known to go on.
  static let coordinated: Set<WordKey> = [
    "will", "have", "has", "had", "are", "were", "is", "was", "said", "plan", "signed", "agreed",
    "to", "formed",
  ]

  /// What belongs to a company, so that what it does, the company does.
  static let possessions: Set<WordKey> = [
    "share", "shares", "stock", "stocks", "scrip", "board", "chief", "ceo", "cfo", "chairman",
    "chairperson", "management", "sales", "profit", "profits", "loss", "losses", "results",
    "result",
    "revenue", "revenues", "income", "margin", "margins", "unit", "units", "arm", "subsidiary",
    "subsidiaries", "plant", "plants", "factory", "net", "quarterly", "annual", "earnings",
    "ebitda",
    "executives", "executive", "officials", "official", "spokesperson", "spokesman", "directors",
    "director", "shareholders", "promoter", "promoters", "lenders", "creditors", "bonds", "debt",
    "rating", "market", "volumes", "output", "production", "exports", "deliveries", "deposits",
    "loans", "workers", "employees", "staff", "dealers", "ipo", "fpo", "qip", "bid", "offer",
    "deal",
    "merger", "demerger", "buyback", "dividend", "order", "orders", "contract", "project", "mine",
    "mines", "refinery", "president", "founder", "shareholding", "stake", "capex", "valuation",
    "listing", "services", "business", "brand", "brands", "consolidated", "standalone", "investors",
  ]

  /// Whoever or whatever only bears a company's name: `an HDFC Bank customer`, `a Tata Motors truck`.
  static let outsiders: Set<WordKey> = [
    "customer", "customers", "client", "user", "users", "account", "accounts", "card", "cards",
    "car", "cars", "truck", "trucks", "bus", "scooter", "scooters", "bike", "bikes", "motorcycle",
    "watch", "watches", "phone", "showroom", "showrooms", "outlet", "outlets", "store", "stores",
    "branch", "branches", "atm", "stadium", "hospital", "school", "alumnus", "alumni", "veteran",
    "engineer", "engineers", "employee", "driver", "drivers", "fan", "fans", "dealer", "owner",
    "owners", "tyres", "tractor", "tractors", "passenger", "passengers", "flight", "team", "cup",
    "marathon", "award", "awards", "page", "channel", "channels", "podcast", "app", "ambassador",
    "colony", "road", "chowk", "building", "tower",
  ]

  /// The titles and nouns in capitals that belong to a company.
  static let titles: Set<WordKey> = [
    "ceo", "cfo", "coo", "cto", "md", "chairman", "chairperson", "chief", "managing", "president",
    "board", "director", "executive", "vice", "founder", "shares", "q", "fy", "ipo", "ebitda",
    "h", "results",
  ]

  /// Groups of companies.
  static let firms: Set<WordKey> = [
    "companies", "firms", "makers", "players", "banks", "lenders", "refiners", "producers",
    "carmakers", "automakers", "steelmakers", "drugmakers", "operators", "bidders", "winners",
    "insurers", "developers", "manufacturers", "suppliers", "entities", "parties", "groups", "duo",
    "trio",
  ]

  static let relatives: Set<WordKey> = ["which", "who", "whose", "that", "where"]

  static let possibilities: Set<WordKey> = [
    "may", "might", "could", "would", "should", "can", "likely", "unlikely", "if",
  ]
  static let silences: Set<WordKey> = ["not", "declined", "refused", "didn", "yet", "did"]
  static let answers: Set<WordKey> = [
    "answer", "answered", "comment", "commented", "respond", "responded", "reply", "replied",
    "available", "return", "elicit",
  ]

  /// Words that are no verb after a name.
  static let functions: Set<WordKey> = [
    "and", "or", "but", "as", "while", "when", "after", "before", "since", "because", "if",
    "though",
    "although", "than", "in", "on", "at", "of", "for", "from", "by", "with", "without", "over",
    "under", "into", "through", "during", "between", "among", "against", "about", "near", "per",
    "via", "like", "such", "including", "besides", "amid", "despite", "until", "till", "so", "nor",
    "the", "a", "an", "its", "their", "his", "her", "this", "these", "those", "und", "oder", "aber",
    "im", "mit", "von", "der", "die", "das", "et", "ou", "de", "du", "des", "la", "le", "les",
    "y", "o", "con", "por", "el", "los", "di", "e", "che", "en", "van", "het", "een",
  ]

  static let skippedBefore: Set<WordKey> = [
    "the", "a", "an", "listed", "state", "owned", "run", "giant", "major", "maker", "firm",
    "company", "lender", "bank", "group", "carmaker", "automaker", "drugmaker", "steelmaker",
    "conglomerate", "also", "mumbai", "bengaluru", "based",
  ]
  static let prepositions: Set<WordKey> = [
    "of", "to", "on", "with", "for", "against", "into", "by", "from", "between", "over", "in", "at",
    "upon", "mit", "von", "für", "bei", "avec", "pour", "con", "para", "per",
  ]
  static let places: Set<WordKey> = ["in", "at", "over", "bei", "on", "upon"]
  /// What happens at, in or to a company.
  static let happenings: Set<WordKey> = [
    "stake", "stakes", "stakeholding", "shareholding", "holding", "fire", "strike", "raid", "raids",
    "lockout", "accident", "blast", "explosion", "outage", "changes", "change", "investment",
    "invest", "invests", "invested", "irregularities", "fraud", "lapses", "interest", "shares",
    "control", "searches", "search", "work", "production", "operations", "layoffs", "cuts", "jobs",
    "probe", "trading", "problems", "shake", "shakeup", "job", "trouble", "crisis", "fine", "fines",
    "penalty", "penalties", "ban", "curbs", "restrictions", "tax", "duty", "attack", "cyberattack",
    "suit", "case", "order", "notice", "levy", "impact", "pressure", "rating", "coverage", "target",
    "bet", "bets", "tariff", "embargo", "sanctions", "imposed", "slapped", "imposes", "slaps",
    "bullish", "bearish", "hack", "demand", "verdict", "ruling", "curb", "burden", "claim",
  ]
  /// Nouns that say nothing of the company after `of`, `to` or `with`.
  static let vague: Set<WordKey> = [
    "makers", "maker", "likes", "likeness", "cars", "trucks", "car", "truck", "bus", "buses",
    "customers", "users", "experience", "career", "stint", "job", "office", "offices", "road",
    "example", "case", "model", "style", "account", "accounts", "brand", "cars", "film", "book",
    "history", "story", "name", "days", "years", "kilometres", "north", "south", "east", "west",
    "front", "outside", "opposite",
  ]
  /// What makers do, before `by`, in words on a thing and not on its maker.
  static let makes: Set<WordKey> = [
    "made", "built", "produced", "manufactured", "owned", "run", "operated", "developed",
    "sponsored",
    "published", "organised", "organized", "hosted", "photo", "image", "picture",
  ]
  static let auxiliaries: Set<WordKey> = [
    "to", "will", "would", "may", "can", "could", "must", "shall", "should", "not",
  ]
  static let pasts: Set<WordKey> = [
    "bought", "sold", "took", "won", "gave", "sued", "hit", "cut", "put", "let", "made", "got",
    "beat", "chose", "told", "paid", "sent", "lent", "hurt", "barred", "joined", "left",
  ]
}
