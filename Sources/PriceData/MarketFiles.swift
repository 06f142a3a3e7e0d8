internal import Algorithms
internal import CivilTime
package import DelimitedText

/// The market indices of some files: one for each file, or several where a file has a column or a symbol for
/// each.
package struct MarketFiles: Sendable {
  /// Several indices that one path holds.
  package struct Collection: Sendable {
    /// The file, folder or pattern.
    package let path: String
    /// The names of its indices, in their order.
    package let names: [String]
  }

  /// The indices, each once, in the order in which the files name them.
  package private(set) var series: [MarketSeries] = []
  /// What was found or chosen.
  package private(set) var notes: [QualityNote] = []
  /// The files that were read.
  package private(set) var files: [String] = []
  /// The paths that hold several indices.
  package private(set) var collections: [Collection] = []

  /// Loads market files.
  ///
  /// - Parameters:
  ///   - paths: Files, folders, patterns, or `-` for standard input; two that hold parts of one index give
  ///     one.
  ///   - column: The name or number of the value's column, or the symbol in a file of several.
  ///   - dateFormat: The notation of the dates, when it is not to be recognized.
  ///   - encoding: The encoding of files that are not UTF-8, when it is not to be recognized.
  ///   - decimal: The decimal mark of columns that do not tell.
  ///   - values: Whether the files hold levels or returns.
  ///   - returnUnit: The unit of returns, when it is not to be recognized.
  ///   - duplicates: What to do with different rows of one day.
  ///   - skipBadRows: Whether bad rows are left out.
  ///   - table: What the files are read for, which decides what a person is advised.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Returns: Each index once.
  /// - Throws: ``PriceDataError``, also when two files disagree about an index.
  package static func load(
    _ paths: [String],
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
  ) throws(PriceDataError) -> MarketFiles {
    var options = PriceLoadOptions(
      fields: [.close],
      dateFormat: dateFormat,
      encoding: encoding,
      decimal: decimal,
      duplicates: duplicates,
      skipBadRows: skipBadRows,
      values: values,
      returnUnit: returnUnit
    )
    options.returnBounds = .index
    // An index has no series of trading; what such a column holds is another thing.
    options.series = ["ALL"]
    options.table = table
    options.held = held
    var markets = MarketFiles()
    for path in paths {
      let (prices, name) = try loaded(path, column: column, options: options)
      let found = series(prices, named: name, values: values)
      for series in found { try markets.add(series) }
      if found.count > 1 {
        markets.collections.append(Collection(path: path, names: found.map(\.name)))
      }
      markets.notes += prices.notes
      markets.files = Array((markets.files + prices.sources.map(\.file)).uniqued())
    }
    return markets
  }

  /// Loads what a path stands for, and tells the one symbol that is meant, where a name chooses it.
  private static func loaded(
    _ path: String,
    column: String?,
    options: PriceLoadOptions
  ) throws(PriceDataError) -> (prices: LoadedPrices, name: String?) {
    do throws(PriceDataError) {
      return try chosen(path, column: column, options: options)
    } catch {
      throw error.beside
    }
  }

  private static func chosen(
    _ path: String,
    column: String?,
    options: PriceLoadOptions
  ) throws(PriceDataError) -> (prices: LoadedPrices, name: String?) {
    var options = options
    if path == "-" { options.symbol = "market" }
    if let column { options.columnOverrides = ["close": column] }
    do throws(PriceDataError) {
      let prices = try PriceLoader(options: options).load([path])
      return (prices, column.flatMap { prices.panel.index(ofSymbol: $0) == nil ? nil : $0 })
    } catch {
      // The name may be that of a symbol in a file of many.
      guard case .missingColumn = error, path != "-" else { throw error }
      options.columnOverrides = [:]
      guard let prices = try? PriceLoader(options: options).load([path]),
        let column, prices.panel.index(ofSymbol: column) != nil
      else { throw error }
      return (prices, column)
    }
  }

  private static func series(
    _ loaded: LoadedPrices,
    named name: String?,
    values: PricePanel.Values
  ) -> [MarketSeries] {
    let panel = loaded.panel
    let source = loaded.sources.first
    let header = source?.columns.first { $0.role == .field(.close) }?.header
    let chosen = (name.map { [$0] } ?? loaded.symbolsAsWritten)
      .compactMap { panel.index(ofSymbol: $0) }
    return chosen.map { symbol in
      var days: [CalendarDate] = []
      var levels: [Double] = []
      for (day, level) in zip(panel.days, panel.series(.close, symbol: symbol) ?? [])
      where !level.isNaN {
        days.append(day)
        levels.append(level)
      }
      return MarketSeries(
        name: panel.symbols[symbol],
        days: days,
        levels: levels,
        values: values,
        column: source?.isMatrix == true ? panel.symbols[symbol] : header ?? "close",
        source: source,
        notes: loaded.notes
      )
    }
  }

  /// Adds an index, or the days of one that an earlier path has in part.
  private mutating func add(_ found: MarketSeries) throws(PriceDataError) {
    guard let place = series.firstIndex(where: { $0.name == found.name }) else {
      series.append(found)
      return
    }
    let known = series[place]
    let paths = [known, found].compactMap { $0.source?.path }
    if paths.allSatisfy({ FileSymbol($0).symbol == found.name }),
      let clash = FileSymbol.clash(among: paths)
    {
      throw .filesOfOneName(clash, table: .market)
    }
    var levels = Dictionary(uniqueKeysWithValues: zip(known.days, known.levels))
    for (day, level) in zip(found.days, found.levels) {
      if let other = levels[day], other != level {
        throw .indexTwice(name: found.name, files: paths, day: day)
      }
      levels[day] = level
    }
    let days = levels.keys.sorted()
    series[place] = MarketSeries(
      name: known.name,
      days: days,
      levels: days.compactMap { levels[$0] },
      values: known.values,
      column: known.column,
      source: known.source,
      notes: known.notes + found.notes
    )
  }
}
