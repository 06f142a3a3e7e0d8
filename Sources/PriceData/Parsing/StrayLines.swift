internal import CivilTime
internal import DelimitedText

/// Lines among the rows of a file that are none of them: remarks, headers that stand again where downloads or
/// pages were put together, and dividends and splits between the days.
///
/// They are looked for only in a file that has bad rows, and blanks are written over them, so that every other
/// byte keeps its place.
struct StrayLines: Sendable {
  /// How many remarks and headers there are.
  let count: Int
  /// The first field of the first.
  let text: String
  /// How many dividends and splits there are.
  let actions: Int
  /// The words of the first.
  let action: String
  /// The file with blanks in their place.
  let source: BlockSource

  /// Finds such lines.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - layout: What its columns are.
  ///   - end: Where its rows end.
  ///   - skipsBadRows: Whether a person has said that bad rows are to be left out.
  /// - Returns: Nothing where there is none.
  /// - Throws: ``PriceDataError`` where a header stands again above rows that are not of the same table.
  static func find(
    in source: BlockSource,
    _ layout: ColumnLayout,
    end: Int,
    skipsBadRows: Bool
  ) throws(PriceDataError) -> StrayLines? {
    guard let dateColumn = layout.column(.date) else { return nil }
    var search = Search(layout: layout, dateColumn: dateColumn, skipsBadRows: skipsBadRows)
    let whole: SourceBytes
    do throws(DelimitedTextError) {
      whole = try source.whole()
      try whole.withUnsafeBytes { bytes throws(DelimitedTextError) in
        let reader = RecordReader(dialect: layout.dialect, name: source.name)
        let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(layout.dataStart))
        try reader.forEach(in: head) { search.addHead($0) }
        let rows = UnsafeRawBufferPointer(rebasing: bytes.prefix(end))
        try reader.forEach(in: rows, from: layout.dataStart) { search.add($0) }
      }
    } catch {
      // A quotation mark that is never closed is a bad row of its own.
      guard case .unterminatedQuote = error else { throw .text(error) }
      return nil
    }
    if let (line, isOther) = search.problem {
      let position = SourcePosition(file: source.name, line: line)
      throw isOther ? .otherHeader(position) : .headerAgain(position)
    }
    let all = search.stray + search.actions.map(\.record)
    guard !all.isEmpty else { return nil }
    var blanked = whole.withUnsafeBytes { Array($0) }
    for record in all {
      for place in record.start..<record.end where blanked[place] != 10 && blanked[place] != 13 {
        blanked[place] = 0x20
      }
    }
    return StrayLines(
      count: search.stray.count,
      text: search.stray.first?.fields.first { !$0.isEmpty } ?? "",
      actions: search.actions.count,
      action: search.actions.first?.text ?? "",
      source: source.rewritten(blanked)
    )
  }

  /// Goes through the rows of a file.
  private struct Search {
    let layout: ColumnLayout
    let dateColumn: Int
    let skipsBadRows: Bool
    /// The lines found.
    private(set) var stray: [RecordReader.Record] = []
    /// The dividends and splits found, each with its words.
    private(set) var actions: [(record: RecordReader.Record, text: String)] = []
    /// The line of a header above rows of another table, and whether its columns are others.
    private(set) var problem: (line: Int, isOther: Bool)?
    private var head: Set<[String]> = []
    private var firstDate: String?
    private var lastDate: String?
    /// The line of a header that stands again, until the row below it is seen.
    private var openHeader: Int?

    init(layout: ColumnLayout, dateColumn: Int, skipsBadRows: Bool) {
      self.layout = layout
      self.dateColumn = dateColumn
      self.skipsBadRows = skipsBadRows
    }

    mutating func addHead(_ record: RecordReader.Record) -> Bool {
      let fields = Self.filled(record.fields)
      if !fields.isEmpty { head.insert(fields) }
      return true
    }

    /// Takes a line and returns whether to go on.
    mutating func add(_ record: RecordReader.Record) -> Bool {
      let fields = Self.filled(record.fields)
      guard !fields.isEmpty else { return true }
      if head.contains(fields) {
        stray.append(record)
        openHeader = record.line
        return true
      }
      let date = record.fields.indices.contains(dateColumn) ? record.fields[dateColumn] : ""
      // A symbol may begin as a remark does, in a row with a date.
      let isDated = dateColumn > 0 && date.contains(where: \.isNumber)
      if CommentLine.isOne(fields) && !isDated || CommentLine.isPageNumber(fields) {
        stray.append(record)
        return true
      }
      if let text = action(in: fields) {
        actions.append((record, text))
        return true
      }
      if date.contains(where: \.isNumber) {
        if let openHeader, !goesOn(date) { problem = (openHeader, false) }
        openHeader = nil
        if firstDate == nil { firstDate = date }
        lastDate = date
      } else if isHeader(fields) {
        problem = (record.line, true)
      }
      return problem == nil
    }

    /// Returns the words of a dividend or a split that stands alone beside the date, as on pages of quotes.
    private func action(in fields: [String]) -> String? {
      guard layout.header.count >= 3, fields.indices.contains(dateColumn) else { return nil }
      let others = fields.indices.filter { $0 != dateColumn && !fields[$0].isEmpty }
      let words = others.filter { layout.roles[$0] != .symbol }
      guard let only = words.first, words.count == 1, fields[only].contains(where: \.isNumber),
        fields[only].lowercased().split(whereSeparator: { !$0.isLetter })
          .contains(where: { Self.actionWords.contains(String($0)) })
      else { return nil }
      return fields[only]
    }

    private static let actionWords: Set<String> = [
      "dividend", "dividends", "split", "splits", "distribution", "dividende", "dividendo",
      "dividendi", "bonus", "spinoff",
    ]

    /// Whether the names of other columns, or of the same in another order, stand in a line.
    private func isHeader(_ fields: [String]) -> Bool {
      let names = fields.filter { name in
        ColumnNames.meanings(name, values: .prices).meanings.contains { $0.rank < 3 }
      }
      return names.count >= 2 && names.count * 2 > fields.count
        && !fields.contains { field in
          layout.notations.contains { HeaderRows.isNumber(field, $0) }
        }
    }

    /// Whether the dates below a header go on from those above, where nothing else tells that the rows
    /// are of one security.
    private func goesOn(_ date: String) -> Bool {
      guard layout.fileSymbol != nil || layout.isWide, !skipsBadRows, let firstDate, let lastDate,
        let column = try? DateColumn.recognize(
          [firstDate, lastDate, date],
          forms: .prices
        ),
        let first = column.parse(firstDate), let last = column.parse(lastDate),
        let next = column.parse(date)
      else { return true }
      // One row tells no direction.
      if first.date == last.date { return next.date != last.date }
      return first.date <= last.date ? last.date <= next.date : next.date <= last.date
    }

    /// The fields without blank ones at the end.
    private static func filled(_ fields: [String]) -> [String] {
      Array(fields[..<((fields.lastIndex { !$0.isEmpty } ?? -1) + 1)])
    }
  }
}
