import Testing

@testable import Simulation

struct TradingPatternTests {
  private let returns = [0.1, 0.1, -0.5, 0.2]
  private let traded = [true, false, true, true]

  @Test func `shows every return when the company trades`() {
    #expect(TradingPattern.everyDay.observed(returns, traded: []) == returns)
  }

  @Test func `makes up for a stale price at the next trade`() {
    let observed = TradingPattern.stale.observed(returns, traded: traded)
    #expect(observed[0] == 1.1 - 1 && observed[1] == 0)
    #expect(abs(observed[2] - (1.1 * 0.5 - 1)) < 1e-15)
    #expect(abs(observed[3] - 0.2) < 1e-15)
  }

  @Test func `misses the return of a day without a price and the next`() {
    let observed = TradingPattern.missing.observed(returns, traded: traded)
    #expect(observed[0] == 0.1 && observed[1].isNaN && observed[2].isNaN && observed[3] == 0.2)
  }
}
