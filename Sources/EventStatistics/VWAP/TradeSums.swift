/// The sums of some trades, from which their average price and its spread follow.
///
/// `VWAP = Σ p v/Σ v`, `deviation² = Σ v (p - VWAP)²/Σ v`
///
/// Prices are in the currency of the file, volumes in shares. A trade without a positive price and volume
/// adds nothing. Splitting a trade changes nothing, and the sums of two parts of a day are those of the day,
/// but for the last bit.
///
/// A sum keeps what each addition and each product rounds away: for amounts up to 10^290 the results are
/// those of twice the precision, rounded once (Ogita, Rump and Oishi 2005, *Accurate Sum and Dot Product*,
/// algorithms 4.4 and 5.3).
package struct TradeSums: Sendable, Hashable {
  /// Shares, money, and the distance from the center and its square, both weighted by volume.
  ///
  /// All four are summed together, as fast as one.
  private var sums = SIMD4<Double>()
  /// What each addition and each product has rounded away.
  private var rests = SIMD4<Double>()
  /// The price that squares are taken around, so that they do not cancel: that of the first trade.
  private var center = Double.nan

  /// The most shares and the most money of one trade: beyond it the sums would leave what a number holds, and
  /// the trade is left out as one whose money is unknown.
  private static let largest = 0x1p960

  package init() {}

  /// Adds trades of one price.
  package mutating func add(price: Double, volume: Double) {
    guard price > 0, price <= Self.largest, volume > 0, volume <= Self.largest,
      price * volume <= Self.largest
    else { return }
    add(volume, money: price, volume, price: price)
  }

  /// Adds trades whose money is known: their average price is one of the prices.
  package mutating func add(turnover: Double, volume: Double) {
    guard turnover > 0, turnover <= Self.largest, volume > 0, volume <= Self.largest else { return }
    add(volume, money: turnover, 1, price: turnover / volume)
  }

  /// Adds shares, and the money as a product.
  private mutating func add(_ volume: Double, money first: Double, _ second: Double, price: Double)
  {
    if center.isNaN { center = price }
    let distance = price - center
    let factors = SIMD4(volume, first, distance, distance * distance)
    let others = SIMD4(1, second, volume, volume)
    let products = factors * others
    rests += Self.rounded(factors, times: others, to: products)
    let totals = sums + products
    let parts = totals - sums
    rests += (sums - (totals - parts)) + (products - parts)
    sums = totals
  }

  /// What products have rounded away, exactly.
  ///
  /// Source: Dekker (1971), *A floating-point technique for extending the available precision*, Numerische
  /// Mathematik 18, pp. 224-242, by which a processor needs no fused multiplication.
  private static func rounded(
    _ factors: SIMD4<Double>,
    times others: SIMD4<Double>,
    to products: SIMD4<Double>
  ) -> SIMD4<Double> {
    let (high, low) = halves(factors)
    let (otherHigh, otherLow) = halves(others)
    return ((high * otherHigh - products) + high * otherLow + low * otherHigh) + low * otherLow
  }

  /// Numbers as sums of two with half the digits each, whose products are exact.
  private static func halves(
    _ numbers: SIMD4<Double>
  ) -> (high: SIMD4<Double>, low: SIMD4<Double>) {
    let moved = numbers * 134_217_729
    let high = moved - (moved - numbers)
    return (high, numbers - high)
  }

  private func value(_ index: Int) -> Double { sums[index] + rests[index] }

  /// The number of shares traded.
  package var volume: Double { value(0) }
  /// The money that they were traded for.
  package var turnover: Double { value(1) }
  /// The average price; not a number without a trade.
  package var average: Double { volume > 0 ? turnover / volume : .nan }
  /// The standard deviation of the price around its average, weighted by volume; not a number without a trade.
  package var deviation: Double {
    guard volume > 0 else { return .nan }
    let mean = value(2) / volume
    return max(0, value(3) / volume - mean * mean).squareRoot()
  }
}
