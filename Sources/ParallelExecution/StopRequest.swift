internal import Synchronization

/// Asks a piece of work to end before it is done, on all of its threads.
///
/// The work looks for it where it takes long: a loop that is asked to end gives anything for what is left of it,
/// and who runs the work throws all of that away.
public final class StopRequest: Sendable {
  private let flag = Atomic(false)

  /// The request that the work of the current thread heeds.
  @TaskLocal static var current: StopRequest?

  /// Creates a request that nobody has made yet.
  public init() {}

  /// Asks the work to end; can be called from a handler of signals.
  public func make() { flag.store(true, ordering: .relaxed) }

  /// Whether the work is asked to end.
  public var isMade: Bool { flag.load(ordering: .relaxed) }

  /// Whether the work of the current thread is asked to end.
  public static var isMade: Bool { current?.isMade ?? false }

  /// Does work that heeds this request, with the threads that share it.
  ///
  /// - Parameter work: The work, on the current thread.
  /// - Returns: What it gives.
  /// - Throws: What it throws.
  public func heeded<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self) { try work() }
  }

  /// Does work on another thread that heeds the same request, if there is one.
  static func passing(_ request: StopRequest?, _ work: () -> Void) {
    guard let request else { return work() }
    request.heeded(work)
  }
}
