internal import DelimitedText
internal import Foundation
internal import HTTPTypes

/// The files of an archive, each of which is then a file of the workspace as if it had been dropped by itself.
struct UnpackedArchive: Sendable {
  /// A file that was in it.
  struct Member: Sendable {
    let name: FileName
    let path: String
    let bytes: Int
    let finding: FileRecognizer.Finding
  }

  let members: [Member]

  /// Unpacks an archive; what is none, and one of prices alone, which is read as one file, stays as it is.
  ///
  /// - Parameters:
  ///   - path: The archive.
  ///   - parent: A folder for what is in it, until that has its place.
  ///   - most: How many bytes its files may have together.
  ///   - files: How many files it may have.
  /// - Throws: ``ServerFailure`` for names that no file can have here, or a full disk.
  init?(_ path: String, in parent: String, most: Int, files: Int) throws {
    let archive: ArchivedFiles
    do {
      guard let found = try ArchivedFiles(path, limit: most) else { return nil }
      archive = found
    } catch {
      // What is wrong with it is told by who reads it.
      return nil
    }
    let paths = archive.names
    guard (1...files).contains(paths.count) else { return nil }
    var received = try Self.names(paths).map { name in
      (name: name, file: try ReceivedFile(name, in: parent))
    }
    var failure: ServerFailure?
    do {
      try archive.expand { place, block throws(DelimitedTextError) in
        do throws(ServerFailure) {
          try received[place].file.append(block)
        } catch {
          failure = error
          throw .cannotOpen(file: path, reason: error.body.message)
        }
      }
    } catch {
      throw failure ?? ServerFailure(thrown: error, in: StudyFolder(path: Self.folder(of: path)))
    }
    received.removeAll { $0.file.count == 0 }
    let archiveName = (path as NSString).lastPathComponent
    var members: [Member] = []
    for (name, file) in received {
      try file.finish()
      var finding = FileRecognizer.look(at: file.path)
      finding.reason += "; it was in \(archiveName)"
      members.append(Member(name: name, path: file.path, bytes: file.count, finding: finding))
    }
    guard !Self.isOne(members) else { return nil }
    for (_, file) in received { file.leave() }
    self.members = members
  }

  private static func folder(of path: String) -> String {
    (path as NSString).deletingLastPathComponent
  }

  /// The names of the files without their folders, but where two would be the same.
  private static func names(_ paths: [String]) throws(ServerFailure) -> [FileName] {
    let last = paths.map { String($0.split(separator: "/").last ?? "") }
    let counts = Dictionary(last.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
    var names: [FileName] = []
    for (path, name) in zip(paths, last) {
      let isAlone = counts[name.lowercased()] == 1
      names.append(
        try FileName(isAlone ? name : path.split(separator: "/").joined(separator: "-"))
      )
    }
    return names
  }

  /// Whether the files are prices alone, also beside each other.
  private static func isOne(_ members: [Member]) -> Bool {
    guard let role = members.first?.finding.role, [.prices, .intraday].contains(role) else {
      return false
    }
    var trial = Workspace(id: "", in: "")
    trial.files = members.map { StoredFile(id: $0.name.text, $0.name, $0.finding, bytes: $0.bytes) }
    trial.settleMarket()
    return trial.files.allSatisfy { $0.role == role }
  }

  /// Deletes what has no place of its own.
  func discard() {
    for member in members {
      try? FileManager.default.removeItem(atPath: Self.folder(of: member.path))
    }
  }
}

extension StudyService {
  /// Gives the files of an archive their places in a workspace.
  ///
  /// - Returns: The first of them; nothing for what is no archive, or is read as one file.
  func unpack(
    _ path: String,
    in workspace: Workspace,
    replacing: Bool
  ) async throws -> StoredFile? {
    let (limits, parent) = (limits, workspace.path)
    let unpacked = try await work.run {
      try UnpackedArchive(path, in: parent, most: limits.uploadBytes, files: limits.files)
    }
    guard let unpacked else { return nil }
    defer { unpacked.discard() }
    for member in unpacked.members {
      try await store.requirePlace(for: member.name, in: workspace.id, replacing: replacing)
    }
    var first: StoredFile?
    for member in unpacked.members {
      try await store.take(member.bytes)
      do {
        let file = try await store.add(
          member.path,
          bytes: member.bytes,
          name: member.name,
          finding: member.finding,
          isTold: false,
          to: workspace.id,
          replacing: replacing
        )
        first = first ?? file
      } catch {
        await store.give(member.bytes)
        throw error
      }
    }
    return first
  }
}
