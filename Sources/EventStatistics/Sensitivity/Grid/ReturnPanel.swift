internal import ParallelExecution

/// The returns of many symbols and of one market on the same days, as the window grid reads them.
///
/// Symbol-major and contiguous: the return of symbol *s* on day *d* stands at `s × dayCount + d`.
/// Copies share one storage.
public struct ReturnPanel: Sendable {
  /// The symbols' returns, as fractions; NaN where missing.
  public let returns: [Double]
  /// The market's returns, one for each day, as fractions; NaN where missing.
  public let market: [Double]
  /// The number of symbols.
  public let symbolCount: Int

  /// The number of days.
  public var dayCount: Int { market.count }

  /// Creates a panel from returns.
  ///
  /// - Precondition: `returns` holds as many values for each symbol as the market has.
  public init(returns: [Double], market: [Double]) {
    precondition(
      market.isEmpty ? returns.isEmpty : returns.count.isMultiple(of: market.count),
      "Each symbol needs one return for each day of the market"
    )
    self.returns = returns
    self.market = market
    symbolCount = market.isEmpty ? 0 : returns.count / market.count
  }

  /// Turns prices into returns.
  ///
  /// - Parameters:
  ///   - prices: Prices by symbol, `days` for each; NaN where there is none.
  ///   - market: The market's returns, one for each day.
  ///   - kind: How a return is measured.
  ///   - threads: The number of threads.
  /// - Complexity: O(symbols × days).
  public init(prices: [Double], market: [Double], kind: ReturnKind, threads: Int) {
    let days = market.count
    precondition(
      market.isEmpty ? prices.isEmpty : prices.count.isMultiple(of: days),
      "Each symbol needs one price for each day of the market"
    )
    let symbols = market.isEmpty ? 0 : prices.count / days
    let returns = [Double](unsafeUninitializedCapacity: prices.count) { buffer, count in
      // Every symbol writes its own row, so the pointer is shared without a race.
      nonisolated(unsafe) let base = buffer.baseAddress
      _ = concurrentMap(count: symbols, threads: threads) { symbol in
        guard let base else { return }
        Self.fill(
          base + symbol * days,
          with: prices[(symbol * days)..<((symbol + 1) * days)],
          kind: kind
        )
      }
      count = prices.count
    }
    self.init(returns: returns, market: market)
  }

  private static func fill(
    _ row: UnsafeMutablePointer<Double>,
    with prices: ArraySlice<Double>,
    kind: ReturnKind
  ) {
    guard kind == .simple else {
      for (day, value) in kind.returns(of: prices).enumerated() { row[day] = value }
      return
    }
    prices.withUnsafeBufferPointer { prices in
      guard let first = prices.first else { return }
      row[0] = .nan
      var previous = first > 0 && first < .infinity ? first : .nan
      for day in 1..<max(prices.count, 1) {
        let price = prices[day]
        let current = price > 0 && price < .infinity ? price : .nan
        row[day] = current / previous - 1
        previous = current
      }
    }
  }
}
