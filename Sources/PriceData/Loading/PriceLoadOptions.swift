public import DelimitedText
internal import Notices

/// What to do with several rows for one symbol and day that differ.
public enum DuplicatePolicy: String, Sendable, Hashable, CaseIterable, Codable {
  /// Stop with an error that names both lines.
  case error
  /// Keep the row that comes first.
  case first
  /// Keep the row that comes last.
  case last
}

/// How price files are loaded.
public struct PriceLoadOptions: Sendable, Hashable {
  /// The fields to load; by default all.
  public var fields: Set<PriceField>
  /// Further fields to load where a file has them, which decide about no row; by default none.
  ///
  /// What is no number among them is missing, a row may end before them, and rows for one symbol and
  /// day that differ in nothing else say the same: where they do, the field is missing.
  public var beside: Set<PriceField> = []
  /// The series to keep where a file has a series column, by default EQ; `ALL` keeps every one.
  public var series: [String]
  /// For each role, such as `close`, the name or the number of its column; by default none.
  public var columnOverrides: [String: String]
  /// The notation of all dates, such as `dd/mm/yyyy`; by default it is recognized.
  public var dateFormat: String?
  /// The encoding of files that are not UTF-8, such as `gbk`; by default it is recognized.
  public var encoding: String?
  /// The name or the number of the sheet of workbooks that is read; by default all with prices are.
  public var sheet: String?
  /// The decimal mark of columns whose fields can be read with either; by default the load stops at them.
  public var decimal: DecimalMark?
  /// The symbol of files that have no column for it; by default it is taken from the file name.
  public var symbol: String?
  /// What to do with rows for one symbol and day that differ; by default the load stops.
  public var duplicates: DuplicatePolicy
  /// Whether bad rows are left out and listed; by default the load stops at the first one.
  public var skipBadRows: Bool
  /// Whether the files hold prices or returns; by default prices.
  public var values: PricePanel.Values
  /// The unit of returns; by default it is recognized, and a load stops where it is not certain.
  public var returnUnit: ReturnUnit?
  /// The number of threads, at least 1; by default 1.
  public var threads: Int
  /// The minutes that the clock of the exchange is ahead of UTC, 330 for India.
  ///
  /// Bars within a day whose stamps have an offset are moved to that clock. By default the day is
  /// taken as it is written.
  public var utcOffsetMinutes: Int?
  /// Texts in memory that stand in the place of files; by default none.
  public var held = HeldFiles()
  /// How large returns are in either unit.
  var returnBounds = UnitBounds.security
  /// What the files are read for, which decides what a person can say of their columns.
  var table = PriceTable.prices
  /// The setting that says what the values are.
  var valuesSetting: Setting { table == .prices ? .values : .marketValues }
  /// How many bytes libcsv is given at a time at most; the result does not depend on it.
  var blockSize = 1 << 18
  /// The size from which on a file is cut in pieces; the result does not depend on it.
  var pieceSize = 2 << 20
  /// How many bytes of trades a thread reads at a time; the result does not depend on it.
  package var tradePieceSize = 1 << 20
  /// The size from which on a file is read block by block; the result does not depend on it.
  var wholeFileSize = 1 << 20
  /// How many cells a panel has for all symbols and days although most are empty; the values do not
  /// depend on it.
  var fullPanelCells = 1 << 22

  /// Creates options.
  public init(
    fields: Set<PriceField> = Set(PriceField.allCases),
    series: [String] = ["EQ"],
    columnOverrides: [String: String] = [:],
    dateFormat: String? = nil,
    encoding: String? = nil,
    sheet: String? = nil,
    decimal: DecimalMark? = nil,
    symbol: String? = nil,
    duplicates: DuplicatePolicy = .error,
    skipBadRows: Bool = false,
    values: PricePanel.Values = .prices,
    returnUnit: ReturnUnit? = nil,
    threads: Int = 1,
    utcOffsetMinutes: Int? = nil
  ) {
    self.fields = fields
    self.series = series
    self.columnOverrides = columnOverrides
    self.dateFormat = dateFormat
    self.encoding = encoding
    self.sheet = sheet
    self.decimal = decimal
    self.symbol = symbol
    self.duplicates = duplicates
    self.skipBadRows = skipBadRows
    self.values = values
    self.returnUnit = returnUnit
    self.threads = threads
    self.utcOffsetMinutes = utcOffsetMinutes
  }

  /// The fields that the loader reads: also those that the turnover's unit and a VWAP of bars need.
  var neededFields: [PriceField] {
    var needed = fields.union(beside).union([.close])
    if fields.contains(.turnover) { needed.formUnion([.volume, .high, .low]) }
    if fields.contains(.vwap) { needed.formUnion([.volume, .high, .low]) }
    return PriceField.allCases.filter(needed.contains)
  }
}

extension TextEncoding {
  /// Returns the encoding that a setting names.
  ///
  /// - Throws: ``DelimitedTextError/unknownEncoding(_:)``.
  static func named(_ name: String?) throws(PriceDataError) -> TextEncoding? {
    guard let name else { return nil }
    guard let encoding = TextEncoding(name: name) else { throw .text(.unknownEncoding(name)) }
    return encoding
  }
}

/// What a table is read for, on which depends what a person can say of its columns.
public enum PriceTable: Sendable, Hashable {
  case prices, market, companion, factors

  /// Whether its value is the level of an index.
  var isIndex: Bool { self == .market || self == .companion }

  /// What a person does with a table of returns.
  var returnsAdvice: Message {
    switch self {
    case .prices: "pass \(.values, "returns")"
    case .market: "pass \(.marketValues, "returns")"
    case .companion, .factors: "give its levels"
    }
  }

  /// How a person names the column of dates.
  var dateAdvice: Message {
    switch self {
    case .prices: "name it with \(.columns, "date=NAME")"
    case .market, .companion, .factors: "write date above it"
    }
  }

  /// How a person names the column of the value.
  var valueAdvice: Message {
    switch self {
    case .prices: "name it with \(.columns, "close=NAME")"
    case .market: "name it with \(.marketColumn, "NAME")"
    case .companion: "leave it and the dates alone in the file"
    case .factors: "write the names of the factors above them, such as Mkt-RF and SMB"
    }
  }
}
