/// The units that stand at the end of the names of columns.
enum HeaderUnits {
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
    guard let last = name.last else { return nil }
    return suffixes[last]?.first { name.utf8.count > $0.text.utf8.count && name.hasSuffix($0.text) }
  }

  /// Returns the meanings of a name that has money for its unit: such a volume is a turnover.
  static func inMoney(_ meanings: [ColumnNames.Meaning]) -> [ColumnNames.Meaning] {
    guard meanings.contains(where: { $0.role == .field(.volume) }) else { return meanings }
    return [ColumnNames.Meaning(role: .field(.turnover), rank: 0)]
  }

  /// The units by their last letter, the longest first.
  private static let suffixes: [Character: [(text: String, unit: TurnoverUnit?)]] = {
    let all: [(text: String, unit: TurnoverUnit?)] =
      [
        ("lacs", .lakhs), ("lakhs", .lakhs), ("lac", .lakhs), ("lakh", .lakhs), ("crores", .crores),
        ("crore", .crores), ("cr", .crores), ("millions", .millions), ("million", .millions),
        ("mn", .millions), ("thousands", .thousands), ("千元", .thousands), ("千円", .thousands),
        ("천원", .thousands), ("百万円", .millions), ("百万元", .millions), ("백만원", .millions),
        ("shares", nil), ("points", nil), ("in", nil), ("股", nil), ("株", nil), ("주", nil),
        ("btc", nil), ("eth", nil), ("ltc", nil), ("xrp", nil), ("doge", nil), ("sol", nil),
        ("ada", nil), ("bnb", nil), ("stk", nil), ("stuck", nil), ("stueck", nil), ("adet", nil),
        ("шт", nil),
        ("万元", .tenThousands), ("萬元", .tenThousands),
      ] + CurrencyWords.all.map { ($0, .currency) }
    return Dictionary(grouping: all) { $0.text.last ?? " " }
      .mapValues { $0.sorted { ($1.text.count, $0.text) < ($0.text.count, $1.text) } }
  }()
}

/// The names of currencies, as keys of headers.
enum CurrencyWords {
  static let all: Set<String> = Set(
    """
    rupees inr rs usd eur euro gbp gbx pence jpy cny rmb hkd krw twd ntd nt sgd aud nzd cad chf sek nok dkk isk \
    pln zl czk kc huf ft ron try tl rub руб rur zar brl reais mxn clp ars cop pen ils thb baht idr rp myr rm php \
    vnd aed sar egp kwd qar pkr bdt lkr usdt usdc busd 元 円 원 港元 港币 美元 人民币 新台幣
    """.split(separator: " ").map(String.init)
  )
}
