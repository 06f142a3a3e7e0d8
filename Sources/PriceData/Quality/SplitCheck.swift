internal import CivilTime

/// Finds jumps that look like splits or bonus issues, each with the line that would adjust for it.
public struct SplitCheck: PriceCheck {
  /// The detector of the jumps.
  public let detector: JumpDetector
  /// The level of the market on each day of the panel, or nothing when there is no index.
  public let market: [Double]?
  /// The adjustments that the panel has undergone.
  public let adjustments: [Adjustment]

  /// Creates the check.
  public init(
    detector: JumpDetector = JumpDetector(),
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) {
    self.detector = detector
    self.market = market
    self.adjustments = adjustments
  }

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    detector.suspectedSplits(in: panel, market: market, adjustments: adjustments).compactMap {
      PriceFinding(.suspectedSplit, symbol: $0.symbol, dates: [$0.date], detail: $0.explanation)
    }
  }
}
