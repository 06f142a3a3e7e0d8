internal import Foundation

/// A run of many cases, each with a seed.
///
/// `LEYLINE_FUZZ` sets the number of cases, `LEYLINE_FUZZ_SEED` the first one. A case that stops the process is
/// named on standard error, so that it can be run alone.
public struct FuzzRun: Sendable {
  /// The first seed.
  public let first: Int
  /// The number of cases.
  public let count: Int

  /// Plans a run.
  ///
  /// - Parameter standard: The number of cases where the environment does not say.
  public init(standard: Int) {
    let environment = ProcessInfo.processInfo.environment
    let number = { (name: String) in environment[name].flatMap(Int.init) }
    count = number("LEYLINE_FUZZ") ?? standard
    first = number("LEYLINE_FUZZ_SEED") ?? 0
  }

  /// The seeds of one thread of several.
  public func seeds(thread: Int, of threads: Int) -> StrideTo<Int> {
    stride(from: first + thread, to: first + count, by: threads)
  }
}

/// Tells which case was at work when the process is stopped.
public enum FuzzWatch {
  /// The seed of each thread; -1 for none.
  nonisolated(unsafe) private static let seeds: UnsafeMutablePointer<Int> = {
    let seeds = UnsafeMutablePointer<Int>.allocate(capacity: slots)
    seeds.initialize(repeating: -1, count: slots)
    return seeds
  }()
  private static let slots = 64

  /// Begins to watch for signals that end a process.
  public static func begin() {
    _ = seeds
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(number) { number in
        FuzzWatch.tell()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Notes the case of a thread.
  public static func note(_ seed: Int, thread: Int) {
    if thread < slots { seeds[thread] = seed }
  }

  /// Writes the seeds with nothing but what a signal handler may call.
  private static func tell() {
    func write(_ text: StaticString) {
      _ = Foundation.write(2, text.utf8Start, text.utf8CodeUnitCount)
    }
    write("\nthe process stops in a case with one of the seeds")
    for slot in 0..<slots where seeds[slot] >= 0 {
      write(" ")
      var (number, place) = (seeds[slot], 1)
      while place <= number / 10 { place *= 10 }
      while place > 0 {
        var digit = UInt8(48 + number / place)
        _ = Foundation.write(2, &digit, 1)
        (number, place) = (number % place, place / 10)
      }
    }
    write("\n")
  }
}
