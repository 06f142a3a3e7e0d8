internal import EventStatistics

/// One simulated study of a world: its p-values, by effect, window and test.
struct SizeReplication: Sendable {
  /// The p-value of a test, or the reason why there is none.
  enum Outcome: Sendable, Hashable {
    case pValue(Double)
    case notApplicable(String)
  }

  /// The outcomes, tests within windows within effects.
  let outcomes: [Outcome]

  /// Draws the returns, fits the market model to every event and evaluates the tests.
  init(_ world: SimulatedWorld, number: Int) {
    let study = world.study
    let replication = UInt32(number)
    let draw = world.draw(replication: replication)
    let options = InferenceOptions(
      draws: study.draws,
      seed: world.random.resamplingSeed(replication: replication)
    )
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(study.effects.count * study.windows.count * study.tests.count)
    for effect in study.effects {
      let section: CrossSection
      do {
        section = try Self.crossSection(of: draw, in: world, effect: effect)
      } catch {
        // As a whole, so that no rate rests on a study with fewer events than it says.
        let count = study.windows.count * study.tests.count
        outcomes += repeatElement(.notApplicable("\(error)"), count: count)
        continue
      }
      // One likelihood search serves all windows.
      let variance =
        study.singleMethods.contains(.garchQuantile)
        ? section.events.first.flatMap { try? ResidualVarianceFit($0.residuals) } : nil
      for window in study.windows {
        let sample = section.window(window)
        for test in study.tests {
          outcomes.append(
            Self.outcome(study) { () throws(InferenceError) in
              switch test {
              case .average(let method): return try method.evaluate(sample, options: options)
              case .single(let method):
                guard let event = section.events.first, section.events.count == 1 else {
                  throw .tooFewEvents(required: 1, available: section.events.count)
                }
                if method == .garchQuantile, let variance {
                  return try GARCHQuantileTest(event, window: window, variance: variance)
                }
                return try method.evaluate(event, window: window, options: options)
              }
            }
          )
        }
      }
    }
    self.outcomes = outcomes
  }

  private static func crossSection(
    of draw: SimulatedWorld.Draw,
    in world: SimulatedWorld,
    effect: Double
  ) throws(EstimationError) -> CrossSection {
    let study = world.study
    var events: [FittedEvent] = []
    events.reserveCapacity(study.eventCount)
    for (event, date) in world.dates.enumerated() {
      let sample = EventSample(
        security: world.observed(draw, event: event, effect: effect)[...],
        market: draw.markets[date][...],
        estimation: 0..<study.estimationDays,
        event: study.estimationDays..<world.dayCount,
        firstRelativeDay: study.eventWindow.lowerBound
      )
      events.append(try MarketModel().fit(sample))
    }
    return CrossSection(events, dates: world.dates, preparing: study.methods)
  }

  private static func outcome(
    _ study: SizeStudy,
    _ evaluate: () throws(InferenceError) -> any HypothesisTest
  ) -> Outcome {
    do {
      let test = try evaluate()
      let p = study.reference.pValue(of: test, study.alternative)
      return p.isNaN ? .notApplicable("the p-value is not a number") : .pValue(p)
    } catch {
      return .notApplicable("\(error)")
    }
  }
}

/// The outcomes of all replications of a scenario, gathered by effect, window and test.
struct SizeTally: Sendable {
  /// The outcomes of one test on one window with one effect.
  struct Cell: Sendable {
    var pValues: [Double] = []
    var notApplicable = 0
    var reason: String?

    /// The number of p-values at or below a level.
    func rejections(at level: Double) -> Int { pValues.lazy.filter { $0 <= level }.count }
  }

  private(set) var cells: [Cell]

  init(count: Int) {
    cells = Array(repeating: Cell(), count: count)
  }

  mutating func add(_ replication: SizeReplication) {
    for (index, outcome) in replication.outcomes.enumerated() {
      switch outcome {
      case .pValue(let p):
        cells[index].pValues.append(p)
      case .notApplicable(let reason):
        cells[index].notApplicable += 1
        if cells[index].reason == nil { cells[index].reason = reason }
      }
    }
  }
}

/// The distribution from which a size study takes the p-values.
package enum ReferenceDistribution: String, Sendable, Hashable, CaseIterable {
  /// Each test's own.
  case own
  /// The standard normal also for Student's t, as some programs and many papers do.
  ///
  /// With 50 events a t statistic then rejects 5.6 % at a nominal 5 %. Exact and resampling tests
  /// keep their own.
  case standardNormal = "standard_normal"

  /// Returns the p-value of a test under this distribution.
  func pValue(of test: any HypothesisTest, _ alternative: Alternative) -> Double {
    guard self == .standardNormal, case .studentT = test.nullDistribution else {
      return test.pValue(alternative)
    }
    return NullDistribution.standardNormal.pValue(of: test.statistic, alternative)
  }
}
