import EventStatistics
import Testing

@Suite("Volume-weighted average price")
struct VolumeWeightedAveragePriceTests {
  static let full = DailyBar(
    high: 131.65,
    low: 128.46,
    close: 130.95,
    volume: 1_000,
    turnover: 130_370,
    exchangeAverage: 130.40
  )

  @Test func `the exchange's own price comes first, then turnover, then the typical price`() {
    let bar = Self.full
    #expect(
      VolumeWeightedAveragePrice.daily(bar)
        == VolumeWeightedAveragePrice(price: 130.40, source: .exchange)
    )
    let turnover = DailyBar(
      high: bar.high,
      low: bar.low,
      close: bar.close,
      volume: bar.volume,
      turnover: bar.turnover
    )
    let price = VolumeWeightedAveragePrice.daily(turnover)
    #expect(price?.source == .turnover)
    #expect(abs((price?.price ?? 0) - 130.37) < 1e-10)
    let typical = DailyBar(high: bar.high, low: bar.low, close: bar.close, volume: bar.volume)
    let proxy = VolumeWeightedAveragePrice.daily(typical)
    #expect(proxy?.source == .proxy)
    #expect(abs((proxy?.price ?? 0) - (131.65 + 128.46 + 130.95) / 3) < 1e-12)
  }

  @Test func `a day without volume has none`() {
    let bar = DailyBar(high: 2, low: 1, close: 1.5, volume: 0, turnover: 0, exchangeAverage: 1.4)
    #expect(VolumeWeightedAveragePrice.daily(bar) == nil)
    // An unknown volume is not a volume of zero, and the exchange knows its own trades.
    let unknown = DailyBar(high: 2, low: 1, close: 1.5, exchangeAverage: 1.4)
    #expect(VolumeWeightedAveragePrice.daily(unknown)?.price == 1.4)
    #expect(VolumeWeightedAveragePrice.daily(DailyBar(high: 2, low: 1, close: 1.5)) == nil)
  }

  @Test func `intraday bars are weighted by their volume`() {
    let bars = [
      DailyBar(high: 11, low: 9, close: 10, volume: 100),
      DailyBar(high: 13, low: 11, close: 12, volume: 300),
      DailyBar(high: 99, low: 99, close: 99, volume: 0),
    ]
    let price = VolumeWeightedAveragePrice.intraday(bars)
    #expect(price == VolumeWeightedAveragePrice(price: 11.5, source: .intraday))
    #expect(VolumeWeightedAveragePrice.intraday([]) == nil)
  }

  @Test func `windows and anchors weight days by volume and leave out days without`() {
    let prices: [Double] = [10, .nan, 12, 11]
    let volumes: [Double] = [100, 50, 300, .nan]
    let window = VolumeWeightedAveragePrice.window(prices: prices[...], volumes: volumes[...])
    #expect(window == 11.5)
    let anchored = VolumeWeightedAveragePrice.anchored(prices: prices[...], volumes: volumes[...])
    #expect(anchored == [10, 10, 11.5, 11.5])
    #expect(VolumeWeightedAveragePrice.window(prices: [.nan], volumes: [1]).isNaN)
  }
}
