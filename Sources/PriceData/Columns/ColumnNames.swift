internal import DelimitedText

/// What a column of a price file is for.
public enum ColumnRole: Sendable, Hashable {
  /// The day, or the day and the time.
  case date
  /// The time of day, in a column of its own.
  case time
  /// The security.
  case symbol
  /// The exchange's series, such as EQ.
  case series
  /// A value.
  case field(PriceField)

  /// The name as an option writes it, such as `close` or `date`.
  public var name: String {
    switch self {
    case .date: "date"
    case .time: "time"
    case .symbol: "symbol"
    case .series: "series"
    case .field(let field): field.rawValue
    }
  }

  /// All roles.
  public static let all: [ColumnRole] =
    [.date, .time, .symbol, .series] + PriceField.allCases.map { .field($0) }

  /// Creates the role of a name, whose case does not matter.
  public init?(name: String) {
    let lowered = name.lowercased()
    guard let role = Self.all.first(where: { $0.name == lowered }) else { return nil }
    self = role
  }
}

/// By what it is known what a column holds.
public enum ColumnGround: String, Sendable, Hashable, Codable {
  /// A person has said so.
  case option
  /// Its name says so.
  case name
  /// Its fields show it.
  case content
}

/// The names by which columns are known, without their case, blanks and signs.
enum ColumnNames {
  /// A role that a name may stand for; of several columns the one with the lowest rank is taken.
  struct Meaning {
    let role: ColumnRole
    let rank: Int
  }

  /// From this rank on a name alone is not certain, and the choice is noted.
  static let uncertainRank = 2

  /// Whether a column has the price of the last trade, which an exchange sets apart from the close.
  static func isLastTrade(_ header: String) -> Bool {
    lastTrades.split(separator: " ").contains(normalizedHeader(header)[...])
  }

  /// The prices of last trades.
  private static let lastTrades = "lastprice ltp lastpric lasttradedprice lasttradeprice"

  /// Whether a column is named as one of a field.
  static func isNamed(_ header: String, as field: PriceField) -> Bool {
    table[normalizedHeader(header)]?.contains { $0.role == .field(field) } == true
  }

  /// Whether a column is named as one of returns, and not as a total return, which an index of levels is
  /// as well.
  static func isReturn(_ header: String) -> Bool {
    let name = normalizedHeader(header)
    return returns[name] != nil && name != "totalreturn"
  }

  /// From this rank on a name means a symbol only above texts: a `Valeur` is a security or a number.
  static let textRank = 4

  /// Whether a meaning is a close, and not any number that a file without one would have.
  static func isClose(_ meaning: Meaning) -> Bool {
    meaning.role == .field(.close) && meaning.rank < textRank
  }

  /// Returns what a header may mean, and the unit that its name tells.
  static func meanings(
    _ header: String,
    values: PricePanel.Values
  ) -> (meanings: [Meaning], unit: TurnoverUnit?) {
    var name = normalizedHeader(String(withoutNumber(header)))
    if let found = lookUp(name, values: values) { return (found, nil) }
    // "Turnover (Rs. Cr)", "Close (INR)": units at the end of the name.
    var unit: TurnoverUnit?
    while let (suffix, scale) = unitSuffixes.first(where: {
      name.count > $0.0.count && name.hasSuffix($0.0)
    }) {
      name.removeLast(suffix.count)
      if unit == nil || unit == .currency { unit = scale ?? unit }
      if let found = lookUp(name, values: values) { return (found, unit) }
    }
    return ([], nil)
  }

  /// Returns a header without the number that counts it: `4. close` becomes `close`.
  private static func withoutNumber(_ header: String) -> Substring {
    let rest = header.drop { $0.isNumber }
    guard rest.count < header.count, let mark = rest.first, ".)".contains(mark) else {
      return header[...]
    }
    return rest.dropFirst()
  }

  private static func lookUp(_ name: String, values: PricePanel.Values) -> [Meaning]? {
    if values == .returns, let rank = returns[name] {
      return [Meaning(role: .field(.close), rank: rank)]
    }
    guard let found = table[name] else { return nil }
    guard values == .returns else { return found }
    // A column named for returns comes before one named for prices.
    return found.map {
      $0.role == .field(.close) ? Meaning(role: $0.role, rank: $0.rank + 10) : $0
    }
  }

  private static let unitSuffixes: [(String, TurnoverUnit?)] = [
    ("lacs", .lakhs), ("lakhs", .lakhs), ("lac", .lakhs), ("lakh", .lakhs), ("crores", .crores),
    ("crore", .crores), ("cr", .crores), ("millions", .millions), ("million", .millions),
    ("mn", .millions), ("thousands", .thousands), ("rupees", .currency), ("inr", .currency),
    ("rs", .currency), ("usd", .currency), ("eur", .currency), ("shares", nil), ("points", nil),
    ("in", nil),
  ]

