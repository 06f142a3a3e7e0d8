internal import DelimitedText

/// Headers of data banks: a line of names, then lines of codes and currencies, then the data.
enum NamedBlock {
  /// What stands at the beginning of such lines.
  static let corners: Set<String> = units.union([
    "name", "names", "code", "codes", "mnemonic", "ticker", "tickers", "symbol", "isin", "type",
    "datatype", "startdate", "enddate", "start", "end", "frequency", "date", "dates", "",
    "source", "lastupdate", "指标名称", "指标id", "指标代码", "证券代码", "证券名称", "代码", "名称", "频率", "来源", "数据来源",
    "更新时间", "起始时间", "开始时间", "结束时间", "起始日期", "结束日期", "国家", "地区", "日期",
  ])

  /// What stands at the beginning of lines of units.
  static let units: Set<String> = [
    "currency", "unit", "units", "einheit", "wahrung", "waehrung", "moneda", "devise", "scale",
    "单位", "單位", "単位", "단위", "没有单位", "币种", "货币",
  ]

  private static let codes = [
    "ticker", "tickers", "symbol", "code", "mnemonic", "isin", "指标id", "指标代码", "证券代码", "代码",
  ]

  /// What stands before the names of the columns.
  private static let names: Set<String> = ["指标名称", "证券名称", "名称"]

  /// Returns the names of the columns above the first row of data; nothing where the header is another one.
  static func find(_ records: [RecordReader.Record], above data: FirstRow) -> LayeredNames? {
    guard data.dateColumn == 0, data.index >= 2 else { return nil }
    var lines = records[..<data.index].map(\.fields)
    // Titles stand above, alone in their lines.
    lines.removeFirst(
      lines.lastIndex { $0.count { !$0.isEmpty } == 1 && !isCorner($0[0]) }.map { $0 + 1 } ?? 0
    )
    guard lines.count >= 2, lines.allSatisfy({ isCorner($0[0]) }) else { return nil }
    // Names of fields beside that of the dates are a header, whatever stands above.
    guard
      !lines.contains(where: { line in
        LayeredNames.isNamed(line[0], .date)
          && line.dropFirst().contains { LayeredNames.isField($0, .prices) }
      })
    else { return nil }
    let wide = lines.filter { $0.dropFirst().contains { !$0.isEmpty } }
    let coded = wide.first { codes.contains(HeaderKey.of($0[0])) }
    guard var names = wide.first(where: { isNames($0[0]) }) ?? coded else { return nil }
    names[0] = "Date"
    // A column that the data bank could not fill has an error for its name.
    for column in names.indices where names[column].hasPrefix("#") { names[column] = "" }
    return coded.flatMap { ofTypes($0, names) }
      ?? LayeredNames(fields: names, tickers: names.map { _ in "" })
  }

  private static func isNames(_ field: String) -> Bool {
    let key = HeaderKey.of(field)
    return key.hasPrefix("name") || names.contains(key)
  }

  private static func isCorner(_ field: String) -> Bool { corners.contains(HeaderKey.of(field)) }

  /// The data types of prices, and the fields that they are; Datastream counts volumes in thousands.
  private static let types = ["P": "Close", "PO": "Open", "PH": "High", "PL": "Low"]

  /// Returns fields and securities where codes tell several data types, as in `905113(PH)`.
  private static func ofTypes(_ codes: [String], _ names: [String]) -> LayeredNames? {
    var fields = ["Date"]
    var tickers = [""]
    var securities: [Substring: String] = [:]
    var found: Set<Substring> = []
    for (column, code) in codes.enumerated().dropFirst() {
      guard let open = code.lastIndex(of: "("), code.last == ")", names.indices.contains(column)
      else {
        guard code.isEmpty else { return nil }
        fields.append("")
        tickers.append("")
        continue
      }
      let base = code[..<open]
      let type = code[code.index(after: open)...].dropLast()
      found.insert(type)
      // The first name of a security has the least words beside it.
      if securities[base] == nil { securities[base] = names[column] }
      fields.append(types[String(type)] ?? code)
      tickers.append(types[String(type)] == nil ? "" : securities[base] ?? "")
    }
    guard found.count > 1, found.contains("P") else { return nil }
    return LayeredNames(fields: fields, tickers: tickers)
  }
}
