import CivilTime
import EventAlignment
import EventStatistics

@testable import EventStudy

/// Everything that can be asked of the events of a sample study, by the real methods.
struct SampleAnalysis {
  let models: [SampleModel]
  let records: [EventRecord]

  private let draws = 99
  /// So few events that all their arrangements take no time.
  private static let correlated = 6

  private var results: [ModelResult] { models.map(\.result) }

  func analysis() throws -> AnalysisResult {
    let adjustments = PValueAdjustment.allCases
    return AnalysisResult(
      adjustedPValues: adjusted(adjustments),
      groups: groups,
      groupComparisons: comparisons,
      groupPairs: pairs,
      regressions: models.flatMap { model in
        model.result.windows.map { regression(model, window: $0.window) }
      },
      correlations: correlations,
      correlationLines: correlationLines,
      numericColumns: [
        NumericColumn(column: "premium", eventCount: 6, leastSignificant: 0.8114)
      ],
      leadLag: leadLag,
      diagnostics: diagnostics,
      advice: advice,
      activities: activities,
      calendarTime: calendarTime,
      rats: rats,
      shiftedDayZero: results.map {
        DayShiftResult(
          description: "if the news came after the close",
          shiftedCount: 1,
          model: $0.model,
          windows: $0.windows,
          tests: $0.tests
        )
      },
      otherMarkets: results.map {
        OtherMarketResult(
          market: "NIFTY AUTO",
          model: $0.model,
          windows: $0.windows,
          tests: $0.tests
        )
      },
      otherPrices: results.map {
        OtherPriceResult(price: .vwap, model: $0.model, windows: $0.windows, tests: $0.tests)
      },
      entries: results.first?.abnormalReturns.first.map { event in
        [
          EntryResult(
            eventID: event.eventID,
            kind: .open,
            relativeDay: 1,
            date: event.date[11],
            price: 100,
            costs: 0.001,
            exits: [EntryResult.Exit(days: 0, net: 0.019, beyondMarket: 0.01)]
          )
        ]
      } ?? [],
      intraday: results.first?.abnormalReturns.first.map { [minutes($0)] } ?? [],
      intradayAverages: [
        IntradayAverage(
          minutes: 5,
          eventCount: 2,
          positiveCount: 2,
          caar: 0.0123,
          crossSectionalT: 2.5,
          crossSectionalPValue: 0.242,
          bmpT: 3.25,
          bmpPValue: 0.19,
          signPValue: 0.5
        )
      ],
      earlyMoves: results.first?.abnormalReturns.first.map { event in
        [
          EarlyMove(
            eventID: event.eventID,
            symbol: event.symbol,
            kind: .volume,
            relativeDay: -1,
            date: event.date[0],
            pValue: 0.004
          )
        ]
      } ?? [],
      dayZeroSplits: results.first?.abnormalReturns.first.map { [split($0)] } ?? [],
      singleEvents: results.first?.cars.first.map { [single($0)] } ?? [],
      priceImpacts: results.first?.cars.first.map { [impact($0)] } ?? [],
      priceLines: results.first?.abnormalReturns.first.map { [priceLines($0)] } ?? [],
      combinedEvents: results.first?.cars.first.map { car in
        [
          CombinedEvents(
            model: .market,
            windowStart: car.windowStart,
            windowEnd: car.windowEnd,
            test: .sampleQuantile,
            combination: .fisher,
            eventCount: 2,
            risePValue: 0.25,
            fallPValue: 0.75,
            pValue: 0.5
          )
        ]
      } ?? [],
      syntheticControls: (results.first?.abnormalReturns ?? []).prefix(2).enumerated().map {
        $0 == 0 ? synthetic($1) : withoutSynthetic($1)
      },
      syntheticAverages: syntheticAverages,
      peers: results.first?.cars.first.map { car in
        [
          EventPeers(
            eventID: car.eventID,
            symbol: car.symbol,
            peers: ["BORAX", "DELTA"],
            leftOut: [EventPeers.LeftOut(symbol: "FJORD", reason: "it has too few returns")]
          )
        ]
      } ?? [],
      controlFirms: results.first?.cars.first.map { car in
        func firm(_ size: Double, _ ratio: Double) -> FirmCharacteristics {
          FirmCharacteristics(
            date: CalendarDate(dayNumber: 20_000),
            marketValue: size,
            bookToMarket: ratio
          )
        }
        return [
          EventControlFirms(
            eventID: car.eventID,
            symbol: car.symbol,
            own: firm(1000, 0.5),
            candidateCount: 3,
            firms: [EventControlFirms.Firm(symbol: "DELTA", characteristics: firm(950, 0.75))],
            leftOut: [
              EventControlFirms.LeftOut(
                symbol: "FJORD",
                characteristics: firm(1250, 0.625),
                reason: "it has 10 returns in the estimation window"
              )
            ]
          )
        ]
      } ?? [],
      outOfSample: predictions,
      outOfSampleAverages: OutOfSampleAverage.all(of: predictions)
    )
  }

