/// The average of prices, each weighted by the time for which it held.
///
/// `TWAP = Σ p t/Σ t`
///
/// Prices are in the currency of the file, times in seconds. A price that is not above zero, or that held no
/// time, adds nothing.
package struct TimeWeightedAveragePrice: Sendable, Hashable {
  /// The sums of ``TradeSums``, with seconds in place of shares.
  private var sums = TradeSums()

  package init() {}

  /// Adds a price that held for some seconds.
  package mutating func add(price: Double, seconds: Double) {
    sums.add(price: price, volume: seconds)
  }

  /// The time that the average is over, in seconds.
  package var seconds: Double { sums.volume }
  /// The average price; not a number without a time.
  package var average: Double { sums.average }
}
