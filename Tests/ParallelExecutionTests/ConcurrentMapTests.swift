import ParallelExecution
import Synchronization
import Testing

@Suite("Concurrent map")
struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 7, 16, 1000], [1, 2, 3, 16])
  func `puts the value of each index in its place, once`(count: Int, threads: Int) {
    let calls = Atomic(0)
    let values = concurrentMap(count: count, threads: threads) { index in
      calls.wrappingAdd(1, ordering: .relaxed)
      return index * index
    }
    #expect(values == (0..<count).map { $0 * $0 })
    #expect(calls.load(ordering: .relaxed) == count)
  }
}
