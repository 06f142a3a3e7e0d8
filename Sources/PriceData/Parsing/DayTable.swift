internal import CivilTime
internal import DelimitedText

/// A table of one day, which has a row for each security and no column of dates.
///
/// Its day is written behind each row, so that everything after reads it as a table with dates; files with dates are
/// never looked at here.
struct DayTable: Sendable {
  /// The day.
  let day: CalendarDate
  /// The file with the day in its rows.
  let source: BlockSource
  /// What its columns are.
  let layouts: [ColumnLayout]

  /// Whether the rows are those of several securities at one moment.
  fileprivate var isOne: Bool {
    guard let layout = layouts.first, layouts.count == 1 else { return false }
    return layout.column(.symbol) != nil && !layout.hasTimes
  }

  /// Returns a file with a day at the end of each line below the header that has all its fields.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - source: The file.
  ///   - header: The names of its columns.
  /// - Returns: Nothing where the names are dates or stand nowhere in the file.
  fileprivate static func written(
    _ day: CalendarDate,
    behind source: BlockSource,
    _ header: [String]
  ) -> BlockSource? {
    guard !header.contains(where: { HeaderRows.isDate($0, forms: .months) }),
      let whole = try? source.whole()
    else { return nil }
    let text: [UInt8]? = whole.withUnsafeBytes { bytes in
      guard
        let dialect = try? Dialect.detect(bytes, name: source.name, encoding: source.encoding)
      else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 4)
      var copied = 0
      var isBelow = false
      let reader = RecordReader(dialect: dialect, name: source.name)
      try? reader.forEach(in: bytes) { record in
        let isHeader = !isBelow && record.fields == header
        guard isHeader || isBelow && record.fields.count == header.count else { return true }
        var end = record.end
        while end > record.start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
        result.append(contentsOf: bytes[copied..<end])
        result.append(dialect.delimiter)
        result.append(contentsOf: (isHeader ? "date" : day.description).utf8)
        copied = end
        isBelow = true
        return true
      }
      guard isBelow else { return nil }
      result.append(contentsOf: bytes[copied...])
      return result
    }
    return text.map(source.rewritten)
  }
}

extension FileOpener {
  /// Returns the table of one day that a file is, whose day stands in its name.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - file: Its place among the files.
  ///   - error: That no column of dates was recognized.
  /// - Returns: The table with its day.
  /// - Throws: ``PriceDataError``: the error, or that the name tells no day either.
  func dayTable(
    of source: BlockSource,
    file: Int,
    after error: PriceDataError
  ) throws(PriceDataError) -> DayTable {
    guard case .noDateColumn(_, let header, .prices) = error else { throw error }
    if let day = FileNameDay(files[file].fileName)?.day {
      guard let table = try table(of: day, in: source, header, file: file) else { throw error }
      return table
    }
    // Any day tells whether one in the name would do.
    guard let example = CalendarDate(year: 2024, month: 1, day: 15),
      (try? table(of: example, in: source, header, file: file)) != nil
    else { throw error }
    throw .noDay(file: source.name, header: header, example: example)
  }

  private func table(
    of day: CalendarDate,
    in source: BlockSource,
    _ header: [String],
    file: Int
  ) throws(PriceDataError) -> DayTable? {
    guard let dated = DayTable.written(day, behind: source, header) else { return nil }
    var none: Previous?
    let layouts = try layouts(of: dated, file: file, previous: &none)
    let table = DayTable(day: day, source: dated, layouts: layouts)
    return table.isOne ? table : nil
  }
}
