#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Tells the copy of a process that `fork` made, which has one thread and none of those that its parent's work
/// ran on: what would wait for them waits for ever.
enum ForkedProcess {
  /// The process in which work was first shared among threads.
  private static let original = getpid()

  /// Whether the process is a copy of one that has shared work among threads.
  static var isCopy: Bool { getpid() != original }
}
