import EventStatistics
import Testing

@Suite("Returns")
struct ReturnKindTests {
  @Test func `simple returns divide by the price before`() {
    let returns = ReturnKind.simple.returns(of: [100, 110, 99])
    #expect(returns[0].isNaN)
    #expect(abs(returns[1] - 0.10) < 1e-15)
    #expect(abs(returns[2] + 0.10) < 1e-15)
  }

  @Test func `logarithmic returns add up`() {
    let returns = ReturnKind.log.returns(of: [100, 110, 99])
    #expect(abs(returns[1] - 0.095_310_179_804_324_87) < 1e-16)
    #expect(abs(returns[1] + returns[2] + 0.010_050_335_853_501_45) < 1e-15)
  }

  @Test(arguments: [Double.nan, 0, -1, .infinity])
  func `a price that is none leaves both returns missing`(hole: Double) {
    for kind in ReturnKind.allCases {
      let returns = kind.returns(of: [100, hole, 99, 101])
      #expect(returns.map(\.isNaN) == [true, true, true, false])
    }
  }

  @Test func `a slice keeps its own start`() {
    let prices = [1.0, 100, 110]
    #expect(ReturnKind.simple.returns(of: prices[1...]).count == 2)
    #expect(ReturnKind.simple.returns(of: [Double]()).isEmpty)
  }
}
