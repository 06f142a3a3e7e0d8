/// Does two things at the same time and returns what both give.
///
/// - Parameters:
///   - threads: The number of threads, at least 1; with one, the second begins when the first is done.
///   - first: Done on the caller's thread or another.
///   - second: Done on the caller's thread or another.
/// - Returns: Both values.
public func concurrently<First: Sendable, Second: Sendable>(
  threads: Int,
  _ first: @Sendable () -> First,
  _ second: @Sendable () -> Second
) -> (First, Second) {
  let outcomes = concurrentMap(count: 2, threads: min(threads, 2)) { index in
    index == 0 ? Outcome<First, Second>.first(first()) : .second(second())
  }
  guard case .first(let one) = outcomes[0], case .second(let other) = outcomes[1] else {
    preconditionFailure("Each index has its own outcome")
  }
  return (one, other)
}

/// What one of two things gave.
private enum Outcome<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}
