public import CivilTime
public import DelimitedText

/// Daily returns of factors, such as the excess return of the market, size and value.
public struct FactorTable: Sendable, Hashable {
  /// The days, ascending and without repetition.
  public let days: [CalendarDate]
  /// The names of the factors as the file writes them.
  public let names: [String]
  /// For each factor one return for each day, as a fraction; a missing one is not a number.
  public let columns: [[Double]]
  /// What was found or chosen.
  public let notes: [QualityNote]

  /// Creates a table.
  ///
  /// - Precondition: There is a column for each name, with a value for each day.
  public init(
    days: [CalendarDate],
    names: [String],
    columns: [[Double]],
    notes: [QualityNote] = []
  ) {
    precondition(names.count == columns.count, "A column belongs to each name")
    precondition(columns.allSatisfy { $0.count == days.count }, "A value belongs to each day")
    self.days = days
    self.names = names
    self.columns = columns
    self.notes = notes
  }

  /// Returns the values of a factor, whose name's case, blanks and signs do not matter.
  public func column(named name: String) -> [Double]? {
    let wanted = normalizedHeader(name)
    return names.firstIndex { normalizedHeader($0) == wanted }.map { columns[$0] }
  }

  /// Loads a delimited file with a column of dates and a column for each factor.
  ///
  /// Files of Kenneth French's data library are read as they are: text before the table and tables
  /// after it are passed over. Percent become fractions and a risk-free rate a year becomes that of a
  /// day where the size or the header tells it for certain; `-99.99` and `-999` are missing.
  ///
  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - dateFormat: The notation of the dates, when it is not to be recognized.
  ///   - encoding: The encoding of a file that is not UTF-8, when it is not to be recognized.
  ///   - unit: The unit of the factors, when it is not to be recognized.
  ///   - riskFree: What the risk-free column holds, when it is not to be recognized.
  ///   - decimal: The decimal mark of columns that do not tell.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Returns: The factors in the order of the columns, by day.
  /// - Throws: ``PriceDataError``, also when a unit is not certain.
  public static func load(
    _ path: String,
    dateFormat: String? = nil,
    encoding: String? = nil,
    unit: ReturnUnit? = nil,
    riskFree: RiskFreeUnit? = nil,
    decimal: DecimalMark? = nil,
    holding held: HeldFiles = HeldFiles()
  ) throws(PriceDataError) -> FactorTable {
    var reader = try reader(path, dateFormat: dateFormat, encoding: encoding, holding: held)
    reader.decimal = decimal
    reader.unit = unit
    reader.riskFree = riskFree
    return try reader.read()
  }

  private static func reader(
    _ path: String,
    dateFormat: String?,
    encoding: String?,
    holding held: HeldFiles
  ) throws(PriceDataError) -> FactorReader {
    let encoding = try TextEncoding.named(encoding)
    do throws(DelimitedTextError) {
      let source = try SourceBytes.table(path, holding: held).text(encoding: encoding)
      let text = source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
      if let found = try KennethFrenchFile.table(in: text, name: source.name) {
        return FactorReader(
          table: found.table,
          dateFormat: dateFormat,
          isKennethFrench: found.isUnchanged
        )
      }
      let table = try DelimitedTable.read(source)
      return FactorReader(table: table, dateFormat: dateFormat, isKennethFrench: false)
        .withoutFooter()
    } catch {
      throw .text(error)
    }
  }
}

/// Turns the rows of a factor file into columns.
private struct FactorReader {
  private(set) var table: DelimitedTable
  let dateFormat: String?
  let isKennethFrench: Bool
  /// What was found below the rows.
  private var footerNotes: [QualityNote] = []
  var unit: ReturnUnit?
  var riskFree: RiskFreeUnit?
  var decimal: DecimalMark?

  init(table: DelimitedTable, dateFormat: String?, isKennethFrench: Bool) {
    self.table = table
    self.dateFormat = dateFormat
    self.isKennethFrench = isKennethFrench
  }

