/// A sum that keeps what each addition and each product rounds away.
///
/// `value = fl(sum + rest)`, where `rest` gathers the error of every operation exactly: the result is that of
/// twice the precision, rounded once (Ogita, Rump and Oishi 2005, *Accurate Sum and Dot Product*,
/// algorithms 4.4 and 5.3).
package struct CompensatedSum: Sendable, Hashable {
  private var sum = 0.0
  private var rest = 0.0

  package init() {}

  /// Adds a number.
  package mutating func add(_ number: Double) {
    let total = sum + number
    let part = total - sum
    rest += (sum - (total - part)) + (number - part)
    sum = total
  }

  /// Adds a product of two numbers.
  package mutating func add(_ first: Double, times second: Double) {
    let product = first * second
    rest += (-product).addingProduct(first, second)
    add(product)
  }

  /// The sum, rounded once.
  package var value: Double { sum + rest }
}

/// The sums of some trades, from which their average price and its spread follow.
///
/// `VWAP = Σ p v/Σ v`, `deviation² = Σ v (p - VWAP)²/Σ v`
///
/// Prices are in the currency of the file, volumes in shares. A trade without a positive price and volume
/// adds nothing. Splitting a trade changes nothing, and the sums of two parts of a day are those of the day,
/// but for the last bit.
package struct TradeSums: Sendable, Hashable {
  private var shares = CompensatedSum()
  private var money = CompensatedSum()
  /// The price that squares are taken around, so that they do not cancel: that of the first trade.
  private var center = Double.nan
  private var deviations = CompensatedSum()
  private var squares = CompensatedSum()

  package init() {}

  /// Adds trades of one price.
  package mutating func add(price: Double, volume: Double) {
    guard price > 0, price.isFinite, volume > 0, volume.isFinite else { return }
    money.add(price, times: volume)
    addSpread(price: price, volume: volume)
  }

  /// Adds trades whose money is known: their average price is one of the prices.
  package mutating func add(turnover: Double, volume: Double) {
    guard turnover > 0, turnover.isFinite, volume > 0, volume.isFinite else { return }
    money.add(turnover)
    addSpread(price: turnover / volume, volume: volume)
  }

  private mutating func addSpread(price: Double, volume: Double) {
    shares.add(volume)
    if center.isNaN { center = price }
    let distance = price - center
    deviations.add(distance, times: volume)
    squares.add(distance * distance, times: volume)
  }

  /// The number of shares traded.
  package var volume: Double { shares.value }
  /// The money that they were traded for.
  package var turnover: Double { money.value }
  /// The average price; not a number without a trade.
  package var average: Double { volume > 0 ? turnover / volume : .nan }
  /// The standard deviation of the price around its average, weighted by volume; not a number without a trade.
  package var deviation: Double {
    guard volume > 0 else { return .nan }
    let mean = deviations.value / volume
    return max(0, squares.value / volume - mean * mean).squareRoot()
  }
}
