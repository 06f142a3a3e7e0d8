import EventStatistics
import Testing

@Suite("Laws of every test of a window")
struct InferenceLawTests {
  static let windows: [ClosedRange<Int>] = [0...0, -1...1, -5...5]
  /// Compounding makes a buy-and-hold return neither proportional nor antisymmetric.
  static let compounding: Set<InferenceMethod> = [
    .buyAndHold, .buyAndHoldSkewnessAdjusted, .buyAndHoldBootstrap,
  ]

  /// Few draws: these laws hold for any number.
  static let options = InferenceOptions(draws: 299)

  private func evaluate(
    _ method: InferenceMethod,
    _ panel: SyntheticPanel,
    _ window: ClosedRange<Int>,
    threads: Int = 1
  ) throws -> any HypothesisTest {
    try method.evaluate(
      panel.crossSection(threads: threads, preparing: []).window(window),
      options: Self.options
    )
  }

  @Test(arguments: InferenceMethod.allCases)
  func `a p-value lies between 0 and 1, and its sides add up`(method: InferenceMethod) throws {
    for holes in [false, true] {
      let panel = SyntheticPanel(events: 24, seed: 5, holes: holes)
      for window in Self.windows {
        let test = try evaluate(method, panel, window)
        #expect(type(of: test).name == method.rawValue)
        #expect(method.definition.id == method.rawValue)
        #expect(test.statistic.isFinite)
        for alternative in Alternative.allCases {
          #expect((0...1).contains(test.pValue(alternative)), "\(window) \(alternative)")
        }
        // Both sides hold the observed value where the distribution is discrete.
        #expect(test.pValue(.greater) + test.pValue(.less) >= 1 - 1e-12)
      }
    }
  }

  @Test(arguments: InferenceMethod.allCases)
  func `the scale of returns changes no statistic`(method: InferenceMethod) throws {
    guard !Self.compounding.contains(method) else { return }
    let panel = SyntheticPanel(events: 24, seed: 6, holes: true)
    for window in Self.windows {
      let one = try evaluate(method, panel, window)
      let other = try evaluate(method, panel.scaled(by: 0.3), window)
      // Where a likelihood is flat a search stops anywhere near its maximum.
      let tolerance = method == .savickas ? 1e-5 : 1e-9
      #expect(abs(one.statistic - other.statistic) <= tolerance * max(1, abs(one.statistic)))
      #expect(abs(one.pValue() - other.pValue()) <= tolerance)
    }
  }

  @Test(arguments: InferenceMethod.allCases)
  func `opposite returns give the opposite statistic`(method: InferenceMethod) throws {
    guard !Self.compounding.contains(method) else { return }
    let panel = SyntheticPanel(events: 24, seed: 7, sharedDates: 2)
    for window in Self.windows {
      let one = try evaluate(method, panel, window)
      let other = try evaluate(method, panel.scaled(by: -1), window)
      // The exact sign test counts; its count and the opposite one add up to all events.
      let center = method == .signExact ? Double(one.eventCount) : 0
      #expect(abs(one.statistic + other.statistic - center) <= 1e-9)
      #expect(abs(one.pValue() - other.pValue()) <= 1e-9)
      // Random signs of opposite values are not opposite draws.
      guard method != .wildBootstrap, method != .signFlip else { continue }
      #expect(abs(one.pValue(.greater) - other.pValue(.less)) <= 1e-9)
    }
  }

