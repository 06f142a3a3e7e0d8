internal import ParallelExecution
internal import EventAlignment
internal import EventStatistics

/// The events of one scenario and what the grid needs to know about it.
struct ScenarioStudy {
  let choices: SensitivityScenario
  let studyPlan: StudyPlan
  let axes: StudyAxes
  let study: AlignedStudy
  /// The events in a panel, where one can hold them.
  let sample: PanelSample?
  var plan: SensitivityPlan

  /// Aligns the events of a scenario.
  init(
    _ scenario: SensitivityScenario,
    inputs: StudyInputs,
    plan: SensitivityPlan,
    threads: Int
  ) throws(StudyError) {
    choices = scenario
    self.plan = plan
    var settings = scenario.applied(to: plan.settings, models: plan.models)
    settings.run.threads = threads
    studyPlan = try StudyPlan(settings)
    axes = try StudyAxes(inputs, plan: studyPlan)
    study = AlignedStudy(inputs, axes: axes, plan: studyPlan)
      .shifted(by: scenario.shift, plan: studyPlan)
    sample = PanelSample(study, plan: studyPlan)
  }

  /// The models that are fitted under this scenario: without a market each scenario of another one is the
  /// same.
  var models: [ExpectedReturnMethod] {
    guard choices.market != 0 else { return plan.models }
    let market = plan.settings.market
    let hasFactorMarket = axes.standard.factors.market != nil
    return plan.models.filter { market.usesIndex($0, hasFactorMarket: hasFactorMarket) }
  }

  /// The models that the grid fits from the panel.
  var panelModels: [ExpectedReturnMethod] {
    guard sample != nil, !plan.needsFits else { return [] }
    return models.filter(GridSettings.closedForms.contains)
  }

  /// What the grid computes for some models: all windows and, where one is tested, ranks.
  func gridSettings(_ models: [ExpectedReturnMethod]) -> GridSettings {
    gridSettings(
      models,
      windows: plan.windows.map(\.days),
      ranks: plan.tests.contains(.corradoRank)
    )
  }

  /// What the grid computes for some models and windows.
  func gridSettings(
    _ models: [ExpectedReturnMethod],
    windows: [ClosedRange<Int>],
    ranks: Bool
  ) -> GridSettings {
    let (days, event) = (choices.estimation.days, studyPlan.windows.event.days)
    return GridSettings(
      // No panel is fitted on both sides of an event window; the earlier side then holds the place.
      estimation: days.overlaps(event) ? days.lowerBound...(event.lowerBound - 1) : days,
      eventWindow: event,
      windows: windows,
      models: models,
      rankedModels: ranks ? nil : [],
      // How many returns an event needs is decided when it is aligned.
      minimumObservations: 3
    )
  }

  /// Fits a model by itself: any model, any event.
  func fitted(_ method: ExpectedReturnMethod) -> FittedStudy {
    FittedStudy(study, axes: axes, method: method, plan: studyPlan)
  }

  /// Returns the fit of each event of the study in its order; none where the model failed.
  func fits(_ fitted: FittedStudy) -> [FittedEvent?] {
    var next = fitted.events.makeIterator()
    var current = next.next()
    return study.events.map { event in
      guard let found = current, found.event.eventID == event.eventID else { return nil }
      current = next.next()
      return found.fit
    }
  }
}

/// The events of a study as places in a contiguous panel of returns.
struct PanelSample {
  /// The returns of the symbols that have an event, on the trading days of the study.
  let panel: ReturnPanel
  /// One for each event of the study, in its order.
  let events: [PanelEvent]

  /// Lays out the returns of a study.
  ///
  /// Absent where an event has an event window of its own, a control firm or other trading days
  /// than the rest, which a panel with one market cannot hold, and where the study estimates on both
  /// sides of the event.
  init?(_ study: AlignedStudy, plan: StudyPlan) {
    guard let first = study.events.first, let standard = plan.windows.days else { return nil }
    let axis = first.axis
    guard standard.leftOut.isEmpty,
      study.events.allSatisfy({
        $0.axis === axis && $0.controls.isEmpty && study.obstacle(to: .market, of: $0) == nil
          && $0.windows.event == standard.event
          && !$0.windows.estimation.days.overlaps(standard.event.days)
      })
    else { return nil }
    let symbols = Set(study.events.map { $0.symbol }).sorted()
    var rows = [Int](repeating: 0, count: (symbols.last ?? -1) + 1)
    for (row, symbol) in symbols.enumerated() { rows[symbol] = row }
    let (returns, events) = concurrently(threads: plan.threads) {
      var returns: [Double] = []
      returns.reserveCapacity(symbols.count * axis.days.count)
      for symbol in symbols { returns += study.returns(ofSymbol: symbol, on: axis) ?? [] }
      return returns
    } _: { [rows] in
      study.events.map { event in
        PanelEvent(
          symbol: rows[event.symbol],
          day: event.day.index,
          estimation: event.windows.estimation == standard.estimation
            ? nil : event.windows.estimation.days,
          masked: event.masked
        )
      }
    }
    guard returns.count == symbols.count * axis.days.count else { return nil }
    panel = ReturnPanel(returns: returns, market: axis.market)
    self.events = events
  }
}
