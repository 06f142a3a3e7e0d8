public import CivilTime

/// Something about the data that a reader of the results must know.
///
/// A note never changes a number: it says what was found, or how the loader read something that
/// could be read in two ways. ``description`` is one sentence with the numbers in it.
@nonexhaustive
public enum QualityNote: Sendable, Hashable {
  /// Whether a reader may stay calm.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// The loader did as one would expect, and says so.
    case information
    /// The data may be wrong, or may not be what the study needs.
    case warning
  }

  /// A unit that a turnover column is written in.
  public enum TurnoverUnit: Double, Sendable, Hashable, Codable, CaseIterable {
    /// The currency of the prices.
    case currency = 1
    /// Thousands.
    case thousands = 1e3
    /// Lakhs, hundreds of thousands.
    case lakhs = 1e5
    /// Millions.
    case millions = 1e6
    /// Crores, tens of millions.
    case crores = 1e7
  }

  // What the files say about days.

  /// A symbol has no price on days on which the calendar has a session.
  case calendarGap(symbol: String, first: CalendarDate, last: CalendarDate, sessions: Int)
  /// Prices stand on a day on which the calendar has no session.
  case notASession(date: CalendarDate, symbols: Int)
  /// The date in a file's name is not the date inside it.
  case fileNameDate(file: String, named: CalendarDate, found: CalendarDate)
  /// Bars within a day were put together to daily bars, with an approximate VWAP.
  case intradayAggregated(file: String, bars: Int, days: Int, minutesPerBar: Int?)

  // What the prices look like.

  /// A close did not move for several sessions in a row.
  case stalePrices(
    symbol: String,
    first: CalendarDate,
    last: CalendarDate,
    sessions: Int,
    close: Double
  )
  /// A price is zero or negative.
  case nonPositivePrice(symbol: String, date: CalendarDate, field: PriceField, value: Double)
  /// The highest price of a day is below its lowest.
  case highBelowLow(symbol: String, date: CalendarDate, high: Double, low: Double)
  /// An opening, closing or average price lies outside the range from low to high.
  case outsideRange(
    symbol: String,
    date: CalendarDate,
    field: PriceField,
    value: Double,
    low: Double,
    high: Double
  )
  /// No share was traded on some days of a symbol.
  case zeroVolume(symbol: String, first: CalendarDate, last: CalendarDate, sessions: Int)
  /// A jump of the close looks like a split or a bonus issue that the prices are not adjusted for.
  case suspectedSplit(
    symbol: String,
    date: CalendarDate,
    previousClose: Double,
    close: Double,
    nearestRatio: String
  )
  /// A return lies beyond plus or minus 100 percent.
  case extremeReturn(symbol: String, date: CalendarDate, value: Double)

  // How the loader read the files.

  /// Rows for one symbol and day that say the same were folded into one.
  case identicalRowsFolded(
    file: String,
    line: Int?,
    symbol: String,
    date: CalendarDate,
    rows: Int
  )
  /// Rows for one symbol and day differ, and one of them was chosen as asked.
  case duplicateResolved(
    file: String,
    line: Int?,
    symbol: String,
    date: CalendarDate,
    kept: String,
    rows: Int
  )
  /// The last line of a file is cut off, and was left out as asked.
  case truncatedLastLine(file: String, line: Int)
  /// Rows of other series than the chosen ones were left out; the counts are rows.
  case seriesLeftOut(chosen: [String], rows: [String: Int])
  /// Symbols that have rows in left-out series only, and so are not in the panel.
  case symbolsLeftOut(symbols: [String])
  /// The unit in which a turnover column was read.
  case turnoverUnit(file: String, column: String, unit: TurnoverUnit, rows: Int, checked: Bool)
  /// Negative prices were read as the midpoint of bid and ask, as CRSP marks it.
  case negativePriceAsMidpoint(file: String, column: String, rows: Int)
  /// A field was taken from a column that is not certain from its name.
  case columnChosen(file: String, field: PriceField, column: String)
  /// A field is missing in some of the files that were loaded together.
  case fieldInSomeFilesOnly(field: PriceField, filesWith: Int, files: Int)
  /// A file of a folder or pattern was left out.
  case fileLeftOut(file: String, reason: String)
  /// Bad rows were dropped, as asked.
  case badRowsSkipped(file: String, rows: Int)

  /// Whether a reader may stay calm.
  public var severity: Severity {
    switch self {
    case .intradayAggregated, .identicalRowsFolded, .negativePriceAsMidpoint, .columnChosen,
      .zeroVolume, .fieldInSomeFilesOnly:
      .information
    case .turnoverUnit(_, _, _, _, let checked): checked ? .information : .warning
    default: .warning
    }
  }
}
