internal import Dispatch
internal import Synchronization

/// Makes things on several threads and takes them one at a time, in the order of their indices.
///
/// Indices are handed out one after the other to whichever thread is free, and each thread waits with what it
/// has made until all before it is taken. So no more things are in memory than there are threads, and what is
/// done while taking is done in the same order for any number of them.
///
/// - Parameters:
///   - count: The number of things, not negative.
///   - threads: The number of threads, at least 1; one thread runs on the caller's.
///   - worker: Gives a thread what it works with, such as its memory; called once for each thread.
///   - make: Makes the thing of an index, at the same time as others.
///   - take: Takes it, never at the same time as another; returns whether to go on.
package func concurrentlyInOrder<Worker>(
  count: Int,
  threads: Int,
  worker: @Sendable () -> Worker,
  make: @Sendable (Worker, Int) -> Void,
  take: (Worker, Int) -> Bool
) {
  precondition(count >= 0 && threads >= 1, "A count is not negative and work needs a thread")
  let workers = min(threads, count)
  guard workers > 1, !ForkedProcess.isCopy else {
    guard count > 0 else { return }
    let worker = worker()
    for index in 0..<count {
      make(worker, index)
      guard take(worker, index) else { return }
    }
    return
  }
  let next = Atomic(0)
  let hasStopped = Atomic(false)
  // A thread has one index at a time, so that those in work never share a semaphore.
  let turns = (0..<workers).map { _ in DispatchSemaphore(value: 0) }
  turns[0].signal()
  withoutActuallyEscaping(take) { take in
    // It is called in turns, never by two threads at the same time.
    nonisolated(unsafe) let take = take
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let worker = worker()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        if !hasStopped.load(ordering: .relaxed) { make(worker, index) }
        turns[index % workers].wait()
        if !hasStopped.load(ordering: .relaxed), !take(worker, index) {
          hasStopped.store(true, ordering: .relaxed)
        }
        turns[(index + 1) % workers].signal()
      }
    }
  }
}
