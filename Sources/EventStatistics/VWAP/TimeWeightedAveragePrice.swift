/// The average of prices, each weighted by the time for which it held.
///
/// `TWAP = Σ p t/Σ t`
///
/// Prices are in the currency of the file, times in seconds. A price that is not above zero, or that held no
/// time, adds nothing.
package struct TimeWeightedAveragePrice: Sendable, Hashable {
  private var money = CompensatedSum()
  private var time = CompensatedSum()

  package init() {}

  /// Adds a price that held for some seconds.
  package mutating func add(price: Double, seconds: Double) {
    guard price > 0, price.isFinite, seconds > 0, seconds.isFinite else { return }
    money.add(price, times: seconds)
    time.add(seconds)
  }

  /// The time that the average is over, in seconds.
  package var seconds: Double { time.value }
  /// The average price; not a number without a time.
  package var average: Double { seconds > 0 ? money.value / seconds : .nan }
}
