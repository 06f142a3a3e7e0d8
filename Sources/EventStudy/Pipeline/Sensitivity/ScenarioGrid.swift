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
    let threads = scenario.settings.threads
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
          Column(
            model: model,
            eventCount: result.fittedCounts[index],
            cells: cells.map { Cell($0, plan: plan, alternative: Self.alternative(plan)) }
          )
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
      SpecificationResult(
        specification: scenario.choices.specification(column.model, markets: markets),
        eventCount: column.eventCount,
        cells: family.cells(ofColumn: index)
      )
    }
    .sorted { first, second in
      (plan.models.firstIndex(of: first.specification.model) ?? 0)
        < (plan.models.firstIndex(of: second.specification.model) ?? 0)
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
      clusters: scenario.study.events.map { $0.day.index },
      draws: draws,
      seed: plan.configuration.run.seed,
      threads: scenario.settings.threads
    ).adjustedPValues
  }

  static func alternative(_ plan: SensitivityPlan) -> Alternative {
    plan.configuration.methods.alternative
  }

  /// The cells of one model before correction.
  struct Column {
    let model: ExpectedReturnMethod
    let eventCount: Int
    let cells: [Cell]

    init(model: ExpectedReturnMethod, eventCount: Int, cells: [Cell]) {
      self.model = model
      self.eventCount = eventCount
      self.cells = cells
    }

    /// The cells of events that a model was fitted to one by one.
    init(_ fitted: FittedStudy, scenario: ScenarioStudy, plan: SensitivityPlan) {
      let alternative = ScenarioGrid.alternative(plan)
      let section = CrossSection(
        fitted.events.map(\.fit),
        dates: fitted.events.map(\.event.day.index),
        preparing: plan.tests,
        threads: scenario.settings.threads
      )
      let grid = section.grid(
        fitted.method,
        windows: plan.windows.map(\.days),
        threads: scenario.settings.threads
      )
      let options = scenario.settings.inferenceOptions
      let others = plan.tests.contains { !GridCell.methods.contains($0) }
      model = fitted.method
      eventCount = fitted.events.count
      cells = grid.map { cell in
        let sample = others ? section.window(cell.window) : nil
        return Cell(
          eventCount: cell.eventCount,
          caar: cell.caar,
          tests: plan.tests.map { method in
            if let test = cell.test(method) { return Figures(test, alternative) }
            guard let sample else { return Figures(statistic: .nan, pValue: .nan) }
            let outcome = TestOutcome.of(alternative) { () throws(InferenceError) in
              try method.evaluate(sample, options: options)
            }
            return Figures(
              statistic: outcome.figures?.statistic ?? .nan,
              pValue: outcome.figures?.pValue ?? .nan
            )
          }
        )
      }
    }
  }

  /// One cell before correction.
  struct Cell {
    let eventCount: Int
    let caar: Double
    /// One for each test of the plan.
    let tests: [Figures]

    init(eventCount: Int, caar: Double, tests: [Figures]) {
      self.eventCount = eventCount
      self.caar = caar
      self.tests = tests
    }

    init(_ cell: GridCell, plan: SensitivityPlan, alternative: Alternative) {
      self.init(
        eventCount: cell.eventCount,
        caar: cell.caar,
        tests: plan.tests.map { method in
          cell.test(method).map { Figures($0, alternative) }
            ?? Figures(statistic: .nan, pValue: .nan)
        }
      )
    }
  }

  /// One test before correction; not a number where it does not apply.
  struct Figures {
    let statistic: Double
    let pValue: Double

    init(statistic: Double, pValue: Double) {
      self.statistic = statistic
      self.pValue = pValue
    }

    init(_ test: GridTest, _ alternative: Alternative) {
      self.init(statistic: test.statistic, pValue: test.pValue(alternative))
    }
  }
}

/// The corrections over all windows and models of a scenario, one family for each test.
private struct Family {
  private let columns: [ScenarioGrid.Column]
  private let plan: SensitivityPlan
  /// For each test the corrected p-values, column by column.
  private let adjusted: [[Double]]
  private let adjustments: [SensitivityAdjustment]

  init(_ columns: [ScenarioGrid.Column], plan: SensitivityPlan, stepDown: [Double]?) {
    self.columns = columns
    self.plan = plan
    adjustments = plan.tests.map {
      $0 == .crossSectional && stepDown != nil ? .romanoWolf : .holm
    }
    adjusted = zip(plan.tests.indices, adjustments).map { test, adjustment in
      if adjustment == .romanoWolf, let stepDown { return stepDown }
      return PValueAdjustment.holm.adjust(
        columns.flatMap { column in column.cells.map { $0.tests[test].pValue } }
      )
    }
  }

  func cells(ofColumn column: Int) -> [SensitivityCell] {
    plan.windows.indices.map { index in
      let cell = columns[column].cells[index]
      let place = column * plan.windows.count + index
      return SensitivityCell(
        window: plan.windows[index],
        eventCount: cell.eventCount,
        caar: cell.caar.number,
        tests: plan.tests.enumerated().map { test, method in
          SensitivityTest(
            method: method,
            statistic: cell.tests[test].statistic.number,
            pValue: cell.tests[test].pValue.number,
            adjustedPValue: adjusted[test][place].number,
            adjustment: adjustments[test]
          )
        }
      )
    }
  }
}

extension Double {
  /// The value, or nothing where it is not a number.
  var number: Double? { isNaN ? nil : self }
}
