internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import StudyReport

/// What runs left: results, reports, files, tables in other forms, figures, and how to do it without the page.
struct OutputRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.get("runs/:run/result") { _, context in
      let work = try await finished(context)
      return try await Response.file(
        "\(work.path)/result.json",
        type: "application/json",
        context: context
      )
    }
    api.get("runs/:run/grid") { _, context in
      let path = "\(try await finished(context).path)/grid.json"
      guard FileManager.default.fileExists(atPath: path) else {
        throw ServerFailure(
          .notFound,
          "the run has no grid of windows",
          advice: "run a sensitivity study"
        )
      }
      return try await Response.file(path, type: "application/json", context: context)
    }
    api.get("runs/:run/report") { _, context in try await report(context) }
    api.get("runs/:run/files") { _, context in
      try Response(json: Files(files: Self.files(of: await finished(context))))
    }
    api.get("runs/:run/files/:name") { _, context in
      let work = try await finished(context)
      let name = try context.parameters.require("name").removingPercentEncoding ?? ""
      // Only what the list has is opened.
      guard Self.files(of: work).contains(where: { $0.name == name }) else {
        throw ServerFailure.notFound("file")
      }
      return try await Response.file("\(work.output)/\(name)", context: context).saved(as: name)
    }
    api.get("runs/:run/tables") { _, context in try await tableList(context) }
    api.get("runs/:run/tables/:form") { request, context in
      try await tables(request.query("table"), context)
    }
    api.get("runs/:run/figures") { _, context in try await figures(context) }
    api.get("runs/:run/figures/:name") { _, context in try await figure(context) }
    api.get("runs/:run/study.toml") { _, context in
      let work = try await service.runs.work(context.run)
      return Response(
        data: Data(StudyFileText.text(work.plan.tables).utf8),
        type: "application/toml"
      ).saved(as: CommandAnswer.studyFile)
    }
    api.get("runs/:run/made/:name") { _, context in
      let made = try await service.runs.work(context.run).plan.made
      let name = try context.parameters.require("name").removingPercentEncoding ?? ""
      guard let data = made[name] else { throw ServerFailure.notFound("file") }
      return Response(data: data, type: "text/csv; charset=utf-8").saved(as: name)
    }
    api.get("runs/:run/command") { _, context in
      try Response(json: CommandAnswer(await service.runs.work(context.run).plan))
    }
  }

  /// The run in the address, whose workspace is then in use.
  private func finished(_ context: ServerContext) async throws -> RunWork {
    let work = try await service.runs.finished(context.run)
    _ = try? await service.store.workspace(work.workspace)
    return work
  }

  // MARK: Files

  private struct Files: Encodable {
    let files: [File]
  }

  private struct File: Encodable {
    let name: String
    let bytes: Int
  }

  private static func files(of work: RunWork) -> [File] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: work.output)) ?? []
    return names.sorted().compactMap { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(work.output)/\(name)")
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
      return File(name: name, bytes: attributes?[.size] as? Int ?? 0)
    }
  }

  private func report(_ context: ServerContext) async throws -> Response {
    let work = try await finished(context)
    guard let name = ReportFile.name(in: work.output) else {
      throw ServerFailure(.notFound, "the run has no report")
    }
    var response = try await Response.file(
      "\(work.output)/\(name)",
      type: "text/html; charset=utf-8",
      context: context
    )
    response.headers[.contentSecurityPolicy] = PagePolicy.report
    return response
  }

  // MARK: Other forms

  private struct Tables: Encodable {
    let tables: [TableFact]
  }

  private struct TableFact: Encodable {
    let name: String
    let about: String
  }

  private func tableList(_ context: ServerContext) async throws -> Response {
    let work = try await finished(context)
    return try Response(
      json: await service.work.run {
        // Of a result that is no longer kept there are its files alone.
        let list = try work.ifFound()?.tableDocument?.list ?? []
        return Tables(tables: list.map { TableFact(name: $0.name, about: $0.about) })
      }
    )
  }

  /// The tables in a form, or one of them by its name.
  private func tables(_ table: String?, _ context: ServerContext) async throws -> Response {
    let work = try await finished(context)
    let form = try context.parameters.require("form")
    guard let format = TableFormat(rawValue: form) else {
      let known = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ServerFailure(
        .notFound,
        "\"\(form.prefix(50))\" is not a form of tables",
        advice: "known are \(known)"
      )
    }
    do {
      let (name, data) = try await service.work.run { () throws -> (String, Data) in
        guard var document = try work.found().tableDocument else {
          throw ServerFailure(.notFound, "the run has no tables")
        }
        if let table {
          guard let only = document.only(table) else {
            let known = document.list.map(\.name).joined(separator: ", ")
            throw ServerFailure(
              .notFound,
              "the run has no table \"\(table.prefix(50))\"",
              advice: "it has \(known)"
            )
          }
          document = only
        }
        return (document.fileName(format), try document.bytes(format))
      }
      return Response(data: data, type: "application/octet-stream").saved(as: name)
    } catch let error as ReportError {
      throw Self.missing(error)
    }
  }

  private static func missing(_ error: ReportError) -> ServerFailure {
    switch error {
    case .missingProgram, .needsConverter, .failedProgram, .converterFailed:
      ServerFailure(.notImplemented, ServerFailure(thrown: error).body)
    default: ServerFailure(thrown: error)
    }
  }

  // MARK: Figures

  private struct Figures: Encodable {
    let available: Bool
    /// Why none can be drawn, and what to do.
    let reason: String?
    let figures: [String]
    let formats: [String]
  }

  private func figures(_ context: ServerContext) async throws -> Response {
    let work = try await finished(context)
    let answer = try await service.work.run { () throws -> Figures in
      let study = try work.found().study
      let missing = study == nil ? nil : StudyFigures.obstacle
      return Figures(
        available: study != nil && missing == nil,
        reason: missing.map { ServerFailure(thrown: $0).body.message },
        figures: study.map { StudyFigures($0).names } ?? [],
        formats: FigureFormat.allCases.map(\.rawValue)
      )
    }
    return try Response(json: answer)
  }

  private func figure(_ context: ServerContext) async throws -> Response {
    let work = try await finished(context)
    let name = try context.parameters.require("name")
    let ending = (name as NSString).pathExtension
    guard let format = FigureFormat(rawValue: ending) else {
      throw ServerFailure(
        .notFound,
        "there is no such figure",
        advice: "add .svg, .png or .pdf to its name"
      )
    }
    let stem = (name as NSString).deletingPathExtension
    do {
      let data = try await service.work.run {
        try work.found().study.flatMap { try StudyFigures($0).draw(stem, as: format) }
      }
      guard let data else { throw ServerFailure.notFound("figure") }
      let types = ["svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"]
      return Response(data: data, type: types[ending] ?? "application/octet-stream").saved(as: name)
    } catch let error as ReportError {
      throw Self.missing(error)
    }
  }
}
