import EventAlignment
import EventStatistics
import Notices

@testable import EventStudy

/// A finished sensitivity study put together by hand: four windows, two models, two estimations.
struct SampleSensitivity {
  var simulated = true
  var hasParts = true

  static let windows = [(-1, 0), (-1, 1), (0, 0), (0, 1)].map {
    WindowDays(windowStart: $0, windowEnd: $1)
  }

  func result() -> SensitivityResult {
    SensitivityResult(
      simulated: simulated,
      title: "Sample",
      configuration: StudySettings {
        $0.title = "Sample"
        $0.simulated = simulated
        $0.sensitivity = SensitivitySettings()
      },
      versions: [SoftwareVersion(name: "Leyline", version: "0.1.0")],
      inputs: [InputFile(role: .prices, path: "prices.csv", bytes: 12, digest: "ab")],
      notes: [StudyNote(severity: .warning, source: .events, message: "a warning")],
      announcementCount: 9,
      exclusions: [],
      windows: Self.windows,
      tests: [.crossSectional, .patell],
      headline: WindowDays(windowStart: -1, windowEnd: 1),
      baseCount: 2,
      specifications: [
        specification(.market, -250, caar: 0.02), specification(.meanAdjusted, -250, caar: 0.01),
        specification(.market, -130, caar: 0.015), specification(.meanAdjusted, -130, caar: -0.005),
      ],
      verdict: SensitivityVerdict(
        answer: .depends,
        leadingTest: .crossSectional,
        adjustment: .romanoWolf,
        counts: [
          SignificanceCount(
            method: .crossSectional,
            cells: 8,
            sameSign: 8,
            significant: 5,
            significantAfterAdjustment: 3
          )
        ],
        effects: EffectRange(
          specifications: 4,
          lowest: -0.005,
          highest: 0.02,
          sameSign: 3,
          significant: 4,
          fewestEvents: 8,
          mostEvents: 8
        )
      ),
      shares: hasParts ? shares : nil,
      placebo: hasParts ? placebo : nil,
      robustness: hasParts ? [robustness] : []
    )
  }

  private func specification(
    _ model: ExpectedReturnMethod,
    _ start: Int,
    caar: Double
  ) -> SpecificationResult {
    SpecificationResult(
      model: model,
      market: model == .market ? "index" : nil,
      estimationStart: start,
      estimationEnd: -11,
      returns: .simple,
      shift: 0,
      overlapping: .kept,
      fittedCount: 8,
      eventCounts: [8, 8, 8, 8],
      caar: (1...4).map { caar * Double($0) / 2 },
      tests: [
        SpecificationTest(
          test: .crossSectional,
          adjustment: .romanoWolf,
          statistic: [0.5, 1.5, 2.5, 3.5],
          pValue: [0.3, 0.04, 0.01, 0.001],
          adjustedPValue: [0.4, 0.09, 0.04, 0.004]
        ),
        SpecificationTest(
          test: .patell,
          adjustment: .holm,
          statistic: [nil, nil, nil, nil],
          pValue: [nil, nil, nil, nil],
          adjustedPValue: [nil, nil, nil, nil],
          notApplicable: [.init(reason: "the values do not vary", places: [0, 1, 2, 3])]
        ),
      ]
    )
  }

  private var shares: SensitivityShares {
    SensitivityShares(
      allWindows: [
        .init(choice: .window, levels: 4, oneWay: 0.6, sequential: 0.6),
        .init(choice: .model, levels: 2, oneWay: 0.3, sequential: 0.3),
      ],
      allWindowsRest: 0.1,
      headline: [.init(choice: .model, levels: 2, oneWay: 0.9, sequential: 0.9)],
      headlineRest: 0.1
    )
  }

  private var placebo: PlaceboResult {
    PlaceboResult(
      studies: 5,
      meanEventCount: 8,
      maxima: [
        .init(
          method: .crossSectional,
          model: .market,
          windowStart: 0,
          windowEnd: 1,
          statistic: 3.5,
          pValue: 0.02,
          criticalValue: 3.1
        )
      ],
      places: [
        .init(model: .market, caar: 0.02, pValue: 0.01, placebo: [-0.01, -0.002, 0, 0.003, 0.012])
      ],
      sizes: [.init(model: .market, method: .crossSectional, rates: [0.12, 0.06, 0.01])]
    )
  }

  private var robustness: RobustnessResult {
    RobustnessResult(
      model: .market,
      influences: [
        .init(eventID: "E1", symbol: "S1", car: 0.09, caarWithout: 0.011, statisticWithout: 1.2),
        .init(eventID: "E2", symbol: "S2", car: -0.01, caarWithout: 0.024, statisticWithout: nil),
      ],
      signChangers: 0,
      weakestStatistic: 1.2,
      windows: [
        .init(
          role: .headline,
          windowStart: -1,
          windowEnd: 1,
          eventCount: 8,
          mean: 0.02,
          statistic: 1.5,
          pValue: 0.177,
          median: 0.017,
          winsorizedMean: 0.018,
          winsorizedStatistic: 1.7
        )
      ],
      power: .init(
        standardDeviation: 0.03,
        eventCount: 8,
        minimumEffect: 0.0345,
        needs: [.init(effect: 0.01, events: 73), .init(effect: 0.00001, events: nil)]
      )
    )
  }
}
