import Dispatch
import ParallelExecution
import Synchronization
import Testing

@Suite("Two things at once")
struct ConcurrentlyTests {
  @Test(arguments: [1, 2, 5])
  func `returns what both give, in their order`(threads: Int) {
    let (first, second) = concurrently(threads: threads, { "a" }, { 2 })
    #expect(first == "a")
    #expect(second == 2)
  }

  @Test func `does the second while the first is being done`() {
    // Each waits for the other; one after the other, the first would wait to the limit.
    let (firstBegan, secondBegan) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let limit = DispatchTime.now() + 20
    let (first, second) = concurrently(threads: 2) {
      firstBegan.signal()
      return secondBegan.wait(timeout: limit)
    } _: {
      secondBegan.signal()
      return firstBegan.wait(timeout: limit)
    }
    #expect(first == .success)
    #expect(second == .success)
  }

  @Test func `begins the second after the first on one thread`() {
    let order = Mutex<[Int]>([])
    _ = concurrently(threads: 1) {
      order.withLock { $0.append(1) }
    } _: {
      order.withLock { $0.append(2) }
    }
    #expect(order.withLock { $0 } == [1, 2])
  }

  @Test func `lets what is done first use several threads`() {
    // Two values that wait for each other, beside something else, need two threads of their own.
    let began = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
    let limit = DispatchTime.now() + 20
    let (first, second) = concurrently(threads: 2) {
      concurrentMap(count: 2, threads: 2) { index in
        began[index].signal()
        return began[1 - index].wait(timeout: limit)
      }
    } _: {
      concurrentMap(count: 100, threads: 2) { -$0 }
    }
    #expect(first == [.success, .success])
    #expect(second == (0..<100).map(-))
  }
}
