internal import Algorithms
internal import CivilTime
internal import DelimitedText
internal import EventStatistics
internal import Notices
internal import PriceData

/// The size and book-to-market of securities on days, from a file of several rows for each.
struct CharacteristicsTable: Sendable {
  /// A row, whose numbers may be missing or none that a firm is matched by.
  struct Row: Sendable, Hashable {
    let date: CalendarDate
    let marketValue: Double
    let bookToMarket: Double

    /// The row as a firm is matched by it; nothing where a number is missing, zero or negative.
    var usable: FirmCharacteristics? {
      guard marketValue > 0, bookToMarket > 0 else { return nil }
      return FirmCharacteristics(
        date: date,
        marketValue: marketValue,
        bookToMarket: bookToMarket
      )
    }

    /// What the row lacks, in words.
    var lack: String {
      func lack(_ name: String, _ value: Double) -> String? {
        value > 0 ? nil : value.isNaN ? "no \(name)" : "a \(name) of \(value)"
      }
      return [lack("market value", marketValue), lack("book-to-market", bookToMarket)]
        .compactMap(\.self).joined(separator: " and ")
    }
  }

  /// The path of the file, for messages.
  let name: String
  /// The rows of each security, ascending by day, by its position in the panel.
  let rows: [Int: [Row]]
  /// The symbols that have no prices, in order.
  let unknown: [String]
  /// The number of symbols in the file.
  let symbolCount: Int

