internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// What a study of few events says about each of them, and about all of them as one case.
struct SingleEventAnalysis {
  let results: [SingleEventResult]
  let combined: [CombinedEvents]

  /// Evaluates the tests of each event.
  ///
  /// - Parameters:
  ///   - samples: The events of each model.
  ///   - plan: Names the windows, the level and the draws.
  init(_ samples: [FittedSample], plan: StudyPlan) {
    let few = samples.filter { $0.members.count <= SingleEventResult.most }
    guard plan.settings.analysis.perEvent, few.count == samples.count else {
      (results, combined) = ([], [])
      return
    }
    let first = samples.first?.method
    let jobs = samples.flatMap { sample in sample.members.map { (sample.method, $0) } }
    let judged = concurrentMap(count: jobs.count, threads: plan.threads) { index in
      let (method, member) = jobs[index]
      return Self.judged(member, method: method, isFirst: method == first, plan: plan)
    }
    results = judged.flatMap { $0.map(\.result) }
    var combined: [CombinedEvents] = []
    var place = 0
    for sample in samples {
      let members = judged[place..<(place + sample.members.count)]
      combined += Self.combined(sample, tests: members.map { $0.map(\.tests) }, plan)
      place += sample.members.count
    }
    self.combined = combined
  }

  /// What is said of an event in one window.
  private struct Judged: Sendable {
    let result: SingleEventResult
    let tests: EventTests
  }

  /// The tests of an event in one window; those that are also combined over events are evaluated once.
  private struct EventTests: Sendable {
    private let fit: FittedEvent
    private let window: ClosedRange<Int>
    private let waves: Result<ResidualVarianceFit, InferenceError>
    private let options: InferenceOptions
    private var known: [SingleEventMethod: Result<any HypothesisTest, InferenceError>] = [:]

    init(
      _ fit: FittedEvent,
      window: ClosedRange<Int>,
      waves: Result<ResidualVarianceFit, InferenceError>,
      options: InferenceOptions
    ) {
      (self.fit, self.window, self.waves, self.options) = (fit, window, waves, options)
      for method in combinedMethods {
        known[method] = Result { () throws(InferenceError) in try evaluate(method) }
      }
    }

    func evaluate(_ method: SingleEventMethod) throws(InferenceError) -> any HypothesisTest {
      if let known = known[method] { return try known.get() }
      guard method == .garchQuantile else {
        return try method.evaluate(fit, window: window, options: options)
      }
      return try GARCHQuantileTest(fit, window: window, variance: waves.get())
    }
  }

  /// The tests that need more than an event's own sums.
  private static let methods: [SingleEventMethod] = [
    .permutation, .movingVarianceQuantile, .garchQuantile, .parkinsonQuantile,
    .garmanKlassQuantile,
  ]
  /// The tests that are combined over events: those of windows of any length.
  private static let combinedMethods: [SingleEventMethod] =
    [.cumulativeAbnormalReturn, .sampleQuantile] + methods

  private static func judged(
    _ member: FittedSample.Member,
    method: ExpectedReturnMethod,
    isFirst: Bool,
    plan: StudyPlan
  ) -> [Judged] {
    let options = plan.inferenceOptions
    // One likelihood search serves all windows.
    let waves = Result { () throws(InferenceError) in
      try ResidualVarianceFit(member.fit.residuals)
    }
    return plan.tested.map { window in
      let tests = EventTests(
        member.fit,
        window: window.days,
        waves: waves,
        options: options
      )
      let result = SingleEventResult(
        model: method,
        eventID: member.eventID,
        symbol: member.symbol,
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        tests: methods.map { test in
          let outcome = TestOutcome.of(plan.settings.methods.alternative) {
            () throws(InferenceError) in try tests.evaluate(test)
          }
          return SingleEventResult.Test(
            test: test,
            statistic: outcome.figures?.statistic.present,
            pValue: outcome.figures?.pValue.present,
            reason: outcome.reason
          )
        },
        power: isFirst ? power(of: member.fit, window: window, tests: tests, plan: plan) : [],
        variance: isFirst
          ? SingleEventResult.Variance(member.fit, leavingOut: window.days, options: options) : nil
      )
      return Judged(result: result, tests: tests)
    }
  }

