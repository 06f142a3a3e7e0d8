/// Finds jumps that look like splits or bonus issues, each with the line that would adjust for it, and
/// prices that cannot be ones.
package struct SplitCheck: PriceCheck {
  /// The detector of the jumps.
  package let detector: JumpDetector
  /// The level of the market on each day of the panel, or nothing when there is no index.
  package let market: [Double]?
  /// The adjustments that the panel has undergone.
  package let adjustments: [Adjustment]

  /// Creates the check.
  package init(
    detector: JumpDetector = JumpDetector(),
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) {
    self.detector = detector
    self.market = market
    self.adjustments = adjustments
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    detector.doubts(in: panel, market: market, adjustments: adjustments).map(\.finding)
  }
}

/// Finds moves too large for an ordinary day that do not look like a split.
///
/// Most are demergers, scrip dividends or errors; some are true.
package struct LargeMoveCheck: PriceCheck {
  /// The detector of the jumps.
  package let detector: JumpDetector
  /// The level of the market on each day of the panel, or nothing when there is no index.
  package let market: [Double]?

  /// Creates the check.
  package init(detector: JumpDetector = JumpDetector(), market: [Double]? = nil) {
    self.detector = detector
    self.market = market
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    let doubted = Set(detector.doubts(in: panel, market: market).flatMap(\.jumps))
    let moves = Dictionary(
      grouping: detector.jumps(in: panel).filter { !doubted.contains($0) },
      by: \.symbol
    )
    return panel.symbols.compactMap { symbol in
      let own = moves[symbol] ?? []
      return PriceFinding(
        .largeMove,
        symbol: symbol,
        dates: own.map(\.date),
        detail: {
          guard let first = own.first else { return "" }
          return
            "\(own.count > 1 ? "first: " : "")close \(first.previousClose), then \(first.close), a ratio of "
            + "\(decimalText(first.ratio, places: 4)); look for a demerger, a bonus issue of unusual "
            + "ratio or an error"
        }()
      )
    }
  }
}
