internal import Dispatch
internal import Synchronization

/// Does two things at the same time and returns what both give.
///
/// Either may use several threads itself; give the longer one first, which the caller's thread does.
///
/// - Parameters:
///   - threads: The number of threads, at least 1; with one, the second begins when the first is done.
///   - first: Done on the caller's thread.
///   - second: Done on another thread.
/// - Returns: Both values.
public func concurrently<First, Second: Sendable>(
  threads: Int,
  _ first: () -> First,
  _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  guard threads > 1, !ForkedProcess.isCopy else { return (first(), second()) }
  let slot = Slot<Second>()
  let group = DispatchGroup()
  let request = StopRequest.current
  // Not an iteration of `concurrentPerform`, whose own iterations would then get no second thread.
  DispatchQueue.global().async(group: group) {
    StopRequest.passing(request) {
      let value = second()
      slot.value.withLock { $0 = value }
    }
  }
  let one = first()
  group.wait()
  guard let other = slot.value.withLock({ $0 }) else {
    preconditionFailure("The group has done its work")
  }
  return (one, other)
}

/// Where one thread leaves a value for another.
private final class Slot<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
