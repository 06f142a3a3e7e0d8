public import CivilTime
public import DelimitedText
internal import ParallelExecution

/// Loads price files into a panel.
///
/// Columns, dates, numbers and units are recognized by what they mean, not by the kind of file.
/// libcsv parses every field; a large file is cut at the ends of rows into one piece for each
/// thread, and the result is the same for any number of threads.
public struct PriceLoader: Sendable {
  /// How files are loaded.
  public let options: PriceLoadOptions

  /// Creates a loader.
  public init(options: PriceLoadOptions = PriceLoadOptions()) {
    self.options = options
  }

  /// Returns the files that paths stand for, in the order in which they are read.
  ///
  /// - Parameter paths: Files, folders, patterns, or `-` for standard input.
  /// - Returns: Each file once.
  /// - Throws: ``PriceDataError`` when a folder or a pattern has no file.
  public static func files(_ paths: [String]) throws(PriceDataError) -> [String] {
    try InputFiles.expand(paths).map(\.path)
  }

  /// Loads files.
  ///
  /// - Parameter paths: Files, folders, patterns such as `data/*.csv`, or `-` for standard input;
  ///   files may be compressed by gzip.
  /// - Returns: One panel with the rows of all files.
  /// - Throws: ``PriceDataError`` at the first thing that cannot be read.
  public func load(_ paths: [String]) throws(PriceDataError) -> LoadedPrices {
    let files = try InputFiles.expand(paths)
    let result = try FileReader(files: files, options: options).read()
    guard !result.batches.isEmpty else {
      throw result.leftOut.first?.error ?? .noFiles(path: paths.joined(separator: " "))
    }
    return try PanelAssembly(files: files, result: result, options: options).assemble()
  }
}

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
  /// The series to keep where a file has a series column, by default EQ; `ALL` keeps every one.
  public var series: [String]
  /// For each role, such as `close`, the name or the number of its column; by default none.
  public var columnOverrides: [String: String]
  /// The notation of all dates, such as `dd/mm/yyyy`; by default it is recognized.
  public var dateFormat: String?
  /// The symbol of files that have no column for it; by default it is taken from the file name.
  public var symbol: String?
  /// What to do with rows for one symbol and day that differ; by default the load stops.
  public var duplicates: DuplicatePolicy
  /// Whether bad rows are left out and listed; by default the load stops at the first one.
  public var skipBadRows: Bool
  /// Whether the files hold prices or returns; by default prices.
  public var values: PricePanel.Values
  /// The number of threads, at least 1; by default 1.
  public var threads: Int
  /// The minutes that the clock of the exchange is ahead of UTC, 330 for India.
  ///
  /// Bars within a day whose stamps have an offset are moved to that clock. By default the day is
  /// taken as it is written.
  public var utcOffsetMinutes: Int?
  /// How many bytes libcsv is given at a time; the result does not depend on it.
  var blockSize = 1 << 18
  /// The size from which on a file is cut in pieces; the result does not depend on it.
  var pieceSize = 2 << 20

  /// Creates options.
  public init(
    fields: Set<PriceField> = Set(PriceField.allCases),
    series: [String] = ["EQ"],
    columnOverrides: [String: String] = [:],
    dateFormat: String? = nil,
    symbol: String? = nil,
    duplicates: DuplicatePolicy = .error,
    skipBadRows: Bool = false,
    values: PricePanel.Values = .prices,
    threads: Int = 1,
    utcOffsetMinutes: Int? = nil
  ) {
    self.fields = fields
    self.series = series
    self.columnOverrides = columnOverrides
    self.dateFormat = dateFormat
    self.symbol = symbol
    self.duplicates = duplicates
    self.skipBadRows = skipBadRows
    self.values = values
    self.threads = threads
    self.utcOffsetMinutes = utcOffsetMinutes
  }

  /// The fields that the loader reads: also those that the turnover's unit and a VWAP of bars need.
  var neededFields: [PriceField] {
    var needed = fields.union([.close])
    if fields.contains(.turnover) { needed.formUnion([.volume, .high, .low]) }
    if fields.contains(.vwap) { needed.formUnion([.volume, .high, .low]) }
    return PriceField.allCases.filter(needed.contains)
  }
}

/// What the loader understood of one file.
public struct SourceSummary: Sendable, Hashable {
  /// A column that was used.
  public struct Column: Sendable, Hashable {
    /// The name in the header, or the number where there is no header.
    public let header: String
    /// What it was used as.
    public let role: ColumnRole
  }

  /// The path, or `standard input`.
  public let path: String
  /// The size of the file in bytes.
  public let bytes: Int
  /// The number of rows that were read, without those left out.
  public let rows: Int
  /// The first day.
  public let firstDay: CalendarDate?
  /// The last day.
  public let lastDay: CalendarDate?
  /// The number of symbols.
  public let symbolCount: Int
  /// How the text is written.
  public let dialect: Dialect
  /// The columns that were used, from left to right; of a matrix the dates and the first values.
  public let columns: [Column]
  /// The columns that were not used.
  public let unusedColumns: [String]
  /// Whether the file has one column for each symbol.
  public let isMatrix: Bool
  /// How the dates are written, where all have one notation.
  public let dateNotation: DateNotation?
  /// Whether the rows are bars within a day, whose VWAP is approximate.
  public let isIntraday: Bool
}

/// A row that was left out because something in it cannot be read.
public struct RejectedRow: Sendable, Hashable {
  /// The file and the line, and the number of the field where one field is at fault.
  public let position: SourcePosition
  /// The name of the column, where one field is at fault.
  public let column: String?
  /// The text of the field.
  public let value: String
  /// What is wrong, in words.
  public let reason: String
}

/// Prices from one or several files, with all that a reader must know about them.
public struct LoadedPrices: Sendable {
  /// The prices.
  public let panel: PricePanel
  /// What was understood of each file, in the order in which they were read.
  public let sources: [SourceSummary]
  /// What was found or chosen.
  public let notes: [QualityNote]
  /// The rows that were left out, in the order of the files.
  public let rejectedRows: [RejectedRow]
}
