import EventStatistics
import Testing

struct TimeWeightedAveragePriceTests {
  @Test func `weights each price by the time for which it held`() {
    var sums = TimeWeightedAveragePrice()
    sums.add(price: 10, seconds: 300)
    sums.add(price: 13, seconds: 100)
    #expect(sums.average == 10.75)
    #expect(sums.seconds == 400)
  }

  @Test func `what is no price, or held no time, adds nothing`() {
    var sums = TimeWeightedAveragePrice()
    #expect(sums.average.isNaN)
    for (price, seconds) in [(0.0, 60.0), (-1, 60), (.nan, 60), (.infinity, 60), (9, 0), (9, -60)] {
      sums.add(price: price, seconds: seconds)
    }
    #expect(sums.average.isNaN && sums.seconds == 0)
    sums.add(price: 7, seconds: 60)
    #expect(sums.average == 7)
  }

  @Test func `the average of two parts, each by its time, is that of both`() {
    let prices = [101.25, 99.5, 103.75, 100, 98.25]
    var whole = TimeWeightedAveragePrice()
    var parts = [TimeWeightedAveragePrice(), TimeWeightedAveragePrice()]
    for (index, price) in prices.enumerated() {
      whole.add(price: price, seconds: 300)
      parts[index < 2 ? 0 : 1].add(price: price, seconds: 300)
    }
    var joined = TimeWeightedAveragePrice()
    for part in parts { joined.add(price: part.average, seconds: part.seconds) }
    #expect(abs(joined.average - whole.average) < 1e-12)
    #expect(whole.average == prices.reduce(0, +) / 5)
  }
}
