import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// An index that has values on the holidays of a security's exchange.
@Suite("Holidays of an exchange")
struct ExchangeHolidayTests {
  /// The closures of New York among the days of the fixture, by hand.
  private static let closures = Set(
    [(1, 1), (1, 15), (2, 19), (3, 29), (5, 27)].compactMap {
      CalendarDate(year: 2024, month: $0.0, day: $0.1)
    }
  )

  /// The panel of three shares, each without prices on some days.
  private func panel(
    lacking: Set<CalendarDate>,
    also halt: Set<CalendarDate> = []
  ) throws
    -> PricePanel
  {
    let full = PipelineFixture.panel()
    var column: [Double] = []
    for symbol in full.symbols.indices {
      let series = try #require(full.series(.close, symbol: symbol))
      for (day, value) in zip(full.days, series) {
        column.append(lacking.contains(day) || halt.contains(day) ? .nan : value)
      }
    }
    return PricePanel(days: full.days, symbols: full.symbols, columns: [.close: column])
  }

  private func run(
    _ panel: PricePanel,
    _ market: MarketSeries,
    models: [ExpectedReturnMethod] = [.market],
    calendar: String = "data",
    returns: ReturnKind = .simple
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration(models: models) {
        $0.alignment.calendar = calendar
        $0.methods.returns = returns
      },
      panel: panel,
      market: market
    )
  }

  /// The index without the holidays, as an index of the exchange itself would be.
  private var marketOfExchange: MarketSeries {
    let kept = PipelineFixture.days.indices.filter {
      !Self.closures.contains(PipelineFixture.days[$0])
    }
    return MarketSeries(
      name: "index",
      days: kept.map { PipelineFixture.days[$0] },
      levels: kept.map { PipelineFixture.market.levels[$0] },
      values: .prices
    )
  }

  @Test(arguments: [ExpectedReturnMethod.market, .marketAdjusted, .meanAdjusted, .tradeToTrade])
  func `are no trading days, under any model`(model: ExpectedReturnMethod) throws {
    let panel = try panel(lacking: Self.closures)
    let world = try run(panel, PipelineFixture.market, models: [model])
    let own = try run(panel, marketOfExchange, models: [model])
    #expect(world.exclusions.isEmpty)
    #expect(world.models[0].fits == own.models[0].fits)
    #expect(world.models[0].cars == own.models[0].cars)
    #expect(
      world.models[0].abnormalReturns.map(\.date) == own.models[0].abnormalReturns.map(\.date)
    )
  }

  @Test func `are named in a note, with whose they are`() throws {
    let result = try run(try panel(lacking: Self.closures), PipelineFixture.market)
    #expect(
      result.notes.map { $0.message.text(.option) }.contains(
        "S0, S1, S2: the gaps are the holidays of NYSE, so that these are no sessions of theirs and "
          + "the next return spans them on both sides: 2024-01-15, 2024-02-19, 2024-03-29, 2024-05-27"
      )
    )
  }

  @Test func `are no gaps in the prices`() throws {
    let halt: Set = [PipelineFixture.days[82]]
    let whole = try run(try panel(lacking: Self.closures), PipelineFixture.market)
    let halted = try run(try panel(lacking: Self.closures, also: halt), PipelineFixture.market)
    let gaps = { (result: StudyResult) in
      result.notes.map { $0.message.text(.option) }.filter { $0.contains("no price on") }
    }
    #expect(gaps(whole).isEmpty)
    #expect(gaps(halted).count == 1)
    #expect(gaps(halted).first?.contains("\(PipelineFixture.days[82])") == true)
  }

  @Test func `differ from a halt, which stays missing`() throws {
    let halt: Set = [PipelineFixture.days[82], PipelineFixture.days[83]]
    let result = try run(
      try panel(lacking: Self.closures, also: halt),
      PipelineFixture.market
    )
    let returns = result.models[0].abnormalReturns[0]
    #expect(returns.date.count { Self.closures.contains($0) } == 0)
    #expect(returns.ar.count { $0 == nil } == 3)
  }

  @Test func `are days like others where too few gaps tell`() throws {
    let one = Set(Self.closures.sorted().prefix(2))
    let result = try run(try panel(lacking: one), PipelineFixture.market)
    #expect(!result.notes.contains { $0.message.text(.option).contains("the holidays of") })
  }

  @Test(arguments: [ReturnKind.simple, .log])
  func `compound the returns of an index that is given in returns`(kind: ReturnKind) throws {
    let panel = try panel(lacking: Self.closures)
    let levels = PipelineFixture.market.levels
    let given = MarketSeries(
      name: "index",
      days: PipelineFixture.days,
      levels: [.nan] + kind.returns(of: levels).dropFirst(),
      values: .returns
    )
    let world = try run(panel, given, returns: kind)
    let own = try run(panel, PipelineFixture.market, returns: kind)
    for (first, second) in zip(world.models[0].cars, own.models[0].cars) {
      let (one, other) = (try #require(first.car), try #require(second.car))
      #expect(abs(one - other) < 1e-12)
    }
  }
}
