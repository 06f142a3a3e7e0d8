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

/// An event as a place in a return panel.
public struct PanelEvent: Sendable, Hashable {
  /// The row of the symbol.
  public let symbol: Int
  /// The position of the event day.
  public let day: Int
  /// The event's own estimation window relative to the event day; absent where the study's holds.
  public let estimation: ClosedRange<Int>?
  /// Positions that the estimation leaves out, for example other events of the same symbol.
  public let masked: [Range<Int>]

  /// Creates an event.
  public init(
    symbol: Int,
    day: Int,
    estimation: ClosedRange<Int>? = nil,
    masked: [Range<Int>] = []
  ) {
    self.symbol = symbol
    self.day = day
    self.estimation = estimation
    self.masked = masked
  }

  /// The same event on another day, with nothing of its own.
  func moved(to day: Int) -> PanelEvent { PanelEvent(symbol: symbol, day: day) }
}

/// What the estimation window of each possible event day says about the market, for all symbols at once.
struct MarketDays: Sendable {
  /// The mean over the estimation window; NaN where a day is missing or off the axis.
  let means: [Double]
  /// `Σ(m − m̄)²` over the estimation window.
  let sumsOfSquares: [Double]
  /// For each event day the running sums of `(m − m̄)/√Σ(m − m̄)²` over the event window, from zero on.
  let paths: [Double]

  /// Sums over every event day whose windows lie on the axis.
  init(_ market: [Double], estimation: ClosedRange<Int>, eventWindow: ClosedRange<Int>) {
    let width = eventWindow.count + 1
    var means = [Double](repeating: .nan, count: market.count)
    var squares = means
    var paths = [Double](repeating: .nan, count: market.count * width)
    let first = max(0, -min(estimation.lowerBound, eventWindow.lowerBound))
    let last = market.count - 1 - max(estimation.upperBound, eventWindow.upperBound, 0)
    for day in first..<max(first, last + 1) {
      let window = market[(day + estimation.lowerBound)...(day + estimation.upperBound)]
      var sum = 0.0
      for value in window { sum += value }
      let mean = sum / Double(window.count)
      var square = 0.0
      for value in window { square += (value - mean) * (value - mean) }
      let scale = 1 / square.squareRoot()
      var running = 0.0
      paths[day * width] = 0
      for offset in 0..<eventWindow.count {
        running += market[day + eventWindow.lowerBound + offset] - mean
        paths[day * width + offset + 1] = running * scale
      }
      // A missing day of the event window makes the whole event day unusable for the fast path.
      means[day] = running.isFinite ? mean : .nan
      squares[day] = square
    }
    self.means = means
    sumsOfSquares = squares
    self.paths = paths
  }
}
