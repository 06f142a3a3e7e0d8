public import CivilTime
internal import DelimitedText
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import Notices
internal import PriceData

/// The daily average prices of some securities, made of their trades.
///
/// Prices are in the currency of the files and volumes in shares, both as traded.
public struct TradedDays: Sendable, Hashable, Codable {
  /// Whether the trades are simulated.
  public var simulated: Bool
  /// The days, by symbol in the order of its UTF-8 bytes and then by date.
  public var days: [TradedDay]
  /// What was noticed, warnings first.
  public var notes: [StudyNote]
  /// The files that were read.
  public var inputs: [InputFile]
  /// The program and the libraries.
  public var versions: [SoftwareVersion]
}

/// One day of one security, made of its trades.
public struct TradedDay: Sendable, Hashable, Codable {
  /// The security.
  public var symbol: String
  /// The day on the clock of the exchange.
  public var date: CalendarDate
  /// The number of trades.
  public var trades: Int
  /// The price of the earliest trade.
  public var open: Double
  /// The highest price.
  public var high: Double
  /// The lowest price.
  public var low: Double
  /// The price of the latest trade.
  public var close: Double
  /// The shares traded.
  public var volume: Double
  /// The money that they were traded for, `Σ p v`.
  public var turnover: Double
  /// The average price, `Σ p v/Σ v`.
  public var vwap: Double
  /// The standard deviation of the price, weighted by volume.
  public var deviation: Double
  /// The time of the earliest trade.
  public var firstTime: TimeOfDay
  /// The time of the latest trade.
  public var lastTime: TimeOfDay
}

/// Daily average prices of files of trades, in one pass that keeps no trade.
public struct TradedDaysStudy: Sendable {
  /// How the files are read, and the calendar of their exchange.
  public let settings: StudySettings
  /// Files, folders and patterns of trades.
  public let files: [String]

  /// Creates a study.
  public init(_ settings: StudySettings, trades files: [String]) {
    self.settings = settings
    self.files = files
  }

  /// Reads the trades and sums them by security and day.
  ///
  /// - Parameter describesInputs: Whether the digests of the files are wanted, for which they are read once more.
  /// - Returns: One row for each security and day that has trades.
  /// - Throws: ``StudyError`` at the first row that cannot be used, unless such rows are left out.
  public func run(describesInputs: Bool = true) throws(StudyError) -> TradedDays {
    var sums = TradeSummation()
    var reading: TradeFiles
    let calendar = try calendar()
    let asWritten: @Sendable (DateStamp) -> DateStamp = { $0 }
    let clock = calendar?.localClock() ?? asWritten
    do throws(TradeError) {
      reading = try TradeFiles(files, options: options)
      try reading.read(clock: clock) { sums.add($0) }
    } catch .prices(let error) {
      throw .prices(error)
    } catch {
      throw .configuration(.invalidSetting(error.message))
    }
    var notes = reading.notes.map { StudyNote($0, source: .prices) }
    notes += reading.rejected.map { StudyNote($0) }
    notes += TradeNotes(sums, reading, calendar: calendar).notes
    return TradedDays(
      simulated: settings.simulated || reading.areSimulated,
      days: sums.days(of: reading.symbols),
      notes: notes.filter { $0.severity == .warning } + notes.filter { $0.severity != .warning },
      inputs: describesInputs
        ? reading.files.flatMap {
          InputFile.described($0, role: .trades, holding: settings.prices.held)
        } : [],
      versions: SoftwareVersion.all
    )
  }

  private var options: PriceLoadOptions {
    let prices = settings.prices
    return PriceLoadOptions(
      series: prices.series,
      columnOverrides: prices.columns,
      dateFormat: prices.dateFormat,
      encoding: prices.encoding,
      sheet: prices.sheet,
      decimal: prices.decimal,
      symbol: prices.symbol,
      skipBadRows: prices.skipBadRows,
      threads: settings.run.threadCount
    )
  }

  /// The calendar that is named, or one that knows the named zone alone; nothing where neither is.
  private func calendar() throws(StudyError) -> TradingCalendar? {
    let choice = settings.alignment
    let isNamed = choice.calendar != AlignmentSettings().calendar
    guard isNamed || choice.timeZone != nil else { return nil }
    // The days of trades are known only when they have been read, and their clock is needed before.
    let anyDay = CalendarDate(dayNumber: 0)
    return try StudyCalendar.make(choice, days: [anyDay], clock: ClockEvidence([]))
  }
}
