package import EventStatistics
internal import ParallelExecution

/// A test that is tried out.
package enum SizeTest: Sendable, Hashable {
  /// A test of a window over all events.
  case average(InferenceMethod)
  /// A test of the only event.
  case single(SingleEventMethod)

  /// The name in every output.
  package var name: String {
    switch self {
    case .average(let method): method.rawValue
    case .single(let method): method.rawValue
    }
  }
}

/// The weights of a GARCH(1,1) variance; their sum is below one.
package struct GARCHWeights: Sendable, Hashable {
  /// The weight of the last squared shock.
  package var arch: Double
  /// The weight of the last variance.
  package var garch: Double
}

/// How often the tests reject, in simulated worlds where the truth is known.
///
/// Without an effect the share of rejections is a test's *size*, which should be the nominal level;
/// with a planted abnormal return it is its *power*. Each replication draws returns
/// `r = β r_m + σ e` for every event, fits the market model and evaluates the tests with the same
/// code as a study of real prices.
///
/// ```swift
/// var study = SizeStudy()
/// study.scenarios = [.noEvent, .oneDate]
/// let report = try study.run()
/// for row in report.rows { print(row.scenario, row.test.name, row.rate ?? .nan) }
/// ```
package struct SizeStudy: Sendable, Hashable {
  /// The worlds; the default is all.
  package var scenarios: [SizeScenario] = SizeScenario.allCases
  /// The tests; the default is all.
  package var methods: [InferenceMethod] = InferenceMethod.allCases
  /// The tests of one event, evaluated on the only event of a sample; the default is none.
  package var singleMethods: [SingleEventMethod] = []
  /// The tested windows, in days relative to the event; the default is 0, -1 to 1 and -10 to 10.
  package var windows: [ClosedRange<Int>] = [0...0, -1...1, -10...10]
  /// The abnormal returns planted on day 0, as fractions; the default is 0, for sizes.
  package var effects: [Double] = [0]
  /// The nominal levels; the default is 0.05.
  package var levels: [Double] = [0.05]
  /// The side on which the tests reject; the default is both.
  package var alternative = Alternative.twoSided
  /// The distribution of the p-values; the default is each test's own.
  package var reference = ReferenceDistribution.own
  /// The number of simulated studies of each world; the default is 1,000.
  package var replications = 1_000
  /// The number of events of a study; the default is 50.
  package var eventCount = 50
  /// The days of the estimation window, just before the event window; the default is 250.
  package var estimationDays = 250
  /// The event window, in days relative to the event; the default is -10 to 10.
  package var eventWindow = -10...10
  /// The random draws of each resampling test; the default is 199.
  ///
  /// Few are enough here: the level stays exact where 0.05 (1 + draws) is whole, and only a little
  /// power is lost. A study of real prices takes 9,999.
  package var draws = 199
  /// The seed; the default is 1.
  package var seed: UInt64 = 1
  /// The number of threads, which changes no digit; the default is 1.
  package var threads = 1
  /// The coverage of the Monte Carlo intervals; the default is 0.95.
  package var confidence = 0.95

  /// The daily standard deviation of the market's normal return; the default is 0.01.
  package var marketVolatility = 0.01
  /// The betas, drawn uniformly for each event; the default is 0.4 to 1.8.
  package var betas = 0.4...1.8
  /// The daily standard deviations σ, drawn uniformly for each event; the default is 0.01 to 0.03.
  package var volatilities = 0.01...0.03
  /// The shocks of all worlds but two; the default is normal.
  package var shocks = ShockDistribution.normal
  /// The shocks of `heavy_tails`; the default is Student's t with 3 degrees of freedom.
  package var heavyShocks = ShockDistribution.studentT(degreesOfFreedom: 3)
  /// The shocks of `skewed`; the default is log-normal with skewness 1.32.
  package var skewedShocks = ShockDistribution.logNormal(spread: 0.4)
  /// What the variance of day 0 is multiplied by in `doubled_variance`; the default is 2.
  package var eventVariance = 2.0
  /// The correlation of the shocks of events on one date; the default is 0.05.
  ///
  /// It remains after the market's return is taken out, as a common industry makes it.
  package var correlation = 0.05
  /// The number of events on each date of `few_dates`; the default is 5.
  package var eventsPerDate = 5
  /// The share of days without a trade in the two worlds of thin trading; the default is 0.2.
  package var noTradeShare = 0.2
  /// The weights of the last squared shock and of the last variance in `garch`; the default is 0.10 and 0.88.
  package var garchWeights = GARCHWeights(arch: 0.10, garch: 0.88)
  /// What the variance of all shocks is multiplied by after the change of `regime_change`; the default is 2.
  package var regimeVariance = 2.0
  /// The number of days before the event window at which `regime_change` happens; the default is 30.
  package var regimeDays = 30

  /// Creates a study of sizes with the default parameters.
  package init() {}

  /// A study of power: 0 to 2 % planted on day 0, with normal shocks and with heavy tails.
  package static var power: SizeStudy {
    var study = SizeStudy()
    study.scenarios = [.noEvent, .heavyTails]
    study.windows = [0...0, -1...1]
    study.effects = [0, 0.0025, 0.005, 0.01, 0.015, 0.02]
    return study
  }

  /// The tests, those of one event last.
  package var tests: [SizeTest] {
    methods.map(SizeTest.average) + singleMethods.map(SizeTest.single)
  }

  /// Says in one sentence what a scenario is with these parameters.
  package func summary(of scenario: SizeScenario) -> String {
    switch scenario {
    case .noEvent:
      "each event on its own date; shocks \(shocks)"
    case .doubledVariance:
      "the variance of day 0 is \(eventVariance) times the usual"
    case .oneDate:
      "all events on one date, shocks correlated \(correlation) beyond the market"
    case .fewDates:
      "\(eventsPerDate) events on each date, their shocks correlated \(correlation) beyond the market"
    case .heavyTails:
      "shocks \(heavyShocks)"
    case .skewed:
      "shocks \(skewedShocks)"
    case .stalePrices:
      "no trade on a share \(noTradeShare) of days: a return of zero, made up for at the next trade"
    case .missingDays:
      "no price on a share \(noTradeShare) of days but days -1 and 0: that return and the next missing"
    case .garch:
      "the variance comes in waves: weight \(garchWeights.arch) of the last squared shock, "
        + "\(garchWeights.garch) of the last variance"
    case .regimeChange:
      "the variance is \(regimeVariance) times the usual from \(regimeDays) days before the event window on"
    }
  }
}

