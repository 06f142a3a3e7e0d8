import EventStatistics

/// The bootstrap t test of one window: 1,000 events, 10,000 draws.
struct BootstrapWorkload: Workload {
  private let sample: WindowSample

  init(threads: Int) throws {
    let data = SimulatedReturns()
    let events = data.events(1000)
    let fits = try events.map { try MarketModel().fit(data.sample($0)) }
    sample = CrossSection(fits, dates: events.map(\.day), threads: threads).window(-10...10)
  }

  func run() throws -> Double {
    try BootstrapTest(sample, draws: 10_000, seed: 1).pValue(.twoSided)
  }
}
