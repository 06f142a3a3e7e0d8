/// A small delimited text file read whole: events, adjustments, calendars, factors.
public struct DelimitedTable: Sendable {
  /// One row below the header.
  public struct Row: Sendable, Hashable {
    /// The physical line on which the row begins, counted from 1.
    public let line: Int
    /// The fields, without blanks around them and with quotation marks resolved.
    public let fields: [String]

    /// Creates a row.
    public init(line: Int, fields: [String]) {
      self.line = line
      self.fields = fields
    }
  }

  /// The path of the file, for messages.
  public let name: String
  /// How the file is written.
  public let dialect: Dialect
  /// The names of the columns, without blanks around them.
  public let header: [String]
  /// The line of the header, counted from 1.
  public let headerLine: Int
  /// The rows below the header; blank lines are left out.
  public let rows: [Row]

  private let indices: [String: Int]

  /// Reads a file, or standard input for `-`: text, or a workbook or an archive with one table in it.
  ///
  /// - Throws: ``DelimitedTextError``.
  public static func read(
    _ path: String,
    holding held: HeldFiles = HeldFiles()
  ) throws(DelimitedTextError) -> DelimitedTable {
    try read(SourceBytes.table(path, holding: held))
  }

  /// Reads bytes in memory; the name stands in messages.
  ///
  /// - Throws: ``DelimitedTextError``.
  public static func read(
    bytes: [UInt8],
    name: String
  ) throws(DelimitedTextError) -> DelimitedTable {
    try read(SourceBytes(bytes, name: name))
  }

  /// Reads an open source.
  ///
  /// Rows may be shorter than the header; a row that is longer, with something in the surplus
  /// fields, is an error unless it is a sentence below the data.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - blockSize: How many bytes libcsv is given at a time; the result does not depend on it.
  /// - Returns: The whole table.
  /// - Throws: ``DelimitedTextError``.
  public static func read(
    _ source: SourceBytes,
    blockSize: Int = 65_536
  ) throws(DelimitedTextError) -> DelimitedTable {
    let source = try source.text()
    return try source.withUnsafeBytes { bytes throws(DelimitedTextError) in
      let dialect = try Dialect.detect(bytes, name: source.name, encoding: source.encoding)
      let reader = RecordReader(dialect: dialect, name: source.name, blockSize: blockSize)
      var header: RecordReader.Record?
      var rows: [Row] = []
      var surplus: DelimitedTextError?
      var isFooter = true
      try reader.forEach(in: bytes) { record in
        guard let first = header else {
          header = record
          return true
        }
        if surplus == nil,
          let extra = record.fields.dropFirst(first.fields.count).firstIndex(where: { !$0.isEmpty })
        {
          surplus = .fieldCount(
            SourcePosition(file: source.name, line: record.line, column: extra + 1),
            found: record.fields.count,
            expected: first.fields.count
          )
        }
        if surplus != nil {
          isFooter =
            rows.first.map { FooterLines.hasDate($0.fields) } == true
            && FooterLines.isSentence(record.fields)
          guard isFooter else { return false }
        }
        if record.fields.contains(where: { !$0.isEmpty }) {
          rows.append(Row(line: record.line, fields: record.fields))
        }
        return true
      }
      if let surplus, !isFooter { throw surplus }
      guard let header else { throw .empty(file: source.name) }
      return DelimitedTable(
        name: source.name,
        dialect: dialect,
        header: header.fields,
        headerLine: header.line,
        rows: rows
      )
    }
  }

  /// Returns the table without the lines below its data, such as a source or a total.
  ///
  /// - Parameters:
  ///   - dateColumn: The column of dates.
  ///   - isDate: Whether a field is a date of that column.
  /// - Returns: The table, and the lines that are left out.
  package func withoutFooter(
    dateColumn: Int,
    isDate: (String) -> Bool
  ) -> (table: DelimitedTable, footer: ArraySlice<Row>) {
    var line = headerLine
    let lines = rows.map { row in
      let followsBlank = row.line > line + 1
      line = row.line
      return FooterLines.Line(fields: row.fields, followsBlank: followsBlank)
    }
    let count = withoutActuallyEscaping(isDate) { isDate in
      FooterLines(dateColumn: dateColumn, isDate: isDate).count(in: lines)
    }
    guard count > 0 else { return (self, []) }
    let table = DelimitedTable(
      name: name,
      dialect: dialect,
      header: header,
      headerLine: headerLine,
      rows: Array(rows.dropLast(count))
    )
    return (table, rows.suffix(count))
  }

  private init(name: String, dialect: Dialect, header: [String], headerLine: Int, rows: [Row]) {
    self.name = name
    self.dialect = dialect
    self.header = header
    self.headerLine = headerLine
    self.rows = rows
    indices = Dictionary(
      header.enumerated().map { (normalizedHeader($1), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the index of the first column with a name, whose case, blanks and signs do not matter.
  public func column(named name: String) -> Int? { indices[normalizedHeader(name)] }

  /// Returns the index of the first column that has one of several names.
  public func column(named names: [String]) -> Int? {
    names.lazy.compactMap { column(named: $0) }.first
  }

  /// Returns the field of a row in a column, or nothing where it is blank or the row is too short.
  public func field(_ column: Int, of row: Row) -> String? {
    guard row.fields.indices.contains(column), !row.fields[column].isEmpty else { return nil }
    return row.fields[column]
  }

  /// Returns the place of a field, for messages.
  public func position(_ row: Row, column: Int? = nil) -> SourcePosition {
    SourcePosition(file: name, line: row.line, column: column.map { $0 + 1 })
  }
}

/// Returns a column name without what people write in different ways: only letters and digits stay,
/// in lower case.
///
/// `"PREV. CLOSE "` becomes `prevclose`, `"Turnover ₹"` becomes `turnover`.
public func normalizedHeader(_ header: String) -> String {
  // No name that anybody looks for is so long; what is has lost its line breaks.
  let name = header.utf8.count > 256 ? String(header.prefix(256)) : header
  return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
}