  /// What models predict of the first two events; the second has a model that predicts nothing.
  private var predictions: [OutOfSampleResult] {
    (results.first?.cars.map(\.eventID) ?? []).reduce(into: [String]()) { known, event in
      if !known.contains(event), known.count < 2 { known.append(event) }
    }.enumerated().flatMap { place, event in
      results.enumerated().map { index, model in
        OutOfSampleResult(
          eventID: event,
          symbol: "ACME",
          model: model.model,
          days: 110,
          rootMeanSquare: 0.0143 + 0.001 * Double(index + place),
          meanAbsolute: 0.011 + 0.001 * Double(index),
          rSquared: 0.31 - 0.1 * Double(index),
          isBest: index == 0
        )
      }
    }
  }

  private func adjusted(_ methods: [PValueAdjustment]) -> [AdjustedPValue] {
    let tests = results.first?.testMethods ?? []
    return tests.flatMap { test in
      let family = results.flatMap { result in
        result.tests.filter { $0.test == test }
          .compactMap { found in found.pValue.map { (result.model, found, $0) } }
      }
      let columns = methods.map { $0.adjust(family.map(\.2)) }
      return family.enumerated().map { index, member in
        AdjustedPValue(
          model: member.0,
          windowStart: member.1.windowStart,
          windowEnd: member.1.windowEnd,
          test: test,
          familySize: family.count,
          pValue: member.2,
          adjusted: Dictionary(
            uniqueKeysWithValues: zip(methods, columns).map { ($0, $1[index]) }
          ),
          romanoWolf: test == .crossSectional ? min(1, member.2 * 2) : nil
        )
      }
    }
  }

  private var names: [String] { Array(Set(records.compactMap(\.group))).sorted() }

  private func fits(_ model: SampleModel, of group: String) -> [FittedEvent] {
    let members = Set(records.filter { $0.group == group }.map(\.eventID))
    return zip(model.result.fits, model.fits).filter { members.contains($0.0.eventID) }.map(\.1)
  }

  private var groups: [GroupResult] {
    models.flatMap { model in
      names.map { name in
        let fits = fits(model, of: name)
        let section = CrossSection(
          fits,
          dates: Array(fits.indices),
          preparing: model.result.testMethods
        )
        let samples = model.result.windows.map { section.window($0.window.days) }
        let windows = zip(model.result.windows, samples).map { window, sample in
          WindowResult(sample, window: window.window, confidence: 0.95)
        }
        return GroupResult(
          model: model.result.model,
          group: name,
          eventCount: fits.count,
          aar: AverageDay.all(of: section, confidence: 0.95),
          windows: windows,
          tests: zip(windows, samples).flatMap { window, sample in
            model.result.testMethods.map { test in
              TestResult(
                test,
                window: window,
                outcome: .of(.twoSided) { () throws(InferenceError) in
                  try test.evaluate(sample, options: .few)
                }
              )
            }
          }
        )
      }
    }
  }

