internal import Algorithms
public import CivilTime

/// Daily values of many symbols on one common list of days.
///
/// A missing value is not a number, never zero. A panel whose symbols have values on few of the days
/// keeps only those, so that its size is that of the files.
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
  /// Where the values stand in the columns.
  package let cells: PanelCells
  private var columns: [PriceField: [Double]]

  /// Creates a panel.
  ///
  /// Columns are symbol-major: the value of symbol *s* on day *d* stands at `s * days.count + d`.
  ///
  /// - Precondition: `days` and `symbols` ascend strictly, and each column holds
  ///   `days.count * symbols.count` values.
  public init(
    days: [CalendarDate],
    symbols: [String],
    values: Values = .prices,
    columns: [PriceField: [Double]]
  ) {
    self.init(
      days: days,
      symbols: symbols,
      values: values,
      cells: PanelCells(symbols: symbols.count, days: days.count),
      columns: columns
    )
  }

  /// Creates a panel from columns with one value for each cell.
  package init(
    days: [CalendarDate],
    symbols: [String],
    values: Values,
    cells: PanelCells,
    columns: [PriceField: [Double]]
  ) {
    precondition(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "Days must ascend")
    precondition(
      cells.dayCount == days.count && cells.symbolCount == symbols.count
        && columns.values.allSatisfy { $0.count == cells.count },
      "A column holds one value for each symbol and day"
    )
    self.cells = cells
    self.days = days
    self.symbols = symbols
    self.values = values
    self.columns = columns
    directory = SymbolDirectory(symbols)
  }

  /// The fields that the panel holds.
  public var fields: [PriceField] { PriceField.allCases.filter { columns[$0] != nil } }

  /// Whether the panel holds a field.
  public func has(_ field: PriceField) -> Bool { columns[field] != nil }

  /// Returns a whole column, or nothing when the files have no such field.
  ///
  /// The value of symbol *s* on day *d* stands at `s * days.count + d`. That is much memory where
  /// many symbols have few days each; ``series(_:symbol:)`` gives one symbol after the other.
  public func column(_ field: PriceField) -> [Double]? {
    guard cells.isSparse else { return columns[field] }
    return columns[field].map { column in
      symbols.indices.flatMap { cells.series(column, symbol: $0) }
    }
  }

  /// Returns one value for each cell, or nothing when the files have no such field.
  package func values(_ field: PriceField) -> [Double]? { columns[field] }

  /// Returns the values of one symbol, one for each day, or nothing when there is no such field.
  ///
  /// The indices of the slice need not begin at zero.
  public func series(_ field: PriceField, symbol: Int) -> ArraySlice<Double>? {
    columns[field].map { cells.series($0, symbol: symbol) }
  }

  /// Returns the position of a symbol.
  ///
  /// Case and the name of an exchange do not matter where they leave one choice: `reliance.ns` finds
  /// `RELIANCE`, and `RELIANCE` finds `RELIANCE.NS` or `RELIANCE.BO`.
  public func index(ofSymbol symbol: String) -> Int? { directory.index(of: symbol) }

  /// Returns the position of a day, by binary search.
  public func index(ofDay day: CalendarDate) -> Int? { days.position(of: day) }

  /// Returns the panel with one column replaced or added.
  public func replacing(_ field: PriceField, with column: [Double]) -> PricePanel {
    precondition(column.count == days.count * symbols.count, "One value for each symbol and day")
    guard cells.isSparse else { return replacing(field, withValues: column) }
    var full = Dictionary(uniqueKeysWithValues: fields.map { ($0, self.column($0) ?? []) })
    full[field] = column
    return PricePanel(days: days, symbols: symbols, values: values, columns: full)
  }

  /// Returns the panel without some of its columns.
  package func removing(_ fields: Set<PriceField>) -> PricePanel {
    var copy = self
    for field in fields { copy.columns[field] = nil }
    return copy
  }

  /// Returns the panel with one column replaced or added, which has one value for each cell.
  ///
  /// A value beyond all numbers, as a factor or a sum of large prices leaves it, is missing.
  package func replacing(_ field: PriceField, withValues column: [Double]) -> PricePanel {
    precondition(column.count == cells.count, "One value for each cell")
    var copy = self
    copy.columns[field] =
      column.contains { $0.magnitude == .infinity }
      ? column.map { $0.magnitude == .infinity ? .nan : $0 } : column
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
  /// The close of the session before, as the row itself states it.
  case previousClose = "previous_close"
  /// The shares that were delivered, among those traded.
  case delivered
  /// The shares that are not held for good, of which some may be traded.
  case freeFloat = "free_float_shares"
}
