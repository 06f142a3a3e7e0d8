import Testing

@testable import EventStatistics

@Suite("Ranks of the grid")
struct DayRanksTests {
  /// Groups of four begin at every fourth value, so the last one reads furthest for 4 k + 1 values.
  @Test(arguments: [5, 17, 60, 61, 62, 63, 260, 261, 4093])
  func `no group of four reads behind the room that is made`(count: Int) {
    let last = (count - 1) & ~3
    #expect(DayRanks.margin + last + DayRanks.reach < count + 2 * DayRanks.margin)
    #expect(DayRanks.margin.isMultiple(of: 4) && DayRanks.margin >= DayRanks.reach - 3)
  }

  @Test(arguments: [5, 61, 62, 63, 64, 261])
  func `sums the centered ranks of any number of days`(count: Int) {
    let random = CounterRandom(seed: 3)
    let values = (0..<count).map { random.normals(stream: 0, index: UInt64($0)).first }
    var padded = values + [0, 0, 0, 0]
    var sums = [Int64](repeating: 0, count: count)
    DayRanks(count: count).add(&padded, scale: 1, limit: 1e-12, to: &sums)
    let sorted = values.sorted()
    let expected = values.map { value in
      Int64(2 * ((sorted.firstIndex(of: value) ?? 0) + 1) - (count + 1))
    }
    #expect(sums == expected)
  }
}
