/// The words by which a sentence says what a company does and what is done to it.
extension ClauseReader {
  /// Adverbs and legal forms between a name and its verb.
  static let skipped: WordSet = [
    "also", "now", "today", "yesterday", "still", "already", "recently", "currently", "reportedly",
    "never", "soon", "then", "again", "later", "earlier", "finally", "once", "just", "both", "all",
    "each", "others", "group", "ltd", "limited", "india", "inc", "plc", "corp", "co", "jointly",
    "together", "separately", "meanwhile", "formally", "officially", "successfully", "only", "even",
    "too", "alone", "itself", "themselves", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "respectively", "evening", "morning", "afternoon", "night",
  ]

  /// Forms of the verb `to be`: `Infosys is fined` happens, `Infosys is a maker` does not.
  static let states: WordSet = ["is", "are", "was", "were", "being", "gets", "got", "get"]
  static let perfects: WordSet = ["has", "have", "had", "having"]
  static let futures: WordSet = ["will", "shall", "to", "must", "won"]
  /// What a company is about to do: `is in talks`, `is set to build`, `is likely`.
  static let prospects: WordSet = [
    "talks", "set", "ready", "close", "due", "about", "under", "negotiations", "discussions",
    "planning", "final", "late", "advanced", "trouble", "breach", "default", "line", "back",
    "track", "course",
  ]
  static let degrees: WordSet = [
    "not", "fully", "newly", "partly", "since", "far", "so", "up",
  ]

  /// Verbs of what a company always is or has.
  static let statives: WordSet = [
    "dominates", "leads", "owns", "holds", "accounts", "competes", "trails", "ranks", "belongs",
    "employs", "commands", "counts", "controls", "stands", "remains",
  ]

  /// Past tenses and participles that say how things are and not what happened.
  static let idle: WordSet = [
    "quoted", "used", "needed", "owned", "employed", "competed", "operated", "existed", "remained",
    "charged", "based", "located", "known", "considered", "headquartered", "called", "named",
    "listed", "supposed", "interested", "involved", "related", "stood", "had", "held", "lay",
    "looked",
    "seemed", "wanted", "liked", "worked", "lived", "left", "made", "situated", "dominated",
  ]
  /// Past tenses that do not end in `ed`.
  static let pasts: WordSet = [
    "bought", "sold", "took", "won", "gave", "hit", "cut", "put", "let", "got", "beat", "chose",
    "said", "told", "paid", "sent", "lent", "began", "rose", "fell", "shut", "lost", "met", "set",
    "kept", "went", "came", "saw", "drew", "wrote", "built", "found", "ran", "grew", "spent",
    "split", "quit", "swung", "broke", "brought", "led", "bid", "bagged", "withdrew", "sought",
    "became", "overtook", "drove", "made",
  ]
  static let participles: WordSet = [
    "taken", "put", "won", "bought", "sold", "begun", "built", "set", "cut", "lost", "found",
    "given", "got", "gotten", "sent", "paid", "met", "kept", "let", "shut", "hit", "split",
    "chosen",
    "drawn", "written", "said", "told", "grown", "risen", "fallen", "withdrawn", "sought", "become",
    "made", "brought", "broken", "spent", "left", "led", "hurt", "run", "beaten", "overtaken",
    "given",
    "seen", "driven", "tied", "bid", "lent", "done",
  ]
  /// Present tenses of news.
  static let presents = WordSet(
    """
    says say plans plan aims aim seeks seek intends intend expects expect wants want proposes propose
    considers consider launches launch opens open starts start begins begin wins win raises raise cuts cut
    buys buy sells sell signs sign ties teams partners agrees agree reports report posts announces announce
    unveils unveil recalls recall hires hire appoints appoint files sues closes close shuts delays
    expands enters fixes fix exits invests acquires acquire merges merge declares approves allots redeems faces
    face joins join bags secures secure receives receive halts suspends resumes stops denies confirms rejects
    accepts withdraws doubles triples builds sets targets eyes explores mulls weighs nears hopes promises
    warns estimates forecasts informs brings introduces gives lend lends
    clinches inks names elevates hikes trims slashes pares offloads snaps swings logs clocks renames rebrands
    terminates cancels scraps completes concludes commissions inaugurates bids backs borrows prepays redeems
    challenges appeals restarts reopens floats relaunches licenses licences outbids divests demerges delists
    """
  )
  /// Small words of other languages.
  static let foreign: WordSet = [
    "und", "der", "die", "das", "ein", "eine", "einen", "für", "mit", "wie", "auf", "den", "dem",
    "et", "les", "des", "pour", "une", "dans", "est", "du", "avec", "el", "los", "las", "para",
    "con", "del", "una", "che", "di", "della", "per", "het", "een", "van", "voor", "uma", "os",
    "do",
  ]