  private func cars(_ fits: [FittedEvent], _ window: TestWindow) -> [Double] {
    fits.compactMap { $0.cumulative(window.days)?.car }
  }

  /// Pairs of three groups, the third one being all events, as the sample has two.
  private var pairs: [GroupPairResult] {
    models.flatMap { model in
      model.result.windows.flatMap { window in
        GroupPairResult.all(
          of: names.map { ($0, cars(fits(model, of: $0), window.window)) }
            + [("any", cars(model.fits, window.window))],
          model: model.result.model,
          window: window.window,
          alternative: .twoSided,
          confidence: 0.95
        )
      }
    }
  }

  private var comparisons: [GroupComparisonResult] {
    models.flatMap { model in
      model.result.windows.flatMap { window in
        let values = names.map { cars(fits(model, of: $0), window.window) }
        return GroupComparison.allCases.map { test in
          GroupComparisonResult(
            test,
            of: Array(zip(names, values)),
            model: model.result.model,
            window: window.window,
            alternative: .twoSided,
            confidence: 0.95
          )
        }
      }
    }
  }

  private var sizes: [Double] {
    records.prefix(models.first?.fits.count ?? 0)
      .map { Double($0.attributes["size"] ?? "") ?? .nan }
  }

  private func regression(_ model: SampleModel, window: TestWindow) -> RegressionResult {
    var result = RegressionResult(
      model: model.result.model,
      windowStart: window.days.lowerBound,
      windowEnd: window.days.upperBound,
      terms: []
    )
    guard
      let regression = try? LinearRegression(
        response: cars(model.fits, window),
        regressors: [("size", sizes)]
      ),
      let terms = try? RegressionTerm.terms(
        of: regression,
        errors: [(.classical, .classical), (.hc3, .hc3)]
      )
    else {
      result.reason = "the regression needs at least 3 complete rows, there are 2"
      return result
    }
    result.eventCount = regression.rowCount
    result.rSquared = regression.rSquared
    result.adjustedRSquared = regression.adjustedRSquared
    result.fStatistic = regression.fStatistic
    result.fPValue = regression.fPValue
    result.waldTests =
      (try? JointTest.all(
        of: regression,
        errors: [(.classical, .classical), (.hc3, .hc3)]
      )) ?? []
    result.terms = terms
    return result
  }

  private var correlations: [CorrelationResult] {
    models.flatMap { model in
      model.result.windows.flatMap { window in
        CorrelationMeasure.allCases.map { measure in
          CorrelationResult(
            measure,
            column: "size",
            model: model.result.model,
            window: window.window,
            alternative: .twoSided,
            confidence: 0.95
          ) { () throws(InferenceError) in
            try CorrelationTest(
              measure,
              Array(sizes.prefix(Self.correlated)),
              cars(Array(model.fits.prefix(Self.correlated)), window.window),
              draws: draws,
              seed: 1,
              threads: 1
            )
          }
        }
      }
    }
  }

  private var correlationLines: [CorrelationLine] {
    models.compactMap { model in
      guard let window = model.result.windows.first else { return nil }
      // Two events have no line; the table is to have rows all the same.
      let line = try? FittedLine([1, 2, 3], [0.01, 0.03, 0.015])
      return line.map {
        CorrelationLine(
          $0,
          column: "size",
          model: model.result.model,
          window: window.window,
          confidence: 0.95
        )
      }
    }
  }

