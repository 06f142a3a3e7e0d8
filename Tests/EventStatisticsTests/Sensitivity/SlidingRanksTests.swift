import Testing

@testable import EventStatistics

@Suite("Ranks that move on from day to day")
struct SlidingRanksTests {
  struct Windows: Sendable {
    let estimation: ClosedRange<Int>
    let event: ClosedRange<Int>
  }

  static let windows = [
    Windows(estimation: -40 ... -6, event: -5...5),
    Windows(estimation: -60 ... -21, event: -5...5),
    Windows(estimation: 6...45, event: -5...5),
    // The second window begins within a vector behind the end of the first.
    Windows(estimation: -30 ... -9, event: -5...5),
    Windows(estimation: -60 ... -17, event: -10...10),
    Windows(estimation: 20...45, event: -3...0),
  ]

  /// Two hundred values, among them many zeros of both signs, equal ones and some that differ by rounding alone.
  static let values: [Double] = {
    let random = CounterRandom(seed: 5)
    return (0..<200).map { day in
      let value = 0.02 * random.normals(stream: 0, index: UInt64(day)).first
      return switch day % 11 {
      case 2: 0.0
      case 5: -0.0
      case 7 where day > 100: 0.01
      case 8 where (60...120).contains(day): day % 2 == 0 ? 0.0125 : (0.0125).nextUp
      case 9 where day == 86: 1e-15
      default: value
      }
    }
  }()

  @Test(arguments: windows, [0.0, 0.0125, 3e-4])
  func `the scores are the signs of all differences in the window`(windows: Windows, mean: Double) {
    let settings = GridSettings(estimation: windows.estimation, eventWindow: windows.event)
    let days = Array(windows.estimation) + Array(windows.event)
    let ranks = SlidingRanks(settings: settings, dayCount: Self.values.count)
    #expect(ranks.load { Self.values[$0] })
    let limit = 1e-14
    func ranked(_ day: Int) -> Double {
      let value = Self.values[day] - mean
      return abs(value) < limit ? 0 : value
    }
    let possible = (0..<Self.values.count).filter { day in
      days.allSatisfy { Self.values.indices.contains(day + $0) }
    }
    var found = [Int16](repeating: 0, count: days.count)
    // Steps of every length, and back to an earlier day.
    for day in [0, 1, 2, 2, 5, 6, 40, 41, 60, 3, 4].map({ possible[$0] }) {
      ranks.write(around: day, to: &found, ranked: ranked)
      let expected = days.map { own in
        days.reduce(0) { sum, other in
          let (own, other) = (ranked(day + own), ranked(day + other))
          return sum + (own > other ? 1 : own < other ? -1 : 0)
        }
      }
      #expect(found.map(Int.init) == expected)
    }
  }

  @Test func `a missing day that has left the window leaves nothing behind`() {
    let settings = GridSettings(estimation: -20 ... -4, eventWindow: -3...3)
    let (with, without) = (
      SlidingRanks(settings: settings, dayCount: 100),
      SlidingRanks(settings: settings, dayCount: 100)
    )
    func value(_ day: Int) -> Double { day == 30 ? .nan : Self.values[day] }
    #expect(with.load(value) && without.load(value))
    var (first, second) = ([Int16](repeating: 0, count: 24), [Int16](repeating: 0, count: 24))
    for day in 25...60 { with.write(around: day, to: &first, ranked: value) }
    without.write(around: 60, to: &second, ranked: value)
    #expect(first == second)
  }

  @Test func `a series of values that rounding may make equal is left to other means`() {
    let settings = GridSettings(estimation: -20 ... -4, eventWindow: -3...3)
    let ranks = SlidingRanks(settings: settings, dayCount: 100)
    #expect(!ranks.load { $0 == 0 ? 1 : 1e-14 * Double($0) })
    #expect(ranks.load { $0 % 2 == 0 ? 1 : 0 })
  }
}
