internal import Algorithms
public import CivilTime
internal import DelimitedText
public import Notices

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
    let (series, faults) = try IntradayBars(
      batches: read.batches,
      dates: read.dates,
      options: read.options,
      locator: read.locator,
      clock: clock
    ).series(Array(read.batches.indices))
    symbols = series.map(\.symbol)
    bars = series.map { $0.bars.compactMap(IntradayBar.init) }
    files = read.locator.files.map(\.path)
    notes = read.notes + faults
  }

  /// Returns the days on which one symbol has bars, ascending.
  public func days(ofSymbol symbol: Int) -> [CalendarDate] {
    bars[symbol].lazy.map(\.date).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// Returns the bars of one symbol on one day.
  public func bars(ofSymbol symbol: Int, on day: CalendarDate) -> ArraySlice<IntradayBar> {
    let series = bars[symbol]
    let first = series.partitioningIndex { $0.date >= day }
    return series[first..<series.partitioningIndex { $0.date > day }]
  }
}

extension Collection<IntradayBar> {
  /// The length of a bar in seconds: the most frequent step from one bar of a day to the next, the shorter of two
  /// equally frequent ones; nothing where no bar follows another.
  package var barLength: Int? {
    var steps: [Int: Int] = [:]
    for (left, right) in zip(self, dropFirst()) {
      steps[right.time.secondsSinceMidnight - left.time.secondsSinceMidnight, default: 0] += 1
    }
    let usual = steps.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return usual.flatMap { $0 > 0 ? $0 : nil }
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
    let input = try InputFiles(paths, holding: options.held).opened(options)
    let result = try FileReader(files: input.files, options: options).read()
    guard !result.batches.isEmpty else {
      throw result.leftOut.first?.error ?? .noFiles(path: paths.joined(separator: " "))
    }
    batches = result.batches
    locator = RowLocator(files: input.files, batches: batches, retained: result.retained)
    dates = try DateResolution(batches, options: options, locator: locator)
    notes =
      try input.leftOut
      + BadRows(batches: batches, locator: locator, dates: dates).reject().notes
  }

  /// The error for the first file whose rows have dates alone, where there is one.
  var rowsWithoutTimes: IntradayPricesError? {
    for (index, batch) in batches.enumerated()
    where batch.state.pointee.times == nil && dates.stamps[index] == nil {
      guard let segment = batch.segments.first else { continue }
      let names = batch.state.pointee.dateNames
      return .noTimes(
        file: locator.name(segment.file),
        column: segment.layout.name(ofColumn: segment.layout.dateColumn ?? 0),
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
      let time = TimeOfDay(secondsSinceMidnight: bar.seconds)
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

/// The trades of one security within a few minutes.
///
/// A value that the file does not have is not a number, never zero.
public struct IntradayBar: Sendable, Hashable {
  /// The day on the clock of the exchange.
  public let date: CalendarDate
  /// The time that the file gives the bar, on the clock of the exchange.
  public let time: TimeOfDay
  /// The first price.
  public let open: Double
  /// The highest price.
  public let high: Double
  /// The lowest price.
  public let low: Double
  /// The last price.
  public let close: Double
  /// The shares traded.
  public let volume: Double

  /// Creates a bar.
  public init(
    date: CalendarDate,
    time: TimeOfDay,
    open: Double = .nan,
    high: Double = .nan,
    low: Double = .nan,
    close: Double,
    volume: Double = .nan
  ) {
    self.date = date
    self.time = time
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.volume = volume
  }
}

/// Which moment of a bar its time stamp is.
public enum BarTime: String, Sendable, Hashable, CaseIterable, Codable {
  /// The moment at which it begins, as Yahoo and most exchanges write it.
  case start
  /// The moment at which it ends.
  case end
}

/// A reason why files of bars within a day cannot be loaded.
@nonexhaustive
public enum IntradayPricesError: AdvisingError, Hashable {
  /// A file cannot be read as prices.
  case prices(PriceDataError)
  /// The rows of a file have dates without a time.
  case noTimes(file: String, column: String, example: String)
}

extension IntradayPricesError {
  public var message: Message {
    switch self {
    case .prices(let error): error.message
    case .noTimes(let file, let column, let example):
      """
      \(file): column "\(column)" has dates without a time, such as "\(example)"; intraday bars need \
      the time of each bar, such as 2025-04-30 09:15:00+05:30; give daily prices with \(.priceFiles)
      """
    }
  }
}