  /// Verbs by which `X and its partner will build` is known to go on.
  static let coordinated: WordSet = [
    "will", "have", "are", "were", "said", "plan", "signed", "agreed", "to", "formed", "announced",
    "launched", "entered", "unveiled",
  ]

  /// What belongs to a company, so that what it does, the company does.
  static let possessions: WordSet = [
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
    "vertical", "verticals", "division", "divisions", "segment", "segments", "wing",
  ]

  /// Whoever or whatever only bears a company's name: `an HDFC Bank customer`, `a Tata Motors truck`.
  static let outsiders: WordSet = [
    "customer", "customers", "client", "user", "users", "account", "accounts", "card", "cards",
    "car", "cars", "truck", "trucks", "bus", "scooter", "scooters", "bike", "bikes", "motorcycle",
    "watch", "watches", "phone", "showroom", "showrooms", "outlet", "outlets", "store", "stores",
    "branch", "branches", "atm", "stadium", "hospital", "school", "alumnus", "alumni", "veteran",
    "engineer", "engineers", "employee", "driver", "drivers", "fan", "fans", "dealer", "owner",
    "owners", "tyres", "tractor", "tractors", "passenger", "passengers", "flight", "team", "cup",
    "marathon", "award", "awards", "page", "channel", "channels", "podcast", "app", "ambassador",
    "colony", "road", "chowk", "building", "tower", "man", "woman", "techie", "staffer", "coder",
  ]

  /// The titles and nouns in capitals that belong to a company.
  static let titles: WordSet = [
    "ceo", "cfo", "coo", "cto", "md", "chairman", "chairperson", "chief", "managing", "president",
    "board", "director", "executive", "vice", "founder", "shares", "q", "fy", "ipo", "ebitda",
    "h", "results",
  ]

  /// Groups of companies.
  static let firms: WordSet = [
    "companies", "firms", "makers", "players", "banks", "lenders", "refiners", "producers",
    "carmakers", "automakers", "steelmakers", "drugmakers", "operators", "bidders", "winners",
    "insurers", "developers", "manufacturers", "suppliers", "entities", "parties", "groups", "duo",
    "trio",
  ]

  static let deeds: WordSet = [
    "purchase", "acquisition", "takeover", "buyout", "merger", "demerger", "exit", "buyback",
    "split",
    "divestment", "spin",
  ]
  static let hearers: WordSet = [
    "reporters", "journalists", "analysts", "shareholders", "investors",
  ]

  static let relatives: WordSet = ["which", "who", "whose"]

  static let possibilities: WordSet = [
    "may", "might", "could", "would", "should", "can", "likely", "unlikely", "if",
  ]
  static let silences: WordSet = ["not", "declined", "refused", "didn", "yet", "did"]
  static let answers: WordSet = [
    "answer", "answered", "comment", "commented", "respond", "responded", "reply", "replied",
    "available", "return", "elicit",
  ]

