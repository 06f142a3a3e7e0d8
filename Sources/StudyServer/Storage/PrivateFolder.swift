internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The folder that holds everything a server was given, for its user alone and as long as it lives.
///
/// A lock tells whether its server lives. It is taken before the folder has its name, so that no other server
/// ever finds a folder that seems left over and is not.
package final class PrivateFolder: Sendable {
  private static let prefix = "leyline-serve-"
  private static let unnamedPrefix = ".leyline-serve-"
  private static let lockName = "lock"

  /// The path.
  package let path: String
  /// The path before the folder had its name, and again when it goes.
  private let unnamed: String
  private let lock: Int32

  /// Removes what servers left behind that were killed, and makes a folder.
  ///
  /// - Parameter parent: The folder for temporary files.
  /// - Throws: ``PrivateFolderError``.
  package init(in parent: String) throws(PrivateFolderError) {
    Self.removeLeftovers(in: parent)
    let name = RandomName.make()
    unnamed = "\(parent)/\(Self.unnamedPrefix)\(name)"
    path = "\(parent)/\(Self.prefix)\(name)"
    guard mkdir(unnamed, 0o700) == 0 else { throw Self.failure(unnamed) }
    lock = open("\(unnamed)/\(Self.lockName)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw Self.failure(unnamed) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0, rename(unnamed, path) == 0 else {
      throw Self.failure(unnamed)
    }
  }

  /// Deletes the folder with everything in it, also while a run writes into it.
  package func remove() {
    // Without its name nothing more gets in while it is emptied.
    rename(path, unnamed)
    try? FileManager.default.removeItem(atPath: unnamed)
    // A run may have made the folders above its own again.
    try? FileManager.default.removeItem(atPath: path)
  }

  deinit { close(lock) }

  private static func failure(_ path: String) -> PrivateFolderError {
    PrivateFolderError(path: path, reason: String(cString: strerror(errno)))
  }

  private static func removeLeftovers(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) || name.hasPrefix(unnamedPrefix) {
      let path = "\(parent)/\(name)"
      guard isOwn(path) else { continue }
      let lock = open("\(path)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else {
        // Either a server is about to take the lock, or it was killed before it could.
        if isOld(path) { try? FileManager.default.removeItem(atPath: path) }
        continue
      }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: path)
      }
      close(lock)
    }
  }

  /// What the system says of a path; of a link itself, not of what it leads to.
  private static func attributes(_ path: String) -> [FileAttributeKey: Any] {
    (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
  }

  /// Whether a path is a folder of this user, and no link.
  private static func isOwn(_ path: String) -> Bool {
    let attributes = attributes(path)
    return attributes[.type] as? FileAttributeType == .typeDirectory
      && (attributes[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
  }

  private static func isOld(_ path: String) -> Bool {
    guard let changed = attributes(path)[.modificationDate] as? Date else { return false }
    return Date().timeIntervalSince(changed) > 600
  }
}

/// The folder for temporary files cannot be used.
package struct PrivateFolderError: Error, CustomStringConvertible, Sendable {
  let path: String
  let reason: String

  package var description: String {
    "\(path) cannot be made: \(reason); set TMPDIR to a folder that can be written"
  }
}
