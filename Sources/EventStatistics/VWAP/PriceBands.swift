/// Bands around an average price, as traders draw them.
///
/// `VWAP ± k deviation, k = 1, 2, 3`, with the standard deviation weighted by volume.
package struct PriceBands: Sendable, Hashable {
  /// How many standard deviations the bands lie away.
  package static let widths = [1.0, 2.0, 3.0]

  /// The average price.
  package let average: Double
  /// The standard deviation of the price, weighted by volume.
  package let deviation: Double

  /// Creates the bands around an average.
  package init(average: Double, deviation: Double) {
    self.average = average
    self.deviation = deviation
  }

  /// Takes the bands of some trades.
  package init(_ sums: TradeSums) {
    self.init(average: sums.average, deviation: sums.deviation)
  }

  /// The lower band of a width.
  package func lower(_ width: Double) -> Double { average - width * deviation }

  /// The upper band of a width.
  package func upper(_ width: Double) -> Double { average + width * deviation }
}
