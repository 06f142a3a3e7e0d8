internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import StudyReport

/// Runs: asking for them, watching and ending them.
struct RunRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.post("workspaces/:workspace/runs") { request, context in
      try await start(request, context.workspace)
    }
    api.get("workspaces/:workspace/comparison") { request, context in
      try await compare(request, context.workspace)
    }
    api.get("runs/:run") { _, context in
      let state = try await service.runs.state(context.run)
      _ = try? await service.store.workspace(state.workspace)
      return try Response(json: state)
    }
    api.delete("runs/:run") { _, context in
      try Response(json: await service.runs.cancel(context.run))
    }
    api.get("runs/:run/progress") { _, context in try await watch(context.run) }
  }

  // MARK: Asking

  private struct Order: Decodable {
    let task: RunTask
    let settings: JSONValue?
    let premium: JSONValue?
    let file: String?
  }

  private func start(_ request: Request, _ id: String) async throws -> Response {
    let workspace = try await service.store.workspace(id)
    let order = try await request.json(
      Order.self,
      keys: ["task", "settings", "premium", "file"],
      limits: service.limits
    )
    let work = RunWork(
      id: RandomName.make(),
      workspace: workspace,
      plan: try plan(order, in: workspace)
    )
    let state = try await service.runs.submit(work)
    var response = try Response(status: .accepted, json: state)
    response.headers[.location] = "/api/v1/runs/\(state.id)"
    return response
  }

  private func plan(_ order: Order, in workspace: Workspace) throws -> RunPlan {
    let folder = workspace.folder
    do {
      if let settings = order.settings { try SettingPlaces.check(settings) }
      let reopened = try order.task == .reopen ? result(order.file, in: workspace) : nil
      let settings =
        try order.task == .reopen ? StudySettings() : workspace.study(order.settings)
      try require(order.task, settings)
      return RunPlan(
        task: order.task,
        settings: settings,
        pricing: try pricing(order.premium),
        reopened: reopened.map { folder.path(of: $0) },
        tables: workspace.tables(order.settings) { $0 },
        premium: order.premium,
        given: order.task == .reopen ? .object([:]) : workspace.settings,
        state: order.task == .reopen ? nil : try workspace.state(),
        folder: folder,
        made: order.task == .reopen ? [:] : try workspace.madeTables()
      )
    } catch let error as DecodingError {
      throw ServerFailure(decoding: error)
    } catch {
      throw ServerFailure(thrown: error, in: folder)
    }
  }

  private func result(_ file: String?, in workspace: Workspace) throws(ServerFailure) -> String {
    let results = workspace.files(.result)
    // What lies beside the result of a study is read with it.
    let own = results.first { $0.name == OutputFolder.resultNames[0] }
    guard let found = file.map({ id in results.first { $0.id == id } }) ?? own ?? results.last
    else {
      throw ServerFailure(
        .unprocessableContent,
        "there is no finished study to open",
        advice: "drop the study.json or sensitivity.json of a finished study"
      )
    }
    return found.name
  }

  private func pricing(_ given: JSONValue?) throws -> PricingSettings {
    guard let given else { return PricingSettings() }
    let files: Set<String> = ["rule_file", "other_exchange", "trades"]
    for key in given.members.keys.sorted() {
      guard PricingTable.keys.contains(key), !files.contains(key) else {
        throw ServerFailure(
          .unprocessableContent,
          "premium.\(key.prefix(100)) cannot be set here",
          advice:
            "known are \(PricingTable.keys.subtracting(files).sorted().joined(separator: ", "))"
        )
      }
    }
    return try JSONDecoder().decode(PricingTable.self, from: JSONAnswer.data(given)).settings()
  }

  /// Says what files are missing in the words of the page.
  private func require(_ task: RunTask, _ settings: StudySettings) throws(ServerFailure) {
    guard task != .reopen else { return }
    guard !settings.prices.files.isEmpty else {
      throw ServerFailure(
        .unprocessableContent,
        "there are no prices yet",
        advice: "drop a price file"
      )
    }
    guard task != .premium else { return }
    guard !settings.events.files.isEmpty || !settings.events.announcements.isEmpty else {
      throw ServerFailure(
        .unprocessableContent,
        "there are no events yet",
        advice: "drop a table of events, or documents that tell of them"
      )
    }
  }

  // MARK: Watching

  private func watch(_ id: String) async throws -> Response {
    let states = try await service.runs.watch(id)
    let body = ResponseBody { writer in
      try await RunRoutes.write(states, to: &writer)
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
  }

  private enum Beat: Sendable {
    case state(RunState)
    case pause
    case end
  }

  /// Writes states as they come and a comment now and then, by which a lost connection is noticed.
  private static func write(
    _ states: AsyncStream<RunState>,
    to writer: inout any ResponseBodyWriter
  ) async throws {
    let (beats, continuation) = AsyncStream<Beat>.makeStream()
    let reading = Task {
      for await state in states { continuation.yield(.state(state)) }
      continuation.yield(.end)
    }
    let pausing = Task {
      while (try? await Task.sleep(for: .seconds(15))) != nil { continuation.yield(.pause) }
    }
    defer {
      reading.cancel()
      pausing.cancel()
    }
    for await beat in beats {
      switch beat {
      case .state(let state):
        let data = String(decoding: try JSONAnswer.data(state), as: UTF8.self)
        try await writer.write(ByteBuffer(string: "event: run\ndata: \(data)\n\n"))
      case .pause: try await writer.write(ByteBuffer(string: ": still here\n\n"))
      case .end: return
      }
    }
  }

  // MARK: Comparing

  private func compare(_ request: Request, _ id: String) async throws -> Response {
    _ = try await service.store.workspace(id)
    let names = (request.query("runs") ?? "").split(separator: ",").map(String.init)
    guard (2...10).contains(names.count), Set(names).count == names.count else {
      throw ServerFailure(
        .badRequest,
        "a comparison takes two to ten runs",
        advice: "name them with commas between: runs=A,B"
      )
    }
    var studies: [ComparisonAnswer.Study] = []
    for name in names {
      let work = try await service.runs.finished(name)
      guard work.workspace == id else { throw ServerFailure.notFound("run") }
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(work.path)/result.json"))
      let result = try JSONDecoder().decode(ResultAnswer.self, from: data)
      studies.append(
        ComparisonAnswer.Study(
          id: name,
          settings: try result.opened() ?? work.plan.folder.shown(work.plan.settings),
          made: work.plan.made,
          result: result
        )
      )
    }
    return try Response(json: ComparisonAnswer(studies))
  }
}