  /// Returns the reader without the lines below the data.
  func withoutFooter() -> FactorReader {
    guard let dateColumn = dateColumn() else { return self }
    let (rest, footer) = table.withoutFooter(dateColumn: dateColumn) {
      HeaderRows.isDate($0, forms: .months)
    }
    guard let first = footer.first?.fields.first(where: { !$0.isEmpty }) else { return self }
    var reader = self
    reader.table = rest
    reader.footerNotes = [
      .footerLeftOut(file: table.name, lines: footer.count, text: first)
    ]
    return reader
  }

  func read() throws(PriceDataError) -> FactorTable {
    guard !table.rows.isEmpty else { throw .noRows(file: table.name) }
    guard let dateColumn = dateColumn() else {
      throw .noDateColumn(file: table.name, header: table.header, table: .factors)
    }
    let columns = table.header.indices.filter { $0 != dateColumn && !table.header[$0].isEmpty }
    guard !columns.isEmpty else {
      throw .noValueColumn(
        file: table.name,
        header: table.header,
        maySecurities: false,
        table: .factors
      )
    }
    let dates = try dates(dateColumn)
    let notations = ColumnNotations(
      rows: table.rows.lazy.map(\.fields),
      dialect: table.dialect,
      asked: decimal
    )
    let (days, dayNotes) = try days(dates, dateColumn)
    for column in columns {
      guard case .unclear(let text) = notations.mark(of: column) else { continue }
      throw .decimalUnclear(file: table.name, column: table.header[column], text: text)
    }
    let written = columns.map { notations.notation(of: $0) }
    var rows: [(date: CalendarDate, row: DelimitedTable.Row, values: [Double])] = []
    for (row, day) in zip(table.rows, days) {
      var values: [Double] = []
      for (column, notation) in zip(columns, written) {
        values.append(try value(row, column, notation))
      }
      rows.append((day, row, values))
    }
    rows.sort { $0.date < $1.date }
    for (first, second) in zip(rows, rows.dropFirst()) where first.date == second.date {
      throw .factorDayTwice(
        first.date,
        first: table.position(first.row),
        second: table.position(second.row)
      )
    }
    var units = FactorUnits(
      file: table.name,
      days: rows.map(\.date),
      columns: columns.indices.map { index in
        FactorUnits.Column(
          header: table.header[columns[index]],
          values: rows.map { $0.values[index] },
          hasPercentSigns: rows.contains { row in
            table.field(columns[index], of: row.row)?.hasSuffix("%") == true
          }
        )
      },
      // The library's unit is known, so a setting cannot contradict it.
      known: isKennethFrench ? .percent : unit,
      riskFree: riskFree
    )
    try units.convert(isCertain: isKennethFrench)
    return FactorTable(
      days: rows.map(\.date),
      names: units.columns.map(\.name),
      columns: units.columns.map(\.values),
      notes: footerNotes + dayNotes + units.notes
    )
  }

  /// Returns the day of each row; stamps in UTC that are midnights elsewhere become the days there.
  private func days(
    _ dates: DateColumn,
    _ column: Int
  ) throws(PriceDataError) -> ([CalendarDate], [QualityNote]) {
    var stamps: [DateStamp] = []
    var midnights = LocalMidnights()
    for row in table.rows {
      let text = table.field(column, of: row) ?? ""
      guard let stamp = dates.parse(text) else {
        throw .notAFactorDate(
          table.position(row, column: column),
          text: text,
          column: table.header[column]
        )
      }
      midnights.add(stamp)
      stamps.append(stamp)
    }
    let example = table.rows.first.flatMap { table.field(column, of: $0) } ?? ""
    switch midnights.finding() {
    case .asWritten: return (stamps.map(\.date), [])
    case .unclear: throw .midnightsUnclear(file: table.name, example: example)
    case .nextDay:
      let days = stamps.map { LocalMidnights.moved($0).date }
      return (days, [.midnightsMoved(file: table.name, example: example, day: days[0])])
    }
  }

