internal import EventStatistics

/// On which trading days one symbol has a return that a study can use.
///
/// Counted once for a symbol, so that each of its events takes two look-ups.
struct ReturnCoverage: Sendable {
  /// The positions from the first to the last value of the symbol; none without any.
  let listed: ClosedRange<Int>?
  /// At *i* the number of usable returns before position *i*.
  private let before: [Int32]
  private let returns: [Double]

  /// Looks through the returns of a symbol.
  ///
  /// - Parameters:
  ///   - returns: The returns on the trading days; not a number where missing.
  ///   - symbol: The position of the symbol in the panel.
  ///   - axis: The trading days; a return counts only where a model's market has one too.
  init(_ returns: [Double], of symbol: Int, axis: StudyAxis) {
    self.returns = returns
    let needsMarket = axis.models.contains { $0.inputs.contains(.market) }
    let market = axis.market
    before = [Int32](unsafeUninitializedCapacity: returns.count + 1) { before, initialized in
      var count: Int32 = 0
      before[0] = 0
      for position in returns.indices {
        let isUsable =
          returns[position].isFinite && (!needsMarket || market[position].isFinite)
        count += isUsable ? 1 : 0
        before[position + 1] = count
      }
      initialized = returns.count + 1
    }
    listed = axis.span(of: axis.priceField, symbol: symbol)
  }

  /// Whether the symbol has a return on a day.
  func hasReturn(at position: Int) -> Bool { returns[position].isFinite }

  /// Returns the number of usable returns in a range of positions, without some of them.
  func count(in positions: Range<Int>, without masked: [Range<Int>]) -> Int {
    masked.reduce(count(in: positions)) { $0 - count(in: $1.clamped(to: positions)) }
  }

  private func count(in positions: Range<Int>) -> Int {
    Int(before[positions.upperBound] - before[positions.lowerBound])
  }
}
