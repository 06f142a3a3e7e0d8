import ParallelExecution
import Synchronization
import Testing

@Suite("Concurrently in order")
struct ConcurrentlyInOrderTests {
  /// What a thread works with.
  private final class Worker {
    var made = -1
  }

  @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 3, 16])
  func `takes each thing once and in order`(count: Int, threads: Int) {
    var taken: [Int] = []
    concurrentlyInOrder(
      count: count,
      threads: threads,
      worker: { Worker() },
      make: { worker, index in worker.made = index * index },
      take: { worker, index in
        taken.append(worker.made)
        #expect(worker.made == index * index)
        return true
      }
    )
    #expect(taken == (0..<count).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 8])
  func `takes nothing more after a stop`(threads: Int) {
    var taken: [Int] = []
    let made = Atomic(0)
    concurrentlyInOrder(
      count: 1000,
      threads: threads,
      worker: { Worker() },
      make: { _, _ in made.wrappingAdd(1, ordering: .relaxed) },
      take: { _, index in
        taken.append(index)
        return index < 5
      }
    )
    #expect(taken == [0, 1, 2, 3, 4, 5])
    // What other threads had begun is made and not taken.
    #expect(made.load(ordering: .relaxed) < 6 + threads)
  }
}
