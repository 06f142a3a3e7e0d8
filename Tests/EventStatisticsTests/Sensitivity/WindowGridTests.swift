import EventStatistics
import Testing

@Suite("Window grid")
struct WindowGridTests {
  static let settings = GridSettings(estimation: -260 ... -11, eventWindow: -10...10)

  /// The largest difference between the grid and the tests themselves, relative to max(|x|, 1e-3).
  private func worstError(_ data: RandomPanel, _ settings: GridSettings) throws -> Double {
    let grid = WindowGrid(data.panel, events: data.events, settings: settings, threads: 2)
    var worst = 0.0
    func compare(_ value: Double, _ expected: Double) {
      worst = max(worst, abs(value - expected) / max(abs(expected), 1e-3))
    }
    for model in settings.models {
      let section = data.crossSection(model, settings: settings)
      for window in settings.windows {
        let sample = section.window(window)
        let cell = try #require(grid.cell(model, window))
        #expect(cell.eventCount == sample.eventCount)
        compare(cell.caar, sample.caar)
        for method in GridCell.methods {
          let test = try #require(cell.test(method))
          let expected = try method.evaluate(sample)
          compare(test.statistic, expected.statistic)
          compare(test.pValue(), expected.pValue())
          #expect(test.nullDistribution == expected.nullDistribution)
        }
        let sign = try GeneralizedSignTest(sample)
        #expect(cell.positiveCount == sign.positiveCount)
        let (patell, bmp) = (try PatellTest(sample).statistic, try BMPTest(sample).statistic)
        let ratio = try #require(cell.standardizedVarianceRatio)
        compare(ratio, patell / bmp * (patell / bmp))
      }
    }
    return worst
  }

  @Test(arguments: [(60, 1, 0.0), (200, 2, 0.08)])
  func `judges a sample as its events do`(events: Int, seed: UInt64, effect: Double) throws {
    let data = RandomPanel(events: events, seed: seed, missing: 0.002, effect: effect)
    let grid = WindowGrid(data.panel, events: data.events, settings: Self.settings, threads: 1)
    for window in Self.settings.windows {
      let sample = data.crossSection(.market, settings: Self.settings).window(window)
      let cell = try #require(grid.cell(.market, window))
      let dates = sample.positions.map { sample.crossSection.dates[$0] }
      let expected = TestRecommendation(sample, diagnostics: [], sharing: events / 3)
      let judged = TestRecommendation(cell, dates: dates, sharing: events / 3)
      #expect(judged.preferred == expected.preferred && judged.doubtful == expected.doubtful)
      #expect(judged.findings.map(\.description) == expected.findings.map(\.description))
    }
  }

  @Test(arguments: [
    (60, 1, 0.0, 0.0), (200, 2, 0.0, 0.0), (70, 3, 0.0, 0.25), (70, 4, 0.02, 0.1),
    (40, 5, 0.2, 0.2), (65, 6, 0.0005, 0.0),
  ])
  func `every cell equals the tests themselves`(
    events: Int,
    seed: UInt64,
    missing: Double,
    flat: Double
  ) throws {
    let data = RandomPanel(
      events: events,
      seed: seed,
      missing: missing,
      flat: flat,
      effect: 0.01
    )
    #expect(try worstError(data, Self.settings) < 1e-12)
  }

  @Test func `a mean far larger than its spread loses no digits`() throws {
    let data = RandomPanel(events: 50, seed: 9, effect: 100)
    #expect(try worstError(data, Self.settings) < 1e-10)
  }

  @Test func `other windows, lengths and gaps give the same numbers as the tests`() throws {
    let settings = GridSettings(
      estimation: -93 ... -31,
      eventWindow: -7...12,
      windows: [-7...12, 2...2, -3 ... -1, 0...0, 5...9],
      models: [.marketAdjusted, .market]
    )
    for missing in [0, 0.03] {
      let data = RandomPanel(events: 90, seed: 12, missing: missing)
      #expect(try worstError(data, settings) < 1e-12)
    }
  }

  @Test func `own estimation windows and masked days are honored`() throws {
    let base = RandomPanel(events: 30, seed: 21)
    let events = base.events.enumerated().map { index, event in
      PanelEvent(
        symbol: event.symbol,
        day: event.day,
        estimation: index.isMultiple(of: 3) ? -120 ... -15 : nil,
        masked: index.isMultiple(of: 4) ? [(event.day - 60)..<(event.day - 50)] : []
      )
    }
    let grid = WindowGrid(base.panel, events: events, settings: Self.settings, threads: 1)
    var fits: [FittedEvent] = []
    for event in events {
      fits.append(try MarketModel().fit(base.sample(event, settings: Self.settings)))
    }
    let sample = CrossSection(fits, dates: Array(fits.indices)).window(-2...3)
    let cell = try #require(grid.cell(.market, -2...3))
    for method in GridCell.methods {
      let test = try #require(cell.test(method))
      let expected = try method.evaluate(sample).statistic
      #expect(abs(test.statistic - expected) <= 1e-12 * abs(expected))
    }
  }

