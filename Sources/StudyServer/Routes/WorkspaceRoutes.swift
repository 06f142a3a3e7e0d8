internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Notices
internal import StudyReport

/// Workspaces, their settings, and what was understood of their files.
struct WorkspaceRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.get("workspaces") { _, _ in try await list() }
    api.post("workspaces") { _, _ in try await create() }
    api.get("workspaces/:workspace") { _, context in
      try await shown(service.store.workspace(context.workspace))
    }
    api.delete("workspaces/:workspace") { _, context in
      try await service.end(context.workspace)
      return Response(status: .noContent)
    }
    api.post("workspaces/:workspace/sample") { _, context in
      try await shown(WorkspaceFilling(service: service).fillWithSample(context.workspace))
    }
    api.post("workspaces/:workspace/folder") { _, context in try await fill(context.workspace) }
    api.get("workspaces/:workspace/settings") { _, context in
      try await settings(service.store.workspace(context.workspace))
    }
    api.put("workspaces/:workspace/settings") { request, context in
      try await setSettings(request, context.workspace)
    }
    api.get("workspaces/:workspace/inspection") { _, context in
      try await inspection(context.workspace)
    }
  }

  private struct Workspaces: Encodable {
    let workspaces: [WorkspaceSummary]
  }

  /// Lists the workspaces that hold something, so that work is found again when its tab was closed.
  private func list() async throws -> Response {
    await service.endIdleWorkspaces()
    let runs = await service.runs.states
    let summaries = await service.store.filled.map {
      WorkspaceSummary($0, runs: runs[$0.id] ?? [])
    }
    return try Response(json: Workspaces(workspaces: summaries))
  }

  private func create() async throws -> Response {
    await service.endIdleWorkspaces()
    let workspace = try await service.store.create()
    var response = try Response(status: .created, json: WorkspaceState(workspace, runs: []))
    response.headers[.location] = "/api/v1/workspaces/\(workspace.id)"
    return response
  }

  private func shown(_ workspace: Workspace) async throws -> Response {
    try Response(json: WorkspaceState(workspace, runs: await service.runs.states(of: workspace.id)))
  }

  // MARK: Files that are here already

  private struct FolderAnswer: Encodable {
    let workspace: WorkspaceState
    let leftOut: [WorkspaceFilling.LeftOut]

    private enum CodingKeys: String, CodingKey {
      case workspace
      case leftOut = "left_out"
    }
  }

  private func fill(_ id: String) async throws -> Response {
    guard let folder = service.folder else {
      throw ServerFailure(
        .notFound,
        "the server was started without a folder",
        advice: "start it with one: leyline serve FOLDER"
      )
    }
    do {
      let (workspace, left) = try await WorkspaceFilling(service: service).fill(id, from: folder)
      let state = WorkspaceState(workspace, runs: await service.runs.states(of: id))
      return try Response(json: FolderAnswer(workspace: state, leftOut: left))
    } catch {
      throw ServerFailure(thrown: error, in: StudyFolder(path: folder.path))
    }
  }

  // MARK: Settings

  private struct SettingsAnswer: Encodable {
    let given: JSONValue
    let effective: JSONValue
  }

  private func settings(_ workspace: Workspace) async throws -> Response {
    if let data = await service.store.known("settings", of: workspace) {
      return Response(data: data, type: "application/json")
    }
    var effective = try JSONValue(of: workspace.namedStudy())
    if effective["sensitivity"] == nil, let standard = SettingPlaces.standard["sensitivity"] {
      effective = effective.laid(under: .object(["sensitivity": standard]))
    }
    let data = try JSONAnswer.data(
      SettingsAnswer(given: workspace.settings, effective: effective)
    )
    await service.store.keep(data, as: "settings", of: workspace)
    return Response(data: data, type: "application/json")
  }

  private func setSettings(_ request: Request, _ id: String) async throws -> Response {
    let given = try await request.json(JSONValue.self, limits: service.limits)
    try SettingPlaces.check(given)
    let workspace = try await service.store.change(id) { workspace in
      var changed = workspace
      changed.settings = given
      // Refused settings leave those before.
      _ = try changed.namedStudy()
      workspace = changed
    }
    return try await settings(workspace)
  }

  // MARK: Inspection

  private func inspection(_ id: String) async throws -> Response {
    try await service.workedOut("inspection", of: id) { try JSONAnswer.data(InspectionAnswer($0)) }
  }
}

extension StudyService {
  /// Answers with what is worked out of a workspace, once for each of its states.
  func workedOut(
    _ what: String,
    of id: String,
    _ make: @escaping @Sendable (Workspace) throws -> Data
  ) async throws -> Response {
    let workspace = try await store.workspace(id)
    if let data = await store.known(what, of: workspace) {
      return Response(data: data, type: "application/json")
    }
    let data = try await work.run { try make(workspace) }
    await store.keep(data, as: what, of: workspace)
    return Response(data: data, type: "application/json")
  }
}
