internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import StudyReport

/// Fills workspaces with files that are here already: those of the sample, and those of a folder.
struct WorkspaceFilling: Sendable {
  /// A file that was not taken.
  struct LeftOut: Encodable {
    let name: String
    let reason: String
  }

  let service: StudyService

  // MARK: The sample

  /// Puts the sample study into a workspace, in the place of what it has.
  func fillWithSample(_ id: String) async throws -> Workspace {
    try await empty(id)
    let base = (SampleFiles.studyFile as NSString).deletingLastPathComponent
    guard let text = Self.sampleText else { throw ServerFailure.notFound("sample study") }
    let study = try StudyFile(text: text, name: SampleFiles.studyFile).settings
    // The order is that of the study file, whose first index is the study's.
    let roles: [(FileRole, [String])] = [
      (.prices, study.prices.files), (.adjustments, [study.prices.adjustments].compactMap(\.self)),
      (.market, study.market.files), (.events, study.events.files),
    ]
    for (role, names) in roles {
      for name in names { try await putSample("\(base)/\(name)", role, in: id) }
    }
    for file in SampleFiles.all where file.path.hasPrefix("seeds/") {
      try await putSample(file.path, .documents, in: id)
    }
    let settings = try StudyFileText.settings(of: text, name: SampleFiles.studyFile)
    return try await service.store.change(id) { $0.settings = settings }
  }

  private static var sampleText: String? {
    SampleFiles.all.first { $0.path == SampleFiles.studyFile }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func putSample(_ path: String, _ role: FileRole, in id: String) async throws {
    guard let file = SampleFiles.all.first(where: { $0.path == path }) else {
      throw ServerFailure.notFound("file of the sample study")
    }
    let name = try FileName((path as NSString).lastPathComponent)
    let finding = FileRecognizer.Finding(role: role, reason: "it is part of the sample study")
    try await put(name, finding, in: id) { received in
      try received.append(file.bytes)
      try received.finish()
      return received.count
    }
  }

  // MARK: A folder

  /// Puts the files of a folder into a workspace, in the place of what it has.
  ///
  /// - Returns: The workspace, and what was not taken.
  func fill(_ id: String, from folder: GivenFolder) async throws -> (Workspace, [LeftOut]) {
    let content = try await service.work.run { try folder.content() }
    try await empty(id)
    var left = content.leftOut
    for file in content.files {
      do {
        if let reason = try await put(file, in: id) {
          left.append(LeftOut(name: file.name, reason: reason))
        }
      } catch let failure as ServerFailure {
        left.append(LeftOut(name: file.name, reason: failure.body.message))
      }
    }
    guard let settings = content.settings else {
      return (try await service.store.workspace(id), left)
    }
    do {
      let workspace = try await service.store.change(id) { workspace in
        var changed = workspace
        changed.settings = settings
        _ = try changed.namedStudy()
        workspace = changed
      }
      return (workspace, left)
    } catch {
      // The files without the settings would be another study.
      try await empty(id)
      throw error
    }
  }

  /// Copies a file; returns why it was not taken.
  private func put(_ file: GivenFolder.File, in id: String) async throws -> String? {
    let name = try FileName(file.name)
    let workspace = try await service.store.workspace(id)
    guard !workspace.files.contains(where: { $0.name == name.text }) else {
      return "another file has the same name"
    }
    let limit = service.limits.uploadBytes
    let received = try ReceivedFile(name, in: workspace.path)
    let copy = received.path
    let (count, finding) = try await service.work.run {
      () throws -> (Int, FileRecognizer.Finding) in
      let count = try Self.copy(file.path, to: copy, most: limit)
      let finding =
        file.role.map { FileRecognizer.Finding(role: $0, reason: file.reason) }
        ?? FileRecognizer.look(at: copy)
      return (count, finding)
    }
    guard count > 0 else { return "it is empty" }
    if file.role == nil,
      try await service.unpack(copy, in: workspace, replacing: false) != nil
    {
      return nil
    }
    guard finding.role != .undecided else { return finding.reason }
    try await keep(received, count, name, finding, isTold: file.role != nil, in: id)
    return nil
  }

  private static func copy(_ path: String, to copy: String, most: Int) throws -> Int {
    guard let source = FileHandle(forReadingAtPath: path),
      let target = FileHandle(forWritingAtPath: copy)
    else { throw ServerFailure(.unprocessableContent, "it cannot be read") }
    defer {
      try? source.close()
      try? target.close()
    }
    var count = 0
    while let block = try source.read(upToCount: 1 << 20), !block.isEmpty {
      count += block.count
      guard count <= most else {
        throw ServerFailure(.contentTooLarge, "it has more than \(most) bytes")
      }
      do {
        try target.write(contentsOf: block)
      } catch {
        throw ServerFailure(
          .insufficientStorage,
          "it cannot be copied: \(error.localizedDescription)"
        )
      }
    }
    return count
  }

  // MARK: Files

  private func empty(_ id: String) async throws {
    for file in try await service.store.workspace(id).files {
      try await service.store.remove(file.id, from: id)
    }
  }

  private func put(
    _ name: FileName,
    _ finding: FileRecognizer.Finding,
    in id: String,
    _ write: (ReceivedFile) throws -> Int
  ) async throws {
    let received = try ReceivedFile(name, in: try await service.store.workspace(id).path)
    let count = try write(received)
    try await keep(received, count, name, finding, isTold: true, in: id)
  }

  private func keep(
    _ received: ReceivedFile,
    _ count: Int,
    _ name: FileName,
    _ finding: FileRecognizer.Finding,
    isTold: Bool,
    in id: String
  ) async throws {
    try await service.store.take(count)
    do {
      _ = try await service.store.add(
        received.path,
        bytes: count,
        name: name,
        finding: finding,
        isTold: isTold,
        to: id,
        replacing: true
      )
    } catch {
      await service.store.give(count)
      throw error
    }
    received.discard()
  }
}
