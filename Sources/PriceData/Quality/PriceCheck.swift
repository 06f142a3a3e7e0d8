/// A question that can be put to a panel of prices, such as whether a high lies below a low.
///
/// A check never changes a price.
public protocol PriceCheck: Sendable {
  /// Returns what was found, by symbol in the order of the panel, one finding for each symbol.
  func findings(in panel: PricePanel) -> [PriceFinding]
}
