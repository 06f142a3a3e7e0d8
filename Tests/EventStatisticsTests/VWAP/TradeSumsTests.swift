@testable import EventStatistics
import Testing

/// Sums of trades against exact arithmetic, and the laws that they keep.
struct TradeSumsTests {
  /// Trades whose prices are whole multiples of 1/65536, so that their sums are whole numbers.
  private static func trades(_ count: Int) -> [(price: Int64, volume: Int64)] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Int64(state >> 40) + 1, Int64(state >> 20 & 0xFFFF) + 1)
    }
  }

  private static let scale = 65_536.0

  private static func sums(_ trades: [(price: Int64, volume: Int64)]) -> TradeSums {
    var sums = TradeSums()
    for trade in trades {
      sums.add(price: Double(trade.price) / scale, volume: Double(trade.volume))
    }
    return sums
  }

  /// Money and volumes that the sums could not hold count as unknown; the others are summed as ever.
  @Test(arguments: [
    (1.7e308, 1.0), (1e300, 1e300), (5.0, 1e300), (1e200, 1e200), (.infinity, 1), (.nan, 2),
  ])
  func `a trade beyond all numbers leaves the sums as they are`(price: Double, volume: Double) {
    var sums = TradeSums()
    sums.add(price: 100, volume: 3)
    let before = sums
    sums.add(price: price, volume: volume)
    sums.add(turnover: price * volume, volume: volume)
    #expect(sums == before && sums.average == 100 && sums.turnover == 300)
  }

  @Test func `a million ticks have the sums of whole numbers`() {
    let trades = Self.trades(1_000_000)
    let sums = Self.sums(trades)
    let volume = trades.reduce(Int128(0)) { $0 + Int128($1.volume) }
    let money = trades.reduce(Int128(0)) { $0 + Int128($1.price) * Int128($1.volume) }
    #expect(sums.volume == Double(volume))
    #expect(sums.turnover == Double(money) / Self.scale)
    #expect(sums.average == Double(money) / Self.scale / Double(volume))
    // Σ v (p - m)²/Σ v = (V Σ v p² - (Σ v p)²)/V², in thirds of their size so that they fit.
    let few = Array(trades.prefix(2000))
    let (v, m, s) = few.reduce((Int128(0), Int128(0), Int128(0))) {
      let (price, volume) = (Int128($1.price), Int128($1.volume))
      return ($0.0 + volume, $0.1 + price * volume, $0.2 + price * price * volume)
    }
    let variance = Double(v * s - m * m) / Double(v) / Double(v) / Self.scale / Self.scale
    #expect(abs(Self.sums(few).deviation / variance.squareRoot() - 1) < 1e-14)
  }

  @Test func `small amounts beside large ones are not lost`() {
    var sums = TradeSums()
    sums.add(turnover: 1e16, volume: 1e16)
    for _ in 0..<1000 { sums.add(price: 1, volume: 0.25) }
    #expect(sums.turnover == 1e16 + 250)
    #expect(sums.volume == 1e16 + 250)
  }

  @Test func `what products round away is not lost`() {
    // (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰, of which a product keeps 1 + 2⁻²⁹.
    let number = 1 + 0x1p-30
    var sums = TradeSums()
    sums.add(price: number, volume: number)
    sums.add(turnover: 0x1p-53, volume: 1)
    // 1 + 2⁻²⁹ + 2⁻⁵³ + 2⁻⁶⁰ is above the middle between two doubles, 1 + 2⁻²⁹ + 2⁻⁵³ alone goes to the even one.
    #expect(sums.turnover == 1 + 0x1p-29 + 0x1p-52)
  }

  @Test func `the average lies between the lowest and the highest price`() {
    let trades = Self.trades(500)
    let average = Self.sums(trades).average * Self.scale
    #expect(trades.contains { Double($0.price) <= average })
    #expect(trades.contains { Double($0.price) >= average })
  }

  @Test func `splitting a trade changes nothing`() {
    let whole = Self.sums([(655_360, 100), (720_896, 50)])
    let parts = Self.sums([(655_360, 30), (655_360, 70), (720_896, 50)])
    #expect(whole.average == parts.average)
    #expect(abs(whole.deviation - parts.deviation) < 1e-12)
  }

  @Test func `scaling all volumes changes no average`() {
    let trades = Self.trades(100)
    let scaled = trades.map { (price: $0.price, volume: $0.volume * 1024) }
    #expect(Self.sums(trades).average == Self.sums(scaled).average)
  }

  @Test func `two days together have their mean weighted by volume`() {
    let (first, second) = (Self.sums(Self.trades(40)), Self.sums([(655_360, 100), (720_896, 50)]))
    var merged = TradeSums()
    merged.add(turnover: first.turnover, volume: first.volume)
    merged.add(turnover: second.turnover, volume: second.volume)
    let mean =
      (first.average * first.volume + second.average * second.volume)
      / (first.volume + second.volume)
    #expect(abs(merged.average / mean - 1) < 1e-15)
  }

  @Test(arguments: [
    (0.0, 10.0), (-1, 10), (.nan, 10), (10, 0), (10, -5), (10, .nan), (.infinity, 1),
    (1, .infinity),
  ])
  func `what is no trade adds nothing`(price: Double, volume: Double) {
    var sums = TradeSums()
    sums.add(price: price, volume: volume)
    #expect(sums.average.isNaN)
    #expect(sums.deviation.isNaN)
    sums.add(price: 10, volume: 1)
    sums.add(price: price, volume: volume)
    #expect(sums.average == 10)
    #expect(sums.deviation == 0)
  }

  @Test func `bands lie as many deviations away as they are wide`() {
    // Prices 10 and 12 of equal volume: average 11, deviation 1.
    let bands = PriceBands(Self.sums([(655_360, 5), (786_432, 5)]))
    #expect(bands.average == 11)
    #expect(bands.deviation == 1)
    #expect(PriceBands.widths.map(bands.upper) == [12, 13, 14])
    #expect(PriceBands.widths.map(bands.lower) == [10, 9, 8])
  }
}

