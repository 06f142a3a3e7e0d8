import CivilTime
import EventStatistics

@testable import EventStudy

/// Events against portfolios of other securities.
extension SampleAnalysis {
  /// What is said of the first event.
  func synthetic(_ event: AbnormalReturns) -> SyntheticControlResult {
    SyntheticControlResult(
      eventID: event.eventID,
      symbol: event.symbol,
      candidateCount: 48,
      donorCount: 40,
      estimationDays: 240,
      fitError: 0.0123,
      effectiveDonors: 2.5,
      heldOutError: 0.0141,
      marketHeldOutError: 0.0152,
      weights: [
        SyntheticControlResult.Weight(symbol: "ACME", weight: 0.5),
        SyntheticControlResult.Weight(symbol: "BOLT", weight: 0.375),
        SyntheticControlResult.Weight(symbol: "CROW", weight: 0.125),
      ],
      days: [
        SyntheticControlResult.Day(
          relativeDay: 0,
          date: event.date[10],
          securityReturn: 0.05,
          syntheticReturn: 0.01,
          ar: 0.04,
          pValue: 0.0125
        )
      ],
      windows: [
        SyntheticControlResult.Window(
          windowStart: 0,
          windowEnd: 0,
          car: 0.04,
          errorRatio: 3.25,
          blockPValue: 0.0125,
          permutationPValue: 0.0125,
          lower: 0.015,
          upper: 0.065,
          placeboPValue: 0.0625,
          placeboCount: 40
        ),
        SyntheticControlResult.Window(
          windowStart: -10,
          windowEnd: 10,
          car: 0.06,
          errorRatio: 1.5,
          blockPValue: 0.25,
          permutationPValue: 0.125,
          placeboPValue: 0.5,
          placeboCount: 40,
          reason: "needs at least 399 values of the estimation window"
        ),
      ],
      placebos: [
        SyntheticControlResult.Placebo(
          symbol: "ACME",
          fitError: 0.015,
          windows: [
            .init(windowStart: 0, windowEnd: 0, car: -0.01, errorRatio: 0.75)
          ]
        )
      ]
    )
  }

  /// What is said of an event without a portfolio.
  func withoutSynthetic(_ event: AbnormalReturns) -> SyntheticControlResult {
    SyntheticControlResult(
      eventID: event.eventID,
      symbol: event.symbol,
      candidateCount: 48,
      donorCount: 3,
      estimationDays: 240,
      reason: "has 3 donors",
      windows: [SyntheticControlResult.Window(windowStart: 0, windowEnd: 0, placeboCount: 0)]
    )
  }

  /// All events together.
  var syntheticAverages: [SyntheticAverageResult] {
    [
      SyntheticAverageResult(
        windowStart: 0,
        windowEnd: 0,
        eventCount: 2,
        effect: 0.0321,
        placeboLower: -0.02,
        placeboUpper: 0.0225,
        pValue: 0.005,
        closePValue: 0.01
      )
    ]
  }
}
