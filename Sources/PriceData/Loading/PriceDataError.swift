public import CivilTime
public import DelimitedText
public import Notices

extension Setting {
  package static let priceFiles = Setting("prices", "files", option: "prices")
  package static let series = Setting("prices", "series")
  package static let adjustments = Setting("prices", "adjustments")
  package static let values = Setting("prices", "values")
  package static let marketValues = Setting("market", "values", option: "market-values")
  package static let marketColumn = Setting("market", "column", option: "market-column")
  package static let marketDateFormat = Setting(
    "market",
    "date_format",
    option: "market-date-format"
  )
  package static let factorValues = Setting("market", "factor_values")
  package static let riskFreeValues = Setting("market", "risk_free_values")
  package static let columns = Setting("prices", "columns")
  package static let symbol = Setting("prices", "symbol")
  package static let duplicates = Setting("prices", "duplicates")
  package static let sheet = Setting("prices", "sheet")
  package static let decimal = Setting("prices", "decimal")
  package static let skipBadRows = Setting("prices", "skip_bad_rows")
}

/// A reason why price, market or factor files cannot be loaded.
@nonexhaustive
public enum PriceDataError: AdvisingError, Hashable {
  /// A file cannot be read as delimited text.
  case text(DelimitedTextError)
  /// No path was given, or a folder or pattern holds no file.
  case noFiles(path: String)
  /// A folder holds no table, but perhaps other files and folders.
  case noTables(folder: String, files: [String], folders: [String])
  /// None of several tables of a folder or pattern holds prices; the first of them says why.
  indirect case noPrices(path: String, tables: Int, first: PriceDataError)
  /// A folder or pattern holds nothing that can be read; the first of it, and why it cannot.
  case unreadableFiles(file: String, reason: String)
  /// A file is told by its header to be another table of a study.
  case otherTable(file: String, OtherTable)
  /// A file has no column of dates.
  case noDateColumn(file: String, header: [String], table: PriceTable)
  /// The header has the days, from the first to the last, and each security has a row.
  case daysAcross(file: String, first: String, last: String)
  /// A table of one day has its day neither in a column nor in the name of the file.
  case noDay(file: String, header: [String], example: CalendarDate)
  /// A file has no column of prices or returns.
  case noValueColumn(
    file: String,
    header: [String],
    maySecurities: Bool,
    table: PriceTable
  )
  /// A file has values, none of which is a close; the setting reads returns where it has them.
  case noClose(
    file: String,
    others: [String],
    maySecurities: Bool,
    table: PriceTable,
    returns: Message?
  )
  /// A file has several columns that may be the value, and none was named.
  case severalValueColumns(file: String, columns: [String], table: PriceTable)
  /// The columns seem to be the prices of one security, and which is which is not certain.
  case fieldsUnclear(
    file: String,
    high: String,
    low: String,
    guess: [ColumnGuess],
    maySecurities: Bool,
    table: PriceTable
  )
  /// A column among those of prices moves as a volume does.
  case countAmongPrices(
    file: String,
    count: String,
    guess: [ColumnGuess],
    maySecurities: Bool,
    table: PriceTable
  )
  /// Several columns have the name of one role.
  case roleInSeveralColumns(
    file: String,
    role: String,
    columns: [String],
    choice: String,
    table: PriceTable
  )
  /// The close, the first of the columns, lies outside the others, its low and its high, in nearly all rows.
  case closeOutside(
    file: String,
    columns: [String],
    choice: String,
    isOther: Bool,
    table: PriceTable
  )
  /// The rows of a file are those of one field each, which a column names.
  case fieldsInRows(file: String, column: String, fields: [String])
  /// A column of texts may name the securities of the rows, of which the examples are some.
  case symbolUnclear(
    file: String,
    column: String,
    examples: [String],
    symbol: String,
    table: PriceTable
  )
  /// Rows for one symbol and day differ as those of several securities do, which a column tells apart,
  /// several together, or none.
  case rowsOfSeveral(
    symbol: String,
    date: CalendarDate,
    first: SourcePosition,
    second: SourcePosition,
    columns: [String],
    table: PriceTable
  )
  /// Columns have their own columns of dates, and nothing names their securities.
  case datesOfTheirOwn(
    file: String,
    columns: [String],
    date: Int,
    close: Int,
    table: PriceTable
  )
  /// An override names no known role.
  case unknownRole(String)
  /// One role is given to two columns.
  case roleTwice(String)
  /// An override names a column that a file does not have.
  case missingColumn(
    file: String,
    role: String,
    column: String,
    header: [String],
    table: PriceTable
  )
  /// The date format is not understood.
  case badDateFormat(String)
  /// The dates of a column can be read in two ways.
  case dates(file: String, column: String, DateNotationError)
  /// Stamps late in the day may be midnights of the next day in another zone.
  case midnightsUnclear(file: String, example: String)
  /// The rows are in order of time only where day and month are swapped.
  case swappedDates(
    SourcePosition,
    text: String,
    read: CalendarDate,
    swapped: CalendarDate,
    stepsBack: Int,
    notation: DateNotation
  )
  /// Nothing tells the symbol of the rows.
  case noSymbol(file: String)
  /// A file has a header and no rows.
  case noRows(file: String)
  /// A field is not a number.
  case notANumber(SourcePosition, text: String, column: String)
  /// The mark in the fields of a column may begin decimals or group thousands.
  case decimalUnclear(file: String, column: String, text: String)
  /// A field is not a date.
  case notADate(SourcePosition, text: String, column: String, readAs: [DateNotation])
  /// A field of a factor file is not a number.
  case notAFactor(SourcePosition, text: String, column: String)
  /// A field of a factor file is not a date.
  case notAFactorDate(SourcePosition, text: String, column: String)
  /// Two rows of a factor file have one day.
  case factorDayTwice(CalendarDate, first: SourcePosition, second: SourcePosition)
  /// A row has no date or no symbol.
  case blankField(SourcePosition, column: String)
  /// A row has too few or too many fields.
  case fieldCount(SourcePosition, found: Int, expected: Int)
  /// The last line of a file is cut off.
  case truncatedLastLine(SourcePosition, found: Int, expected: Int)
  /// The header stands again, and the dates below it do not go on from those above.
  case headerAgain(SourcePosition)
  /// A header of other columns, or of the same in another order, stands among the rows.
  case otherHeader(SourcePosition)
  /// Two rows for one symbol and day differ.
  case duplicateRows(
    symbol: String,
    date: CalendarDate,
    first: SourcePosition,
    second: SourcePosition
  )
  /// No row is of the chosen series; the counts are rows.
  case noRowsInSeries(chosen: [String], found: [String: Int])
  /// Returns may be fractions or percent; the size is the usual one of a series.
  case unitUnclear(file: String, series: String, size: Double, setting: Setting)
  /// A risk-free rate may have several units.
  case riskFreeUnclear(file: String, column: String, size: Double)
  /// What is said to be returns has one sign throughout, as levels have.
  case levelsAsReturns(file: String, series: String, setting: Setting)
  /// What is said to be prices is negative too often to be any.
  case returnsAsPrices(
    file: String,
    negative: Int,
    values: Int,
    largest: Double,
    table: PriceTable
  )
  /// A file that must hold one series holds several symbols.
  case severalSymbols(file: String, symbols: [String], table: PriceTable)
  /// Two market files have an index of one name with different values.
  case indexTwice(name: String, files: [String], day: CalendarDate)
  /// Two files have one symbol by their names, which differ in a word that may tell two securities apart.
  case filesOfOneName(FileNameClash, table: PriceTable)
  /// What is wrong with a file that stands beside the prices and has settings of its own.
  indirect case beside(PriceDataError)
}

