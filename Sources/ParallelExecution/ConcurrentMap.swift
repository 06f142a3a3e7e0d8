internal import Dispatch
internal import Synchronization

/// Computes one value per index on several threads and returns them in the order of the indices.
///
/// Each index is computed exactly once and stored in its own place, so the result does not depend
/// on the number of threads. Indices are handed out in contiguous blocks, the next one to whichever
/// thread is free, so that a delayed thread does not hold up the rest.
///
/// - Parameters:
///   - count: The number of values, not negative.
///   - threads: The number of threads, at least 1; one thread runs on the caller's.
///   - transform: Called with an index from 0 to `count - 1`.
/// - Returns: `count` values, the value of index *i* at position *i*.
public func concurrentMap<Value: Sendable>(
  count: Int,
  threads: Int,
  _ transform: @Sendable (Int) -> Value
) -> [Value] {
  precondition(count >= 0 && threads >= 1, "A count is not negative and work needs a thread")
  guard threads > 1, count > 1, !ForkedProcess.isCopy else {
    return (0..<count).map(transform)
  }
  return [Value](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    // Every iteration writes a different element, so the pointer is shared without a race.
    nonisolated(unsafe) let base = buffer.baseAddress
    let blocks = min(count, threads * 8)
    let next = Atomic(0)
    let request = StopRequest.current
    DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
      StopRequest.passing(request) {
        while true {
          let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard block < blocks else { return }
          for index in (block * count / blocks)..<((block + 1) * count / blocks) {
            if let base { (base + index).initialize(to: transform(index)) }
          }
        }
      }
    }
    initializedCount = count
  }
}

/// Computes one value per index on several threads, as ``concurrentMap(count:threads:_:)``, of work that may be
/// asked to end.
///
/// - Parameters:
///   - count: The number of values, not negative.
///   - threads: The number of threads, at least 1; one thread runs on the caller's.
///   - placeholder: Stands for every value that is left once a ``StopRequest`` is made; it must be one that the
///     caller can go on with until the work ends.
///   - transform: Called with an index from 0 to `count - 1`.
/// - Returns: `count` values, the value of index *i* at position *i*.
public func concurrentMap<Value: Sendable>(
  count: Int,
  threads: Int,
  ifStopped placeholder: Value,
  _ transform: @Sendable (Int) -> Value
) -> [Value] {
  let request = StopRequest.current
  return concurrentMap(count: count, threads: threads) { index in
    request?.isMade == true ? placeholder : transform(index)
  }
}
