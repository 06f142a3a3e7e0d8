import Testing

@testable import Simulation

struct WilsonIntervalTests {
  @Test(arguments: [
    // z² = 3.8414588: no success gives z²/(n + z²); five of ten gives 1/2 ± z/(2 √(n + z²)).
    (0, 10, 0.0, 0.277532799862889),
    (5, 10, 0.236593090512564, 0.763406909487436),
    (10, 10, 0.722467200137111, 1.0),
  ])
  func `equals the closed forms`(successes: Int, trials: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: successes, trials: trials, confidence: 0.95)
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
  }

  @Test func `shrinks with more trials and grows with confidence`() {
    let few = WilsonInterval(successes: 5, trials: 100, confidence: 0.95)
    let many = WilsonInterval(successes: 500, trials: 10_000, confidence: 0.95)
    let sure = WilsonInterval(successes: 5, trials: 100, confidence: 0.99)
    #expect(many.upper - many.lower < few.upper - few.lower)
    #expect(sure.upper - sure.lower > few.upper - few.lower)
    #expect(few.lower < 0.05 && few.upper > 0.05)
  }
}
