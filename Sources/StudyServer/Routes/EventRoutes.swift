internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The events of a workspace and the lines of its adjustments.
struct EventRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.get("workspaces/:workspace/events") { _, context in try await events(context.workspace) }
    api.put("workspaces/:workspace/events") { request, context in
      try await edit(request, context.workspace)
    }
    api.delete("workspaces/:workspace/events") { _, context in
      try await service.store.write(nil, role: .events, in: context.workspace)
      return Response(status: .noContent)
    }
    api.get("workspaces/:workspace/adjustments") { _, context in
      let workspace = try await service.store.workspace(context.workspace)
      return try Response(json: Lines(adjustments: workspace.adjustments))
    }
    api.post("workspaces/:workspace/adjustments") { request, context in
      try await addAdjustment(request, context.workspace)
    }
    api.delete("workspaces/:workspace/adjustments") { _, context in
      try await writeAdjustments([], in: context.workspace)
      return Response(status: .noContent)
    }
  }

  // MARK: Events

  private func events(_ id: String) async throws -> Response {
    try await service.workedOut("events", of: id) { try JSONAnswer.data(EventsAnswer($0)) }
  }

  private func edit(_ request: Request, _ id: String) async throws -> Response {
    let before = try await service.store.workspace(id)
    let edited = try await request.json(EditedEvents.self, keys: ["rows"], limits: service.limits)
    guard !edited.rows.isEmpty else {
      throw ServerFailure(
        .unprocessableContent,
        "the table has no row",
        advice: "keep an event, or delete the table to go back to the files"
      )
    }
    let kept = try before.files.first { $0.made && $0.role == .events }
      .map { try String(contentsOfFile: before.folder.path(of: $0.name), encoding: .utf8) }
    try await service.store.write(edited.csv, role: .events, in: id)
    let workspace = try await service.store.workspace(id)
    let answer = try await service.work.run { try JSONAnswer.data(EventsAnswer(workspace)) }
    // A table that cannot be read is not kept.
    let read = try JSONDecoder().decode(JSONValue.self, from: answer)
    if case .array(let rows)? = read["rows"], rows.isEmpty, let error = read["error"] {
      try await service.store.write(kept, role: .events, in: id)
      let body = try JSONDecoder().decode(ErrorBody.self, from: JSONAnswer.data(error))
      throw ServerFailure(.unprocessableContent, edited.asShown(body))
    }
    await service.store.keep(answer, as: "events", of: workspace)
    return Response(data: answer, type: "application/json")
  }

  // MARK: Adjustments

  private struct Lines: Encodable {
    let adjustments: [AdjustmentLine]
  }

  private func addAdjustment(_ request: Request, _ id: String) async throws -> Response {
    let line = try await request.json(
      AdjustmentLine.self,
      keys: ["symbol", "date", "factor"],
      limits: service.limits
    )
    try AddedAdjustments.check(line)
    let lines = try await service.store.workspace(id).adjustments + [line]
    guard Set(lines).count == lines.count else {
      throw ServerFailure(
        .conflict,
        "\(line.symbol) has this adjustment on \(line.date) already",
        advice: "nothing has to be added"
      )
    }
    try await writeAdjustments(lines, in: id)
    return try Response(status: .created, json: Lines(adjustments: lines))
  }

  private func writeAdjustments(_ lines: [AdjustmentLine], in id: String) async throws {
    let workspace = try await service.store.workspace(id)
    let uploaded = workspace.files.last { $0.role == .adjustments && !$0.made }
    let path = uploaded.map { workspace.folder.path(of: $0.name) }
    let text: String?
    do {
      text = try lines.isEmpty ? nil : AddedAdjustments.csv(lines, over: path)
    } catch {
      throw ServerFailure(thrown: error, in: workspace.folder)
    }
    try await service.store.write(text, role: .adjustments, in: id)
    try await service.store.change(id) { $0.adjustments = lines }
  }
}