  @Test(arguments: [
    ExpectedReturnMethod.market, .raw, .scholesWilliams, .huber, .marketAdjusted,
  ])
  func `the grid of any fitted model equals the tests themselves`(
    method: ExpectedReturnMethod
  ) throws {
    let settings = GridSettings(estimation: -100 ... -11, eventWindow: -5...5)
    let data = RandomPanel(events: 45, seed: 44, missing: 0.02, effect: 0.01)
    let section = data.crossSection(method, settings: settings)
    let cells = section.grid(method, windows: settings.windows, threads: 2)
    #expect(cells == section.grid(method, windows: settings.windows, threads: 1))
    for (window, cell) in zip(settings.windows, cells) {
      let sample = section.window(window)
      #expect(cell.eventCount == sample.eventCount && cell.window == window)
      #expect(abs(cell.caar - sample.caar) <= 1e-12 * max(abs(sample.caar), 1e-3))
      for test in cell.tests {
        let expected = try test.method.evaluate(sample).statistic
        #expect(abs(test.statistic - expected) <= 1e-12 * max(abs(expected), 1e-3))
      }
    }
    let empty = CrossSection([], dates: []).grid(method, windows: [0...1], threads: 1)
    #expect(empty.count == 1 && empty[0].tests.allSatisfy { $0.reason == .noEvents })
  }

  @Test func `any number of threads gives the same bits`() {
    let data = RandomPanel(events: 3000, seed: 5, missing: 0.0005)
    let one = WindowGrid(data.panel, events: data.events, settings: Self.settings, threads: 1)
    for threads in [2, 3, 7] {
      let more = WindowGrid(
        data.panel,
        events: data.events,
        settings: Self.settings,
        threads: threads
      )
      #expect(more.cells == one.cells)
    }
  }

  @Test func `the order of events moves no more than the last digits`() throws {
    let data = RandomPanel(events: 300, seed: 6)
    let forward = WindowGrid(data.panel, events: data.events, settings: Self.settings, threads: 2)
    let backward = WindowGrid(
      data.panel,
      events: data.events.reversed(),
      settings: Self.settings,
      threads: 2
    )
    for (a, b) in zip(forward.cells, backward.cells) {
      for (x, y) in zip(a.tests, b.tests) {
        #expect(abs(x.statistic - y.statistic) <= 1e-12 * max(1, abs(y.statistic)))
      }
    }
  }

  @Test func `a larger effect on day 0 raises every statistic of the windows that hold it`() {
    let grids = [0.0, 0.01, 0.02].map { effect in
      let data = RandomPanel(events: 120, seed: 8, effect: effect)
      return WindowGrid(data.panel, events: data.events, settings: Self.settings, threads: 2)
    }
    for (smaller, larger) in zip(grids, grids.dropFirst()) {
      for (a, b) in zip(smaller.cells, larger.cells) {
        #expect(b.caar > a.caar)
        for (x, y) in zip(a.tests, b.tests) { #expect(y.statistic >= x.statistic) }
      }
    }
  }

  @Test func `events that cannot be fitted are named with their reason`() throws {
    let data = RandomPanel(events: 5, seed: 30)
    let events =
      data.events + [
        PanelEvent(symbol: 0, day: 11), PanelEvent(symbol: 99_999, day: 300),
      ]
    let grid = WindowGrid(data.panel, events: events, settings: Self.settings, threads: 1)
    #expect(grid.fittedCounts == [5, 5, 5])
    #expect(Set(grid.failures.map(\.event)) == [5, 6])
    #expect(
      grid.failures.first?.reason == .tooFewObservations(required: 3, available: 1)
        || grid.failures.first?.reason == .tooFewObservations(required: 3, available: 2)
    )
  }

  @Test func `no event and one event have reasons instead of numbers`() throws {
    let data = RandomPanel(events: 3, seed: 30)
    let none = WindowGrid(data.panel, events: [], settings: Self.settings, threads: 2)
    let empty = try #require(none.cell(.market, 0...0))
    #expect(empty.caar.isNaN && empty.tests.allSatisfy { $0.reason == .noEvents })
    let one = WindowGrid(
      data.panel,
      events: [data.events[0]],
      settings: Self.settings,
      threads: 2
    )
    let single = try #require(one.cell(.market, 0...0))
    #expect(
      single.test(.crossSectional)?.reason == .tooFewEvents(required: 2, available: 1)
    )
    #expect(single.test(.patell)?.reason == nil)
  }

  @Test(arguments: [3, 4, 5, 6, 7])
  func `crowded values and far outliers rank as they are`(seed: UInt64) throws {
    let base = RandomPanel(events: 40, seed: seed)
    var returns = base.panel.returns
    let random = CounterRandom(seed: seed)
    for index in returns.indices {
      let draw = random.bits(stream: 9, index: UInt64(index)).first
      // A few huge moves make all others crowd around zero; many values differ by very little.
      if draw % 97 == 0 { returns[index] *= 1e4 }
      if draw % 7 == 0 { returns[index] = 0.001 * (1 + Double(draw % 5) * 1e-6) }
    }
    let data = RandomPanel(
      panel: ReturnPanel(returns: returns, market: base.panel.market),
      events: base.events
    )
    // A path that has passed a huge move keeps fewer digits for the small ones after it.
    #expect(try worstError(data, Self.settings) < 1e-9)
  }

  @Test func `all windows hold day 0 and come in order`() {
    let windows = GridSettings.allWindows(in: -10...10)
    #expect(windows.count == 121)
    #expect(windows.first == -10...0 && windows.last == 0...10)
    #expect(windows.allSatisfy { $0.contains(0) })
    #expect(GridSettings.allWindows(in: 1...5).isEmpty)
  }

  @Test func `prices become the returns that each series has by itself`() {
    let prices = [100.0, 110, 0, 121, 133.1, 50, .nan, 55, 60.5, .infinity]
    for kind in ReturnKind.allCases {
      let market = [Double](repeating: 0, count: 5)
      let panel = ReturnPanel(prices: prices, market: market, kind: kind, threads: 2)
      let expected = kind.returns(of: prices[..<5]) + kind.returns(of: prices[5...])
      #expect(panel.returns.map(\.bitPattern) == expected.map(\.bitPattern))
    }
  }
}
