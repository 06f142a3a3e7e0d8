internal import CFolderExchange
internal import Synchronization

/// Holds back Ctrl-C and its like while files are written, so that none is left half done.
enum DeferredSignals {
  /// How many threads are writing; the process has one set of signals for all of them.
  private static let writers = Mutex(0)

  /// Whether the program was asked to end; whoever writes should then stop and clean up.
  static var isEndAsked: Bool { leyline_deferred_signal() != 0 }

  /// Does something during which signals wait; one that came takes effect at its end.
  static func during<Failure>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    writers.withLock {
      if $0 == 0 { leyline_defer_signals() }
      $0 += 1
    }
    defer {
      writers.withLock {
        $0 -= 1
        if $0 == 0 { leyline_deliver_signals() }
      }
    }
    try body()
  }
}