extension PriceDataError {
  public var message: Message {
    switch self {
    case .text(let error): error.message
    case .notANumber, .notADate, .blankField, .fieldCount, .truncatedLastLine, .duplicateRows,
      .rowsOfSeveral, .noRowsInSeries, .headerAgain, .otherHeader:
      rowMessage
    default: fileMessage
    }
  }

  private var fileMessage: Message {
    switch self {
    case .noFiles(let path):
      "\(path): no file matches; name a CSV file, a folder of them or a pattern"
    case .noTables, .noPrices: folderMessage
    case .unreadableFiles(let file, let reason):
      "\(file): cannot be read: \(reason); name a CSV file, or a folder or pattern of some"
    case .otherTable(let file, let table):
      "\(file): \(table.words), not of prices; \(table.advice(file))"
    case .noDateColumn(let file, let header, let table):
      """
      \(file): no column of dates was recognized among \(quoted(header)); \(table.dateAdvice)
      """
    case .noDay(let file, let header, let example):
      """
      \(file): no column of dates was recognized among \(quoted(header)), nor a day in the name of the file; if all \
      rows are of one day, rename the file to such as EQ_\(example.description).csv, else \
      \(PriceTable.prices.dateAdvice)
      """
    case .daysAcross(let file, let first, let last):
      """
      \(file): the days run across, from "\(first)" to "\(last)"; transpose the table, so that each row is a \
      day and each column a security
      """
    case .noValueColumn(let file, let header, let maySecurities, let table):
      """
      \(file): no column of \(table.isIndex ? "levels" : "prices") or returns was recognized among \
      \(quoted(header)); \(table.valueAdvice)\(maySecurities ? Self.eachAdvice(table) : "")
      """
    case .noClose(let file, let others, let maySecurities, let table, let returns):
      """
      \(file): has no \(table.isIndex ? "level" : "close"): \(others.joined(separator: ", ")); \
      \(Self.returnAdvice(returns))if one of its columns is to be \
      used as the \(table.isIndex ? "level" : "close"), \(table.valueAdvice)\(
        maySecurities ? Self.eachAdvice(table) : "")
      """
    case .severalValueColumns(let file, let columns, let table):
      """
      \(file): several columns may be the value: \(quoted(columns)); to use one of them, \
      \(table.valueAdvice)\(table == .companion ? "" : ", where NAME may be the number of the column")
      """
    case .fieldsUnclear, .countAmongPrices, .roleInSeveralColumns,
      .datesOfTheirOwn, .symbolUnclear, .closeOutside, .fieldsInRows:
      columnMessage
    case .unknownRole(let role):
      """
      "\(role)" is not a column that can be named; use one of \
      \(ColumnRole.all.map(\.name).joined(separator: ", "))
      """
    case .roleTwice(let role):
      "\(role) is given to two columns with \(.columns) or in a study file; name the one to use"
    case .missingColumn(let file, let role, let column, let header, let table):
      """
      \(file): there is no column "\(column)" to be the \(table.isIndex ? "level" : role); its columns are \
      \(quoted(header)); name one of them with \
      \(table.isIndex ? "\(.marketColumn, "NAME")" : "\(.columns, "\(role)=NAME")" as Message)
      """
    case .badDateFormat(let format):
      """
      "\(format)" is not a date format; write it like dd/mm/yyyy or %d/%m/%Y, or use one of \
      \(DateNotation.names)
      """
    case .dates(let file, let column, let error): "\(file): column \"\(column)\": \(error.message)"
    case .noSymbol(let file):
      """
      \(file): has no column of symbols and no name to take one from; pass \(.symbol, "NAME")
      """
    case .unitUnclear, .riskFreeUnclear, .levelsAsReturns, .returnsAsPrices, .decimalUnclear:
      unitMessage
    case .notAFactor(let position, let text, let column):
      "\(position): \"\(text)\" is not a number in column \"\(column)\"; correct it, or remove the row"
    case .notAFactorDate(let position, let text, let column):
      """
      \(position): "\(text)" is not a date in column "\(column)"; correct it, remove the row, or pass \
      \(.marketDateFormat)
      """
    case .factorDayTwice(let day, let first, let second):
      "\(second): \(day) has factors at \(first) already; remove one of the rows"
    case .midnightsUnclear, .swappedDates: dateMessage
    case .noRows(let file):
      "\(file): has a header and no rows; the download may have failed, so fetch it again"
    case .severalSymbols(let file, let symbols, let table):
      """
      \(file): holds \(symbols.count) symbols (\(symbols.prefix(5).joined(separator: ", "))\
      \(symbols.count > 5 ? ", ..." : "")) where one is needed; \(Self.oneSymbolAdvice(table))
      """
    case .indexTwice(let name, let files, let day):
      """
      \(files.joined(separator: " and ")) both hold an index \(name), with different values on \
      \(day); give one of the files the name of its own index, or name one of them alone
      """
    case .filesOfOneName(let clash, let table): Self.message(clash, table)
    case .beside(let error): error.message.naming(.marketDateFormat, insteadOf: .dateFormat)
    default: ""
    }
  }

