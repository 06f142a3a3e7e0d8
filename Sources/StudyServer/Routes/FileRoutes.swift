internal import Announcements
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The files of a workspace.
struct FileRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.post("workspaces/:workspace/files") { request, context in
      try await receive(request, context.workspace)
    }
    api.get("workspaces/:workspace/files/:file") { _, context in
      try Response(json: await stored(context))
    }
    api.patch("workspaces/:workspace/files/:file") { request, context in
      try await change(request, context)
    }
    api.delete("workspaces/:workspace/files/:file") { _, context in
      try await service.store.remove(context.file, from: context.workspace)
      return Response(status: .noContent)
    }
    api.get("workspaces/:workspace/files/:file/content") { _, context in
      let file = try await stored(context)
      let folder = try await service.store.workspace(context.workspace).folder
      return try await Response.file(folder.path(of: file.name), context: context)
        .saved(as: file.name)
    }
  }

  private func stored(_ context: ServerContext) async throws -> StoredFile {
    let (id, file) = (try context.workspace, try context.file)
    guard let found = try await service.store.workspace(id).files.first(where: { $0.id == file })
    else { throw ServerFailure.notFound("file") }
    return found
  }

  // MARK: Receiving

  private func receive(_ request: Request, _ id: String) async throws -> Response {
    let store = service.store
    let workspace = try await store.workspace(id)
    let role = try role(request.query("role") ?? "auto")
    let name = try FileName(request.query("name") ?? "")
    let replacing = try isOn(request.query("replace"))
    try request.requireBodyType("application/octet-stream")
    // By its length a file that was cut off is told from a whole one.
    guard let length = request.statedLength else {
      throw ServerFailure(
        .lengthRequired,
        "the length of the file is not told",
        advice: "send it with its Content-Length"
      ).leavingBody
    }
    if length > service.limits.uploadBytes { throw tooLarge }
    try await store.requirePlace(for: name, in: id, replacing: replacing)
    let received = try ReceivedFile(name, in: workspace.path)
    var taken = 0
    do {
      var pace = BodyPace(service.limits)
      for try await buffer in request.body {
        let count = buffer.readableBytes
        guard received.count + count <= service.limits.uploadBytes else { throw tooLarge }
        try await store.take(count)
        taken += count
        try received.append(buffer.readableBytesView)
        try pace.add(count)
      }
      guard length == received.count else {
        throw ServerFailure(.badRequest, "the file was cut off", advice: "send it again")
      }
      guard received.count > 0 else {
        throw ServerFailure(
          .unprocessableContent,
          "\(name.text): the file is empty",
          advice: "choose another one"
        )
      }
      try received.finish()
      let path = received.path
      try await refuseBinary(path, name: name.text, as: role)
      let file: StoredFile
      if role == nil,
        let first = try await service.unpack(path, in: workspace, replacing: replacing)
      {
        file = first
        await store.give(taken)
        taken = 0
      } else {
        let finding =
          if let role {
            FileRecognizer.Finding(role: role, reason: "it was told")
          } else {
            try await service.work.run { FileRecognizer.look(at: path) }
          }
        file = try await store.add(
          path,
          bytes: received.count,
          name: name,
          finding: finding,
          isTold: role != nil,
          to: id,
          replacing: replacing
        )
        taken = 0
      }
      received.discard()
      var response = try Response(status: .created, json: file)
      response.headers[.location] = "/api/v1/workspaces/\(id)/files/\(file.id)"
      return response
    } catch {
      received.discard()
      await store.give(taken)
      throw error
    }
  }

  private var tooLarge: ServerFailure {
    ServerFailure(
      .contentTooLarge,
      "the file has more than \(service.limits.uploadBytes) bytes",
      advice:
        "start leyline serve with a larger --max-upload, or use the command, which has no limit"
    ).leavingBody
  }

  /// Returns a role by its name; nothing for the one that the content is to tell.
  private func role(_ name: String) throws(ServerFailure) -> FileRole? {
    if name == "auto" { return nil }
    guard let role = FileRole(rawValue: name), role != .undecided else {
      let known = ["auto"] + FileRole.allCases.filter { $0 != .undecided }.map(\.rawValue)
      var body = ErrorBody(
        message: "\"\(name.prefix(50))\" is not a role of files",
        advice: "known are \(known.joined(separator: ", "))"
      )
      body.value = String(name.prefix(50))
      throw ServerFailure(.badRequest, body).leavingBody
    }
    return role
  }

  private func isOn(_ text: String?) throws(ServerFailure) -> Bool {
    switch text {
    case nil, "false": return false
    case "true": return true
    default:
      throw ServerFailure(.badRequest, "replace is neither true nor false").leavingBody
    }
  }

  // MARK: Changing

  private struct Change: Decodable {
    let role: String
  }

  private func change(_ request: Request, _ context: ServerContext) async throws -> Response {
    let change = try await request.json(Change.self, keys: ["role"], limits: service.limits)
    let (id, file) = (try context.workspace, try context.file)
    let finding: FileRecognizer.Finding
    do {
      if let role = try role(change.role) {
        let name = try await stored(context).name
        let path = try await service.store.workspace(id).folder.path(of: name)
        try await refuseBinary(path, name: name, as: role)
        finding = FileRecognizer.Finding(role: role, reason: "it was told")
      } else {
        let stored = try await stored(context)
        let path = try await service.store.workspace(id).folder.path(of: stored.name)
        finding = try await service.work.run { FileRecognizer.look(at: path) }
      }
    } catch let failure as ServerFailure where failure.status == .badRequest {
      throw ServerFailure(.unprocessableContent, failure.body)
    }
    return try Response(json: await service.store.setRole(finding, of: file, in: id))
  }

  /// Refuses a picture and the like as a document: no announcement can be read from it.
  private func refuseBinary(_ path: String, name: String, as role: FileRole?) async throws {
    guard role == .documents else { return }
    guard let what = try await service.work.run({ DocumentText.binaryKind(ofFile: path) }) else {
      return
    }
    var body = ErrorBody(
      message: "\(name): is \(what), not text, so no announcement can be read from it; choose "
        + "\"\(FileRole.unused.words)\", or remove it"
    )
    body.file = name
    throw ServerFailure(.unprocessableContent, body)
  }
}

extension Response {
  /// An answer of a file, read as it is sent.
  static func file(
    _ path: String,
    type: String = "application/octet-stream",
    context: ServerContext
  ) async throws -> Response {
    let body = try await FileIO().loadFile(path: path, context: context)
    return Response(status: .ok, headers: [.contentType: type], body: body)
  }
}
