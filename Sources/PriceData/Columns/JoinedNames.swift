/// Names that join a field and a ticker, in either order and with any sign between them.
struct JoinedNames {
  /// A name in its parts.
  private struct Parts {
    let field: String
    let ticker: String
  }

  private let values: PricePanel.Values

  /// Splits names that join a field and a ticker.
  ///
  /// - Parameters:
  ///   - names: The names of all columns.
  ///   - values: What the file holds.
  /// - Returns: Nothing unless the columns of values, but for some of the same tickers, are such names.
  static func split(_ names: [String], values: PricePanel.Values) -> LayeredNames? {
    let joined = JoinedNames(values: values)
    let plain = names.map(joined.isPlain)
    guard plain.contains(false), !names.contains(where: { LayeredNames.isField($0, values) }) else {
      return nil
    }
    let orders = [joined.tickerFirst, joined.fieldFirst].map { joined.parts(names, plain, $0) }
    // `LOW_Close` and `LOW_Open` are fields of LOW, since fields are what differs.
    let best = orders.max { joined.fieldCount($0) < joined.fieldCount($1) } ?? []
    let tickers = Set(best.compactMap { $0?.ticker })
    guard joined.fieldCount(best) > 0, best.contains(where: { joined.isClose($0) }),
      best.indices.allSatisfy({ index in
        best[index] != nil || plain[index] || joined.isLeftOut(names[index], index, tickers)
      })
    else { return nil }
    // A security without a close has it under a name that is not known.
    let closes = Set(best.filter { joined.isClose($0) }.compactMap { $0?.ticker })
    guard closes == tickers else { return nil }
    let isGeneric = tickers.count == 1 && tickers.allSatisfy { generic.contains(HeaderKey.of($0)) }
    // A column that tells the symbol leaves no room for tickers in the names of the others.
    let hasSymbols = names.indices.contains { plain[$0] && joined.has(.symbol, names[$0]) }
    guard isGeneric || !hasSymbols else { return nil }
    return LayeredNames(
      fields: best.indices.map { best[$0]?.field ?? names[$0] },
      tickers: best.map { isGeneric ? "" : $0?.ticker ?? "" }
    )
  }

  /// Whether some names join a volume and a security, or only some of them a close: the others are no
  /// securities then.
  static func areMixed(_ names: [String], values: PricePanel.Values) -> Bool {
    if names.contains(where: { joins($0, .volume, ranks: 0...0, values: values) }) { return true }
    let closes = names.count {
      joins($0, .close, ranks: 0...(ColumnNames.uncertainRank - 1), values: values)
    }
    return closes > 0 && closes < names.count
  }

  /// Whether a name joins the word of a field and a security.
  private static func joins(
    _ name: String,
    _ field: PriceField,
    ranks: ClosedRange<Int>,
    values: PricePanel.Values
  ) -> Bool {
    let joined = JoinedNames(values: values)
    guard !LayeredNames.isField(name, values), !LayeredNames.isBeside(name, values) else {
      return false
    }
    return [joined.tickerFirst(name), joined.fieldFirst(name)].contains { parts in
      // Shorter words are ends of tickers and names of funds too: `1155.KL`, `Min Vol`.
      parts.map { parts in
        HeaderKey.of(parts.field).utf8.count >= 5
          && ColumnNames.meanings(parts.field, values: values).meanings.contains {
            $0.role == .field(field) && ranks.contains($0.rank)
          }
      } ?? false
    }
  }

  /// Words that stand before the fields of any security.
  private static let generic: Set<String> = [
    "day", "daily", "stock", "price", "prices", "px", "quote", "bar", "bars", "ohlc", "ohlcv",
    "candle",
    "data", "session", "market", "equity", "security", "index", "usd", "eur", "inr", "rs", "raw",
    "unadjusted", "regular", "official", "spot", "quoteusd", "values", "value", "series", "share",
    "todays", "today", "trade", "trading", "historical",
  ]

