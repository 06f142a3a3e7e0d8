#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A folder that simulated files are written into, all of them or none.
package struct SimulatedFolder: Sendable {
  /// The path of the folder.
  package let path: String

  /// Creates the description of a folder; nothing is written.
  package init(path: String) {
    self.path = path
  }

  /// Writes the files and creates the folder when it does not exist; its parent must exist.
  ///
  /// Every file is first written completely under a temporary name, then all are renamed, so that
  /// a full disk leaves what was there before.
  ///
  /// - Throws: ``SimulationError/cannotWrite(path:reason:)``.
  package func write(_ files: [SimulatedFile]) throws(SimulationError) {
    let created = try createIfMissing()
    let names = files.map { (partial: "\(path)/.\($0.name).partial", final: "\(path)/\($0.name)") }
    do throws(SimulationError) {
      for (file, name) in zip(files, names) { try write(file.contents, to: name.partial) }
      for name in names where rename(name.partial, name.final) != 0 {
        throw Self.failure(name.final)
      }
    } catch {
      for name in names { unlink(name.partial) }
      if created { rmdir(path) }
      throw error
    }
  }

  private func createIfMissing() throws(SimulationError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw Self.failure(path) }
    return false
  }

  private func write(_ contents: String, to path: String) throws(SimulationError) {
    guard let file = fopen(path, "w") else { throw Self.failure(path) }
    var contents = contents
    let isWritten = contents.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    // Closing flushes, so a full disk may show only here.
    guard fclose(file) == 0, isWritten else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> SimulationError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
