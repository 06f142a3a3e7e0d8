internal import Notices

/// What a table is read for, on which depends what a person can say of its columns.
public enum PriceTable: Sendable, Hashable {
  case prices, market, factors

  /// How a person names the column of dates.
  var dateAdvice: Message {
    switch self {
    case .prices: "name it with \(.columns, "date=NAME")"
    case .market, .factors: "write date above it"
    }
  }

  /// How a person names the column of the value.
  var valueAdvice: Message {
    switch self {
    case .prices: "name it with \(.columns, "close=NAME")"
    case .market: "name it with \(.marketColumn, "NAME")"
    case .factors: "write the names of the factors above them, such as Mkt-RF and SMB"
    }
  }
}
