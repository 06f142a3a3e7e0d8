import ParallelExecution
import Synchronization
import Testing

@Suite("Work that is asked to end")
struct StopRequestTests {
  @Test("Once a request is made every value that is left is the placeholder", arguments: [1, 2, 5])
  func placeholders(threads: Int) {
    let request = StopRequest()
    let made = Atomic(0)
    let values = request.heeded {
      concurrentMap(count: 1000, threads: threads, ifStopped: -1) { index in
        if made.wrappingAdd(1, ordering: .relaxed).newValue == 10 { request.make() }
        return index
      }
    }
    let done = values.enumerated().filter { $0.element == $0.offset }
    #expect(done.count == made.load(ordering: .relaxed))
    // A thread that is in the middle of a value finishes it.
    #expect((10..<(10 + threads)).contains(done.count))
    #expect(values.count { $0 == -1 } == 1000 - done.count)
  }

  @Test("Without a request, and with one that nobody makes, every value is computed")
  func undisturbed() {
    let plain = concurrentMap(count: 100, threads: 3, ifStopped: -1) { $0 }
    let heeding = StopRequest().heeded {
      concurrentMap(count: 100, threads: 3, ifStopped: -1) { $0 }
    }
    #expect(plain == Array(0..<100) && heeding == plain)
    #expect(!StopRequest.isMade)
  }

  @Test("Threads that share the work heed the request, and no other work does")
  func threads() {
    let request = StopRequest()
    let (first, second) = request.heeded {
      request.make()
      return concurrently(threads: 2) {
        concurrentMap(count: 20, threads: 4) { _ in StopRequest.isMade }
      } _: {
        concurrentMap(count: 20, threads: 4) { _ in
          concurrentMap(count: 2, threads: 2, ifStopped: true) { _ in false }.allSatisfy { $0 }
        }
      }
    }
    #expect(first.allSatisfy { $0 } && second.allSatisfy { $0 })
    #expect(!StopRequest.isMade)
    #expect(concurrentMap(count: 4, threads: 2, ifStopped: false) { _ in true }.allSatisfy { $0 })
  }
}
