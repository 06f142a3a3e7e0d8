internal import CivilTime
internal import DelimitedText

/// Headers that name a field and a ticker for each column: in two lines of either order, as yfinance and data
/// terminals write them, or in one name, such as `Close_AAPL`, `AAPL.Close` or `('Close', 'AAPL')`.
struct LayeredNames {
  /// The field of each column, such as `Close`; `Date` for the dates.
  let fields: [String]
  /// The ticker of each column, blank for the dates.
  let tickers: [String]

  /// The most lines that a header has.
  private static let mostLines = 12

  // MARK: - Two lines

  /// Finds a line of fields and a line of tickers above the first row of data.
  ///
  /// - Parameters:
  ///   - records: The first rows of a file.
  ///   - values: What the file holds.
  /// - Returns: The names, and the number of rows of the header; nothing where the header is another one.
  static func ofLines(
    _ records: [RecordReader.Record],
    values: PricePanel.Values
  ) -> (names: LayeredNames, count: Int)? {
    let count = headerCount(records)
    guard count >= 2, count < records.count else { return nil }
    let lines = records[..<count].map { $0.fields.map(withoutRepeat) }
    guard let fieldLine = lines.lastIndex(where: { isFieldLine($0, values) }) else { return nil }
    let fields = lines[fieldLine]
    let others = lines.indices.filter { $0 != fieldLine }
    guard let tickerLine = others.last(where: { isTickerLine(lines[$0], beside: fields) }) else {
      return nil
    }
    var names = fields
    names[0] = "Date"
    return (LayeredNames(fields: names, tickers: filled(lines[tickerLine], fields)), count)
  }

  /// Returns a name without the number that pandas gives to a repeated one: `Close.1` becomes `Close`.
  private static func withoutRepeat(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "."), mark > name.startIndex,
      !name[name.index(after: mark)...].isEmpty,
      name[name.index(after: mark)...].allSatisfy(\.isNumber),
      name[..<mark].contains(where: \.isLetter)
    else { return name }
    return String(name[..<mark])
  }

  /// Returns how many rows stand above the first that begins with a date.
  static func headerCount(_ records: [RecordReader.Record]) -> Int {
    records.prefix(mostLines + 1).firstIndex { record in
      record.fields.first.map { HeaderRows.isDate($0, forms: .months) } ?? false
    } ?? 0
  }

  private static func isFieldLine(_ line: [String], _ values: PricePanel.Values) -> Bool {
    let named = line.dropFirst().filter { !$0.isEmpty }
    return !named.isEmpty && named.allSatisfy { isField($0, values) }
  }

  private static func isField(_ name: String, _ values: PricePanel.Values) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains {
      if case .field = $0.role { true } else { false }
    }
  }

  /// Whether a line has a ticker above or below the first field, and its corner is no date.
  private static func isTickerLine(_ line: [String], beside fields: [String]) -> Bool {
    let corners = [
      "", "ticker", "tickers", "symbol", "symbols", "name", "security", "securities", "price",
    ]
    guard let corner = line.first, corners.contains(normalizedHeader(corner)),
      let first = fields.indices.dropFirst().first(where: { !fields[$0].isEmpty })
    else { return false }
    return line.indices.contains(first) && !line[first].isEmpty
  }

  /// Returns a ticker for each field: one that stands above the first of several counts for all of them.
  private static func filled(_ line: [String], _ fields: [String]) -> [String] {
    var current = ""
    return fields.indices.map { column in
      guard column > 0, !fields[column].isEmpty else { return "" }
      if line.indices.contains(column), !line[column].isEmpty { current = line[column] }
      return current
    }
  }

  // MARK: - One name

  /// Splits names that join a field and a ticker.
  ///
  /// - Parameters:
  ///   - names: The names of all columns.
  ///   - values: What the file holds.
  /// - Returns: Nothing unless every column but one of dates is such a name.
  static func ofNames(_ names: [String], values: PricePanel.Values) -> LayeredNames? {
    let isOther = { (name: String) in
      name.isEmpty
        || ColumnNames.meanings(name, values: values).meanings.contains { $0.role == .date }
    }
    guard names.count(where: isOther) <= 2, names.contains(where: { !isOther($0) }) else {
      return nil
    }
    var fields: [String] = []
    var tickers: [String] = []
    for (column, name) in names.enumerated() {
      // The dates stand first under any name, as in an index that a program has written.
      let isIndex = column == 0 && !isField(name, values) && split(name, values) == nil
      guard !isOther(name), !isIndex else {
        fields.append(name)
        tickers.append("")
        continue
      }
      guard !isField(name, values), let parts = split(name, values) else { return nil }
      fields.append(parts.field)
      tickers.append(parts.ticker)
    }
    guard tickers.contains(where: { !$0.isEmpty }) else { return nil }
    return LayeredNames(fields: fields, tickers: tickers)
  }

  private static func split(
    _ name: String,
    _ values: PricePanel.Values
  ) -> (field: String, ticker: String)? {
    // "PREV_CLOSE" is no close of a security PREV, and "Close.1" is a second close.
    guard OtherValue(name, values: values) == nil, RoleAssignment.withoutRepeat(name) == name else {
      return nil
    }
    if name.hasPrefix("("), name.hasSuffix(")") {
      let parts = name.dropFirst().dropLast().split(separator: ",").map { part in
        String(part.filter { !"'\" ".contains($0) })
      }
      guard parts.count == 2 else { return nil }
      if isField(parts[0], values) { return (parts[0], parts[1]) }
      return isField(parts[1], values) ? (parts[1], parts[0]) : nil
    }
    let marks = name.indices.filter { "_ .-:|".contains(name[$0]) }
    // A field of two words, such as "Adj Close", comes before one of one.
    for mark in marks.prefix(2).reversed() {
      let (field, ticker) = (String(name[..<mark]), String(name[name.index(after: mark)...]))
      if isField(field, values), !ticker.isEmpty { return (field, ticker) }
    }
    for mark in marks.suffix(2) {
      let (ticker, field) = (String(name[..<mark]), String(name[name.index(after: mark)...]))
      if isField(field, values), !ticker.isEmpty { return (field, ticker) }
    }
    return nil
  }
}

/// Headers of data banks: a line of names, then lines of codes and currencies, then the data.
enum NamedBlock {
  private static let corners: Set<String> = [
    "name", "names", "code", "codes", "mnemonic", "ticker", "tickers", "symbol", "isin", "type",
    "datatype", "currency", "startdate", "enddate", "start", "end", "frequency", "date", "dates",
    "",
  ]

  /// Returns the names of the columns and the number of rows of the header; nothing where the header is
  /// another one.
  static func find(_ records: [RecordReader.Record]) -> (names: [String], count: Int)? {
    let count = LayeredNames.headerCount(records)
    guard count >= 2, count < records.count else { return nil }
    let lines = records[..<count].map(\.fields)
    guard lines.allSatisfy({ corners.contains(normalizedHeader($0.first ?? "")) }) else {
      return nil
    }
    let wide = lines.filter { $0.dropFirst().contains { !$0.isEmpty } }
    let named = wide.first { normalizedHeader($0[0]).hasPrefix("name") }
    guard
      var names = named
        ?? wide.first(where: { line in
          ["ticker", "tickers", "symbol", "code", "mnemonic", "isin"].contains(
            normalizedHeader(line[0])
          )
        })
    else { return nil }
    names[0] = "Date"
    // A column that the data bank could not fill has an error for its name.
    for column in names.indices where names[column].hasPrefix("#") { names[column] = "" }
    return (names, count)
  }
}
