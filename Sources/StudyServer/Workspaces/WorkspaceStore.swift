internal import Foundation
internal import HTTPTypes

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// All workspaces, and what their files have together.
actor WorkspaceStore {
  private let limits: ServerLimits
  private let root: String
  private var workspaces: [String: Workspace] = [:]
  private var bytes = 0

  init(root: String, limits: ServerLimits) {
    self.root = root
    self.limits = limits
  }

  // MARK: Workspaces

  /// Begins a workspace.
  func create() throws -> Workspace {
    guard workspaces.count < limits.workspaces else {
      throw ServerFailure(
        .tooManyRequests,
        "there are \(limits.workspaces) workspaces, which is as many as this server keeps",
        advice: "delete work that is done, under \"Your work on this server\""
      )
    }
    let workspace = Workspace(id: RandomName.make(), in: root)
    do {
      for path in [workspace.folder.path, workspace.runsPath] {
        try FileManager.default.createDirectory(
          atPath: path,
          withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700]
        )
      }
    } catch {
      throw ServerFailure(
        .insufficientStorage,
        "no folder can be made for the workspace: \(error.localizedDescription)",
        advice: "free some space on the disk"
      )
    }
    workspaces[workspace.id] = workspace
    return workspace
  }

  /// Returns a workspace, which is then in use.
  func workspace(_ id: String) throws(ServerFailure) -> Workspace {
    guard var workspace = workspaces[id] else { throw .notFound("workspace") }
    workspace.lastUsed = .now
    workspaces[id] = workspace
    return workspace
  }

  /// The workspaces that hold something, the last used first; none is in use by being listed.
  var filled: [Workspace] {
    workspaces.values.filter { !$0.files.isEmpty || !$0.settings.members.isEmpty }
      .sorted { ($1.lastUsed, $0.id) < ($0.lastUsed, $1.id) }
  }

  /// Changes a workspace.
  ///
  /// - Returns: The workspace after the change.
  @discardableResult
  func change<Failure: Error>(
    _ id: String,
    _ body: (inout Workspace) throws(Failure) -> Void
  ) throws -> Workspace {
    var workspace = try workspace(id)
    try body(&workspace)
    workspace.revision += 1
    workspaces[id] = workspace
    return workspace
  }

  /// Ends a workspace; its folder is then for the caller to delete.
  ///
  /// - Returns: The path of the folder.
  func end(_ id: String) throws(ServerFailure) -> String {
    guard let workspace = workspaces.removeValue(forKey: id) else { throw .notFound("workspace") }
    bytes -= workspace.files.reduce(0) { $0 + $1.bytes }
    return workspace.path
  }

  /// The workspaces that nobody has asked for in some time.
  func idle(except used: Set<String>) -> [String] {
    let limit = ContinuousClock.now - .seconds(limits.idleSeconds)
    return workspaces.values.filter { $0.lastUsed < limit && !used.contains($0.id) }.map(\.id)
  }

  // MARK: What was worked out

  /// What was worked out of a workspace as it is now.
  func known(_ what: String, of workspace: Workspace) -> Data? {
    guard let entry = workspaces[workspace.id]?.known[what], entry.revision == workspace.revision
    else { return nil }
    return entry.data
  }

  /// Keeps what was worked out of a workspace as it was.
  func keep(_ data: Data, as what: String, of workspace: Workspace) {
    workspaces[workspace.id]?.known[what] = (workspace.revision, data)
  }

  // MARK: Files

  /// Takes room for bytes that are coming in.
  func take(_ count: Int) throws(ServerFailure) {
    guard bytes + count <= limits.totalBytes else {
      throw ServerFailure(
        .insufficientStorage,
        "the files of this server have \(limits.totalBytes) bytes together, which is as many as it keeps",
        advice: "remove files, or start leyline serve with a larger --max-upload"
      ).leavingBody
    }
    bytes += count
  }

  /// Gives room back.
  func give(_ count: Int) { bytes -= count }

  /// Makes sure that a file of a name can come.
  func requirePlace(
    for name: FileName,
    in id: String,
    replacing: Bool
  ) throws(ServerFailure) {
    let workspace = try workspace(id)
    let before = workspace.files.first { $0.name == name.text }
    if let before {
      guard replacing, !before.made else {
        var body = ErrorBody(
          message: "a file with the name \(name.text) is here already",
          advice: "remove it first, or replace it"
        )
        body.file = name.text
        throw ServerFailure(.conflict, body).leavingBody
      }
      return
    }
    guard workspace.files.count < limits.files else {
      throw ServerFailure(
        .tooManyRequests,
        "a workspace has \(limits.files) files at most",
        advice: "put them together, or into a zip archive"
      ).leavingBody
    }
  }

  /// Gives a received file its place; the room for its bytes was taken while it came.
  func add(
    _ path: String,
    bytes count: Int,
    name: FileName,
    finding: FileRecognizer.Finding,
    isTold: Bool,
    to id: String,
    replacing: Bool
  ) throws -> StoredFile {
    try requirePlace(for: name, in: id, replacing: replacing)
    var stored = StoredFile(id: RandomName.make(bytes: 6), name, finding, bytes: count)
    if isTold { stored.symbols = nil }
    guard rename(path, try workspace(id).folder.path(of: name.text)) == 0 else {
      throw ServerFailure.notFound("workspace")
    }
    var before = 0
    let workspace = try change(id) { workspace in
      if let place = workspace.files.firstIndex(where: { $0.name == name.text }) {
        before = workspace.files[place].bytes
        workspace.files[place] = stored
      } else {
        workspace.files.append(stored)
      }
      if !isTold { workspace.settleMarket() }
    }
    bytes -= before
    stored = workspace.files.first { $0.id == stored.id } ?? stored
    return stored
  }

  /// Changes what a file is.
  func setRole(
    _ finding: FileRecognizer.Finding,
    of file: String,
    in id: String
  ) throws -> StoredFile {
    var changed: StoredFile?
    try change(id) { workspace throws(ServerFailure) in
      guard let place = workspace.files.firstIndex(where: { $0.id == file }) else {
        throw .notFound("file")
      }
      guard !workspace.files[place].made else {
        throw ServerFailure(.conflict, "the server wrote this file for what it is")
      }
      workspace.files[place].role = finding.role
      workspace.files[place].reason = finding.reason
      workspace.files[place].candidates = finding.candidates
      workspace.files[place].symbols = nil
      changed = workspace.files[place]
    }
    guard let changed else { throw ServerFailure.notFound("file") }
    return changed
  }

  /// Removes a file.
  func remove(_ file: String, from id: String) throws {
    try change(id) { workspace throws(ServerFailure) in
      guard let place = workspace.files.firstIndex(where: { $0.id == file }) else {
        throw .notFound("file")
      }
      let removed = workspace.files.remove(at: place)
      if removed.made, removed.role == .adjustments { workspace.adjustments = [] }
      bytes -= removed.bytes
      try? FileManager.default.removeItem(atPath: workspace.folder.path(of: removed.name))
    }
  }

  /// Puts a table of the server's own in the place of the one before; nothing removes it.
  func write(_ text: String?, role: FileRole, in id: String) throws {
    let data = text.map { Data($0.utf8) }
    try take(data?.count ?? 0)
    do {
      try change(id) { workspace in
        let name = workspace.madeName(role)
        let path = workspace.folder.path(of: name)
        if let place = workspace.files.firstIndex(where: { $0.name == name }) {
          bytes -= workspace.files.remove(at: place).bytes
          if data == nil { try? FileManager.default.removeItem(atPath: path) }
        }
        guard let data else { return }
        try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        workspace.files.append(
          StoredFile(
            id: RandomName.make(bytes: 6),
            name: name,
            role: role,
            bytes: data.count,
            reason: "it was made here",
            made: true
          )
        )
      }
    } catch {
      bytes -= data?.count ?? 0
      throw error
    }
  }
}