  @Test(arguments: InferenceMethod.allCases)
  func `the number of threads changes no bit`(method: InferenceMethod) throws {
    let panel = SyntheticPanel(events: 300, seed: 8, holes: true)
    let fits = try panel.fits()
    let results = try [1, 2, 5].map { threads in
      let crossSection = CrossSection(
        fits,
        dates: panel.eventDays,
        preparing: [method],
        threads: threads
      )
      let test = try method.evaluate(crossSection.window(-1...1), options: Self.options)
      return [test.statistic.bitPattern, test.pValue().bitPattern]
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test(arguments: InferenceMethod.allCases)
  func `preparing changes no bit`(method: InferenceMethod) throws {
    let panel = SyntheticPanel(events: 24, seed: 9, holes: true)
    let fits = try panel.fits()
    let prepared = CrossSection(fits, dates: panel.eventDays, preparing: InferenceMethod.allCases)
    let bare = CrossSection(fits, dates: panel.eventDays)
    let one = try method.evaluate(prepared.window(-1...1), options: Self.options)
    let other = try method.evaluate(bare.window(-1...1), options: Self.options)
    #expect(one.statistic.bitPattern == other.statistic.bitPattern)
    #expect(one.pValue().bitPattern == other.pValue().bitPattern)
  }

  @Test(arguments: InferenceMethod.allCases)
  func `events sorted by a key give the same bits in whatever order they came`(
    method: InferenceMethod
  ) throws {
    let panel = SyntheticPanel(events: 24, seed: 10, holes: true)
    let fits = try panel.fits()
    let keyed = zip(fits, panel.eventDays).enumerated()
    let shuffled = keyed.sorted { ($0.offset * 7) % 24 < ($1.offset * 7) % 24 }
    let orders = [Array(keyed), shuffled.sorted { $0.offset < $1.offset }]
    let statistics = try orders.map { order in
      let crossSection = CrossSection(order.map(\.element.0), dates: order.map(\.element.1))
      return try method.evaluate(crossSection.window(-1...1), options: Self.options).statistic
    }
    #expect(statistics[0].bitPattern == statistics[1].bitPattern)
    // Unsorted, the sums are rounded differently and nothing else; random signs meet other events.
    let unsorted = CrossSection(shuffled.map(\.element.0), dates: shuffled.map(\.element.1))
    let statistic = try method.evaluate(unsorted.window(-1...1), options: Self.options).statistic
    #expect(abs(statistic - statistics[0]) <= 1e-9 * max(1, abs(statistic)))
  }

  @Test(arguments: InferenceMethod.allCases)
  func `a degenerate sample has a reason instead of a number`(method: InferenceMethod) throws {
    let panel = SyntheticPanel(events: 24, seed: 11)
    let fit = try panel.fits()[0]
    let samples = [
      CrossSection([], dates: []).window(0...0),
      CrossSection([fit], dates: [1]).window(0...0),
      CrossSection([fit], dates: [1]).window(90...91),
      CrossSection([fit, fit], dates: [1, 1]).window(0...0),
      CrossSection([fit, fit, fit, fit], dates: [1, 1, 2, 3]).window(-1...1),
    ]
    for (index, sample) in samples.enumerated() {
      do {
        let test = try method.evaluate(sample)
        #expect(test.statistic.isFinite, "sample \(index)")
        #expect((0...1).contains(test.pValue()), "sample \(index)")
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(throws: InferenceError.noEvents) { try method.evaluate(samples[0]) }
    #expect(throws: InferenceError.noEvents) { try method.evaluate(samples[2]) }
  }

  @Test(arguments: [
    InferenceMethod.crossSectional, .bmp, .kolariPynnonen, .kolariPynnonenAllPairs,
    .skewnessAdjusted, .jackknife, .clustered, .generalizedRankT, .generalizedRankZ, .buyAndHold,
    .signFlip, .wildBootstrap, .twoWayClustered, .dateSignFlip, .dateWildBootstrap,
  ])
  func `a test that compares events refuses one event`(method: InferenceMethod) throws {
    let fit = try SyntheticPanel(events: 1, seed: 12).fits()[0]
    let sample = CrossSection([fit], dates: [1]).window(0...0)
    #expect(throws: InferenceError.self) { try method.evaluate(sample) }
  }

  /// A rate from 200 samples has a standard error of 1.5 percentage points.
  ///
  /// The bounds are wide because some tests are liberal and some conservative with 20 events.
  @Test func `without an event about five percent of samples reject`() throws {
    let replications = 200
    let options = InferenceOptions(draws: 199)
    var rejections: [InferenceMethod: Int] = [:]
    for replication in 0..<replications {
      let panel = SyntheticPanel(events: 20, seed: 1_000 + UInt64(replication), sharedDates: 1)
      let sample = try panel.crossSection(preparing: []).window(0...1)
      for method in InferenceMethod.allCases
      where try method.evaluate(sample, options: options).pValue() <= 0.05 {
        rejections[method, default: 0] += 1
      }
    }
    for method in InferenceMethod.allCases {
      let rate = Double(rejections[method] ?? 0) / Double(replications)
      print("size of \(method.rawValue) at 5 %: \(rate)")
      #expect((0.01...0.11).contains(rate), "\(method.rawValue)")
    }
  }

  @Test func `a test that counts its own tails does so behind the protocol too`() throws {
    let sample = try SyntheticPanel(events: 12, seed: 3).crossSection(preparing: []).window(0...0)
    for method in [InferenceMethod.signExact, .wilcoxon, .signFlip, .wildBootstrap, .bootstrap] {
      let test = try method.evaluate(sample)
      #expect(test.pValue() == test.pValue(.twoSided))
      #expect(test.pValue().isFinite)
    }
    let exact = try SignFlipTest(sample, draws: 1, seed: 1)
    #expect(try InferenceMethod.signFlip.evaluate(sample).pValue() == exact.pValue(.twoSided))
  }
}
