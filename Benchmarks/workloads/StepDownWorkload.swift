import EventStatistics

/// The step-down adjustment over all 363 cells of a grid: 1,000 events, 1,000 draws.
struct StepDownWorkload: Workload {
  private let paths: EventPaths
  private let threads: Int

  init(threads: Int) {
    let data = SimulatedReturns()
    paths = EventPaths(
      data.panel,
      events: data.events(1000),
      settings: SimulatedReturns.settings,
      threads: threads
    )
    self.threads = threads
  }

  func run() -> Double {
    GridStepDownTest(paths, draws: 1000, seed: 1, threads: threads)
      .adjustedPValues.reduce(0, +)
  }
}