  /// Whether a column is that of dates or names, or has no name.
  private func isPlain(_ name: String) -> Bool {
    name.isEmpty
      || ColumnNames.meanings(name, values: values).meanings.contains { meaning in
        [.date, .symbol, .series, .time].contains(meaning.role)
      }
  }

  private func has(_ role: ColumnRole, _ name: String) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains { $0.role == role }
  }

  private func isClose(_ parts: Parts?) -> Bool {
    parts.map { parts in
      has(.field(.close), parts.field) || has(.field(.adjustedClose), parts.field)
    }
      ?? false
  }

  private func fieldCount(_ parts: [Parts?]) -> Int {
    Set(parts.compactMap { $0.map { HeaderKey.of($0.field) } }).count
  }

  /// Whether a column that is no field may stand beside them: an index, or another value of a ticker.
  private func isLeftOut(_ name: String, _ index: Int, _ tickers: Set<String>) -> Bool {
    index == 0 || LayeredNames.isBeside(name, values)
      || Self.sides(name).contains { tickers.contains($0) }
  }

  /// What stands before and after the signs of a name.
  private static func sides(_ name: String) -> [String] {
    if let tuple = tuple(name) { return [bare(tuple.0), bare(tuple.1)] }
    return marks(name).flatMap { mark in
      [bare(name[..<mark]), bare(name[name.index(after: mark)...])]
    }
  }

  private func parts(_ names: [String], _ plain: [Bool], _ order: (String) -> Parts?) -> [Parts?] {
    zip(names, plain).map { name, isPlain in
      // "PREV_CLOSE" is no close of a security PREV, and "Close.1" is a second close.
      isPlain || LayeredNames.isBeside(name, values) || RoleAssignment.withoutRepeat(name) != name
        ? nil : order(name)
    }
  }

  private func tickerFirst(_ name: String) -> Parts? {
    if let tuple = Self.tuple(name) { return parts(field: tuple.1, ticker: tuple.0) }
    // The longest field counts, such as "Adj Close".
    return Self.marks(name).lazy.compactMap { mark in
      parts(field: name[name.index(after: mark)...], ticker: name[..<mark])
    }.first
  }

  private func fieldFirst(_ name: String) -> Parts? {
    if let tuple = Self.tuple(name) { return parts(field: tuple.0, ticker: tuple.1) }
    return Self.marks(name).reversed().lazy.compactMap { mark in
      parts(field: name[..<mark], ticker: name[name.index(after: mark)...])
    }.first
  }

  private static func marks(_ name: String) -> [String.Index] {
    name.indices.filter { "_ .-:|/([".contains(name[$0]) }
  }

  /// Returns the two parts of a name such as `('Close', 'AAPL')`.
  private static func tuple(_ name: String) -> (Substring, Substring)? {
    guard name.hasPrefix("("), name.hasSuffix(")") else { return nil }
    let parts = name.dropFirst().dropLast().split(separator: ",")
    guard parts.count == 2 else { return nil }
    return (parts[0], parts[1])
  }

  private func parts(field: Substring, ticker: Substring) -> Parts? {
    let ticker = Self.bare(ticker)
    let field = Self.bare(field)
    guard !ticker.isEmpty, ticker.contains(where: { $0.isLetter || $0.isNumber }) else {
      return nil
    }
    if LayeredNames.isField(field, values) { return Parts(field: field, ticker: ticker) }
    // R's quantmod writes `AAPL.Adjusted`.
    return ["adjusted", "adj"].contains(HeaderKey.of(field))
      ? Parts(field: "Adj Close", ticker: ticker) : nil
  }

  /// Returns a part without the signs around it.
  private static func bare(_ part: Substring) -> String {
    let signs: Set<Character> = ["_", " ", ".", "-", ":", "|", "/", "'", "\"", "[", "]", "("]
    let head = part.drop { signs.contains($0) }
    guard let end = head.lastIndex(where: { !signs.contains($0) && $0 != ")" || isClosing(head) })
    else { return "" }
    return String(head[...end])
  }

  /// Whether a part ends with a parenthesis that belongs to it.
  private static func isClosing(_ part: Substring) -> Bool {
    part.last == ")" && part.contains("(")
  }
}