  /// How a person names one of several symbols.
  private static func oneSymbolAdvice(_ table: PriceTable) -> Message {
    guard table != .companion else { return "leave one of them alone in the file" }
    return """
      name its column or symbol with \(.marketColumn, "NAME"), or the index of each event in a column \
      market of the events
      """
  }

  private static func message(_ clash: FileNameClash, _ table: PriceTable) -> Message {
    """
    \(clash.files.joined(separator: " and ")) would both be \(clash.symbol), and their names differ in \
    \(quoted(clash.words)); name one of them alone, or give one another name\(
      table == .prices ? ", or pass \(.symbol, clash.symbol) if all files hold one security" : "" as Message)
    """
  }
}

extension PriceDataError {
  /// The error as one of a file beside the prices, whose dates have a setting of their own.
  var beside: PriceDataError {
    message.settings.contains(.dateFormat) ? .beside(self) : self
  }

  private var folderMessage: Message {
    switch self {
    case .noTables(let folder, let files, let folders):
      """
      \(folder): holds no table (a file that ends in .csv, .txt or .tsv, or in one of them and .gz, or in .xlsx, .ods or .zip)\
      \(files.isEmpty ? "" : ", only \(Self.listed(files)); save what holds prices as CSV")\
      \(!folders.isEmpty
        ? "\(files.isEmpty ? "," : ", or") name one of its folders: \(Self.listed(folders))"
        : files.isEmpty ? "; it is empty" : ", or name another folder")
      """
    case .noPrices(let path, let tables, let first):
      "\(path): none of its \(tables) tables holds prices; the first: \(first.message)"
    default: ""
    }
  }

  /// How returns are read, where a file has them.
  private static func returnAdvice(_ choice: Message?) -> Message {
    choice.map { "pass \($0) to read returns, or " } ?? ""
  }

  /// The first names, and how many follow.
  private static func listed(_ names: [String]) -> String {
    let more = names.count - 5
    return names.prefix(5).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}

private func quoted(_ names: [String]) -> String {
  names.filter { !$0.isEmpty }.map { "\"\($0)\"" }.joined(separator: ", ")
}
