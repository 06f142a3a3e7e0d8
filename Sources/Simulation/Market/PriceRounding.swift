/// The rounding of simulated prices.
enum PriceRounding {
  /// The tick of prices, in paise.
  static let tick = 5

  /// Returns a price in rupees as paise, rounded to the tick and at least one tick.
  static func paise(_ price: Double) -> Int {
    max(tick, Int((price * 100 / Double(tick)).rounded()) * tick)
  }

  /// Returns a level in points as hundredths of a point.
  static func hundredths(_ level: Double) -> Int { Int((level * 100).rounded()) }
}