  private static let returns: [String: Int] = [
    "ret": 0, "return": 0, "returns": 0, "dailyreturn": 0, "dailyreturns": 0, "simplereturn": 0,
    "logreturn": 0, "totalreturn": 0, "stockreturn": 0, "firmreturn": 0, "retx": 1, "rendite": 0,
  ]

  private static let table: [String: [Meaning]] = {
    var table: [String: [Meaning]] = [:]
    for (role, ranks) in names {
      for (rank, list) in ranks.enumerated() {
        for name in list.split(separator: " ") {
          table[String(name), default: []].append(Meaning(role: role, rank: rank))
        }
      }
    }
    return table
  }()

  /// For each role its names, the most certain first.
  private static let names: [(ColumnRole, [String])] = [
    (
      .date,
      [
        "date date1 timestamp datetime day tradedate tradingdate traddt tradingday pricedate"
          + " quotedate caldt datadate observationdate datum fecha dates kursdatum handelstag data",
        "bizdt businessdate asofdate reportdate sessiondate dt time",
      ]
    ),
    (.time, ["time tradetime bartime barttime quotetime"]),
    (
      .symbol,
      [
        "symbol tckrsymb ticker tickersymbol symbols",
        "tic ric scrip scripname scripsymbol tradingsymbol stocksymbol nsesymbol bsesymbol permno"
          + " indexname",
        "firm stock security instrument company companyname firmname stockname securityname"
          + " wertpapier aktie firma unternehmen"
          + " firmid stockid securityid secid gvkey permco sccode scripcode securitycode",
        "isin isincode cusip sedol code identifier id name scname",
        "valeur valor titre titel libelle libell\u{E9}",
      ]
    ),
    (.series, ["series sctysrs securityseries"]),
    (
      .field(.close),
      [
        "close closeprice clspric closelast closingprice closeprc closevalue closingindexvalue"
          + " closeindexvalue closingvalue priceclose closinglevel prccd"
          + " closeclosepriceadjustedforsplits",
        "pxlast schlusskurs schluss closingquote cloture cl\u{F4}ture coursdecloture"
          + " coursdecl\u{F4}ture cierre chiusura slotkoers",
        "price prc kurs cours preis prix prezzo precio lastclose",
        "last letzter dernier \u{FA}ltimo ultimo nav " + lastTrades,
        "value level indexvalue indexlevel marketvalue",
        "adjclose adjustedclose closeadj adjcloseprice",
      ]
    ),
    (
      .field(.open),
      [
        "open openprice opnpric openpric openingprice openprc openindexvalue openvalue pxopen",
        "er\u{F6}ffnung eroeffnung eroffnung er\u{F6}ffnungskurs erster ouverture apertura",
      ]
    ),
    (
      .field(.high),
      [
        "high highprice hghpric highpric highprc highindexvalue highvalue pxhigh",
        "askhi max hoch tageshoch h\u{F6}chstkurs plushaut haut m\u{E1}ximo maximo massimo",
      ]
    ),
    (
      .field(.low),
      [
        "low lowprice lwpric lowpric lowprc lowindexvalue lowvalue pxlow",
        "bidlo min tief tagestief tiefstkurs plusbas bas m\u{ED}nimo minimo",
      ]
    ),
    (
      .field(.volume),
      [
        "volume vol totaltradedquantity totaltradedqty ttltrdqnty tottrdqty ttltradgvol noofshares"
          + " noofshrs sharestraded tradedquantity tradedqty tradedvolume totalvolume pxvolume"
          + " numberofshares totalquantity umsatz",
        "qty quantity volumen st\u{FC}ck stueck stuck volumes",
      ]
    ),
    (
      .field(.turnover),
      [
        "turnover tottrdval ttltrfval netturnov totalturnover tradedvalue totaltradedvalue"
          + " turnovervalue totaltradevalue",
        "value amount dollarvolume",
      ]
    ),
    (
      .field(.vwap),
      [
        "vwap avgprice averageprice wap avgpric weightedaverageprice weightedavgprice"
          + " volumeweightedaverageprice averagetradedprice",
        "average",
      ]
    ),
    (
      .field(.adjustedClose),
      ["adjclose adjustedclose closeadj adjcloseprice adjprice adjustedcloseprice adjustedprice"]
    ),
    (
      .field(.previousClose),
      [
        "prevclose previousclose priorclose preclose pclose prevclosing prevclosingprice"
          + " previousclosingprice prevcloseprice previouscloseprice prevclsgpric prvsclsgpric"
          + " prevcloseindexvalue yesterdayclose vortag vortageskurs schlusskursvortag"
      ]
    ),
  ]
}
