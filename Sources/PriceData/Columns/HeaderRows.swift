internal import CivilTime
internal import DelimitedText

/// The rows at the head of a file: names of columns, and the first rows of data below them.
struct HeaderRows {
  /// The names of the columns; numbers as names where the file has no header.
  let names: [String]
  /// For each column its ticker, in files that name a field and a ticker for each.
  let tickers: [String]?
  /// Where the first row of data begins.
  let dataStart: Int
  /// The first rows of data.
  let sample: [[String]]
  /// Whether the file has no header.
  let isHeaderless: Bool

  /// Finds the header among the first rows of a file.
  static func find(
    _ records: [RecordReader.Record],
    values: PricePanel.Values,
    notation: NumberNotation
  ) -> HeaderRows? {
    guard let first = records.first else { return nil }
    if let (names, count) = LayeredNames.ofLines(records, values: values) {
      return HeaderRows(
        names: names.fields,
        tickers: names.tickers,
        dataStart: records[count - 1].end,
        sample: records.dropFirst(count).map(\.fields),
        isHeaderless: false
      )
    }
    let named = records.prefix(20).firstIndex { record in
      (record.fields.contains { isDateName($0, values: values) } || DateParts(record.fields) != nil)
        && record.fields.count > 1
        && !record.fields.contains { isDate($0) }
    }
    if let named { return below(named, records, values) }
    if let (names, count) = NamedBlock.find(records) {
      return HeaderRows(
        names: names,
        tickers: nil,
        dataStart: records[count - 1].end,
        sample: records.dropFirst(count).map(\.fields),
        isHeaderless: false
      )
    }
    if first.fields.contains(where: { isDate($0) }) || hasEpoch(records, notation),
      first.fields.contains(where: { isNumber($0, notation) && !isDate($0) })
    {
      return HeaderRows(
        names: first.fields.indices.map { "\($0 + 1)" },
        tickers: nil,
        dataStart: first.start,
        sample: records.map(\.fields),
        isHeaderless: true
      )
    }
    // A header whose date column has an unusual name or none, as pandas writes its index.
    return below(0, records, values)
  }

  private static func below(
    _ index: Int,
    _ records: [RecordReader.Record],
    _ values: PricePanel.Values
  ) -> HeaderRows {
    var names = records[index].fields
    let sample = records[(index + 1)...].map(\.fields)
    // R writes row names, 1 and 2 and so on, without a name for their column.
    if let width = sample.first?.count, width == names.count + 1,
      sample.enumerated().allSatisfy({ $1.count == width && $1.first == String($0 + 1) })
    {
      names.insert("", at: 0)
    }
    let layered = LayeredNames.ofNames(names, values: values)
    return HeaderRows(
      names: layered?.fields ?? names,
      tickers: layered?.tickers,
      dataStart: records[index].end,
      sample: sample,
      isHeaderless: false
    )
  }

  private static func isDateName(_ name: String, values: PricePanel.Values) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains { $0.role == .date }
  }

  /// Whether a text is a date, or the month of a monthly series where such are looked for.
  static func isDate(_ text: String, forms: DateForms = []) -> Bool {
    DateColumn.isDate(text, forms: forms.union(.words))
  }

  /// Whether all rows are numbers, among them seconds since 1970.
  private static func hasEpoch(
    _ records: [RecordReader.Record],
    _ notation: NumberNotation
  ) -> Bool {
    guard let column = EpochColumn.first(in: records.map(\.fields)) else { return false }
    return records.first?.fields.indices.contains(column) == true
  }

  static func isNumber(_ text: String, _ notation: NumberNotation) -> Bool {
    if case .value = notation.parse(text) { return true }
    return false
  }
}
