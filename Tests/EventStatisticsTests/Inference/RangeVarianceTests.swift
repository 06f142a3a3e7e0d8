import Foundation
import Testing

@testable import EventStatistics

@Suite("Variances from the range of prices")
struct RangeVarianceTests {
  /// An event of ranges that are written down as variances; four days of residuals 1, -1, 2, 0 and ten of them.
  private static func event(_ ranges: [Double], days: [Double] = [3, 1.5]) throws -> FittedEvent {
    let residuals: [Double] = (0..<40).map { [1, -1, 2, 0][$0 % 4] }
    var variances = RangeVariances()
    (variances.parkinson, variances.garmanKlass) = (ranges, ranges.map { $0 / 2 })
    return try FittedEvent.written(residuals, days: days).with(variances)
  }

  @Test func `by hand: Parkinson and Garman and Klass`() {
    let (open, high, low, close) = (100.0, exp(0.03) * 100, 100 * exp(-0.01), exp(0.02) * 100)
    let parkinson = RangeEstimator.parkinson
      .variance(open: open, high: high, low: low, close: close)
    #expect(abs(parkinson * 4 * log(2.0) / 0.0016 - 1) < 1e-12)
    let both = RangeEstimator.garmanKlass
      .variance(open: open, high: high, low: low, close: close)
    let expected: Double = 0.0008 - 0.0004 * (log(4.0) - 1)
    #expect(abs(both / expected - 1) < 1e-12)
    // A day that never moves has no variance, one that cannot be has none that is known.
    #expect(RangeEstimator.parkinson.variance(open: 5, high: 5, low: 5, close: 5) == 0)
    let impossible = [(4.0, 5.0, 6.0, 5.0), (4, .nan, 3, 3), (4, 5, 0, 4), (4, .infinity, 3, 4)]
    for (open, high, low, close) in impossible {
      for estimator in RangeEstimator.allCases {
        #expect(estimator.variance(open: open, high: high, low: low, close: close).isNaN)
      }
    }
    #expect(RangeEstimator.garmanKlass.variance(open: 9, high: 6, low: 5, close: 5).isNaN)
    #expect(RangeEstimator.parkinson.variance(open: 9, high: 6, low: 5, close: 5) > 0)
  }

  @Test func `days of one range leave the plain rank`() throws {
    let fit = try Self.event([Double](repeating: 0.0004, count: 42))
    for window in [0...0, 0...1, 1...1] {
      let plain = try SampleQuantileTest(fit, window: window)
      for method in [SingleEventMethod.parkinsonQuantile, .garmanKlassQuantile] {
        let test = try method.evaluate(fit, window: window)
        #expect(test.statistic == plain.statistic && test.pValue() == plain.pValue())
      }
    }
  }

  @Test
  func `a wilder range before the window makes a move less unusual, after it changes nothing`()
    throws
  {
    let calm = [Double](repeating: 0.0001, count: 40)
    func p(_ last: [Double]) throws -> Double {
      try ParkinsonQuantileTest(Self.event(calm + last), window: 1...1).pValue(.greater)
    }
    let usual = try p([0.0001, 0.0001])
    // On day 0 the range is a hundred times the usual one: h of day 1 is (0.94 + 6) times.
    #expect(try p([0.01, 0.0001]) > usual)
    #expect(try p([0.0001, 0.01]) == usual)
    // A day without a range is passed over.
    #expect(try p([.nan, 0.0001]) == usual)
    let own = 1.5 / (0.94 + 6.0).squareRoot()
    let values: [Double] = [1, -1, 2, 0]
    let larger = 10 * values.count { $0 >= own }
    #expect(try p([0.01, 0.0001]) == Double(larger + 1) / 41)
  }

  @Test func `prices without a range, or with few, are a reason`() throws {
    let fit = try Self.event([])
    #expect(throws: InferenceError.tooFewRanges(required: 30, available: 0)) {
      try ParkinsonQuantileTest(fit, window: 0...0)
    }
    #expect(
      InferenceError.tooFewRanges(required: 30, available: 0).description
        == "needs the high and the low of days, which the prices do not have"
    )
    let few = try Self.event((0..<42).map { $0 < 29 ? 0.0001 : .nan })
    #expect(throws: InferenceError.tooFewRanges(required: 30, available: 29)) {
      try ParkinsonQuantileTest(few, window: 0...0)
    }
  }

  @Test func `the scale of ranges and returns changes nothing, and their bits survive a journey`()
    throws
  {
    let ranges = (0..<42).map { 0.0001 * Double(($0 * 17) % 23 + 1) }
    let fit = try Self.event(ranges)
    let scaled = try Self.event(ranges.map { 9 * $0 })
    for window in [0...0, 0...1] {
      let test = try ParkinsonQuantileTest(fit, window: window)
      let other = try ParkinsonQuantileTest(scaled, window: window)
      #expect(test.statistic == other.statistic && test.pValue() == other.pValue())
    }
    let events = try PackedFits([fit, Self.event([])]).events()
    #expect(events[0].ranges == fit.ranges && events[1].ranges == RangeVariances())
  }
}
