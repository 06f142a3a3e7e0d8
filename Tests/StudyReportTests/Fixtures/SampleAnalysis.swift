import CivilTime
import EventAlignment
import EventStatistics
import EventStudy

/// Everything that can be asked of the events of a sample study, by the real methods.
struct SampleAnalysis {
  let results: [ModelResult]
  let records: [EventRecord]

  private let draws = 99
  /// So few events that all their arrangements take no time.
  private static let correlated = 6

  func analysis() throws -> StudyAnalysis {
    let adjustments = PValueAdjustment.allCases
    return StudyAnalysis(
      adjustedPValues: adjusted(adjustments),
      groups: groups,
      comparisons: comparisons,
      regressions: results.flatMap { result in
        result.windows.map { regression(result, window: $0.window) }
      },
      correlations: correlations,
      diagnostics: diagnostics,
      advice: advice,
      activities: activities,
      calendarTime: calendarTime,
      shiftedDayZero: results.map {
        DayShiftResult(
          description: "if the news came after the close",
          shiftedCount: 1,
          model: $0.method.rawValue,
          windows: $0.windows
        )
      },
      earlyMoves: results.first?.events.first.map { event in
        [
          EarlyMove(
            eventID: event.eventID,
            symbol: event.symbol,
            kind: .volume,
            relativeDay: -1,
            date: event.dates[0],
            pValue: 0.004
          )
        ]
      } ?? [],
      dayZeroSplits: results.first?.events.first.map { [split($0)] } ?? []
    )
  }