  private static let symbolNames = [
    "symbol", "ticker", "scrip", "security", "permno", "gvkey", "firm", "company", "name",
  ]
  private static let dateNames = ["date", "datadate", "day", "as_of", "period_end"]
  private static let sizeNames = [
    "market_value", "market_cap", "market_capitalization", "market_capitalisation", "mcap",
    "mktcap",
    "size", "me",
  ]
  private static let ratioNames = [
    "book_to_market", "book_to_market_ratio", "btm", "bm", "beme", "book_market",
  ]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - symbols: The symbols of the prices.
  ///   - decimal: The decimal mark of columns that do not tell.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Throws: ``StudyError`` when it is no table, lacks a column, has a date or number that cannot be read, or two
  ///   rows of one security and day.
  init(
    path: String,
    symbols: SymbolDirectory,
    decimal: DecimalMark?,
    holding held: HeldFiles
  ) throws(StudyError) {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path, holding: held)
    } catch {
      throw .configuration(.invalidSetting(error.message))
    }
    let symbol = try Self.column(Self.symbolNames, of: table)
    let date = try Self.column(Self.dateNames, of: table)
    let size = try Self.column(Self.sizeNames, of: table)
    let ratio = try Self.column(Self.ratioNames, of: table)
    let dates: DateColumn
    do throws(DateNotationError) {
      // A month stands for its first day elsewhere, where its figures cannot be known yet.
      dates = try DateColumn.recognize(
        table.rows.compactMap { table.field(date, of: $0) },
        forms: [.numbers, .words, .digits]
      )
    } catch {
      throw .configuration(
        .invalidSetting("\(path), column \"\(table.header[date])\": \(error)")
      )
    }
    let notations = ColumnNotations(
      rows: table.rows.lazy.map(\.fields),
      dialect: table.dialect,
      asked: decimal
    )
    for column in [size, ratio] {
      guard case .unclear(let example) = notations.mark(of: column) else { continue }
      throw .configuration(
        .invalidSetting(
          "\(path), column \"\(table.header[column])\": \"\(example)\" can be read in two ways; say which mark "
            + "stands before decimals with \(.prices(.decimal))"
        )
      )
    }
    var rows: [Int: [Row]] = [:]
    var places: [Int: [CalendarDate: DelimitedTable.Row]] = [:]
    var unknown: Set<String> = []
    var known: Set<String> = []
    for row in table.rows {
      guard let name = table.field(symbol, of: row) else { continue }
      let text = table.field(date, of: row) ?? ""
      guard let day = dates.parse(text)?.date else {
        throw Self.unreadable(table, row, date, text, "is no day; write one such as 2024-06-28")
      }
      let found = try Row(
        date: day,
        marketValue: Self.number(table, row, size, notations),
        bookToMarket: Self.number(table, row, ratio, notations)
      )
      known.insert(name)
      guard let position = symbols.index(of: name) else {
        unknown.insert(name)
        continue
      }
      if let first = places[position, default: [:]].updateValue(row, forKey: day) {
        throw .configuration(
          .invalidSetting(
            "\(table.position(row)): \(name) has a second row of \(day), after that of line \(first.line); leave one "
              + "of them"
          )
        )
      }
      rows[position, default: []].append(found)
    }
    self.name = path
    self.rows = rows.mapValues { $0.sorted { $0.date < $1.date } }
    self.unknown = unknown.sorted()
    symbolCount = known.count
  }

  private static func column(
    _ names: [String],
    of table: DelimitedTable
  ) throws(StudyError) -> Int {
    if let column = table.column(named: names) { return column }
    throw .configuration(
      .missing(
        what:
          "\(table.name) has no column \(names[0]) (its columns are \(table.header.joined(separator: ", ")))",
        remedy: "call the columns symbol, date, market_value and book_to_market"
      )
    )
  }

  private static func number(
    _ table: DelimitedTable,
    _ row: DelimitedTable.Row,
    _ column: Int,
    _ notations: ColumnNotations
  ) throws(StudyError) -> Double {
    let text = table.field(column, of: row) ?? ""
    switch notations.notation(of: column).parse(text) {
    case .value(let value): return value
    case .missing, .error: return .nan
    case .notANumber:
      throw unreadable(
        table,
        row,
        column,
        text,
        "is no number in column \"\(table.header[column])\"; correct it, or leave the field empty"
      )
    }
  }

  private static func unreadable(
    _ table: DelimitedTable,
    _ row: DelimitedTable.Row,
    _ column: Int,
    _ text: String,
    _ words: String
  ) -> StudyError {
    .configuration(
      .invalidSetting("\(table.position(row, column: column)): \"\(text)\" \(words)")
    )
  }

  /// Returns the newest of rows, ascending by day, that is dated before a day.
  static func newest(of rows: [Row], before day: CalendarDate) -> Row? {
    let place = rows.partitioningIndex { $0.date >= day }
    return place > 0 ? rows[place - 1] : nil
  }
}

extension StudyInputs {
  /// Reads the table that control firms are found by, where settings name one.
  ///
  /// - Throws: ``StudyError`` when it cannot be read, or when a column of the events names control firms too.
  mutating func readCharacteristics(_ settings: StudySettings) throws(StudyError) {
    guard let path = settings.controlFirms.characteristics else { return }
    if let column = settings.analysis.controlColumn {
      throw .configuration(
        .invalidSetting(
          "control firms are named by the column \"\(column)\" of the events and looked for in \(path); leave out "
            + "\(.analysis(.controlColumn)) or \(.controlFirms(.characteristics))"
        )
      )
    }
    let table = try CharacteristicsTable(
      path: path,
      symbols: panel.directory,
      decimal: settings.prices.decimal,
      holding: held
    )
    characteristics = table
    files += InputFile.described(path, role: .characteristics, holding: held)
    if !table.unknown.isEmpty {
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message:
            "\(table.unknown.count) of \(table.symbolCount) securities of \(path) have no prices and can be no control "
            + "firms: \(PeerInput.list(table.unknown))"
        )
      )
    }
    if !settings.methods.models.contains(where: \.usesControlFirms) {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message:
            "a table of control firms is given, and no model of the study uses them; choose one with "
            + "\(.methods(.models), ExpectedReturnMethod.marketAdjusted.rawValue)"
        )
      )
    }
  }
}
