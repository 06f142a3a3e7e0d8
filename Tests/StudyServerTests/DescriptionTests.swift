internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Testing

@testable import StudyServer

/// docs/openapi.yaml says what the server does, and nothing else.
@Suite("The description of the API")
struct DescriptionTests {
  private static let lines: [Substring] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/openapi.yaml")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n")
  }()

  @Test func `names every route, and each route is there`() throws {
    var described: Set<String> = []
    var path = ""
    for line in Self.lines {
      if line.hasPrefix("  /"), line.hasSuffix(":") {
        path = String(line.dropFirst(2).dropLast())
      } else if line.hasPrefix("components:") {
        path = ""
      } else if !path.isEmpty, line.hasPrefix("    "), !line.hasPrefix("     "), line.hasSuffix(":")
      {
        let method = line.dropFirst(4).dropLast().uppercased()
        if method != "PARAMETERS" { described.insert("\(method) /api/v1\(path)") }
      }
    }
    let service = try StudyService(keepingIn: "/nowhere", limits: ServerLimits())
    let routes = service.router().routes.map { route in
      "\(route.method.rawValue) "
        + "\(route.path)".split(separator: "/").map { part in
          part.hasPrefix(":") ? "/{\(part.dropFirst())}" : "/\(part)"
        }.joined()
    }
    #expect(Set(routes.filter { $0.contains("/api/v1") }) == described)
    #expect(described.count > 30)
  }

  /// The members that a schema has and those that it needs.
  private func schema(_ name: String) throws -> (all: Set<String>, needed: Set<String>) {
    let start = try #require(Self.lines.lastIndex(of: "    \(name):"))
    let body = Self.lines[(start + 1)...].prefix { $0.hasPrefix("      ") }
    let needed =
      body.first { $0.hasPrefix("      required: [") }
      .map { $0.dropFirst("      required: [".count).dropLast().split(separator: ",") } ?? []
    let properties = try #require(body.firstIndex { $0.hasPrefix("      properties:") })
    var names: Set<String> = []
    let inline = body[properties].dropFirst("      properties:".count)
    if let brace = inline.firstIndex(of: "{") {
      for part in inline[inline.index(after: brace)...].split(separator: "}") {
        let name = part.split(separator: ":").first?.filter { $0.isLetter || $0 == "_" } ?? ""
        if !name.isEmpty { names.insert(name) }
      }
    }
    for line in body[properties...].dropFirst() {
      guard line.hasPrefix("        ") else { break }
      guard !line.hasPrefix("         ") else { continue }
      names.insert(String(line.dropFirst(8).prefix { $0 != ":" }))
    }
    return (names, Set(needed.map { $0.trimmingCharacters(in: .whitespaces) }))
  }

  private func check(_ value: JSONValue?, is name: String) throws {
    let (all, needed) = try schema(name)
    let value = try #require(value, "there is no \(name)")
    let members = Set(value.members.keys)
    #expect(members.isSubset(of: all), "\(name) has also \(members.subtracting(all).sorted())")
    #expect(needed.isSubset(of: members), "\(name) lacks \(needed.subtracting(members).sorted())")
  }

  @Test func `has the members that answers have`() async throws {
    try await Served.run { served in
      let info = try await served.ask(.get, "info").json
      try check(info, is: "Info")
      try check(info["limits"], is: "Limits")
      try check(info["models"]?.list.first, is: "MethodFact")
      try check(info["setting_keys"]?.list.first, is: "SettingFact")
      try check(info["roles"]?.list.first, is: "RoleFact")
      try check(info["pricing_rules"]?.list.first, is: "PricingRule")
      let id = try await served.workspace()
      let place = "workspaces/\(id)"
      let sample = try await served.ask(.post, "\(place)/sample").json
      try check(sample, is: "Workspace")
      let listed = try await served.ask(.get, "workspaces").json
      try check(listed, is: "Workspaces")
      try check(listed["workspaces"]?.list.first, is: "WorkspaceSummary")
      try check(sample["files"]?.list.first, is: "File")
      try check(await served.ask(.get, "\(place)/settings").json, is: "Settings")
      let inspection = try await served.ask(.get, "\(place)/inspection").json
      try check(inspection, is: "Inspection")
      try check(inspection["files"]?.list.first, is: "InspectedFile")
      try check(inspection["files"]?.list.first?["source"], is: "Source")
      try check(inspection["notes"]?.list.first, is: "Note")
      let events = try await served.ask(.get, "\(place)/events").json
      try check(events, is: "Events")
      for row in events["rows"]?.list ?? [] { try check(row, is: "EventRow") }
      let order =
        #"{"task":"study","settings":{"sensitivity":{"placebos":0,"step_down_draws":0}}}"#
      let run = try await served.finish(order, in: id)
      try check(run.json, is: "Run")
      let base = "runs/\(try run.text("id"))"
      let result = try await served.ask(.get, "\(base)/result").json
      try check(result, is: "Result")
      try check(result["models"]?.list.first, is: "ModelOutcome")
      let model = result["models"]?.list.first
      try check(model?["windows"]?.list.first, is: "WindowOutcome")
      try check(model?["tests"]?.list.first, is: "TestOutcome")
      let grid = try await served.ask(.get, "\(base)/grid").json
      try check(grid, is: "Grid")
      try check(grid["windows"]?.list.first, is: "Days")
      try check(grid["specifications"]?.list.first, is: "Specification")
      try check(await served.ask(.get, "\(base)/files").json, is: "OutputFiles")
      try check(await served.ask(.get, "\(base)/tables").json, is: "Tables")
      let averages = try await served.finish(#"{"task":"vwap"}"#, in: id)
      let shown = try await served.ask(.get, "runs/\(averages.text("id"))/result").json
      try check(shown["tables"]?.list.first, is: "ShownTable")
      try check(await served.ask(.get, "\(base)/figures").json, is: "Figures")
      try check(await served.ask(.get, "\(base)/command").json, is: "Command")
      let refused = try await served.ask(.get, "\(place)/comparison").json
      try check(refused, is: "Error")
    }
  }
}
