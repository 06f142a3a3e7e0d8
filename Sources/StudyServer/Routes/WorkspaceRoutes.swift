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
    api.post("workspaces") { _, _ in try await create() }
    api.get("workspaces/:workspace") { _, context in
      try await shown(service.store.workspace(context.workspace))
    }
    api.delete("workspaces/:workspace") { _, context in
      let id = try context.workspace
      try await service.store.end(id)
      await service.runs.end(workspace: id)
      return Response(status: .noContent)
    }
    api.post("workspaces/:workspace/sample") { _, context in try await sample(context.workspace) }
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

  // MARK: The sample

  private func sample(_ id: String) async throws -> Response {
    let before = try await service.store.workspace(id)
    for file in before.files { try await service.store.remove(file.id, from: id) }
    let base = (SampleFiles.studyFile as NSString).deletingLastPathComponent
    var study: StudySettings?
    for file in SampleFiles.all where file.path == SampleFiles.studyFile {
      study = try StudyFile(text: String(decoding: file.bytes, as: UTF8.self), name: file.path)
        .settings
    }
    guard let study else { throw ServerFailure.notFound("sample study") }
    // The order is that of the study file, whose first index is the study's.
    let roles: [(FileRole, [String])] = [
      (.prices, study.prices.files), (.adjustments, [study.prices.adjustments].compactMap(\.self)),
      (.market, study.market.files), (.events, study.events.files),
    ]
    for (role, names) in roles {
      for name in names { try await put("\(base)/\(name)", role, in: id) }
    }
    for file in SampleFiles.all where file.path.hasPrefix("seeds/") {
      try await put(file.path, .documents, in: id)
    }
    let tables = try SampleSettings.given()
    let workspace = try await service.store.change(id) { $0.settings = tables }
    return try await shown(workspace)
  }

  private func put(_ path: String, _ role: FileRole, in id: String) async throws {
    guard let file = SampleFiles.all.first(where: { $0.path == path }) else {
      throw ServerFailure.notFound("file of the sample study")
    }
    let name = try FileName((path as NSString).lastPathComponent)
    let workspace = try await service.store.workspace(id)
    let received = try ReceivedFile(name, in: workspace.path)
    try received.append(Array(file.bytes))
    try received.finish()
    try await service.store.take(received.count)
    _ = try await service.store.add(
      received.path,
      bytes: received.count,
      name: name,
      finding: FileRecognizer.Finding(role: role, reason: "it is part of the sample study"),
      isTold: true,
      to: id,
      replacing: true
    )
  }

  // MARK: Settings

  private struct SettingsAnswer: Encodable {
    let given: JSONValue
    let effective: JSONValue
  }

  private func settings(_ workspace: Workspace) async throws -> Response {
    var effective = try JSONValue(of: workspace.namedStudy())
    if effective["sensitivity"] == nil, let standard = SettingPlaces.standard["sensitivity"] {
      effective = effective.laid(under: .object(["sensitivity": standard]))
    }
    return try Response(json: SettingsAnswer(given: workspace.settings, effective: effective))
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

extension ServerContext {
  /// The identifier of the workspace in the address.
  var workspace: String { get throws { try parameters.require("workspace") } }
  /// The identifier of the file in the address.
  var file: String { get throws { try parameters.require("file") } }
  /// The identifier of the run in the address.
  var run: String { get throws { try parameters.require("run") } }
}

/// The settings of the sample study without its files.
enum SampleSettings {
  static func given() throws -> JSONValue {
    let text =
      SampleFiles.all.first { $0.path == SampleFiles.studyFile }
      .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let given = try JSONDecoder().decode(
      JSONValue.self,
      from: Data(StudyFile.json(of: text, name: SampleFiles.studyFile).utf8)
    )
    let tables = given.members.compactMapValues { value -> JSONValue? in
      guard case .object(let table) = value else { return value }
      return .object(table)
    }
    let kept = tables.map { section, value -> (String, JSONValue) in
      guard case .object(let table) = value else { return (section, value) }
      let keys = StudySettings.all.filter { $0.section == section && !SettingPlaces.namesFiles($0) }
        .map(\.key)
      return (section, .object(table.filter { keys.contains($0.key) }))
    }
    return .object(
      Dictionary(kept.filter { $0.1 != .object([:]) }, uniquingKeysWith: { first, _ in first })
    )
  }
}
