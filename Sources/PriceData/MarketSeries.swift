public import CivilTime
public import DelimitedText

/// The levels or returns of a market index, one for each day.
public struct MarketSeries: Sendable {
  /// The name of the series: the file's, or the column's where a file has several.
  public let name: String
  /// The days that have a value, ascending.
  public let days: [CalendarDate]
  /// The values, one for each day, none of them missing.
  public let levels: [Double]
  /// Whether the values are levels or returns.
  public let values: PricePanel.Values
  /// The name of the column that was used.
  public let column: String
  /// What was understood of the file.
  public let source: SourceSummary?
  /// What was found or chosen.
  public let notes: [QualityNote]

  /// Creates a series.
  ///
  /// - Precondition: There are as many days as levels.
  public init(
    name: String,
    days: [CalendarDate],
    levels: [Double],
    values: PricePanel.Values = .prices,
    column: String = "close",
    source: SourceSummary? = nil,
    notes: [QualityNote] = []
  ) {
    precondition(days.count == levels.count, "A level belongs to each day")
    self.name = name
    self.days = days
    self.levels = levels
    self.values = values
    self.column = column
    self.source = source
    self.notes = notes
  }

  /// Returns the series with other days for its values, ascending and as many.
  package func dated(_ days: [CalendarDate]) -> MarketSeries {
    MarketSeries(
      name: name,
      days: days,
      levels: levels,
      values: values,
      column: column,
      source: source,
      notes: notes
    )
  }

  /// Loads a market file.
  ///
  /// The value is the named column, else the close, else the only column of numbers.
  ///
  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - column: The name or number of the value's column, or the symbol in a file of several.
  ///   - dateFormat: The notation of the dates, when it is not to be recognized.
  ///   - encoding: The encoding of a file that is not UTF-8, when it is not to be recognized.
  ///   - decimal: The decimal mark of a column that does not tell.
  ///   - values: Whether the file holds levels or returns.
  ///   - returnUnit: The unit of returns, when it is not to be recognized.
  ///   - duplicates: What to do with different rows of one day.
  ///   - skipBadRows: Whether bad rows are left out.
  ///   - table: What the file is read for, which decides what a person is advised.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Returns: The days with a value.
  /// - Throws: ``PriceDataError``, also when several columns or symbols may be the market.
  public static func load(
    _ path: String,
    column: String? = nil,
    dateFormat: String? = nil,
    encoding: String? = nil,
    decimal: DecimalMark? = nil,
    values: PricePanel.Values = .prices,
    returnUnit: ReturnUnit? = nil,
    duplicates: DuplicatePolicy = .error,
    skipBadRows: Bool = false,
    table: PriceTable = .market,
    holding held: HeldFiles = HeldFiles()
  ) throws(PriceDataError) -> MarketSeries {
    let files = try MarketFiles.load(
      [path],
      column: column,
      dateFormat: dateFormat,
      encoding: encoding,
      decimal: decimal,
      values: values,
      returnUnit: returnUnit,
      duplicates: duplicates,
      skipBadRows: skipBadRows,
      table: table,
      holding: held
    )
    guard let series = files.series.first, files.series.count == 1 else {
      throw .severalSymbols(file: path, symbols: files.series.map(\.name), table: table)
    }
    return series
  }
}
