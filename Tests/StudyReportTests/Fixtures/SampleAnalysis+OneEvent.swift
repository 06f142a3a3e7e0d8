import CivilTime
import EventStatistics

@testable import EventStudy

/// What is asked of each event alone.
extension SampleAnalysis {
  /// What the tests of one event say of its first window.
  func single(_ car: CumulativeReturn) -> SingleEventResult {
    SingleEventResult(
      model: .market,
      eventID: car.eventID,
      symbol: car.symbol,
      windowStart: car.windowStart,
      windowEnd: car.windowEnd,
      tests: [SingleEventResult.Test(test: .permutation, statistic: 1.5, pValue: 0.125)],
      power: [
        SingleEventResult.Power(
          test: .sampleQuantile,
          direction: .rise,
          limit: 0.03,
          smallestDetectable: 0.04,
          missed: [0.9, 0.8, 0.1],
          likelihoodRatios: [0.95, 0.9, 0.25]
        )
      ],
      variance: SingleEventResult.Variance(
        days: 20,
        ratio: 1.5,
        fPValue: 0.05,
        deviationRatio: 1.25,
        permutationPValue: 0.0625
      )
    )
  }

  func impact(_ car: CumulativeReturn) -> PriceImpact {
    PriceImpact(
      eventID: car.eventID,
      symbol: car.symbol,
      windowStart: car.windowStart,
      windowEnd: car.windowEnd,
      priceBefore: 128,
      perShare: 2.5,
      perShareLower: -1,
      perShareUpper: 6,
      shares: 1000
    )
  }

  /// The impact carried back over two days, of which one has no close.
  func priceLines(_ event: AbnormalReturns) -> PriceLines {
    PriceLines(
      eventID: event.eventID,
      symbol: event.symbol,
      windowStart: 0,
      windowEnd: 0,
      relativeDay: [-2, -1],
      date: [event.date[8], event.date[9]],
      price: [nil, 128],
      constantPercentage: PriceLines.Line(
        value: [nil, 130.5],
        lower: [nil, 127],
        upper: [nil, 134]
      ),
      constantCurrency: PriceLines.Line(
        value: [nil, 130.5],
        lower: [nil, 127],
        upper: [nil, 134]
      )
    )
  }

  /// The five minutes in which an announcement at noon lies.
  func minutes(_ event: AbnormalReturns) -> IntradayResult {
    let end = TimeOfDay("12:05") ?? .indianOpen
    return IntradayResult(
      eventID: event.eventID,
      symbol: event.symbol,
      date: event.date[10],
      announcedAt: TimeOfDay("12:02"),
      intervalMinutes: 5,
      ordinaryDays: 20,
      priceBefore: 101,
      minutes: [
        IntradayResult.Minute(
          minute: 3,
          time: end,
          price: 102.01,
          volume: 4500,
          value: 0.01,
          expected: 0.0001,
          ar: 0.0099,
          arStandardError: 0.002,
          car: 0.0099,
          carStandardError: 0.002,
          carLower: 0.006,
          carUpper: 0.0138,
          pValue: 1 / 21.0,
          percentile: 1,
          days: 20
        )
      ],
      markOuts: [
        IntradayResult.MarkOut(
          time: end,
          move: 0.01,
          car: 0.0099,
          t: 4.95,
          pValue: 1 / 21.0,
          percentile: 1
        )
      ],
      minutesToHalf: 3
    )
  }

  /// A day of 75 bars of five minutes that an announcement at noon falls into.
  func split(_ event: AbnormalReturns) -> DayZeroSplit {
    DayZeroSplit(
      eventID: event.eventID,
      symbol: event.symbol,
      date: event.date[10],
      announcedAt: TimeOfDay("12:02") ?? .indianOpen,
      zone: "IST",
      barMinutes: 5,
      previousClose: 100,
      lastPriceBefore: 101,
      lastPriceTime: TimeOfDay("12:00"),
      close: 103.02,
      barsClose: 103,
      closeDifference: 103 / 103.02 - 1,
      returnBefore: 0.01,
      returnAfter: 0.02,
      returnWithinBar: 0.005,
      announcementBarStart: TimeOfDay("12:00"),
      before: DayZeroSplit.Part(barCount: 33, volume: 12_000, vwap: 100.4),
      announcementBar: DayZeroSplit.Part(barCount: 1, volume: 900, vwap: 101.3),
      after: DayZeroSplit.Part(barCount: 41, volume: 30_000, vwap: 102.5),
      volumeShare: 0.97,
      reason: nil
    )
  }
}
