internal import Foundation

#if canImport(Glibc)
internal import Glibc
#endif

/// Threads for work that takes long, which give way to those that answer requests.
///
/// In Linux that holds of the thread itself: the threads of a pool that help work with several cores keep their
/// own priority. Where as much work as there are cores is done, each has its own thread alone.
enum WorkThread {
  /// How far work gives way.
  enum Standing: Int32 {
    /// Somebody looks at the page meanwhile.
    case looking = 2
    /// Somebody waits for the result.
    case studying = 5

    /// The same where the system decides by kinds of work.
    fileprivate var quality: QualityOfService { self == .looking ? .userInitiated : .utility }
  }

  /// Does work on a thread of its own.
  ///
  /// - Parameters:
  ///   - standing: How far it gives way.
  ///   - work: The work.
  static func run(_ standing: Standing, _ work: @escaping @Sendable () -> Void) {
    let thread = Thread {
      // Threads of a pool would keep what they were given here, so the thread is the work's own.
      #if canImport(Glibc)
      // In Linux a thread has a priority of its own, and 0 names the calling one.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, standing.rawValue)
      #endif
      work()
    }
    thread.qualityOfService = standing.quality
    thread.start()
  }
}