  private static func power(
    of fit: FittedEvent,
    window: TestWindow,
    tests: EventTests,
    plan: StudyPlan
  ) -> [SingleEventResult.Power] {
    let methods = plan.settings.methods
    let car = fit.cumulative(window.days)?.car ?? 0
    return SingleEventPower.methods.flatMap { method -> [SingleEventResult.Power] in
      do throws(InferenceError) {
        let power = try SingleEventPower(
          method,
          fit,
          window: window.days,
          level: methods.level,
          alternative: methods.alternative,
          options: plan.inferenceOptions
        )
        let isFound = try tests.evaluate(method).pValue(methods.alternative) < methods.level
        // A test of both directions answers for that of the abnormal return.
        let asked = power.directions.count == 1 ? power.directions[0] : car < 0 ? .fall : .rise
        return SingleEventPower.Direction.allCases.map { direction in
          guard power.directions.contains(direction) else {
            return SingleEventResult.Power(
              test: method,
              direction: direction,
              missed: [],
              reason: "the one-sided test does not look for a \(direction.rawValue)"
            )
          }
          return SingleEventResult.Power(
            test: method,
            direction: direction,
            limit: (direction == .rise ? power.upperLimit : power.lowerLimit).present,
            smallestDetectable: power.smallestDetectable(direction).present,
            missed: SingleEventPower.moves.map { 1 - power.power(ofMove: $0, direction) },
            likelihoodRatios: direction == asked
              ? SingleEventPower.moves.map {
                power.likelihoodRatio(ofMove: $0, direction, isFound: isFound)
              } : []
          )
        }
      } catch {
        return SingleEventPower.Direction.allCases.map { direction in
          SingleEventResult.Power(
            test: method,
            direction: direction,
            missed: [],
            reason: error.description
          )
        }
      }
    }
  }

  // MARK: Several events as one case

  /// Combines the tests of the events of a model.
  ///
  /// - Parameters:
  ///   - sample: The events.
  ///   - tests: The evaluated tests of each event and window.
  ///   - plan: Names the windows.
  /// - Returns: The combinations of each window, or none if there is one event.
  private static func combined(
    _ sample: FittedSample,
    tests: [[EventTests]],
    _ plan: StudyPlan
  ) -> [CombinedEvents] {
    guard sample.members.count >= 2 else { return [] }
    return plan.tested.enumerated().flatMap { place, window in
      let areIndependent = areIndependent(sample.members, window: window)
      return combinedMethods.flatMap { method -> [CombinedEvents] in
        let found = Result { () throws(InferenceError) -> [OneSidedPValues] in
          guard areIndependent else { throw .dependentEvents }
          return try tests.map { windows throws(InferenceError) in
            OneSidedPValues(try windows[place].evaluate(method))
          }
        }
        return PValueCombination.allCases.map { combination in
          CombinedEvents(
            sample,
            window: window,
            method: method,
            combination: combination,
            pValues: found
          )
        }
      }
    }
  }

  /// Whether the windows of no two events share a day; also what happens to another security on such a day, such
  /// as to all of an industry, would count twice.
  private static func areIndependent(
    _ members: [FittedSample.Member],
    window: TestWindow
  ) -> Bool {
    let days = members.compactMap { member -> ClosedRange<CalendarDate>? in
      let first = member.dates.startIndex - member.fit.firstRelativeDay
      let places = (first + window.days.lowerBound)...(first + window.days.upperBound)
      guard member.dates.indices.contains(places.lowerBound),
        member.dates.indices.contains(places.upperBound)
      else { return nil }
      return member.dates[places.lowerBound]...member.dates[places.upperBound]
    }
    // Of days that are not known nothing can be said.
    guard days.count == members.count else { return false }
    let ordered = days.sorted { $0.lowerBound < $1.lowerBound }
    return zip(ordered, ordered.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  }
}

extension SingleEventResult.Variance {
  fileprivate init(
    _ fit: FittedEvent,
    leavingOut window: ClosedRange<Int>,
    options: InferenceOptions
  ) {
    do throws(InferenceError) {
      let found = try VarianceComparison(fit, leavingOut: window, options: options)
      self.init(
        days: found.days,
        ratio: found.ratio.present,
        fPValue: found.fPValue.present,
        deviationRatio: found.deviationRatio.present,
        permutationPValue: found.permutationPValue.present
      )
    } catch {
      self.init(reason: error.description)
    }
  }
}

extension CombinedEvents {
  fileprivate init(
    _ sample: FittedSample,
    window: TestWindow,
    method: SingleEventMethod,
    combination: PValueCombination,
    pValues: Result<[OneSidedPValues], InferenceError>
  ) {
    self.init(
      model: sample.method,
      windowStart: window.days.lowerBound,
      windowEnd: window.days.upperBound,
      test: method,
      combination: combination,
      eventCount: sample.members.count
    )
    do throws(InferenceError) {
      let combined = try combination.combine(pValues.get())
      risePValue = combined.rise.pValue.present
      fallPValue = combined.fall.pValue.present
      pValue = min(2 * min(combined.rise.pValue, combined.fall.pValue), 1).present
    } catch {
      reason = error.description
    }
  }
}