/// The unaffected price, by the figures that SEBI's circular illustrates it with.
struct UnaffectedPriceTests {
  // 25 to 31 July 2023 and the two sessions after; only the middle four are the circular's.
  private static let averages = [1055.0, 1060.76, 1164.47, 1173.45, 1178.90, 1180.00, 1190.14]

  @Test func `takes the variation of the circular's illustration out`() throws {
    let effect = try #require(UnaffectedPrice(averages: Self.averages, moved: 2, settled: 4))
    #expect(effect.before == 1060.76)
    #expect(abs(effect.variation - 118.14) < 1e-9)
    let adjusted = Self.averages.enumerated().map { effect.adjusted($1, at: $0) }
    let expected = [1055.0, 1060.76, 1060.76, 1060.76, 1060.76, 1061.86, 1072.00]
    for (value, known) in zip(adjusted, expected) { #expect(abs(value - known) < 1e-9) }
  }

  /// Daily averages and shares of CIPLA at NSE on 26, 27, 28 and 31 July 2023, and what 60 and 10 sessions before
  /// 4 September average to with and without the effect of an announcement.
  @Test func `the averages of real sessions are lower by what the steps take out`() throws {
    let averages = [1059.18, 1165.05, 1171.97, 1172.94]
    let shares = [1_854_416.0, 14_590_950, 4_454_009, 2_221_571]
    let effect = try #require(UnaffectedPrice(averages: averages, moved: 1, settled: 3))
    #expect(abs(effect.variation - 113.76) < 1e-9)
    // All of the last ten sessions lie after N.
    #expect(abs(effect.adjusted(1235.9164, at: 4) - 1122.1564) < 1e-9)
    // Of the other sessions only sums are known. That the averages differ as they do needs 48,035,795 shares
    // after N, whatever their price, which is taken to be that of the last ten sessions.
    let (total, after) = (116_128_548.0, 48_035_795.0)
    let before = total - after - shares.reduce(0, +)
    #expect(before > 0)
    let middle = zip(averages, shares).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = (1129.0803 * total - middle - 1235.9164 * after) / before
    #expect((990.0...1060).contains(rest))
    var (traded, unaffected) = (TradeSums(), TradeSums())
    traded.add(price: rest, volume: before)
    unaffected.add(price: rest, volume: before)
    for position in averages.indices {
      traded.add(price: averages[position], volume: shares[position])
      unaffected.add(
        price: effect.adjusted(averages[position], at: position),
        volume: shares[position]
      )
    }
    traded.add(price: 1235.9164, volume: after)
    unaffected.add(price: effect.adjusted(1235.9164, at: 4), volume: after)
    #expect(abs(traded.average - 1129.0803) < 5e-5)
    #expect(abs(unaffected.average - 1062.2200) < 5e-5)
  }

  @Test func `a session without an average stays without`() throws {
    let effect = try #require(UnaffectedPrice(averages: [10, 12, 13], moved: 1, settled: 2))
    #expect(effect.adjusted(.nan, at: 1).isNaN)
  }

  @Test func `there is no effect without the average before or after`() {
    #expect(UnaffectedPrice(averages: [.nan, 12, 13], moved: 1, settled: 2) == nil)
    #expect(UnaffectedPrice(averages: [10, 12, .nan], moved: 1, settled: 2) == nil)
    #expect(UnaffectedPrice(averages: [10, 12, 13], moved: 0, settled: 2) == nil)
    #expect(UnaffectedPrice(averages: [10, 12, 13], moved: 1, settled: 3) == nil)
  }
}
