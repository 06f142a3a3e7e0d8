internal import Algorithms
public import CivilTime
internal import DelimitedText

/// Bars within the day of some securities, each in the order of time.
public struct IntradayPrices: Sendable {
  /// The symbols, in ascending order of their UTF-8 bytes.
  public let symbols: [String]
  /// The files that the bars were read from.
  public let files: [String]
  /// What was noticed while reading.
  public let notes: [QualityNote]
  private let bars: [[IntradayBar]]

  /// Creates prices from bars in memory, whose times are those of the exchange's clock.
  ///
  /// - Parameter bars: The bars by symbol, in any order, each time once.
  public init(_ bars: [String: [IntradayBar]]) {
    symbols = bars.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.bars = symbols.map { symbol in
      (bars[symbol] ?? []).sorted { ($0.date, $0.time) < ($1.date, $1.time) }
    }
    files = []
    notes = []
  }

  /// Loads files of bars by the same rules as daily prices.
  ///
  /// - Parameters:
  ///   - paths: Files, folders or patterns.
  ///   - options: How the files are read; its fields and its offset from UTC are not used.
  ///   - clock: Moves a stamp with an offset from UTC to the clock of the exchange; a stamp without
  ///     one is the exchange's local time.
  /// - Returns: The bars of all files, each time of a symbol once.
  /// - Throws: ``IntradayPricesError`` when a file cannot be read or has no times.
  public static func load(
    _ paths: [String],
    options: PriceLoadOptions,
    clock: @escaping @Sendable (DateStamp) -> DateStamp
  ) throws(IntradayPricesError) -> IntradayPrices {
    let read: ReadBars
    do throws(PriceDataError) {
      read = try ReadBars(paths, options: options)
    } catch {
      throw .prices(error)
    }
    if let daily = read.rowsWithoutTimes { throw daily }
    do throws(PriceDataError) {
      return try IntradayPrices(read, clock: clock)
    } catch {
      throw .prices(error)
    }
  }

  private init(
    _ read: ReadBars,
    clock: @escaping @Sendable (DateStamp) -> DateStamp
  ) throws(PriceDataError) {
    let series = try IntradayBars(
      batches: read.batches,
      dates: read.dates,
      options: read.options,
      locator: read.locator,
      clock: clock
    ).series(Array(read.batches.indices))
    symbols = series.map(\.symbol)
    bars = series.map { $0.bars.compactMap(IntradayBar.init) }
    files = read.locator.files.map(\.path)
    notes = read.notes
  }

  /// Returns the bars of one symbol on one day.
  public func bars(ofSymbol symbol: Int, on day: CalendarDate) -> ArraySlice<IntradayBar> {
    let series = bars[symbol]
    let first = series.partitioningIndex { $0.date >= day }
    return series[first..<series.partitioningIndex { $0.date > day }]
  }
}

/// The rows of some files with their dates resolved.
private struct ReadBars {
  let batches: [RowBatch]
  let dates: DateResolution
  let locator: RowLocator
  let options: PriceLoadOptions
  let notes: [QualityNote]

  init(_ paths: [String], options: PriceLoadOptions) throws(PriceDataError) {
    var options = options
    options.fields = [.open, .high, .low, .close, .volume]
    options.utcOffsetMinutes = nil
    self.options = options
    let files = try InputFiles.expand(paths)
    let result = try FileReader(files: files, options: options).read()
    guard !result.batches.isEmpty else {
      throw result.leftOut.first?.error ?? .noFiles(path: paths.joined(separator: " "))
    }
    batches = result.batches
    locator = RowLocator(files: files, batches: batches, retained: result.retained)
    dates = try DateResolution(batches, options: options, locator: locator)
    notes = try BadRows(batches: batches, locator: locator, dates: dates).reject().notes
  }

  /// The error for the first file whose rows have dates alone, where there is one.
  var rowsWithoutTimes: IntradayPricesError? {
    for (index, batch) in batches.enumerated()
    where batch.state.pointee.times == nil && dates.stamps[index] == nil {
      guard let segment = batch.segments.first else { continue }
      let names = batch.state.pointee.dateNames
      return .noTimes(
        file: locator.name(segment.file),
        column: segment.layout.name(ofColumn: segment.layout.column(.date) ?? 0),
        example: names.count > 0 ? String(decoding: names.bytes(0)) : ""
      )
    }
    return nil
  }
}

extension IntradayBar {
  /// Creates a bar from a row, or nothing where it has no close.
  fileprivate init?(_ bar: IntradayBars.Bar) {
    guard let close = bar.values[.close],
      let time = TimeOfDay(
        hour: bar.seconds / 3600,
        minute: bar.seconds / 60 % 60,
        second: bar.seconds % 60
      )
    else { return nil }
    self.init(
      date: CalendarDate(dayNumber: bar.day),
      time: time,
      open: bar.values[.open] ?? .nan,
      high: bar.values[.high] ?? .nan,
      low: bar.values[.low] ?? .nan,
      close: close,
      volume: bar.values[.volume] ?? .nan
    )
  }
}