  private func dateColumn() -> Int? {
    let named = table.header.indices.first { index in
      ColumnNames.meanings(table.header[index], values: .prices).meanings
        .contains { $0.role == .date }
    }
    return named
      ?? table.header.indices.first { index in
        table.rows.allSatisfy { row in
          table.field(index, of: row).map { HeaderRows.isDate($0, forms: .months) } == true
        }
      }
  }

  private func dates(_ column: Int) throws(PriceDataError) -> DateColumn {
    if let dateFormat {
      guard let notation = DateNotation(format: dateFormat) else {
        throw .badDateFormat(dateFormat)
      }
      return DateColumn(notation, forms: .prices)
    }
    do throws(DateNotationError) {
      return try DateColumn.recognize(
        table.rows.compactMap { table.field(column, of: $0) },
        forms: .prices
      )
    } catch {
      throw PriceDataError.dates(file: table.name, column: table.header[column], error).beside
    }
  }

  private func value(
    _ row: DelimitedTable.Row,
    _ column: Int,
    _ notation: NumberNotation
  ) throws(PriceDataError) -> Double {
    let text = table.field(column, of: row) ?? ""
    switch notation.parse(text) {
    case .value(let value): return value
    case .missing, .error: return .nan
    case .notANumber:
      throw .notAFactor(
        table.position(row, column: column),
        text: text,
        column: table.header[column]
      )
    }
  }
}

/// The layout of the factor files in Kenneth French's data library.
///
/// Some lines of text, a header without a name for the dates, one row a day as `yyyymmdd` or a month as
/// `yyyymm` with returns in percent, then a blank line and further tables, such as that of the years, or a
/// copyright. `-99.99` and `-999` mean missing. People name the dates and keep the rest.
enum KennethFrenchFile {
  /// The most lines before the header.
  private static let preambleLimit = 40

  /// A table of the library.
  struct Found {
    let table: DelimitedTable
    /// Whether the header is the library's own, whose unit is percent.
    let isUnchanged: Bool
  }

  /// Returns the first table of a text in this layout.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - name: The name of the file, for messages.
  /// - Returns: Nothing when the text has another layout.
  /// - Throws: ``DelimitedTextError`` when the table inside cannot be read.
  static func table(in text: String, name: String) throws(DelimitedTextError) -> Found? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard
      let header = lines.prefix(preambleLimit).firstIndex(where: isHeader),
      header + 1 < lines.count, let width = width(of: lines[header + 1])
    else { return nil }
    let rows = lines[(header + 1)...].prefix { self.width(of: $0) == width }
    let isUnchanged = lines[header].first == ","
    // In a table that people keep, a row that goes on after another line is no second table.
    let isCut = lines[rows.endIndex...].contains { self.width(of: $0) == width }
    guard isUnchanged || !isCut else { return nil }
    // The lines keep their numbers, so that a message names the line of the file.
    let blank = String(repeating: "\n", count: header)
    let names = (isUnchanged ? "Date" : "") + lines[header]
    let body = blank + names + "\n" + rows.joined(separator: "\n") + "\n"
    return Found(
      table: try DelimitedTable.read(bytes: Array(body.utf8), name: name),
      isUnchanged: isUnchanged
    )
  }

  /// Whether a line has no name, or that of dates, before those of factors of the library.
  private static func isHeader(_ line: Substring) -> Bool {
    let names = line.split(separator: ",", omittingEmptySubsequences: false)
      .map { normalizedHeader(String($0)) }
    guard names.count > 1, ["", "date", "dates", "month", "day"].contains(names[0]) else {
      return false
    }
    return names.dropFirst().contains {
      ["mktrf", "smb", "hml", "mom", "rmw", "cma", "rf", "strev"].contains($0)
    }
  }

  /// Returns how many digits the day or month has that a line begins with: eight or six.
  private static func width(of line: Substring) -> Int? {
    let day = line.prefix { $0 != "," }.filter { $0 != " " }
    return [6, 8].contains(day.count) && day.allSatisfy(\.isNumber) ? day.count : nil
  }
}
