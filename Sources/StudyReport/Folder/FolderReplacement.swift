internal import CFolderExchange
internal import Foundation
internal import ParallelExecution

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Puts new files in the place of those that an earlier run wrote into a folder.
///
/// The new folder takes the place of the old one in one step, so that a reader finds one or the other
/// whole. Where a folder cannot be exchanged (one that is mounted, as into a container; the current
/// folder; one in a folder that may not be written), its files are exchanged one by one: the old ones
/// go, their document first, then the new ones come, their document last. Each file is whole or absent
/// then, and a folder with a document holds one study; but a reader may find files missing, and a
/// process that is killed in between leaves a folder without a document.
struct FolderReplacement {
  /// The steps that a file system may refuse, each with 0 or the number of its error.
  struct Steps: Sendable {
    /// Exchanges the names of two folders.
    var exchange: @Sendable (String, String) -> Int32
    /// Moves a file.
    var move: @Sendable (String, String) -> Int32
    /// Whether the program was asked to end.
    var isEndAsked: @Sendable () -> Bool

    /// Those of the system.
    static let system = Steps(
      exchange: { leyline_exchange_folders($0, $1) },
      move: { rename($0, $1) == 0 ? 0 : errno },
      isEndAsked: { DeferredSignals.isEndAsked }
    )
  }

  /// The folder.
  let path: String
  /// The files that may be replaced.
  var ownFiles: Set<String>
  /// The files that stay where the new ones do not take their place.
  var keptFiles: Set<String> = []
  /// How names change.
  var steps = Steps.system

  /// The documents that say that Leyline wrote a folder.
  private static let documents: Set = [
    OutputNames.study, OutputNames.sensitivity, OutputNames.prices, OutputNames.figures,
    OutputNames.leadLag,
  ]
  /// What partial folders within the target are made for.
  private static let insideName = "leyline"
  /// What systems put into folders by themselves; it stays, and the folder with it.
  private static let systemFiles: Set = ["lost+found", ".DS_Store", "Thumbs.db", "desktop.ini"]

  private var knownFiles: Set<String> { ownFiles.union(keptFiles) }

  private var target: OutputPath { OutputPath(path) }

  /// Checks that the target is absent, empty, or the output of an earlier run, and can be written.
  ///
  /// - Parameter inputs: What the run reads, which must not lie in the target.
  /// - Throws: ``ReportError`` with what to do instead.
  func check(reading inputs: [String] = []) throws(ReportError) {
    guard !path.allSatisfy(\.isWhitespace) else { throw .unnamedOutput }
    let target = target
    guard let status = target.status else { return try checkRoom(for: target) }
    guard status.isFolder else { throw .notAFolder(path: path) }
    let names: [String]
    do {
      names = try target.entries()
    } catch {
      throw .cannotRead(path: path, reason: error.reason)
    }
    // A folder without the document was not written by a study, whatever its files are called, unless
    // a run was killed while it wrote there.
    let isOwn =
      names.allSatisfy(Self.systemFiles.contains) || !Self.documents.isDisjoint(with: names)
      || names.contains { PartialFolder.isPartial($0, for: Self.insideName) }
    let foreign = names.first { name in
      if Self.systemFiles.contains(name) || isPartial(name) { return false }
      let isPlain = OutputPath(target.appending(name)).status?.isFolder != true
      return !isOwn || !knownFiles.contains(name) || !isPlain
    }
    if let foreign { throw .foreignFolder(path: path, example: foreign) }
    if let input = inputs.first(where: { $0 != "-" && target.holds($0) }) {
      throw .holdsInput(path: path, input: input)
    }
    try checkWriting(into: target.absolute)
  }

  /// Checks that a folder that does not exist can be made.
  private func checkRoom(for target: OutputPath) throws(ReportError) {
    guard !target.isBrokenLink else {
      throw .cannotWrite(path: path, reason: "it is a link to a folder that does not exist")
    }
    var parent = target.parent
    while OutputPath(parent).status == nil, parent != "/", !parent.isEmpty {
      parent = (parent as NSString).deletingLastPathComponent
    }
    guard OutputPath(parent).status?.isFolder == true else { throw failure(POSIXError(.ENOTDIR)) }
    try checkWriting(into: parent)
  }

  /// Tries to write into a folder, for what permissions say is not all: a disk may be read-only.
  private func checkWriting(into folder: String) throws(ReportError) {
    do throws(POSIXError) {
      _ = try PartialFolder(for: Self.insideName, in: folder)
    } catch {
      throw failure(error)
    }
  }

  /// Puts files in the place of the target's.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - threads: How many threads make them.
  /// - Throws: ``ReportError``; the target is then as it was, but for what could not be moved back.
  func write(_ files: [OutputFile], threads: Int = 1) throws(ReportError) {
    try check()
    let target = target
    try DeferredSignals.during { () throws(ReportError) in
      do {
        try FileManager.default.createDirectory(
          atPath: target.parent,
          withIntermediateDirectories: true
        )
      } catch {
        throw .cannotWrite(path: path, reason: Self.reason(error))
      }
      let known = knownFiles
      PartialFolder.removeAbandoned(for: target.name, in: target.parent, holding: known)
      PartialFolder.removeAbandoned(
        for: Self.insideName,
        in: target.absolute,
        holding: known
      )
      do throws(FileFailure) {
        if mustStay(target) {
          try replaceFiles(of: target, with: files, threads: threads)
        } else {
          try replaceWhole(target, with: files, threads: threads)
        }
      } catch {
        guard target.status != nil, error.isRefusedExchange else { throw failure(error) }
        do throws(FileFailure) {
          try replaceFiles(of: target, with: files, threads: threads)
        } catch {
          throw failure(error)
        }
      }
    }
  }

