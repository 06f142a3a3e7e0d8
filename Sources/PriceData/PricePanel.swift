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
  private let columns: [PriceField: [Double]]
  private let symbolIndices: [String: Int]

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
    symbolIndices = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })
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
  /// Yahoo's suffixes for the Indian exchanges do not matter where they leave one choice:
  /// `RELIANCE.NS` finds `RELIANCE`, and `RELIANCE` finds `RELIANCE.NS` or `RELIANCE.BO`.
  public func index(ofSymbol symbol: String) -> Int? {
    if let index = symbolIndices[symbol] { return index }
    let plain = SymbolName.withoutYahooSuffix(symbol)
    if plain != symbol { return symbolIndices[plain] }
    let suffixed = [".NS", ".BO"].compactMap { symbolIndices[symbol + $0] }
    return suffixed.count == 1 ? suffixed[0] : nil
  }

  /// Returns the position of a day, by binary search.
  public func index(ofDay day: CalendarDate) -> Int? {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low] == day ? low : nil
  }

  /// Returns the panel with one column replaced or added.
  public func replacing(_ field: PriceField, with column: [Double]) -> PricePanel {
    var columns = columns
    columns[field] = column
    return PricePanel(days: days, symbols: symbols, values: values, columns: columns)
  }
}
