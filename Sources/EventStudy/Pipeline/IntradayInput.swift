internal import CivilTime
internal import EventAlignment
internal import Foundation
internal import PriceData

/// The bars within the day that a study splits day 0 with.
enum IntradayInput {
  /// Reads the files that settings name.
  ///
  /// - Parameters:
  ///   - settings: Names the files and the calendar whose clock the bars are put on.
  ///   - inputs: The daily data, whose days are the sessions of the calendar `data`.
  ///   - known: The calendar, where another one than that of the settings is used.
  /// - Returns: The bars on the clock of the exchange, or nothing when no file is named.
  /// - Throws: ``StudyError`` when a file cannot be read or has no times.
  static func load(
    _ settings: StudySettings,
    beside inputs: StudyInputs,
    calendar known: TradingCalendar? = nil
  ) throws(StudyError) -> IntradayPrices? {
    let source = settings.prices
    guard !source.intraday.isEmpty else { return nil }
    let calendar =
      if let known {
        known
      } else {
        try StudyCalendar.make(
          settings.alignment,
          days: inputs.panel.days + inputs.markets.flatMap(\.days),
          clock: ClockEvidence(inputs)
        )
      }
    var options = PriceLoadOptions(
      series: source.series,
      encoding: source.encoding,
      sheet: source.sheet,
      decimal: source.decimal,
      duplicates: source.duplicates,
      skipBadRows: source.skipBadRows,
      threads: settings.run.threadCount
    )
    options.held = source.held
    do throws(IntradayPricesError) {
      return try .load(source.intraday, options: options, clock: calendar.localClock())
    } catch .prices(let error) {
      throw .prices(error)
    } catch {
      throw .configuration(.invalidSetting(error.message))
    }
  }
}