extension SizeStudy {
  /// Simulates all worlds and counts the rejections.
  ///
  /// The result depends on the parameters alone: the same bits for any number of threads. All
  /// scenarios and effects see the same draws, so that they differ by what they are, not by chance.
  ///
  /// - Parameter progress: Called on the caller's thread with the replications done and their total.
  /// - Returns: One row for each scenario, window, effect, level and test.
  /// - Throws: ``SimulationError`` when a parameter is out of range.
  package func run(
    progress: ((_ completed: Int, _ total: Int) -> Void)? = nil
  ) throws(SimulationError) -> SizeReport {
    try validate()
    var rows: [SizeReport.Row] = []
    for (position, scenario) in scenarios.enumerated() {
      let tally = tally(of: scenario) { completed in
        progress?(position * replications + completed, scenarios.count * replications)
      }
      rows += self.rows(of: scenario, tally: tally)
    }
    return SizeReport(study: self, rows: rows)
  }

  /// Simulates one world; the outcomes stand in the order of the replications.
  func tally(of scenario: SizeScenario, progress: (Int) -> Void = { _ in }) -> SizeTally {
    let world = SimulatedWorld(scenario, of: self)
    var tally = SizeTally(count: effects.count * windows.count * tests.count)
    // Small batches: they bound the memory and let the progress be seen.
    let batch = 64 * threads
    for start in stride(from: 0, to: replications, by: batch) {
      let count = min(batch, replications - start)
      let finished = concurrentMap(count: count, threads: threads) { offset in
        SizeReplication(world, number: start + offset)
      }
      for replication in finished { tally.add(replication) }
      progress(start + count)
    }
    return tally
  }

  private func rows(of scenario: SizeScenario, tally: SizeTally) -> [SizeReport.Row] {
    var rows: [SizeReport.Row] = []
    for (windowIndex, window) in windows.enumerated() {
      for (effectIndex, effect) in effects.enumerated() {
        for level in levels {
          for (testIndex, test) in tests.enumerated() {
            let cell =
              (effectIndex * windows.count + windowIndex) * tests.count + testIndex
            rows.append(
              SizeReport.Row(
                scenario: scenario,
                test: test,
                window: window,
                effect: effect,
                level: level,
                tally: tally.cells[cell],
                confidence: confidence
              )
            )
          }
        }
      }
    }
    return rows
  }
}
