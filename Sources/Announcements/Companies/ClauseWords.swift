/// The words by which a sentence says what a company does and what is done to it.
extension ClauseReader {
  /// Adverbs and legal forms between a name and its verb.
  static let skipped: WordSet = [
    "also", "now", "today", "yesterday", "still", "already", "recently", "currently", "reportedly",
    "never", "soon", "then", "again", "later", "earlier", "finally", "once", "just", "both", "all",
    "each", "others", "group", "ltd", "limited", "india", "inc", "plc", "corp", "co", "jointly",
    "together", "separately", "meanwhile", "formally", "officially", "successfully", "only", "even",
    "too", "alone", "itself", "themselves", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "respectively",
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
    "seen", "driven", "tied", "bid", "lent",
  ]
  /// Present tenses of news.
  static let presents = WordSet(
    """
    says say plans plan aims aim seeks seek intends intend expects expect wants want proposes propose
    considers consider launches launch opens open starts start begins begin wins win raises raise cuts cut
    buys buy sells sell signs sign ties teams partners agrees agree reports report posts announces announce
    unveils unveil recalls recall hires hire appoints appoint files sues closes close shuts delays
    expands enters exits invests acquires acquire merges merge declares approves allots redeems faces
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
    lays calls pushes sells brings ropes chips wraps rounds puts
    """
  )
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
    "warehouses", "branches", "stores", "hospitals", "customers", "subscribers",
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

  /// What a client or a lender gives.
  static let orders: WordSet = [
    "order", "orders", "contract", "contracts", "mandate", "mandates", "tender", "tenders",
    "workorder", "project", "projects", "award", "loan", "loans", "funding", "package", "packages",
    "loa", "acceptance", "jobs", "job",
  ]
  static let awards: WordSet = [
    "awarded", "placed", "given", "granted", "issued", "floated", "won",
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

  static let skippedBefore: WordSet = [
    "the", "a", "an", "listed", "state", "owned", "run", "giant", "major", "maker", "firm",
    "company", "lender", "bank", "group", "carmaker", "automaker", "drugmaker", "steelmaker",
    "conglomerate", "also", "mumbai", "bengaluru", "based",
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
    results rating ratings talks tied teamed teams work working partner partners partnered ties hands
    acquired bought won approved issued launched announced reported proposed statement permission licence
    license approval nod permit relief penalty fine listing demerger split privatisation privatization tax
    demand target fifth tenth quarter third half cent merge merged invested collaboration alliance mou tieup supply supplies delivered deliver
    allotted leased mandate tender tenders verdict ruling letter show sues sue takeover amalgamation dispute
    """
  )
}
