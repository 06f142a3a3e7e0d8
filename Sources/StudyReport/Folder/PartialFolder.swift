internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A folder that files are written into before they take their place; it is gone with its value.
///
/// The process that made it holds a lock on it, which the system takes back however the process ends.
/// So a later run can tell what a killed one left behind from what another one is still writing.
struct PartialFolder: ~Copyable {
  /// The path of the folder.
  let path: String
  private let lock: Int32

  /// Makes the folder.
  ///
  /// - Parameters:
  ///   - name: What is to be written.
  ///   - parent: The folder to make it in.
  /// - Throws: The error of the system where none can be made.
  init(for name: String, in parent: String) throws(POSIXError) {
    for _ in 0..<100 {
      let suffix = String(UInt32.random(in: .min ... .max), radix: 36)
      let path = (parent as NSString).appendingPathComponent(Self.prefix(name) + suffix)
      guard mkdir(path, 0o777) == 0 else {
        guard errno == EEXIST else { throw .last }
        continue
      }
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { throw .last }
      // Another run may have taken the new folder for an abandoned one before it was locked.
      if Self.isFree(lock), Self.isStill(lock, path) {
        (self.path, self.lock) = (path, lock)
        return
      }
      close(lock)
    }
    throw POSIXError(.EEXIST)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  /// Whether an entry of a folder has the name of a partial folder for something.
  static func isPartial(_ entry: String, for name: String) -> Bool {
    let prefix = prefix(name)
    let suffix = entry.dropFirst(prefix.count)
    return entry.hasPrefix(prefix) && !suffix.isEmpty
      && suffix.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Removes the partial folders whose process is gone.
  ///
  /// - Parameters:
  ///   - name: What they were made for.
  ///   - parent: Where they lie.
  ///   - files: The only files that such a folder can hold; one with others is somebody's own.
  static func removeAbandoned(for name: String, in parent: String, holding files: Set<String>) {
    let entries = (try? OutputPath(parent).entries()) ?? []
    for entry in entries where isPartial(entry, for: name) {
      let path = (parent as NSString).appendingPathComponent(entry)
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      guard let held = try? OutputPath(path).entries(), files.isSuperset(of: held),
        isAbandoned(lock)
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static func prefix(_ name: String) -> String { ".\(name).partial-" }

  /// Takes the lock of a folder; where a file system has no locks, none is in the way.
  private static func isFree(_ folder: Int32) -> Bool {
    flock(folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  private static func isStill(_ folder: Int32, _ path: String) -> Bool {
    var (held, found) = (stat(), stat())
    return fstat(folder, &held) == 0 && lstat(path, &found) == 0
      && held.st_ino == found.st_ino && held.st_dev == found.st_dev
  }

  private static func isAbandoned(_ folder: Int32) -> Bool {
    if flock(folder, LOCK_EX | LOCK_NB) == 0 { return true }
    // Without locks only the age is left; nobody writes for a day.
    var status = stat()
    guard errno != EWOULDBLOCK, fstat(folder, &status) == 0 else { return false }
    return Date().timeIntervalSince(status.changed) > 86_400
  }
}

extension stat {
  /// When the contents changed last.
  var changed: Date {
    #if canImport(Darwin)
    let time = st_mtimespec
    #else
    let time = st_mtim
    #endif
    return Date(timeIntervalSince1970: Double(time.tv_sec))
  }

  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

  /// Whether it is a plain file.
  var isPlainFile: Bool { st_mode & S_IFMT == S_IFREG }
}
