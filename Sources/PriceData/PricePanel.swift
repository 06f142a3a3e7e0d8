internal import Algorithms
public import CivilTime

/// Daily values of many symbols on one common list of days.
///
/// Columns are contiguous and symbol-major: the value of symbol *s* on day *d* stands at
/// `s * days.count + d`. A missing value is not a number, never zero.
public struct PricePanel: Sendable {
  /// What the values of ``PriceField/close`` are.
  public enum Values: String, Sendable, CaseIterable, Codable {
    /// Price levels in the currency of the file.
    case prices
    /// Simple or logarithmic returns, as fractions.
    case returns
  }

  /// The days, ascending and without repetition.
  public let days: [CalendarDate]
  /// The symbols, in ascending order of their UTF-8 bytes, without repetition.
  public let symbols: [String]
  /// Whether the panel holds prices or returns.
  public let values: Values
  /// Finds the symbols under all spellings that are understood.
  package internal(set) var directory: SymbolDirectory
  private var columns: [PriceField: [Double]]

  /// Creates a panel.
  ///
  /// - Precondition: `days` and `symbols` ascend strictly, and each column holds
  ///   `days.count * symbols.count` values.
  public init(
    days: [CalendarDate],
    symbols: [String],
    values: Values = .prices,
    columns: [PriceField: [Double]]
  ) {
    precondition(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "Days must ascend")
    precondition(
      columns.values.allSatisfy { $0.count == days.count * symbols.count },
      "A column holds one value for each symbol and day"
    )
    self.days = days
    self.symbols = symbols
    self.values = values
    self.columns = columns
    directory = SymbolDirectory(symbols)
  }

  /// The fields that the panel holds.
  public var fields: [PriceField] { PriceField.allCases.filter { columns[$0] != nil } }

  /// Returns a whole column, or nothing when the files have no such field.
  public func column(_ field: PriceField) -> [Double]? { columns[field] }

  /// Returns the values of one symbol, one for each day, or nothing when there is no such field.
  ///
  /// The indices of the slice are those of the column.
  public func series(_ field: PriceField, symbol: Int) -> ArraySlice<Double>? {
    columns[field]?[(symbol * days.count)..<((symbol + 1) * days.count)]
  }

  /// Returns the position of a symbol.
  ///
  /// Case and the name of an exchange do not matter where they leave one choice: `reliance.ns` finds
  /// `RELIANCE`, and `RELIANCE` finds `RELIANCE.NS` or `RELIANCE.BO`.
  public func index(ofSymbol symbol: String) -> Int? { directory.index(of: symbol) }

  /// Returns the position of a day, by binary search.
  public func index(ofDay day: CalendarDate) -> Int? {
    let index = days.partitioningIndex { $0 >= day }
    return index < days.count && days[index] == day ? index : nil
  }

  /// Returns the panel with one column replaced or added.
  public func replacing(_ field: PriceField, with column: [Double]) -> PricePanel {
    precondition(column.count == days.count * symbols.count, "One value for each symbol and day")
    var copy = self
    copy.columns[field] = column
    return copy
  }
}

/// A daily quantity that a price file can hold for a symbol.
public enum PriceField: String, Sendable, CaseIterable, Codable {
  /// The closing price, in the currency of the file; the value itself where a file holds returns.
  case close
  /// The opening price.
  case open
  /// The highest price.
  case high
  /// The lowest price.
  case low
  /// The number of shares traded.
  case volume
  /// The value of the shares traded, in the currency of the file, whatever unit the file used.
  case turnover
  /// The exchange's own volume-weighted average price.
  case vwap
  /// The closing price adjusted by the data vendor for splits, bonus issues or dividends.
  case adjustedClose = "adjusted_close"
}
