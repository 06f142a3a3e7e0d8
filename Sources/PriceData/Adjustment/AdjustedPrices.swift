/// A panel of prices after adjustments, with what a reader must know about them.
public struct AdjustedPrices: Sendable {
  /// The adjusted panel.
  public let panel: PricePanel
  /// Adjustments that had nothing to act on.
  public let findings: [PriceFinding]
}