  /// Words that are no verb after a name.
  static let functions: WordSet = [
    "and", "or", "but", "as", "while", "when", "after", "before", "since", "because", "if",
    "though",
    "although", "than", "in", "on", "at", "of", "for", "from", "by", "with", "without", "over",
    "under", "into", "through", "during", "between", "among", "against", "about", "near", "per",
    "via", "like", "such", "including", "besides", "amid", "despite", "until", "till", "so", "nor",
    "less", "more", "most", "least", "much", "that", "where", "how", "why", "what", "not", "too",
    "the", "a", "an", "its", "their", "his", "her", "this", "these", "those", "und", "oder", "aber",
    "im", "mit", "von", "der", "die", "das", "et", "ou", "de", "du", "des", "la", "le", "les",
    "y", "o", "con", "por", "el", "los", "di", "e", "che", "en", "van", "het", "een",
  ]

  /// Verbs in the present tense that tell news where a sum or a part follows, and a habit elsewhere.
  static let dealing = WordSet(
    """
    takes take pays pay gets get gives give picks pick puts put lifts lift adds add drops drop loses lose
    moves move hands hand transfers transfer issues issue lands land books book earns makes spends lays sheds
    clears contributes commits commit offers offer parts
    """
  )
  /// Verbs that tell news with a particle behind them, and these particles.
  static let phrasal = WordSet(
    """
    does do rolls roll kicks kick phases phase spins spin hives hive shuts winds steps backs pulls pull walks
    doubles takes take hands lines scoops snaps picks pick mops beefs ramps tops gives signs writes write pays
    lays calls pushes sells brings ropes chips wraps rounds puts lets let
    """
  )
  /// Verbs that tell news with `go` behind what is let go.
  static let leaves: WordSet = ["lets", "let"]
  /// Verbs that tell news where a name is what is chosen: `picks Coral Springs`.
  static let choices: WordSet = ["picks", "chooses", "selects", "picked", "chose", "selected"]
  static let particles: WordSet = [
    "up", "off", "out", "away", "down", "over", "in", "back", "aboard",
  ]
  /// Parts and wholes that a deal is over.
  static let parts: WordSet = [
    "stake", "stakes", "half", "control", "third", "quarter", "majority", "rest", "remainder",
    "ownership", "million", "billion", "crore", "lakh",
  ]
  /// Words by which a sentence tells what happens again and again.
  static let habits: WordSet = [
    "year", "each", "every", "annually", "yearly", "daily", "usually", "often", "always",
    "typically", "month", "week", "day", "normally", "regularly",
  ]
  static let always: WordSet = [
    "every", "usually", "often", "always", "typically", "normally", "regularly", "generally",
  ]
  static let conjunctions: WordSet = ["and", "as", "while", "after", "that", "when", "where"]
  static let determiners: WordSet = [
    "the", "a", "an", "its", "their", "this", "two", "three", "new", "his", "her", "one",
  ]
  /// Small words within a name: `Government of the State`, `Board for Films`.
  static let within: WordSet = ["of", "the", "and", "for", "de", "s", "do", "al"]
  /// What belongs to a company and stands before `of`: `the airports of X handled`.
  static let works: WordSet = [
    "airport", "airports", "works", "mill", "mills", "port", "ports", "hotel", "hotels",
    "factories",
    "terminal", "terminals", "projects", "ships", "fleet", "furnace", "mine", "smelter", "smelters",
    "field", "fields", "line", "lines", "station", "stations", "refineries", "warehouse",
    "warehouses", "branches", "stores", "hospitals", "customers", "subscribers", "prices", "price",
    "traffic", "bookings", "dispatches", "volume", "premiums", "wells", "trains", "dams",
  ]
  /// Phrases between a name and its verb, and whether a name may stand in them.
  static let phrases = PhraseTable(
    lists: [
      (
        false,
        "this week, this month, this morning, this year, this quarter, this evening, last week, last month, last night, last year, last evening, in april, in may"
      ),
      (
        true,
        "through its, through a, through the, via its, via a, along with, together with, in partnership with, in a filing, in a statement, in a notice, in a release, in a press release, in a letter, in an exchange filing, in a regulatory filing, in a disclosure, in a communication, in its filing, after market hours, at its"
      ),
    ]
  )
}
