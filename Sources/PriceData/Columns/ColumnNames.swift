internal import DelimitedText

/// What a column of a price file is for.
public enum ColumnRole: Sendable, Hashable {
  /// The day, or the day and the time.
  case date
  /// The year of a day, in a column of its own.
  case year
  /// The month of a day, in a column of its own.
  case month
  /// The day of the month, in a column of its own.
  case day
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
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .time: "time"
    case .symbol: "symbol"
    case .series: "series"
    case .field(let field): field.rawValue
    }
  }

  /// All roles.
  public static let all: [ColumnRole] =
    [.date, .year, .month, .day, .time, .symbol, .series] + PriceField.allCases.map { .field($0) }

  /// Creates the role of a name, whose case does not matter.
  public init?(name: String) {
    let lowered = name.lowercased()
    guard let role = Self.all.first(where: { $0.name == lowered }) else { return nil }
    self = role
  }
}

/// By what it is known what a column holds.
public enum ColumnGround: String, Sendable, Hashable, Codable, CaseIterable {
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
  struct Meaning: Sendable, Hashable {
    let role: ColumnRole
    let rank: Int
  }

  /// From this rank on a name alone is not certain, and the choice is noted.
  static let uncertainRank = 2

  /// From this rank on a name means a symbol only above texts: a `Valeur` is a security or a number.
  static let textRank = 4

  /// Whether a column has the price of the last trade, which an exchange sets apart from the close.
  static func isLastTrade(_ header: String) -> Bool {
    HeaderWords.lastTrades.split(separator: " ").contains(HeaderKey.of(header)[...])
  }

  /// Whether a column is named as one of a field.
  static func isNamed(_ header: String, as field: PriceField) -> Bool {
    HeaderLexicon.entry(HeaderKey.of(header)).meanings.contains { $0.role == .field(field) }
  }

  /// Whether a meaning is a close, and not any number that a file without one would have.
  static func isClose(_ meaning: Meaning) -> Bool {
    meaning.role == .field(.close) && meaning.rank < textRank
  }

  /// Returns what a header may mean, and the unit that its name tells.
  static func meanings(
    _ header: String,
    values: PricePanel.Values
  ) -> (meanings: [Meaning], unit: TurnoverUnit?) {
    var name = HeaderKey.of(HeaderUnits.withoutSigns(withoutNumber(header)))
    let isMoney = header.contains { HeaderUnits.currencySigns.contains($0) }
    if let found = lookUp(name, values: values) {
      return isMoney ? (HeaderUnits.inMoney(found), nil) : (found, nil)
    }
    // "Turnover (Rs. Cr)", "Close (INR)": units at the end of the name.
    var unit: TurnoverUnit?
    while let suffix = HeaderUnits.suffix(of: name) {
      name.removeLast(suffix.text.count)
      if unit == nil || unit == .currency { unit = suffix.unit ?? unit }
      if let found = lookUp(name, values: values) {
        return (isMoney || suffix.unit == .currency ? HeaderUnits.inMoney(found) : found, unit)
      }
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
    let entry = HeaderLexicon.entry(name)
    if values == .returns, let rank = entry.returns {
      return [Meaning(role: .field(.close), rank: rank)]
    }
    let found = entry.meanings
    guard !found.isEmpty else { return nil }
    guard values == .returns else { return found }
    // A column named for returns comes before one named for prices.
    return found.map {
      $0.role == .field(.close) ? Meaning(role: $0.role, rank: $0.rank + 10) : $0
    }
  }
}

/// The units that stand at the end of the names of columns.
private enum HeaderUnits {
  /// The signs of money, which say that a volume is a turnover.
  static let currencySigns: Set<Character> = ["€", "$", "£", "¥", "￥", "₹", "₩", "₽", "₺"]

  /// Returns a header without the letters of signs such as `R$` and `US$`.
  static func withoutSigns(_ header: Substring) -> String {
    var text = String(header)
    while let sign = text.firstIndex(of: "$") {
      let letters = text[..<sign].reversed().prefix { $0.isUppercase }.count
      let start = letters <= 2 ? text.index(sign, offsetBy: -letters) : sign
      text.removeSubrange(start...sign)
    }
    return text
  }

  /// Returns the unit at the end of a name, the longest first.
  static func suffix(of name: String) -> (text: String, unit: TurnoverUnit?)? {
    suffixes.filter { name.count > $0.0.count && name.hasSuffix($0.0) }
      .max { $0.0.count < $1.0.count }
  }

  /// Returns the meanings of a name that has money for its unit: such a volume is a turnover.
  static func inMoney(_ meanings: [ColumnNames.Meaning]) -> [ColumnNames.Meaning] {
    guard meanings.contains(where: { $0.role == .field(.volume) }) else { return meanings }
    return [ColumnNames.Meaning(role: .field(.turnover), rank: 0)]
  }

  private static let suffixes: [(String, TurnoverUnit?)] =
    [
      ("lacs", .lakhs), ("lakhs", .lakhs), ("lac", .lakhs), ("lakh", .lakhs), ("crores", .crores),
      ("crore", .crores), ("cr", .crores), ("millions", .millions), ("million", .millions),
      ("mn", .millions), ("thousands", .thousands), ("千元", .thousands), ("千円", .thousands),
      ("천원", .thousands), ("百万円", .millions), ("百万元", .millions), ("백만원", .millions),
      ("shares", nil), ("points", nil), ("in", nil), ("股", nil), ("株", nil), ("주", nil),
      ("btc", nil), ("eth", nil), ("ltc", nil), ("xrp", nil), ("doge", nil), ("sol", nil),
      ("ada", nil), ("bnb", nil), ("stk", nil), ("stuck", nil), ("stueck", nil), ("adet", nil),
      ("шт", nil),
    ] + currencies.split(separator: " ").map { (String($0), .currency) }

  private static let currencies = """
    rupees inr rs usd eur euro gbp gbx gbp pence jpy cny rmb hkd krw twd ntd nt sgd aud nzd cad chf sek nok dkk \
    isk pln zł zl czk kc huf ft ron try tl rub руб rur zar brl reais mxn clp ars cop pen ils thb baht idr rp myr \
    rm php vnd aed sar egp kwd qar pkr bdt lkr usdt usdc busd 元 円 원 港元 港币 美元 人民币 新台幣
    """
}
