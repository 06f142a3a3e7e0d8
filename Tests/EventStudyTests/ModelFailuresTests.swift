import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// Whether an event can be seen is a matter of the model: day 0 may lack a price, or a factor.
@Suite("Events that a model does not have")
struct ModelFailuresTests {
  private static let day = PipelineFixture.eventDay

  /// The panel of three shares; `S0` has no price on some days relative to the event.
  private func panel(withoutDays missing: [Int]) throws -> PricePanel {
    let full = PipelineFixture.panel()
    var column = try #require(full.column(.close))
    for offset in missing { column[Self.day + offset] = .nan }
    return full.replacing(.close, with: column)
  }

  private func run(
    _ models: [ExpectedReturnMethod],
    withoutDays missing: [Int] = [],
    factors: FactorTable? = nil
  ) throws -> StudyResult {
    var inputs = StudyInputs(
      panel: try panel(withoutDays: missing),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements()
    )
    inputs.factors = factors
    return try Study(PipelineFixture.configuration(models: models)).run(on: inputs)
  }

  private func logReturn(_ series: [Double], _ from: Int, _ to: Int) -> Double {
    (series[Self.day + to] / series[Self.day + from]).logarithm
  }

  @Test func `trade to trade takes the return over the days before day 0 that have no price`()
    throws
  {
    let result = try run([.tradeToTrade], withoutDays: [-2, -1])
    #expect(result.exclusions.isEmpty)
    let model = result.models[0]
    let returns = try #require(model.abnormalReturns.first { $0.eventID == "E0" })
    let fit = model.fits.filter { $0.eventID == "E0" }.flatMap(\.terms)
    let (alpha, beta) = (
      try #require(fit.first { $0.term == "alpha" }?.estimate),
      try #require(fit.first { $0.term == "beta" }?.estimate)
    )
    let prices = PipelineFixture.levels(PipelineFixture.returns(ofShare: 0))
    let own = logReturn(prices, -3, 0)
    let market = logReturn(PipelineFixture.market.levels, -3, 0)
    let position = 5
    #expect(abs(try #require(returns.ar[position]) - (own - 3 * alpha - beta * market)) < 1e-12)
    #expect(returns.ar[position - 1] == nil)
  }

  @Test func `trade to trade needs one trade from day 0 to the end of the event window`() throws {
    let seen = try run([.tradeToTrade], withoutDays: [0, 1, 2, 3, 4])
    #expect(seen.exclusions.isEmpty)
    let unseen = try run([.tradeToTrade], withoutDays: [0, 1, 2, 3, 4, 5])
    #expect(unseen.exclusions.map(\.eventID) == ["E0"])
    #expect(unseen.exclusions.map(\.reason) == [.suspended])
    #expect(unseen.models[0].eventIDs == ["E1", "E2"])
  }

  @Test func `a model of daily returns leaves out what another model has, and says which it is`()
    throws
  {
    let result = try run([.market, .tradeToTrade, .meanAdjusted], withoutDays: [-1])
    #expect(result.models.map(\.eventIDs) == [["E1", "E2"], ["E0", "E1", "E2"], ["E1", "E2"]])
    #expect(result.includedEvents.map(\.eventID) == ["E0", "E1", "E2"])
    #expect(result.exclusions.map(\.reason) == [.missingEventDayReturn])
    #expect(
      result.exclusions.map(\.detail) == [
        "market, mean_adjusted: the security has no return on day 0, \(PipelineFixture.days[Self.day]): "
          + "add its price of that day, and of the session before, to the price file"
      ]
    )
  }

  /// One factor, missing on some days relative to the event.
  private func factors(withoutDays missing: Set<Int>) -> FactorTable {
    let positions = PipelineFixture.days.indices.filter { !missing.contains($0 - Self.day) }
    return FactorTable(
      days: positions.map { PipelineFixture.days[$0] },
      names: ["SMB"],
      columns: [positions.map { [0.002, -0.003, 0.001, 0.004][$0 % 4] }]
    )
  }

  @Test func `an event without a factor on day 0 is left out, under the models of factors alone`()
    throws
  {
    let result = try run([.factors, .market], factors: factors(withoutDays: [0]))
    #expect(result.models.map(\.eventIDs) == [[], ["E0", "E1", "E2"]])
    #expect(Set(result.exclusions.map(\.reason)) == [.noFactorReturn])
    #expect(
      result.exclusions.first?.detail
        == "factors: no factor on day 0, \(PipelineFixture.days[Self.day]): the factor file lacks SMB"
    )
    #expect(result.includedEvents.count == 3)
  }

  @Test(arguments: [
    (ExpectedReturnMethod.carhart4, "hml, mom, rf"), (.famaFrench3, "hml, rf"), (.capm, "rf"),
  ])
  func `a model that needs a column which the factor file does not have is refused`(
    model: ExpectedReturnMethod,
    lacking: String
  ) throws {
    let error = #expect(throws: StudyError.self) {
      try run([.market, model], factors: factors(withoutDays: []))
    }
    #expect(
      error?.message.text(.option)
        == "the model \(model.rawValue) needs \(lacking), which the table of factors does not have "
        + "(its columns are SMB); add the column, or choose those that do without: --model market"
    )
  }

  @Test func `a factor that is missing on another day costs that day`() throws {
    let result = try run([.factors], factors: factors(withoutDays: [1]))
    #expect(result.exclusions.isEmpty)
    let returns = try #require(result.models[0].abnormalReturns.first)
    #expect(returns.ar.indices.filter { returns.ar[$0] == nil } == [6])
  }

  @Test func `a study of which every event lies after the factors leaves all out`() throws {
    let result = try run([.factors], factors: factors(withoutDays: Set(0...39)))
    #expect(result.exclusions.map(\.reason) == [.noFactorReturn, .noFactorReturn, .noFactorReturn])
    #expect(result.includedEvents.isEmpty)
  }
}

extension Double {
  fileprivate var logarithm: Double { ReturnKind.log.returns(of: [1, self])[1] }
}

extension ModelResult {
  fileprivate var eventIDs: [String] { abnormalReturns.map(\.eventID) }
}
