import EventStatistics

/// A small seeded market for laws: normal returns, some events on one date, some days missing.
struct SyntheticPanel: Sendable {
  var market: [Double]
  var companies: [[Double]]
  let eventDays: [Int]

  static let estimationLength = 80
  static let eventWindow = -5...5

  /// Creates a market.
  ///
  /// - Parameters:
  ///   - events: The number of companies, each with one event.
  ///   - seed: The key of all numbers.
  ///   - holes: Whether some returns are missing and some exactly zero.
  ///   - sharedDates: The number of events that share each date.
  init(events: Int, seed: UInt64, holes: Bool = false, sharedDates: Int = 3) {
    let random = CounterRandom(seed: seed)
    let days = 200
    market = (0..<days).map { 0.01 * random.normals(stream: 0, index: UInt64($0)).first }
    let market = market
    companies = (0..<events).map { company in
      let beta = 0.5 + Double(company % 7) / 6
      return (0..<days).map { day in
        let noise = random.normals(stream: UInt64(company + 1), index: UInt64(day))
        if holes, noise.second > 2.2 { return .nan }
        if holes, noise.second < -2.0 { return 0 }
        return 0.0002 + beta * market[day] + 0.02 * noise.first
      }
    }
    eventDays = (0..<events).map { 110 + 7 * (($0 / sharedDates) % 11) }
  }

  func sample(_ company: Int) -> EventSample {
    let day = eventDays[company]
    let length = Self.estimationLength
    return EventSample(
      security: companies[company][...],
      market: market[...],
      estimation: (day - 10 - length)..<(day - 10),
      event: (day - 5)..<(day + 6),
      firstRelativeDay: -5
    )
  }

  func fits(_ model: any ExpectedReturnModel = .market) throws -> [FittedEvent] {
    try companies.indices.map { try model.fit(sample($0)) }
  }

  func crossSection(
    _ model: any ExpectedReturnModel = .market,
    threads: Int = 1,
    preparing methods: [InferenceMethod] = InferenceMethod.allCases
  ) throws -> CrossSection {
    CrossSection(try fits(model), dates: eventDays, preparing: methods, threads: threads)
  }

  /// The same market with all returns multiplied.
  func scaled(by factor: Double) -> SyntheticPanel {
    var panel = self
    panel.market = market.map { $0 * factor }
    panel.companies = companies.map { $0.map { $0 * factor } }
    return panel
  }
}
