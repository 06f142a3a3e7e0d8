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
  ///
  /// The first row with a date, and the nearest row above it that names its columns, tell where the data
  /// begin, however many lines of other things stand above.
  static func find(
    _ records: [RecordReader.Record],
    values: PricePanel.Values,
    notation: NumberNotation
  ) -> HeaderRows? {
    guard let first = records.first else { return nil }
    let data = FirstRow.find(records)
    if let data {
      if let layered = LayeredNames.ofLines(records, above: data, values: values) {
        return rows(layered, from: data, records)
      }
      if let names = NamedBlock.find(records, above: data) {
        return rows(names, from: data, records)
      }
    }
    let above = data.map { records[..<$0.index] } ?? records[...]
    let named = { (record: RecordReader.Record) in
      record.fields.count > 1
        && (record.fields.contains { isDateName($0, values: values) }
          || DateParts(record.fields) != nil)
        && !record.fields.contains { isDate($0) }
    }
    // Of names in several languages the first line of the most known ones counts.
    let known = { (line: Int) in
      records[line].fields.count { !ColumnNames.meanings($0, values: values).meanings.isEmpty }
    }
    let header =
      data == nil
      ? nil
      : above.indices.filter { named(records[$0]) }.max { (known($0), $0) < (known($1), $1) }
    if let header { return below(header, records, values, notation, data) }
    // Where no date is known yet, the first names count: further ones may be among the rows.
    if let header = records.firstIndex(where: named) {
      return below(header, records, values, notation, nil)
    }
    guard let data else { return below(0, records, values, notation, nil) }
    if let header = data.header(among: records, notation) {
      return below(header, records, values, notation, data)
    }
    let row = records[data.index]
    guard row.fields.contains(where: { isNumber($0, notation) && !isDate($0) }) else {
      // A header whose date column has an unusual name or none, as pandas writes its index.
      return below(0, records, values, notation, data)
    }
    return HeaderRows(
      names: row.fields.indices.map { "\($0 + 1)" },
      tickers: nil,
      dataStart: data.index == 0 ? first.start : row.start,
      sample: records[data.index...].map(\.fields),
      isHeaderless: true
    )
  }

  /// The rows below a header of several lines.
  private static func rows(
    _ names: LayeredNames,
    from data: FirstRow,
    _ records: [RecordReader.Record]
  ) -> HeaderRows {
    HeaderRows(
      names: names.fields,
      tickers: names.tickers.contains { !$0.isEmpty } ? names.tickers : nil,
      dataStart: records[data.index - 1].end,
      sample: records[data.index...].map(\.fields),
      isHeaderless: false
    )
  }

  private static func below(
    _ header: Int,
    _ records: [RecordReader.Record],
    _ values: PricePanel.Values,
    _ notation: NumberNotation,
    _ data: FirstRow?
  ) -> HeaderRows {
    var names = records[header].fields
    var begin = header + 1
    // Units, the word of the dates, remarks, and the names in another language may stand between the
    // names and the rows.
    if let data, data.index > begin,
      records[begin..<data.index].allSatisfy({ line in
        data.isBesideNames(line.fields, notation)
          || line.fields.indices.contains(data.dateColumn)
            && isDateName(line.fields[data.dateColumn], values: values)
            && !line.fields.contains { isNumber($0, notation) }
      })
    {
      begin = data.index
    }
    let sample = records[begin...].map(\.fields).filter { fields in
      fields != records[header].fields
        && (!CommentLine.isOne(fields) || fields.dropFirst().contains { isDate($0) })
    }
    // R and others write row names, or dates as such, without a name for their column.
    if let width = sample.first?.count, width == names.count + 1,
      sample.allSatisfy({ $0.count == width }),
      sample.contains(where: { $0.last?.isEmpty == false }),
      sample.allSatisfy({ isDate($0[0]) }) && !isDateName(names[0], values: values)
        || numberRows(sample.map { $0[0] })
    {
      names.insert("", at: 0)
    }
    let layered = JoinedNames.split(names, values: values)
    return HeaderRows(
      names: layered?.fields ?? names,
      tickers: layered.flatMap { $0.tickers.contains { !$0.isEmpty } ? $0.tickers : nil },
      dataStart: begin == header + 1 ? records[header].end : records[begin].start,
      sample: sample,
      isHeaderless: false
    )
  }

  /// Whether fields count the rows from zero or one.
  static func numberRows(_ fields: [String]) -> Bool {
    fields.enumerated().allSatisfy { row, field in
      Int(field).map { $0 == row || $0 == row + 1 } ?? false
    }
  }

  private static func isDateName(_ name: String, values: PricePanel.Values) -> Bool {
    ColumnNames.meanings(name, values: values).meanings.contains { $0.role == .date }
  }

  /// Whether a text is a date, or the month of a monthly series where such are looked for.
  static func isDate(_ text: String, forms: DateForms = []) -> Bool {
    DateColumn.isDate(text, forms: forms.union(.words))
  }

  static func isNumber(_ text: String, _ notation: NumberNotation) -> Bool {
    if case .value = notation.parse(text) { return true }
    return false
  }
}

/// On which lines of the file the header stands.
extension HeaderRows {
  /// Returns the lines of all rows above the data.
  static func lines(
    _ records: [RecordReader.Record],
    above dataStart: Int
  ) -> ClosedRange<Int>? {
    let above = records.filter { $0.end <= dataStart }
    guard let first = above.first, let last = above.last else { return nil }
    return first.line...last.line
  }

  /// Returns the lines of the header, from the first to the last that has names or tickers; nothing where there
  /// is none.
  func lines(among records: [RecordReader.Record]) -> ClosedRange<Int>? {
    let above = records.filter { $0.end <= dataStart }
    guard !isHeaderless, let nearest = above.last else { return nil }
    let known = Set(names + (tickers ?? [])).subtracting([""])
    let own = above.filter { record in
      let fields = record.fields.filter { !$0.isEmpty }
      return fields.count > 1 && fields.count { known.contains($0) } * 2 > fields.count
    }
    guard let first = own.first, let last = own.last else { return nearest.line...nearest.line }
    // Below the tickers and the fields, yfinance writes a line for the word of the dates.
    return first.line...(tickers == nil ? last : nearest).line
  }
}
