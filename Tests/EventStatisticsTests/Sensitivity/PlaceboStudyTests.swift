import Testing

@testable import EventStatistics

@Suite("Placebo studies")
struct PlaceboStudyTests {
  static let settings = GridSettings(
    estimation: -100 ... -11,
    eventWindow: -3...3,
    windows: [0...0, -1...1, -3...3],
    models: [.market, .meanAdjusted]
  )

  private func study(effect: Double, placebo: PlaceboSettings, threads: Int = 2) -> PlaceboStudy {
    let data = RandomPanel(events: 40, seed: 17, effect: effect)
    return PlaceboStudy(
      data.panel,
      events: data.events,
      settings: Self.settings,
      placebo: placebo,
      threads: threads
    )
  }

  @Test func `a strong effect stands alone and no effect stands among the others`() throws {
    let strong = study(effect: 0.05, placebo: PlaceboSettings(studies: 199))
    #expect(strong.studies == 199)
    let day = strong.cells[0]
    #expect(day.caarPValue == 1.0 / 200)
    #expect(day.tests.allSatisfy { $0.pValue == 1.0 / 200 })
    #expect(strong.maxima.count == GridCell.methods.count)
    #expect(strong.maxima.allSatisfy { $0.pValue == 1.0 / 200 && $0.cell % 3 == 0 })
    let none = study(effect: 0, placebo: PlaceboSettings(studies: 199))
    #expect(none.maxima.allSatisfy { $0.pValue > 0.01 })
  }

  @Test func `tests keep their level on days without an event`() throws {
    let result = study(effect: 0, placebo: PlaceboSettings(studies: 600, keepsSharedDates: false))
    for test in result.cells[1].tests {
      // Three standard errors of 600 draws, and what 40 events take from the normal approximation.
      #expect(abs(test.sizes[1] - 0.05) < 0.045, "\(test.method)")
      #expect(test.sizes[0] >= test.sizes[1] && test.sizes[1] >= test.sizes[2])
    }
  }

  @Test(arguments: [true, false])
  func `any number of threads gives the same bits`(shared: Bool) {
    let placebo = PlaceboSettings(studies: 50, keepsSharedDates: shared, seed: 9)
    #expect(
      study(effect: 0.01, placebo: placebo, threads: 1)
        == study(effect: 0.01, placebo: placebo, threads: 4)
    )
  }

  @Test(arguments: [true, false])
  func `studies that are fitted together have the sums of each alone, bit by bit`(shared: Bool) {
    let data = RandomPanel(events: 60, seed: 23)
    var returns = data.panel.returns
    let days = data.panel.dayCount
    for index in returns.indices {
      // Days without a change of price, without a price, and changes that differ by rounding alone.
      if index % 7 == 0 { returns[index] = 0 }
      if index % 997 == 0 { returns[index] = .nan }
      if index % 50 == 3 { returns[index] = index % 100 == 3 ? 0.0125 : (0.0125).nextUp }
      if index / days == 1, index % 3 == 0 { returns[index] = 0.0125 + 2e-18 * Double(index % 40) }
    }
    let panel = ReturnPanel(returns: returns, market: data.panel.market)
    let settings = GridSettings(estimation: -100 ... -11, eventWindow: -3...3)
    let engine = GridEngine(panel, settings: settings)
    let placebo = PlaceboDays(
      data.events,
      panel: panel,
      grid: settings,
      settings: PlaceboSettings(studies: 40, keepsSharedDates: shared)
    )
    let drawn = DrawnFits(engine, days: placebo, studies: 10..<40, threads: 2)
    for study in 0..<30 {
      let events = placebo.study(10 + study)
      let (together, alone) = (
        engine.sums(overStudy: study, of: drawn, threads: 2),
        engine.sums(over: events, axis: engine.scoreAxis(events), threads: 2)
      )
      #expect(together.cells == alone.cells)
      #expect(together.rankSums == alone.rankSums)
      #expect(together.rankedCount == alone.rankedCount)
      #expect(together.scores == alone.scores)
      #expect(together.fitted == alone.fitted)
    }
  }

  @Test func `other seeds draw other days`() {
    #expect(
      study(effect: 0.01, placebo: PlaceboSettings(studies: 30, seed: 1))
        != study(effect: 0.01, placebo: PlaceboSettings(studies: 30, seed: 2))
    )
  }

  @Test func `quantiles of the best cell grow as their level falls`() {
    let result = study(effect: 0, placebo: PlaceboSettings(studies: 200))
    for maximum in result.maxima {
      #expect(maximum.upperQuantiles == maximum.upperQuantiles.sorted())
      #expect(maximum.upperQuantiles.count == PlaceboStudy.levels.count)
    }
  }

  @Test func `the number of studies falls with the number of events`() {
    let settings = PlaceboSettings(studies: 1000, maximumFits: 2_000_000)
    #expect(settings.studyCount(events: 1000) == 1000)
    #expect(settings.studyCount(events: 20_000) == 100)
    #expect(settings.studyCount(events: 1_000_000) == 20)
    #expect(settings.studyCount(events: 0) == 1000)
  }

  @Test func `no possible day leaves studies without events`() {
    let data = RandomPanel(events: 5, seed: 1)
    let settings = GridSettings(estimation: -500 ... -11, eventWindow: -3...3)
    let result = PlaceboStudy(
      data.panel,
      events: data.events,
      settings: settings,
      placebo: PlaceboSettings(studies: 3),
      threads: 1
    )
    #expect(result.meanEventCount == 0)
  }
}
