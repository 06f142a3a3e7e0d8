/// Which true daily returns an observer sees.
enum TradingPattern: Sendable, Hashable {
  /// All of them.
  case everyDay
  /// A day without a trade repeats the last price; the next trade makes up for it.
  case stale
  /// A day without a trade has no price, and a return needs the prices of two days.
  case missing

  /// Returns the observed returns.
  ///
  /// - Parameters:
  ///   - returns: The true simple returns, as fractions.
  ///   - traded: Whether the company trades on each of these days.
  /// - Returns: As many values; NaN where there is no return.
  func observed(_ returns: [Double], traded: [Bool]) -> [Double] {
    switch self {
    case .everyDay:
      return returns
    case .stale:
      var waiting = 1.0
      return zip(returns, traded).map { value, trades in
        waiting *= 1 + value
        guard trades else { return 0 }
        defer { waiting = 1 }
        return waiting - 1
      }
    case .missing:
      var before = true
      return zip(returns, traded).map { value, trades in
        defer { before = trades }
        return trades && before ? value : .nan
      }
    }
  }
}
