import CivilTime
import EventStatistics
import EventStudy
import Foundation
import PriceData
import Testing

@Suite("The market beside factors")
struct ExcessMarketTests {
  private static let rate = 0.0001

  /// Factors whose own market is half as wild as the index.
  private static let factors = FactorTable(
    days: PipelineFixture.days,
    names: ["Mkt-RF", "SMB", "HML", "RF"],
    columns: [
      PipelineFixture.marketReturns.map { $0 / 2 },
      (0..<PipelineFixture.dayCount).map { Double($0 * 7919 % 101) / 10_000 - 0.005 },
      (0..<PipelineFixture.dayCount).map { Double($0 * 104_729 % 103) / 10_000 - 0.005 },
      [Double](repeating: rate, count: PipelineFixture.dayCount),
    ]
  )

  private func beta(
    _ model: ExpectedReturnMethod,
    _ excess: ExcessMarket? = nil
  ) throws -> Double? {
    let settings = PipelineFixture.configuration(models: [model]) {
      $0.market.excessMarket = excess
    }
    var inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements()
    )
    inputs.factors = Self.factors
    let result = try Study(settings).run(on: inputs)
    return result.models[0].fits.first?.terms.first {
      ["mktrf", "beta", "market"].contains($0.term)
    }?.estimate
  }

  @Test func `the model of Fama and French takes the market of its file`() throws {
    let own = try #require(try beta(.famaFrench3))
    let index = try #require(try beta(.famaFrench3, .index))
    // Half the moves need twice the beta.
    #expect(abs(own - 2 * index) < 0.05)
    #expect(try beta(.famaFrench3, .factors) == own)
  }

  @Test func `the capital asset pricing model takes the index unless told otherwise`() throws {
    let index = try #require(try beta(.capm))
    let own = try #require(try beta(.capm, .factors))
    #expect(abs(own - 2 * index) < 0.05)
    #expect(try beta(.capm, .index) == index)
  }
}
