internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// Every window of every model of a scenario, with corrected p-values.
struct ScenarioGrid {
  /// One for each model of the scenario.
  let results: [SpecificationResult]
  /// The running sums of each event, where they were needed.
  let paths: EventPaths?

  /// Computes a scenario.
  ///
  /// - Parameters:
  ///   - scenario: The aligned events.
  ///   - plan: The windows and tests.
  ///   - markets: The names of the market indices.
  ///   - draws: The number of random draws of the step-down correction; none for 0.
  ///   - needsPaths: Whether the running sums of the events are wanted in any case.
  init(
    _ scenario: ScenarioStudy,
    plan: SensitivityPlan,
    markets: [String],
    draws: Int,
    needsPaths: Bool
  ) {
    let threads = scenario.studyPlan.threads
    var columns: [Column] = []
    var paths: EventPaths?
    let panelModels = scenario.panelModels
    let grid = scenario.gridSettings(panelModels)
    let wantsPaths = needsPaths || draws > 0
    if let sample = scenario.sample, !panelModels.isEmpty {
      let result = WindowGrid(sample.panel, events: sample.events, settings: grid, threads: threads)
      for (index, model) in panelModels.enumerated() {
        let cells = result.cells[(index * plan.windows.count)..<((index + 1) * plan.windows.count)]
        columns.append(
          Column(model: model, fittedCount: result.fittedCounts[index], cells: cells, plan: plan)
        )
      }
      if wantsPaths {
        paths = EventPaths(sample.panel, events: sample.events, settings: grid, threads: threads)
      }
    }
    for model in scenario.models where !panelModels.contains(model) {
      let fitted = scenario.fitted(model)
      columns.append(Column(fitted, scenario: scenario, plan: plan))
      if wantsPaths {
        let known = paths ?? EventPaths(without: grid, eventCount: scenario.study.events.count)
        paths = known.adding(model, fits: scenario.fits(fitted))
      }
    }
    self.paths = paths
    let stepDown = paths.flatMap { Self.stepDown($0, scenario: scenario, plan: plan, draws: draws) }
    let family = Family(columns, plan: plan, stepDown: stepDown)
    results = columns.enumerated().map { index, column in
      let choices = scenario.choices
      return SpecificationResult(
        model: column.model,
        market: choices.market(of: column.model, among: markets),
        estimationStart: choices.estimation.days.lowerBound,
        estimationEnd: choices.estimation.days.upperBound,
        returns: choices.returns,
        shift: choices.shift,
        overlapping: choices.excludesOverlapping ? .excluded : .kept,
        fittedCount: column.fittedCount,
        eventCounts: column.eventCounts,
        caar: column.caar,
        tests: family.tests(ofColumn: index)
      )
    }
    .sorted { first, second in
      (plan.models.firstIndex(of: first.model) ?? 0)
        < (plan.models.firstIndex(of: second.model) ?? 0)
    }
  }

  private static func stepDown(
    _ paths: EventPaths,
    scenario: ScenarioStudy,
    plan: SensitivityPlan,
    draws: Int
  ) -> [Double]? {
    guard draws > 0, plan.tests.contains(.crossSectional), paths.eventCount >= 2 else { return nil }
    return GridStepDownTest(
      paths,
      // Events of one day share what else happened that day, so they share their sign.
      clusters: scenario.study.events.map { Int($0.day.date.dayNumber) },
      draws: draws,
      seed: plan.settings.run.seed,
      threads: scenario.studyPlan.threads
    ).adjustedPValues
  }
}

/// The windows of one model before correction.
private struct Column {
  let model: ExpectedReturnMethod
  let fittedCount: Int
  let eventCounts: [Int]
  let caar: [Double?]
  /// The outcomes of each test of the plan, window by window.
  let outcomes: [[TestOutcome]]

  /// The cells that the shared sums of the grid gave.
  init(
    model: ExpectedReturnMethod,
    fittedCount: Int,
    cells: some Collection<GridCell>,
    plan: SensitivityPlan
  ) {
    let alternative = plan.settings.methods.alternative
    self.model = model
    self.fittedCount = fittedCount
    eventCounts = cells.map(\.eventCount)
    caar = cells.map(\.caar.present)
    outcomes = plan.tests.map { method in
      cells.map { cell in
        // A plan with a test that the grid does not compute fits every model event by event.
        guard let test = cell.test(method) else { return .notApplicable(reason: "not computed") }
        return TestOutcome(test, eventCount: cell.eventCount, alternative: alternative)
      }
    }
  }