  /// Whether somebody stands in the folder, or it holds what is not Leyline's.
  private func mustStay(_ target: OutputPath) -> Bool {
    let names = (try? target.entries()) ?? []
    return target.absolute == OutputPath(".").absolute
      || !Self.systemFiles.isDisjoint(with: names)
  }

  /// Whether an entry of the target is what a killed run left while it wrote there.
  private func isPartial(_ entry: String) -> Bool {
    PartialFolder.isPartial(entry, for: Self.insideName)
      || knownFiles.contains { PartialFolder.isPartial(entry, for: $0) }
  }

  /// Writes a new folder and exchanges it for the target.
  private func replaceWhole(
    _ target: OutputPath,
    with files: [OutputFile],
    threads: Int
  ) throws(FileFailure) {
    let partial = try Self.partialFolder(for: target.name, in: target.parent)
    let written = try store(files, in: partial.path, threads: threads)
    guard let status = target.status else {
      return try Self.check(steps.move(partial.path, target.absolute))
    }
    for name in keptFiles.subtracting(written).sorted() {
      let old = target.appending(name)
      guard OutputPath(old).status != nil else { continue }
      do {
        let new = (partial.path as NSString).appendingPathComponent(name)
        try FileManager.default.copyItem(atPath: old, toPath: new)
      } catch {
        throw .system(Self.posix(error))
      }
    }
    // Whoever may read the old folder may read the new one; owners only the system can keep.
    chmod(partial.path, status.st_mode & 0o7777)
    _ = chown(partial.path, status.st_uid, status.st_gid)
    try Self.check(steps.exchange(partial.path, target.absolute))
  }

  /// Exchanges the files of the target one by one; on failure all are moved back.
  private func replaceFiles(
    of target: OutputPath,
    with files: [OutputFile],
    threads: Int
  ) throws(FileFailure) {
    let new = try Self.partialFolder(for: Self.insideName, in: target.absolute)
    let old = try Self.partialFolder(for: Self.insideName, in: target.absolute)
    let written = try store(files, in: new.path, threads: threads)
    let isDocument = { (name: String) in Self.documents.contains(name) }
    let entries: [String]
    do throws(POSIXError) { entries = try target.entries() } catch { throw .system(error) }
    let leaving = entries.filter(ownFiles.union(written).contains)
    let (documents, tables) = (leaving.filter(isDocument), leaving.filter { !isDocument($0) })
    var moves: [(from: String, to: String)] = []
    for name in documents + tables {
      moves.append((target.appending(name), (old.path as NSString).appendingPathComponent(name)))
    }
    for name in written.filter({ !isDocument($0) }) + written.filter(isDocument) {
      moves.append(((new.path as NSString).appendingPathComponent(name), target.appending(name)))
    }
    for (index, move) in moves.enumerated() {
      let error = steps.move(move.from, move.to)
      guard error != 0 else { continue }
      for done in moves[..<index].reversed() { _ = steps.move(done.to, done.from) }
      throw .system(POSIXError(errno: error))
    }
  }

  /// Writes files into a new folder, each in its turn.
  ///
  /// - Returns: The names of those that there are.
  private func store(
    _ files: [OutputFile],
    in folder: String,
    threads: Int
  ) throws(FileFailure) -> [String] {
    let steps = steps
    @Sendable func stored(_ file: OutputFile) throws(FileFailure) -> String? {
      guard !steps.isEndAsked() else { throw .system(POSIXError(.EINTR)) }
      return try file.store(in: folder) ? file.name : nil
    }
    var names: [String?] = []
    for file in files where file.turn == .alone { names.append(try stored(file)) }
    let others = files.filter { $0.turn == .any }
    let results = concurrentMap(count: others.count, threads: threads) { index in
      Result { () throws(FileFailure) in try stored(others[index]) }
    }
    for result in results { names.append(try result.get()) }
    for file in files where file.turn == .last { names.append(try stored(file)) }
    return names.compactMap { $0 }
  }

  private static func partialFolder(
    for name: String,
    in parent: String
  ) throws(FileFailure) -> PartialFolder {
    do throws(POSIXError) { return try PartialFolder(for: name, in: parent) } catch {
      throw .system(error)
    }
  }

  private static func check(_ number: Int32) throws(FileFailure) {
    if number != 0 { throw .system(POSIXError(errno: number)) }
  }

  private func failure(_ error: FileFailure) -> ReportError {
    switch error {
    case .system(let error): failure(error)
    case .content(let error): error
    }
  }

  private func failure(_ error: POSIXError) -> ReportError {
    .cannotWrite(path: path, reason: error.reason)
  }

  private static func posix(_ error: any Error) -> POSIXError {
    let underlying =
      (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    guard underlying.domain == NSPOSIXErrorDomain else { return POSIXError(.EIO) }
    return POSIXError(errno: Int32(underlying.code))
  }

  private static func reason(_ error: any Error) -> String { posix(error).reason }
}

extension FileFailure {
  private static let refusals: Set<POSIXErrorCode> = [
    .EBUSY, .EXDEV, .EINVAL, .ENOSYS, .EOPNOTSUPP, .EPERM, .EACCES, .EROFS,
  ]

  /// Whether a folder cannot change its name, but its files may.
  fileprivate var isRefusedExchange: Bool {
    guard case .system(let error) = self else { return false }
    return Self.refusals.contains(error.code)
  }
}
