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
      combined += Self.combined(sample, permutations: members.map { $0.map(\.permutation) }, plan)
      place += sample.members.count
    }
    self.combined = combined
  }

  /// What is said of an event in one window.
  private struct Judged: Sendable {
    let result: SingleEventResult
    /// The permutation test, which takes most of the time and is combined over events.
    let permutation: Result<any HypothesisTest, InferenceError>
  }

  /// The tests that need more than an event's own sums.
  private static let methods: [SingleEventMethod] = [
    .permutation, .movingVarianceQuantile, .garchQuantile,
  ]

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
      let permutation = Result { () throws(InferenceError) in
        try SingleEventMethod.permutation.evaluate(
          member.fit,
          window: window.days,
          options: options
        )
      }
      let result = SingleEventResult(
        model: method,
        eventID: member.eventID,
        symbol: member.symbol,
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        tests: methods.map { test in
          let outcome = TestOutcome.of(plan.settings.methods.alternative) {
            () throws(InferenceError) in
            switch test {
            case .permutation: try permutation.get()
            case .garchQuantile:
              try GARCHQuantileTest(member.fit, window: window.days, variance: waves.get())
            default: try test.evaluate(member.fit, window: window.days, options: options)
            }
          }
          return SingleEventResult.Test(
            test: test,
            statistic: outcome.figures?.statistic.present,
            pValue: outcome.figures?.pValue.present,
            reason: outcome.reason
          )
        },
        power: isFirst
          ? power(of: member.fit, window: window, plan: plan, options: options) : [],
        variance: isFirst
          ? SingleEventResult.Variance(member.fit, leavingOut: window.days, options: options) : nil
      )
      return Judged(result: result, permutation: permutation)
    }
  }

  private static func power(
    of fit: FittedEvent,
    window: TestWindow,
    plan: StudyPlan,
    options: InferenceOptions
  ) -> [SingleEventResult.Power] {
    SingleEventPower.methods.flatMap { method -> [SingleEventResult.Power] in
      do throws(InferenceError) {
        let power = try SingleEventPower(
          method,
          fit,
          window: window.days,
          level: plan.settings.methods.level,
          options: options
        )
        let car = fit.cumulative(window.days)?.car ?? 0
        return SingleEventPower.Direction.allCases.map { direction in
          SingleEventResult.Power(
            test: method,
            direction: direction,
            limit: (direction == .rise ? power.upperLimit : power.lowerLimit).present,
            smallestDetectable: power.smallestDetectable(direction).present,
            missed: SingleEventPower.moves.map { 1 - power.power(ofMove: $0, direction) },
            likelihoodRatios: (car < 0) == (direction == .fall)
              ? SingleEventPower.moves.map { power.likelihoodRatio(ofMove: $0, car: car) } : []
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
  ///   - permutations: The permutation test of each event and window.
  ///   - plan: Names the windows and the choices of tests.
  /// - Returns: The combinations of each window, or none if there is one event.
  private static func combined(
    _ sample: FittedSample,
    permutations: [[Result<any HypothesisTest, InferenceError>]],
    _ plan: StudyPlan
  ) -> [CombinedEvents] {
    guard sample.members.count >= 2 else { return [] }
    let options = plan.inferenceOptions
    return plan.tested.enumerated().flatMap { place, window in
      SingleEventPower.methods.flatMap { method -> [CombinedEvents] in
        let tests = Result { () throws(InferenceError) -> [any HypothesisTest] in
          guard areIndependent(sample.members, window: window) else { throw .dependentEvents }
          if method == .permutation {
            return try permutations.map { tests throws(InferenceError) in try tests[place].get() }
          }
          return try sample.members.map { member throws(InferenceError) in
            try method.evaluate(member.fit, window: window.days, options: options)
          }
        }
        return PValueCombination.allCases.map { combination in
          CombinedEvents(
            sample,
            window: window,
            method: method,
            combination: combination,
            tests: tests
          )
        }
      }
    }
  }

  /// Whether no two events share a date, and no two windows of one security share a day.
  private static func areIndependent(
    _ members: [FittedSample.Member],
    window: TestWindow
  ) -> Bool {
    func days(_ member: FittedSample.Member) -> ClosedRange<CalendarDate>? {
      let first = member.dates.startIndex - member.fit.firstRelativeDay
      let places = (first + window.days.lowerBound)...(first + window.days.upperBound)
      guard member.dates.indices.contains(places.lowerBound),
        member.dates.indices.contains(places.upperBound)
      else { return nil }
      return member.dates[places.lowerBound]...member.dates[places.upperBound]
    }
    for (place, one) in members.enumerated() {
      for other in members[(place + 1)...] {
        if one.date == other.date { return false }
        if one.symbol == other.symbol, let mine = days(one), let theirs = days(other),
          mine.overlaps(theirs)
        {
          return false
        }
      }
    }
    return true
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
    tests: Result<[any HypothesisTest], InferenceError>
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
      let tests = try tests.get()
      let rise = try combination.combine(tests.map { $0.combinable(.greater) }).pValue
      let fall = try combination.combine(tests.map { $0.combinable(.less) }).pValue
      risePValue = rise.present
      fallPValue = fall.present
      pValue = min(1, 2 * min(rise, fall)).present
    } catch {
      reason = error.description
    }
  }
}

extension PriceImpact {
  /// Puts the abnormal returns of a study of few events into money, under the first model.
  static func all(
    _ models: [ModelResult],
    prices: [AveragePrices],
    events: [EventRecord],
    settings: StudySettings
  ) -> [PriceImpact] {
    guard let model = models.first, model.fits.count <= SingleEventResult.most else { return [] }
    let oneSymbol = Set(model.fits.map(\.symbol)).count == 1
    return model.cars.map { car in
      let event = events.first { $0.eventID == car.eventID }
      let written = event?.attributes[sharesColumn].flatMap(Double.init)
      let freedom = model.fits.first { $0.eventID == car.eventID }?.degreesOfFreedom
      return PriceImpact(
        car,
        prices: prices.first { $0.eventID == car.eventID },
        interval: freedom.flatMap {
          car.interval(confidence: settings.methods.confidence, degreesOfFreedom: $0)
        },
        kind: settings.methods.returns,
        shares: written ?? (oneSymbol ? settings.analysis.shares : nil)
      )
    }
  }

  /// The column of the event file with the number of shares outstanding.
  package static let sharesColumn = "shares_outstanding"

  private init(
    _ car: CumulativeReturn,
    prices: AveragePrices?,
    interval: ClosedRange<Double>?,
    kind: ReturnKind,
    shares: Double?
  ) {
    self.init(
      eventID: car.eventID,
      symbol: car.symbol,
      windowStart: car.windowStart,
      windowEnd: car.windowEnd,
      shares: shares
    )
    guard let value = car.car else {
      reason = InferenceError.noAbnormalReturn.description
      return
    }
    // The last close before the window: a session without a trade has none, and the price stood still.
    let before = prices.flatMap { prices in
      prices.relativeDay.indices.last {
        prices.relativeDay[$0] < car.windowStart && prices.close.indices.contains($0)
          && prices.close[$0] != nil
      }.flatMap { place in
        prices.close[place].map {
          $0 * (prices.factor.indices.contains(place) ? prices.factor[place] : 1)
        }
      }
    }
    guard let before else {
      reason = "the event window has no close before the window"
      return
    }
    priceBefore = before.present
    func money(_ value: Double) -> Double? {
      (before * (kind.growth(of: [value]) - 1)).present
    }
    perShare = money(value)
    perShareLower = interval.flatMap { money($0.lowerBound) }
    perShareUpper = interval.flatMap { money($0.upperBound) }
  }
}