  /// Announcements every ninth day, on which the volume doubles and returns do nothing.
  private var leadLag: [LeadLagEntry] {
    let days = 0..<63
    let counts = days.map { $0 % 9 == 4 ? 1.0 : 0 }
    return LeadLagOutcome.allCases.map { outcome in
      LeadLagEntry(
        selection: "all",
        market: outcome.usesMarket ? "index" : nil,
        outcome: outcome,
        announcementCount: 7
      ) { () throws(InferenceError) in
        try LeadLagCorrelation(
          counts,
          days.map { day in
            let noise = Double((day * 37 + outcome.rawValue.count) % 11) / 11
            return outcome == .volume ? noise + 3 * counts[day] : noise
          },
          maximumLag: 3,
          coverage: 0.95,
          draws: 999,
          seed: 1
        )
      }
    } + [
      LeadLagEntry(
        selection: "kind:order",
        outcome: .volume,
        announcementCount: 5,
        reason: "the price files have no column of volumes"
      )
    ]
  }

  private var diagnostics: [EventDiagnostics] {
    results.flatMap { result in
      zip(result.fits, models[0].fits).enumerated().map { index, event in
        let checks = Result { () throws(InferenceError) in
          try ResidualDiagnostics(event.1, estimationReturns: event.1.residuals)
        }
        var found = EventDiagnostics(
          model: result.model,
          eventID: event.0.eventID,
          symbol: event.0.symbol
        )
        if index == 1 {
          found.reason = "needs at least 17 residuals, there are 12"
        } else {
          found = EventDiagnostics(
            model: result.model,
            eventID: event.0.eventID,
            symbol: event.0.symbol,
            checks: checks
          )
        }
        return found
      }
    }
  }

  private var advice: [TestAdvice] {
    results.map { result in
      TestAdvice(
        model: result.model,
        findings: ["4 of 8 events share their date with another (6 dates)."],
        preferred: [.corradoRank, .generalizedRankT],
        doubtful: [.patell, .bmp]
      )
    }
  }

  private var activities: [ActivityResult] {
    guard let result = results.first else { return [] }
    return [
      (ActivityOutcome.volume, ExpectedReturnMethod.meanAdjusted), (.volume, .market),
      (.volatility, .raw),
    ].map { outcome, model in
      ActivityResult(
        outcome: outcome,
        model: model,
        eventCount: result.fits.count,
        aar: result.aar,
        windows: result.windows,
        tests: result.tests
      )
    }
  }

  private var rats: [AcrossTimeResult] {
    var day = AcrossTimeResult.Day(relativeDay: 0, eventCount: 8)
    day.terms = [
      RegressionTerm(
        term: "(Intercept)",
        estimate: 0.021,
        errors: [StandardError(kind: .classical, standardError: 0.007, t: 3, pValue: 0.024)]
      )
    ]
    var window = AcrossTimeResult.Window(windowStart: 0, windowEnd: 0, estimate: 0.021)
    window.errors = [
      AcrossTimeResult.WindowError(
        kind: .classical,
        standardError: 0.007,
        degreesOfFreedom: 6,
        t: 3,
        pValue: 0.024
      )
    ]
    return [
      AcrossTimeResult(
        model: .market,
        days: [day, AcrossTimeResult.Day(relativeDay: 1, eventCount: 2, reason: "too few")],
        windows: [
          window,
          AcrossTimeResult.Window(windowStart: 0, windowEnd: 1, reason: "day 1 has none"),
        ]
      ),
      AcrossTimeResult(model: .marketAdjusted, reason: "it has no factors"),
    ]
  }

  private var calendarTime: [CalendarTimeResult] {
    let errors = [
      StandardError(kind: .classical, standardError: 0.0004, t: 2.5, pValue: 0.0125),
      StandardError(kind: .neweyWest, standardError: 0.0005, t: 2, pValue: 0.0457),
    ]
    return [
      CalendarTimeResult(
        model: .market,
        days: 77,
        terms: [
          RegressionTerm(term: "intercept", estimate: 0.001, errors: errors),
          RegressionTerm(term: "market", estimate: 0.98, errors: errors),
        ]
      ),
      CalendarTimeResult(model: .famaFrench3, terms: [], reason: "there are too few days"),
    ]
  }
}
