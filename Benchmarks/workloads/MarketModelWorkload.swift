import EventStatistics

/// Fitting the market model to 1,000 events of 250 and 21 days, one at a time.
struct MarketModelWorkload: Workload {
  private let samples: [EventSample]

  init(threads: Int) {
    let data = SimulatedReturns()
    samples = data.events(1000).map { data.sample($0) }
  }

  func run() throws -> Double {
    try samples.reduce(0) { sum, sample in
      let fit = try MarketModel().fit(sample)
      return sum + fit.sigma + (fit.abnormal.last ?? 0)
    }
  }
}
