import Dispatch
import ParallelExecution
import Testing

@Suite("Releasing later")
struct ReleaseLaterTests {
  private final class Tracked: Sendable {
    let released: DispatchSemaphore
    init(_ released: DispatchSemaphore) { self.released = released }
    deinit { released.signal() }
  }

  @Test func `gives back what nobody else holds`() {
    let released = DispatchSemaphore(value: 0)
    releaseLater([Tracked(released)])
    #expect(released.wait(timeout: .now() + 20) == .success)
  }
}
