internal import CivilTime
internal import DelimitedText

/// The rows at the head of a file: names of columns, and the first rows of data below them.
struct HeaderRows {
  /// The names of the columns; numbers as names where the file has no header.
  let names: [String]
  /// For each column its ticker, in files of yfinance with several header lines.
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
    if let layered = layered(records, values: values) { return layered }
    let named = records.prefix(20).firstIndex { record in
      record.fields.contains { isDateName($0, values: values) }
        && record.fields.count > 1
        && !record.fields.contains { isDate($0) }
    }
    if let named { return below(named, records) }
    if first.fields.contains(where: { isDate($0) }),
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
    return below(0, records)
  }

  private static func below(_ index: Int, _ records: [RecordReader.Record]) -> HeaderRows {
    var names = records[index].fields
    let sample = records[(index + 1)...].map(\.fields)
    // R writes row names, 1 and 2 and so on, without a name for their column.
    if let width = sample.first?.count, width == names.count + 1,
      sample.enumerated().allSatisfy({ $1.count == width && $1.first == String($0 + 1) })
    {
      names.insert("", at: 0)
    }
    return HeaderRows(
      names: names,
      tickers: nil,
      dataStart: records[index].end,
      sample: sample,
      isHeaderless: false
    )
  }

  /// Reads the two or three header lines of yfinance: fields, tickers, the name of the index.
  private static func layered(
    _ records: [RecordReader.Record],
    values: PricePanel.Values
  ) -> HeaderRows? {
    guard records.count >= 2, let corner = records[1].fields.first,
      ["ticker", "tickers", "symbol", "symbols"].contains(normalizedHeader(corner)),
      records[0].fields.count == records[1].fields.count, records[0].fields.count > 1,
      ["price", "", "attributes"].contains(normalizedHeader(records[0].fields[0]))
    else { return nil }
    var names = records[0].fields
    var dataStart = records[1].end
    var first = 2
    if records.count > 2, let index = records[2].fields.first, isDateName(index, values: values) {
      dataStart = records[2].end
      first = 3
    }
    names[0] = "Date"
    return HeaderRows(
      names: names,
      tickers: records[1].fields,
      dataStart: dataStart,
      sample: records.dropFirst(first).map(\.fields),
      isHeaderless: false
    )
  }

  private static func isDateName(_ name: String, values: PricePanel.Values) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains { $0.role == .date }
  }

  static func isDate(_ text: String) -> Bool {
    guard let column = try? DateColumn.recognize([text]) else {
      // A date that may be read in two ways is a date nevertheless.
      return DateNotation.dayMonthYear.parse(text) != nil
    }
    return column.parse(text) != nil
  }

  static func isNumber(_ text: String, _ notation: NumberNotation) -> Bool {
    if case .value = notation.parse(text) { return true }
    return false
  }
}
