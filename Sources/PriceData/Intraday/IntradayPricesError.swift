internal import CivilTime

/// A reason why files of bars within a day cannot be loaded.
@nonexhaustive
public enum IntradayPricesError: Error, Sendable, Hashable {
  /// A file cannot be read as prices.
  case prices(PriceDataError)
  /// The rows of a file have dates without a time.
  case noTimes(file: String, column: String, example: String)
}

extension IntradayPricesError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .prices(let error): error.description
    case .noTimes(let file, let column, let example):
      "\(file): column \"\(column)\" has dates without a time, such as \"\(example)\"; intraday bars "
        + "need the time of each bar, such as 2025-04-30 09:15:00+05:30; give daily prices with "
        + "--prices"
    }
  }
}