  /// The cells of events that a model was fitted to one by one.
  init(_ fitted: FittedStudy, scenario: ScenarioStudy, plan: SensitivityPlan) {
    let alternative = plan.settings.methods.alternative
    let threads = scenario.studyPlan.threads
    let events = CrossSection(
      fitted.events.map(\.fit),
      dates: fitted.events.map { Int($0.event.day.date.dayNumber) },
      firms: Clusters(fitted.events.lazy.map(\.event.announcement.symbol)).places,
      preparing: plan.tests,
      threads: threads
    )
    let cells = events.grid(fitted.method, windows: plan.windows.map(\.days), threads: threads)
    let samples = plan.needsFits ? cells.map { events.window($0.window) } : []
    let options = scenario.studyPlan.inferenceOptions
    model = fitted.method
    fittedCount = fitted.events.count
    eventCounts = cells.map(\.eventCount)
    caar = cells.map(\.caar.present)
    outcomes = plan.tests.map { method in
      cells.indices.map { index in
        if plan.isOfGrid(method), let test = cells[index].test(method) {
          return TestOutcome(test, eventCount: cells[index].eventCount, alternative: alternative)
        }
        return TestOutcome.of(alternative) { () throws(InferenceError) in
          try method.evaluate(samples[index], options: options)
        }
      }
    }
  }
}

extension TestOutcome {
  /// Takes over the figures of a test of the grid, or the reason why there are none.
  fileprivate init(_ test: GridTest, eventCount: Int, alternative: Alternative) {
    if let reason = test.reason {
      self = .notApplicable(reason: reason.description)
      return
    }
    self = .evaluated(
      TestFigures(
        statistic: test.statistic,
        degreesOfFreedom: test.nullDistribution.degreesOfFreedom,
        pValue: test.pValue(alternative),
        eventCount: eventCount
      )
    )
  }
}

/// The corrections over all windows and models of a scenario, one family for each test.
private struct Family {
  private let columns: [Column]
  private let plan: SensitivityPlan
  /// For each test the corrected p-values, column by column.
  private let adjusted: [[Double]]
  private let adjustments: [SensitivityAdjustment]

  init(_ columns: [Column], plan: SensitivityPlan, stepDown: [Double]?) {
    self.columns = columns
    self.plan = plan
    adjustments = plan.tests.map {
      $0 == .crossSectional && stepDown != nil ? .romanoWolf : .holm
    }
    adjusted = zip(plan.tests.indices, adjustments).map { test, adjustment in
      if adjustment == .romanoWolf, let stepDown { return stepDown }
      return PValueAdjustment.holm.adjust(
        columns.flatMap { column in column.outcomes[test].map { $0.figures?.pValue ?? .nan } }
      )
    }
  }

  func tests(ofColumn column: Int) -> [SpecificationTest] {
    let places = (column * plan.windows.count)..<((column + 1) * plan.windows.count)
    return plan.tests.enumerated().map { test, method in
      let outcomes = columns[column].outcomes[test]
      return SpecificationTest(
        test: method,
        adjustment: adjustments[test],
        statistic: outcomes.map { $0.figures?.statistic.present },
        pValue: outcomes.map { $0.figures?.pValue.present },
        adjustedPValue: adjusted[test][places].map(\.present),
        notApplicable: SpecificationTest.NotApplicable.all(outcomes)
      )
    }
  }
}

extension SpecificationTest.NotApplicable {
  /// Returns each reason once with its windows, in the order of the windows.
  fileprivate static func all(_ outcomes: [TestOutcome]) -> [Self]? {
    var found: [Self] = []
    for (place, outcome) in outcomes.enumerated() {
      guard case .notApplicable(let reason) = outcome else { continue }
      if let index = found.firstIndex(where: { $0.reason == reason }) {
        found[index].places.append(place)
      } else {
        found.append(Self(reason: reason, places: [place]))
      }
    }
    return found.isEmpty ? nil : found
  }
}
