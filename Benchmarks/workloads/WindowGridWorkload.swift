import EventStatistics

/// The window grid: 1,000 events, three models, 121 windows, five tests.
struct WindowGridWorkload: Workload {
  private let data = SimulatedReturns()
  private let events: [PanelEvent]
  private let threads: Int

  init(threads: Int) {
    events = data.events(1000)
    self.threads = threads
  }

  func run() -> Double {
    WindowGrid(
      data.panel,
      events: events,
      settings: SimulatedReturns.settings,
      threads: threads
    ).cells.reduce(0) { sum, cell in
      sum + cell.caar + cell.tests.reduce(0) { $0 + $1.statistic }
    }
  }
}
