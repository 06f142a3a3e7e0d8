internal import DelimitedText

/// Headers that name a field and a ticker for each column: in two lines of either order, as yfinance and data
/// terminals write them, or in one name, such as `Close_AAPL`, `AAPL.Close` or `('Close', 'AAPL')`.
struct LayeredNames {
  /// The field of each column, such as `Close`; `Date` for the dates.
  let fields: [String]
  /// The ticker of each column, blank for the dates; all blank where they are the file's own.
  let tickers: [String]

  /// The most lines that a header has.
  private static let mostLines = 12

  // MARK: - Two lines

  /// Finds a line of fields and a line of tickers above the first row of data.
  ///
  /// - Parameters:
  ///   - records: The first rows of a file.
  ///   - data: The first row of data.
  ///   - values: What the file holds.
  /// - Returns: The names; nothing where the header is another one.
  static func ofLines(
    _ records: [RecordReader.Record],
    above data: FirstRow,
    values: PricePanel.Values
  ) -> LayeredNames? {
    let date = data.dateColumn
    let lines = records[..<data.index].suffix(mostLines).map {
      withoutRepeats($0.fields.map { isBlank($0) ? "" : $0 })
    }
    guard
      let fieldLine = lines.lastIndex(where: { isFieldLine($0, besides: date, values) })
        ?? lines.indices.last(where: { line in
          isFieldLine(lines[line], besides: date, values, withUnknown: true)
            && lines.indices.contains { $0 != line && repeatsTickers(lines[$0], besides: date) }
        })
    else { return nil }
    var fields = lines[fieldLine]
    // A column that tells the symbol of each row leaves none to a line above.
    guard !fields.prefix(date).contains(where: { isNamed($0, .symbol) }) else { return nil }
    if fields.indices.contains(date) { fields[date] = "Date" }
    let others = lines.indices.filter { $0 != fieldLine }.reversed()
    for other in others where isTickerLine(lines[other], beside: lines[fieldLine], date) {
      let tickers = filled(lines[other], fields, date)
      // Each ticker has each field once, or the line is about something else.
      let places = zip(fields, tickers).filter { !$0.1.isEmpty }.map { "\($0.0)\u{0}\($0.1)" }
      guard Set(places).count == places.count else { continue }
      return LayeredNames(fields: fields, tickers: tickers)
    }
    return nil
  }

  /// Returns names without the numbers that pandas gives to repeated ones: `Close.1` beside `Close`.
  private static func withoutRepeats(_ names: [String]) -> [String] {
    names.map { name in
      let base = RoleAssignment.withoutRepeat(name)
      return base != name && names.contains(base) ? base : name
    }
  }

  /// Whether a name is one that pandas gives to a column without a name.
  private static func isBlank(_ name: String) -> Bool {
    name.hasPrefix("Unnamed: ") && name.dropFirst(9).prefix { $0.isNumber }.count > 0
  }

  /// Whether a name is that of a role.
  static func isNamed(_ name: String, _ role: ColumnRole) -> Bool {
    ColumnNames.meanings(name, values: .prices).meanings.contains { $0.role == role }
  }

  private static func isFieldLine(
    _ line: [String],
    besides date: Int,
    _ values: PricePanel.Values,
    withUnknown: Bool = false
  ) -> Bool {
    let named = line.indices.filter { $0 > date && !line[$0].isEmpty }.map { line[$0] }
    return !named.isEmpty
      && (withUnknown || named.allSatisfy { isField($0, values) || isBeside($0, values) })
      && named.contains { isField($0, values) }
  }

  /// Whether a line has a name above each column of values, and one of them above several: no names of
  /// fields, but of securities, whatever the columns below them are called.
  private static func repeatsTickers(_ line: [String], besides date: Int) -> Bool {
    let named = line.indices.filter { $0 > date }.map { line[$0] }
    return named.count > 2 && !named.contains("") && Set(named).count < named.count
      && Set(named).count > 1
      && named.allSatisfy { name in
        !isField(name, .prices) && !isBeside(name, .prices) && name.contains(where: \.isLetter)
          && !CurrencyWords.all.contains(HeaderKey.of(name))
      }
  }

  /// Whether a name is that of a field.
  static func isField(_ name: String, _ values: PricePanel.Values) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains {
      if case .field = $0.role { true } else { false }
    }
  }

  /// Whether a name is that of a value which is no field that is read.
  static func isBeside(_ name: String, _ values: PricePanel.Values) -> Bool {
    OtherValue(name, values: values) != nil
  }

  private static let corners: Set<String> = [
    "", "ticker", "tickers", "symbol", "symbols", "name", "names", "security", "securities",
    "price",
    "instrument", "instruments", "identifier", "ric", "rics", "code", "codes", "isin", "company",
    "companyname", "unnamed0", "level0", "level1", "bloombergticker", "代码", "证券代码", "股票代码",
    "銘柄コード", "종목코드", "종목명",
  ]

  /// Whether a line has a ticker above or below the first field, and its corner is no date.
  private static func isTickerLine(_ line: [String], beside fields: [String], _ date: Int) -> Bool {
    guard let corner = line.first, let beside = fields.first,
      corners.contains(HeaderKey.of(corner))
        // The name of the dates may stand above, where the line of the fields has none.
        || beside.isEmpty && line.indices.contains(date) && isNamed(line[date], .date),
      let first = fields.indices.first(where: { $0 > date && !fields[$0].isEmpty })
    else { return false }
    return line.indices.contains(first) && !line[first].isEmpty && !isUnitLine(line, date)
      && !isHeaderAgain(line, fields, date)
  }

  /// Whether a line has the names of the fields too, so that no ticker stands above them.
  private static func isHeaderAgain(_ line: [String], _ fields: [String], _ date: Int) -> Bool {
    let pairs = zip(line, fields).dropFirst(date + 1).filter { !$0.0.isEmpty }
    return pairs.count { $0 == $1 } * 2 > pairs.count
  }

  /// Whether a line tells the currencies of the columns.
  private static func isUnitLine(_ line: [String], _ date: Int) -> Bool {
    line.enumerated().allSatisfy { column, field in
      column <= date || field.isEmpty
        || CurrencyWords.all.contains(HeaderKey.of(field))
    }
  }

  /// Whether all blanks stand behind the first column of a ticker, as under joined cells.
  private static func isRegular(_ own: [String], _ filled: [String]) -> Bool {
    let named = own.filter { !$0.isEmpty }
    return Set(named).count == named.count && named.count * 2 <= filled.count { !$0.isEmpty }
  }

  /// Returns a ticker for each field: one that stands above the first of several counts for all of them.
  private static func filled(_ line: [String], _ fields: [String], _ date: Int) -> [String] {
    var current = ""
    let own = fields.indices.map { column in
      column > date && !fields[column].isEmpty && line.indices.contains(column) ? line[column] : ""
    }
    let filled = fields.indices.map { column in
      guard column > date, !fields[column].isEmpty else { return "" }
      if !own[column].isEmpty { current = own[column] }
      return current
    }
    // Cells that are joined have the same fields below each; a blank among others is a name that is lost.
    let named = fields.indices.filter { !filled[$0].isEmpty }
    let groups = Dictionary(grouping: named) { filled[$0] }.mapValues { Set($0.map { fields[$0] }) }
    let isRepeated = Set(own.filter { !$0.isEmpty }).count < own.count { !$0.isEmpty }
    return isRepeated || groups.count > 1 && Set(groups.values).count > 1
      ? isRegular(own, filled) ? filled : own : filled
  }
}