  /// A day of 75 bars of five minutes that an announcement at noon falls into.
  private func split(_ event: EventResult) -> DayZeroSplit {
    DayZeroSplit(
      eventID: event.eventID,
      symbol: event.symbol,
      date: event.dates[10],
      announcedAt: TimeOfDay("12:02") ?? .indianOpen,
      zoneName: "IST",
      barMinutes: 5,
      previousClose: 100,
      lastPriceBefore: 101,
      lastPriceTime: TimeOfDay("12:00"),
      close: 103.02,
      barsClose: 103,
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

  private func adjusted(_ methods: [PValueAdjustment]) -> [AdjustedPValue] {
    let tests = results.first?.windows.first?.tests.map(\.method) ?? []
    return tests.flatMap { test in
      let family = results.flatMap { result in
        result.windows.compactMap { window in
          window.tests.first { $0.method == test }?.outcome.figures
            .map { (result.method, window.window, $0.pValue) }
        }
      }
      let columns = methods.map { $0.adjust(family.map(\.2)) }
      return family.enumerated().map { index, member in
        AdjustedPValue(
          model: member.0,
          window: member.1,
          test: test,
          familySize: family.count,
          pValue: member.2,
          adjusted: zip(methods, columns).map { ($0, $1[index]) },
          romanoWolf: test == .crossSectional ? min(1, member.2 * 2) : nil
        )
      }
    }
  }

  private var names: [String] { Array(Set(records.compactMap(\.group))).sorted() }

  private func events(_ result: ModelResult, of group: String) -> [EventResult] {
    let members = Set(records.filter { $0.group == group }.map(\.eventID))
    return result.events.filter { members.contains($0.eventID) }
  }

  private var groups: [GroupResult] {
    results.flatMap { result in
      names.map { name in
        let events = events(result, of: name)
        let section = CrossSection(
          events.map(\.fit),
          dates: Array(events.indices),
          preparing: result.windows[0].tests.map(\.method)
        )
        return GroupResult(
          model: result.method,
          group: name,
          eventCount: events.count,
          days: section.aar.indices.map { index in
            AverageDay(
              relativeDay: index - 10,
              eventCount: section.counts[index],
              aar: section.aar[index],
              caar: section.caar[index],
              lowerBound: nil,
              upperBound: nil
            )
          },
          windows: result.windows.map { window in
            let sample = section.window(window.window.days)
            return WindowResult(
              window: window.window,
              eventCount: sample.eventCount,
              caar: sample.caar,
              medianCAR: sample.caar,
              interval: sample.confidenceInterval(level: 0.95),
              positiveCount: sample.cumulative.count { $0.car > 0 },
              tests: window.tests.map { test in
                (test.method, TestOutcome.of { try test.method.evaluate(sample, options: .few) })
              }
            )
          }
        )
      }
    }
  }

  private func cars(_ events: [EventResult], _ window: TestWindow) -> [Double] {
    events.compactMap { $0.fit.cumulative(window.days)?.car }
  }

  private var comparisons: [GroupComparisonResult] {
    results.flatMap { result in
      result.windows.flatMap { window in
        let values = names.map { cars(events(result, of: $0), window.window) }
        return GroupComparison.allCases.map { method in
          GroupComparisonResult(
            model: result.method,
            window: window.window,
            method: method,
            groups: names,
            outcome: TestOutcome.of { try method.evaluate(values) }
          )
        }
      }
    }
  }

  private var sizes: [Double] {
    records.prefix(results.first?.events.count ?? 0)
      .map { Double($0.attributes["size"] ?? "") ?? .nan }
  }

  private func regression(_ result: ModelResult, window: TestWindow) -> RegressionResult {
    let outcome = Result {
      try LinearRegression(
        response: cars(result.events, window),
        regressors: [("size", sizes)]
      )
    }
    guard let regression = try? outcome.get(), let hc3 = try? regression.tests(.hc3),
      let classical = try? regression.tests(.classical)
    else {
      return RegressionResult(
        model: result.method,
        window: window,
        rows: nil,
        rSquared: nil,
        adjustedRSquared: nil,
        fStatistic: nil,
        fPValue: nil,
        terms: [],
        reason: "the regression needs at least 3 complete rows, there are 2"
      )
    }
    return RegressionResult(
      model: result.method,
      window: window,
      rows: regression.rowCount,
      rSquared: regression.rSquared,
      adjustedRSquared: regression.adjustedRSquared,
      fStatistic: regression.fStatistic,
      fPValue: regression.fPValue,
      terms: regression.terms.indices.map { index in
        RegressionResult.Term(
          name: regression.terms[index],
          estimate: regression.estimates[index],
          errors: [("ols", classical[index]), ("hc3", hc3[index])].map { kind, test in
            RegressionResult.Error(
              kind: kind,
              standardError: test.standardError,
              t: test.statistic,
              pValue: test.pValue(.twoSided)
            )
          }
        )
      },
      reason: nil
    )
  }

  private var correlations: [CorrelationResult] {
    results.flatMap { result in
      result.windows.flatMap { window in
        CorrelationMeasure.allCases.map { measure in
          let test = try? CorrelationTest(
            measure,
            Array(sizes.prefix(Self.correlated)),
            cars(Array(result.events.prefix(Self.correlated)), window.window),
            draws: draws,
            seed: 1,
            threads: 1
          )
          return CorrelationResult(
            model: result.method,
            window: window.window,
            column: "size",
            measure: measure,
            coefficient: test?.coefficient,
            outcome: test.map { test in TestOutcome.of { test } }
              ?? .notApplicable(reason: "needs at least 3 events, there are 2"),
            permutationPValue: test?.permutationPValue(.twoSided),
            isExact: test?.isExact ?? false
          )
        }
      }
    }
  }

  private var checked: [(event: EventResult, checks: ResidualDiagnostics?)] {
    (results.first?.events ?? []).map { event in
      (
        event,
        try? ResidualDiagnostics(event.fit, estimationReturns: event.fit.residuals)
      )
    }
  }

  private var diagnostics: [EventDiagnostics] {
    results.flatMap { result in
      checked.enumerated().map { index, checked in
        EventDiagnostics(
          model: result.method,
          eventID: checked.event.eventID,
          symbol: checked.event.symbol,
          checks: index == 1 ? nil : checked.checks,
          reason: index == 1 ? "needs at least 17 residuals, there are 12" : nil
        )
      }
    }
  }

  private var advice: [TestAdvice] {
    results.map { result in
      TestAdvice(
        model: result.method,
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
        eventCount: result.events.count,
        days: result.days,
        windows: result.windows
      )
    }
  }

  private var calendarTime: [CalendarTimeResult] {
    let errors = [
      RegressionResult.Error(kind: "ols", standardError: 0.0004, t: 2.5, pValue: 0.0125),
      RegressionResult.Error(kind: "nw5", standardError: 0.0005, t: 2, pValue: 0.0457),
    ]
    return [
      CalendarTimeResult(
        model: "market",
        days: 77,
        terms: [
          RegressionResult.Term(name: "intercept", estimate: 0.001, errors: errors),
          RegressionResult.Term(name: "market", estimate: 0.98, errors: errors),
        ],
        reason: nil
      ),
      CalendarTimeResult(model: "ff3", days: nil, terms: [], reason: "there are too few days"),
    ]
  }
}
