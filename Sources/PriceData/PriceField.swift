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
