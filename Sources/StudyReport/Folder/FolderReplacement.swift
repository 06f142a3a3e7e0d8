internal import CFolderExchange
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Replaces a folder by a new one in one step.
struct FolderReplacement {
  /// The folder.
  let path: String
  /// The files that may be replaced.
  let ownFiles: Set<String>
  /// The files that stay where the new ones do not take their place.
  var keptFiles: Set<String> = []

  /// The documents that say that Leyline wrote a folder.
  private static let documents = [OutputNames.study, OutputNames.sensitivity]

  private var target: String {
    let standardized = (path as NSString).standardizingPath
    return standardized.hasPrefix("/")
      ? standardized
      : (FileManager.default.currentDirectoryPath as NSString).appendingPathComponent(standardized)
  }

  private var parent: String { (target as NSString).deletingLastPathComponent }

  private var partial: String {
    let name = (target as NSString).lastPathComponent
    return (parent as NSString).appendingPathComponent(".\(name).partial-\(getpid())")
  }

  /// Checks that the target is absent, empty, or the output of an earlier run.
  func check() throws(ReportError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw .notAFolder(path: path) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: target)
    } catch {
      throw .cannotRead(path: path, reason: Self.reason(error))
    }
    // A folder without the document was not written by a study, whatever its files are called.
    let isOwn = names.isEmpty || Self.documents.contains(where: names.contains)
    let known = ownFiles.union(keptFiles)
    if let foreign = names.sorted().first(where: { !isOwn || !known.contains($0) }) {
      throw .foreignFolder(path: path, example: foreign)
    }
  }

  /// Writes files into a new folder and puts it in the place of the target.
  func write(_ files: [(name: String, bytes: Data)]) throws(ReportError) {
    try check()
    let manager = FileManager.default
    let partial = partial
    do {
      try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
      // What a killed run with the same number left behind is in the way.
      if manager.fileExists(atPath: partial) { try manager.removeItem(atPath: partial) }
      try manager.createDirectory(atPath: partial, withIntermediateDirectories: false)
      for file in files {
        let url = URL(fileURLWithPath: (partial as NSString).appendingPathComponent(file.name))
        try file.bytes.write(to: url)
      }
      let written = Set(files.map(\.name))
      for name in keptFiles.subtracting(written).sorted() {
        let old = (target as NSString).appendingPathComponent(name)
        guard manager.fileExists(atPath: old) else { continue }
        try manager.copyItem(
          atPath: old,
          toPath: (partial as NSString).appendingPathComponent(name)
        )
      }
    } catch {
      try? manager.removeItem(atPath: partial)
      throw .cannotWrite(path: path, reason: Self.reason(error))
    }
    try exchange(partial)
  }

  /// Puts a finished folder in the place of the target and removes what was there.
  private func exchange(_ partial: String) throws(ReportError) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: target) else {
      guard rename(partial, target) == 0 else { throw failure(removing: partial) }
      return
    }
    // Both names change in one system call, so no reader ever finds the folder missing.
    if leyline_exchange_folders(partial, target) == 0 {
      try? manager.removeItem(atPath: partial)
      return
    }
    // Some systems cannot exchange: the old folder steps aside and comes back on failure.
    let aside = partial + "-old"
    guard rename(target, aside) == 0 else { throw failure(removing: partial) }
    guard rename(partial, target) == 0 else {
      let error = failure(removing: partial)
      _ = rename(aside, target)
      throw error
    }
    try? manager.removeItem(atPath: aside)
  }

  private func failure(removing partial: String) -> ReportError {
    let reason = String(cString: strerror(errno))
    try? FileManager.default.removeItem(atPath: partial)
    return .cannotWrite(path: path, reason: reason)
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code)))
    }
    return error.localizedDescription
  }
}
