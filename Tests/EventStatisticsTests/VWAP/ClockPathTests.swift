@testable import EventStatistics
import Testing

/// The minutes after an announcement against those of ordinary days.
struct ClockPathTests {
  /// Ordinary days of three intervals, whose first is as volatile as the market's opening.
  private static let days: [[Double]] = (0..<10).map { day in
    let sign = day.isMultiple(of: 2) ? 1.0 : -1.0
    return [0.01 * sign, 0.002 * sign, 0.001 * sign]
  }

  @Test func `abnormal returns are against the mean of the same interval`() throws {
    let days = Self.days.map { $0.map { $0 + 0.001 } }
    let path = try #require(ClockPath(event: [0.011, 0.003, 0.001], ordinary: days))
    #expect(path.intervals.allSatisfy { abs($0.expected - 0.001) < 1e-15 && $0.days == 10 })
    // Ten values of ±0.01: s² = 10·0.0001/9, and a tenth more for the mean.
    let error = (0.0001 * 10 / 9 * 1.1).squareRoot()
    #expect(abs(path.intervals[0].standardError - error) < 1e-15)
    #expect(abs(path.cumulative[2] - 0.012) < 1e-15)
    #expect(abs(path.statistic(at: 0) - 0.01 / error) < 1e-12)
  }

  @Test func `a move that is usual at the opening is news later`() throws {
    let first = try #require(ClockPath(event: [0.01, 0, 0], ordinary: Self.days))
    let later = try #require(
      ClockPath(event: [0.01, 0], ordinary: Self.days.map { Array($0.dropFirst()) })
    )
    #expect(abs(first.statistic(at: 0)) < 1)
    #expect(later.statistic(at: 0) > 4)
    // Every day moves by 0.01·10/9 against the others at the opening; none by 0.01 later.
    #expect(first.pValues[0] == 1)
    #expect(later.pValues[0] == 1.0 / 11)
    #expect(later.percentiles[0] == 1)
  }

  @Test func `the sign turns with the returns, and the scale goes with them`() throws {
    let event = [0.004, -0.001, 0.002]
    let path = try #require(ClockPath(event: event, ordinary: Self.days))
    let turned = try #require(
      ClockPath(event: event.map { -$0 }, ordinary: Self.days.map { $0.map { -$0 } })
    )
    let scaled = try #require(
      ClockPath(event: event.map { 4 * $0 }, ordinary: Self.days.map { $0.map { 4 * $0 } })
    )
    for index in event.indices {
      #expect(path.cumulative[index] == -turned.cumulative[index])
      #expect(path.pValues[index] == turned.pValues[index])
      #expect(abs(path.statistic(at: index) - scaled.statistic(at: index)) < 1e-12)
    }
  }

  @Test func `the order of the days does not matter`() throws {
    let path = ClockPath(event: [0.004, 0.001, 0], ordinary: Self.days)
    let other = ClockPath(event: [0.004, 0.001, 0], ordinary: Self.days.reversed())
    #expect(path?.pValues == other?.pValues)
    #expect(path?.percentiles == other?.percentiles)
  }

  @Test func `nine days are too few, and so are nine of an interval`() throws {
    #expect(ClockPath(event: [0.01], ordinary: Array(Self.days.prefix(9)).map { [$0[0]] }) == nil)
    var days = Self.days
    days[0][2] = .nan
    let path = try #require(ClockPath(event: [0.01, 0, 0], ordinary: days))
    #expect(path.intervals.count == 2)
  }

  @Test func `an interval without a price adds nothing`() throws {
    let path = try #require(ClockPath(event: [0.01, .nan, 0.002], ordinary: Self.days))
    #expect(path.cumulative[0] == path.cumulative[1])
    #expect(path.standardErrors[0] == path.standardErrors[1])
    #expect(path.cumulative[2] > path.cumulative[1])
  }

  @Test(arguments: [
    ([0.01, 0.0, 0.0], 1), ([0.001, 0.01, 0.001], 2), ([0.0, 0.0, 0.01], 3),
    ([0.01, 0.002, -0.001], 1),
  ])
  func `half of the move is made by the first interval that reaches it`(
    event: [Double],
    intervals: Int
  ) {
    #expect(ClockPath(event: event, ordinary: Self.days)?.intervalsToHalf == intervals)
  }

  @Test func `several events have the tests of their moves`() {
    let average = ClockAverage(moves: [0.01, 0.02, 0.03], scores: [1, 2, 6])
    #expect(average.count == 3)
    #expect(abs(average.mean - 0.02) < 1e-15)
    #expect(abs(average.crossSectional - 2 * 3.0.squareRoot()) < 1e-12)
    // Scores 1, 2, 6: mean 3, s² = 7.
    #expect(abs(average.standardized - 3 / 7.0.squareRoot() * 3.0.squareRoot()) < 1e-12)
    #expect(abs(average.signPValue - 0.25) < 1e-15)
    #expect(ClockAverage(moves: [0.01], scores: [1]).pValue(3).isNaN)
  }
}
