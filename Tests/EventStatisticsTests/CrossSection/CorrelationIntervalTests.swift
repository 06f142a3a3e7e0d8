import EventStatistics
import Testing

@Suite("Intervals of a correlation and of its line")
struct CorrelationIntervalTests {
  private static let x = (1...10).map(Double.init)
  private static let y = [2.0, 1, 4, 3, 7, 8, 9, 5, 6, 10]

  private func test(
    _ measure: CorrelationMeasure,
    _ x: [Double] = x,
    _ y: [Double] = y
  ) throws -> CorrelationTest {
    try CorrelationTest(measure, x, y, draws: 9, seed: 1, threads: 1)
  }

  /// By the formulas, written out in another language.
  @Test(arguments: [
    (CorrelationMeasure.pearson, 0.32855070148676285, 0.9491164837737645),
    (.spearman, 0.22834943189901633, 0.9588586294644066),
    (.kendall, 0.2324614265421741, 0.8603489921813507),
  ])
  func `an interval is that of the transformed coefficient`(
    measure: CorrelationMeasure,
    lower: Double,
    upper: Double
  ) throws {
    let interval = try #require(try test(measure).confidenceInterval(level: 0.95))
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
    let wider = try #require(try test(measure).confidenceInterval(level: 0.99))
    #expect(wider.lower < interval.lower && wider.upper > interval.upper)
  }

  @Test func `there is no interval of too few events or of a perfect correlation`() throws {
    let few = try test(.pearson, [1, 2, 3], [1, 3, 2])
    #expect(few.confidenceInterval(level: 0.95) == nil)
    let four = try test(.kendall, [1, 2, 3, 4], [1, 3, 2, 4])
    #expect(four.confidenceInterval(level: 0.95) == nil)
    let perfect = try test(.pearson, [1, 2, 3, 4, 5], [2, 4, 6, 8, 10])
    #expect(perfect.confidenceInterval(level: 0.95) == nil)
  }

  /// The critical values that tables of Pearson's r print.
  @Test(arguments: [(3, 0.997), (4, 0.950), (5, 0.878), (10, 0.632), (32, 0.349)])
  func `the least significant coefficient is that of the tables`(events: Int, r: Double) throws {
    let least = try #require(CorrelationTest.leastSignificant(events: events, level: 0.05))
    #expect(abs(least - r) < 6e-4)
    #expect(CorrelationTest.leastSignificant(events: 2, level: 0.05) == nil)
  }

  /// Points (0, 0), (1, 1), (2, 1), (3, 3): b = 0.9, a = -0.1, residuals 0.1, 0.2, -0.7, 0.4.
  @Test func `a line and its interval equal a calculation by hand`() throws {
    let line = try FittedLine([0, 1, .nan, 2, 3], [0, 1, 5, 1, 3])
    #expect(abs(line.slope - 0.9) < 1e-12)
    #expect(abs(line.intercept + 0.1) < 1e-12)
    #expect(line.count == 4 && line.range == 0...3)
    let middle = line.height(at: 1.5, level: 0.95)
    // t(2) · √(0.7/2) · √(1/4) = 4.302653 · 0.591608 · 0.5
    #expect(abs(middle.estimate - 1.25) < 1e-12)
    #expect(abs(middle.upper - middle.estimate - 1.272742) < 1e-6)
    let end = line.height(at: 3, level: 0.95)
    // t(2) · √(0.7/2) · √(1/4 + 2.25/5)
    #expect(abs(end.estimate - end.lower - 2.1297044) < 1e-5)
    #expect(line.places(4) == [0, 1, 2, 3])
  }

  @Test func `a line needs three points and an attribute that varies`() {
    #expect(throws: InferenceError.tooFewEvents(required: 3, available: 2)) {
      try FittedLine([1, 2, .nan], [1, 2, 3])
    }
    #expect(throws: InferenceError.noVariance) { try FittedLine([2, 2, 2], [1, 2, 3]) }
  }
}
