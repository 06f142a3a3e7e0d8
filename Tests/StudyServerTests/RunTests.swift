internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Testing

@testable import StudyServer

@Suite("Runs", .serialized)
struct RunTests {
  private static let quick =
    #"{"task":"study","settings":{"sensitivity":{"placebos":0,"step_down_draws":0}}}"#

  @Test func `of the sample write the files that the command writes`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let sample = try await served.ask(.post, "workspaces/\(workspace)/sample")
      #expect(sample.status == 200)
      let run = try await served.finish(#"{"task":"study"}"#, in: workspace)
      #expect(try run.text("state") == "done", "\(run.string)")
      let id = try run.text("id")
      let folder = try TestFolder()
      for file in try sample.list("files") {
        let (key, name) = (file["id"]?.string ?? "", file["name"]?.string ?? "")
        let content = try await served.ask(.get, "workspaces/\(workspace)/files/\(key)/content")
        try content.body.write(to: folder.url.appendingPathComponent(name))
      }
      let study = try await served.ask(.get, "runs/\(id)/study.toml")
      try study.body.write(to: folder.url.appendingPathComponent("study.toml"))
      let command = try await served.ask(.get, "runs/\(id)/command")
      #expect(try command.text("command") == "leyline study study.toml")
      try folder.run(["study", "study.toml"])
      let written = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out")
        .filter { $0 != "run.json" }.sorted()
      let files = try await served.ask(.get, "runs/\(id)/files").list("files")
      #expect(files.compactMap { $0["name"]?.string } == written)
      #expect(written.count > 15)
      for name in written {
        let served = try await served.ask(.get, "runs/\(id)/files/\(name)")
        let own = try Data(contentsOf: folder.url.appendingPathComponent("out/\(name)"))
        #expect(Self.unstamped(served.body) == Self.unstamped(own), "\(name)")
        #expect(
          served.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"\(name)\"") == true
        )
      }
      for name in ["../result.json", "..%2fresult.json", "%2e%2e", "nothing.csv", "study.json%00"] {
        #expect(try await served.ask(.get, "runs/\(id)/files/\(name)").status == 404, "\(name)")
      }
    }
  }

  /// A file without the commit that the program was built from, which the tests are not told.
  private static func unstamped(_ file: Data) -> Data {
    guard let text = String(data: file, encoding: .utf8) else { return file }
    let stamped = /\+[0-9a-f]{12}(-changes)?\.\d{4}-\d\d-\d\d/
    let row = /\s*<dt>Commit<\/dt><dd>[^<]*<\/dd>/
    return Data(text.replacing(stamped, with: "").replacing(row, with: "").utf8)
  }

  @Test func `tell the answer, the grid and other forms`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      _ = try await served.ask(.post, "workspaces/\(workspace)/sample")
      let id = try await served.finish(Self.quick, in: workspace).text("id")
      let result = try await served.ask(.get, "runs/\(id)/result")
      #expect(result.status == 200)
      let sentences = try result.list("sentences")
      #expect(
        sentences.first?.string?.contains("4 events returned on average") == true,
        "\(sentences)"
      )
      #expect(try result.list("robustness").isEmpty == false)
      let model = try #require(try result.list("models").first)
      #expect(model["model"] == .string("market"))
      #expect(model["trusted"]?.list.first == .string("kp_bmp_t"))
      // The grid's interval of a window is the study's own.
      let grid = try await served.ask(.get, "runs/\(id)/grid").json
      let windows = grid["windows"]?.list ?? []
      let own = try #require(grid["specifications"]?.list.first)
      #expect(own["model"] == .string("market"))
      var compared = 0
      for window in model["windows"]?.list ?? [] {
        guard
          let place = windows.firstIndex(where: {
            $0["window_start"] == window["window_start"] && $0["window_end"] == window["window_end"]
          })
        else { continue }
        for end in ["lower_bound", "upper_bound"] {
          let (first, second) = (try number(window[end]), try number(own[end]?.list[place]))
          #expect(abs(first - second) <= 1e-12 * abs(first))
        }
        let (caar, other) = (try number(window["caar"]), try number(own["caar"]?.list[place]))
        #expect(abs(caar - other) <= 1e-12 * abs(caar))
        compared += 1
      }
      #expect(compared >= 5)
      let report = try await served.ask(.get, "runs/\(id)/report")
      #expect(report.string.hasPrefix("<!DOCTYPE html>"))
      #expect(
        report.headers[try #require(HTTPField.Name("Content-Security-Policy"))] == PagePolicy.report
      )
      #expect(
        PagePolicy.report.contains("connect-src") == false
          && PagePolicy.report.contains("default-src 'none'")
      )
      for (form, start) in [
        ("latex", "%"), ("markdown", "#"), ("xlsx", "PK"), ("sqlite", "SQLite format 3"),
      ] {
        let table = try await served.ask(.get, "runs/\(id)/tables/\(form)")
        #expect(table.status == 200, "\(form)")
        #expect(table.body.starts(with: Data(start.utf8)) || form == "markdown", "\(form)")
      }
      #expect(try await served.ask(.get, "runs/\(id)/tables/pdf").status == 404)
      #expect(try await served.ask(.get, "runs/\(id)/figures/nothing.svg").status == 404)
      #expect(try await served.ask(.get, "runs/\(id)/figures").list("figures").isEmpty == false)
    }
  }

  private func number(_ value: JSONValue?) throws -> Double {
    switch value {
    case .number(let number)?: number
    case .integer(let number)?: Double(number)
    default: throw Reply.Missing(name: "number", answer: value?.text ?? "nothing")
    }
  }

  @Test func `wait in their order, and end when they are cancelled`() async throws {
    var limits = ServerLimits()
    limits.running = 1
    try await Served.run(limits) { served in
      let workspace = try await served.workspace()
      _ = try await served.ask(.post, "workspaces/\(workspace)/sample")
      // Long enough that it would still run at the end of this test.
      let long = """
        {"task":"sensitivity","settings":\
        {"sensitivity":{"placebos":1000000,"step_down_draws":1000000}}}
        """
      let place = "workspaces/\(workspace)/runs"
      let first = try await served.ask(.post, place, json: long)
      #expect(first.status == 202)
      #expect(try first.text("state") == "running")
      let second = try await served.ask(.post, place, json: long)
      let third = try await served.ask(.post, place, json: Self.quick)
      #expect(try second.json["place"] == .integer(1))
      #expect(try third.json["place"] == .integer(2))
      let (one, two, three) = (try first.text("id"), try second.text("id"), try third.text("id"))
      #expect(try await served.ask(.get, "runs/\(three)/result").status == 409)
      #expect(try await served.ask(.delete, "runs/\(two)").text("state") == "cancelled")
      #expect(try await served.ask(.get, "runs/\(three)").json["place"] == .integer(1))
      try await Task.sleep(for: .seconds(1))
      let begun = ContinuousClock.now
      #expect(try await served.ask(.delete, "runs/\(one)").text("state") == "cancelled")
      #expect(ContinuousClock.now - begun < .milliseconds(200))
      // The place of the cancelled run is free again: the one behind it comes to its end.
      let progress = try await served.ask(.get, "runs/\(three)/progress")
      #expect(progress.string.contains("\"state\":\"done\""), "\(progress.string)")
      #expect(progress.headers[.contentType] == "text/event-stream")
      #expect(
        try await served.ask(.get, "runs/\(one)/result").message
          == "the run has no result: it was cancelled"
      )
      let watched = try await served.ask(.get, "runs/\(one)/progress")
      #expect(watched.string.components(separatedBy: "event: run").count == 2)
    }
  }

  @Test func `that fail say so in the words of the engine, without any path`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)"
      let empty = try await served.ask(.post, "\(place)/runs", json: #"{"task":"study"}"#)
      #expect(empty.status == 422)
      #expect(empty.message == "there are no prices yet")
      try await served.drop(
        "date,close\n2025-01-06,10\n2025-01-07,abc\n2025-01-08,11\n",
        as: "AAA.csv",
        role: "prices",
        in: workspace
      )
      #expect(
        try await served.ask(.post, "\(place)/runs", json: #"{"task":"study"}"#).message
          == "there are no events yet"
      )
      try await served.drop(
        "event_id,symbol,date\nE1,AAA,2025-01-07\n",
        as: "events.csv",
        in: workspace
      )
      let run = try await served.finish(
        #"{"task":"study","settings":{"methods":{"models":["mean_adjusted"]}}}"#,
        in: workspace
      )
      #expect(try run.text("state") == "failed")
      let error = try #require(try run.json["error"])
      #expect(error["file"] == .string("AAA.csv"))
      #expect(error["line"] == .integer(3))
      #expect(error["value"] == .string("abc"))
      #expect(!run.string.contains("leyline-serve"))
      for (order, message) in [
        (
          #"{"task":"dance"}"#,
          "\"task\": Cannot initialize RunTask from invalid String value dance"
        ),
        (#"{"task":"study","folder":"/"}"#, "the body has a member \"folder\" that nothing reads"),
        (
          #"{"task":"study","settings":{"prices":{"files":["x"]}}}"#,
          "prices.files cannot be set here"
        ),
        (
          #"{"task":"premium","premium":{"rule_file":"/etc/passwd"}}"#,
          "premium.rule_file cannot be set here"
        ),
        (#"{"task":"reopen"}"#, "there is no finished study to open"),
      ] {
        let reply = try await served.ask(.post, "\(place)/runs", json: order)
        #expect(reply.status == 422, "\(order)")
        #expect(reply.message == message)
      }
    }
  }

  @Test func `of prices before a day, of averages and of correlations have their own answers`()
    async throws
  {
    try await Served.run { served in
      let workspace = try await served.workspace()
      _ = try await served.ask(.post, "workspaces/\(workspace)/sample")
      let premium = try await served.finish(
        #"{"task":"premium","premium":{"security":"ASHOKLEY","price":145,"on":"2025-09-02"}}"#,
        in: workspace
      )
      #expect(try premium.text("state") == "done", "\(premium.string)")
      let id = try premium.text("id")
      #expect(
        try await served.ask(.get, "runs/\(id)/result").json["data"]?["symbol"]
          == .string("ASHOKLEY")
      )
      #expect(
        try await served.ask(.get, "runs/\(id)/command").text("command")
          == "leyline vwap study.toml --on 2025-09-02 --price 145 --security ASHOKLEY"
      )
      let told = try await served.ask(.get, "runs/\(id)/result").list("sentences")
      #expect(
        told.first?.string?.hasPrefix(
          "145.00 is 13.25% above the last close (128.03, 2025-09-01)"
        ) == true,
        "\(told)"
      )
      #expect(try await served.ask(.get, "runs/\(id)/report").string.contains("ASHOKLEY"))
      #expect(try await served.ask(.get, "runs/\(id)/grid").status == 404)
      for task in ["vwap", "correlate"] {
        let run = try await served.finish(#"{"task":"\#(task)"}"#, in: workspace)
        #expect(try run.text("state") == "done", "\(run.string)")
        let result = try await served.ask(.get, "runs/\(run.text("id"))/result")
        #expect(try result.json["data"] != nil)
        // Four announcements have no leads and lags, and the sentence says so.
        #expect(try result.list("tables").isEmpty == (task == "correlate"))
        #expect(try result.list("sentences").isEmpty == false)
        #expect(!result.string.contains("leyline-serve"))
      }
    }
  }

  @Test func `that are kept in files alone have no tables in other forms`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      _ = try await served.ask(.post, "workspaces/\(workspace)/sample")
      let first = try await served.finish(#"{"task":"vwap"}"#, in: workspace).text("id")
      #expect(try await served.ask(.get, "runs/\(first)/tables").list("tables").isEmpty == false)
      for _ in 0..<8 { _ = try await served.finish(#"{"task":"vwap"}"#, in: workspace) }
      let tables = try await served.ask(.get, "runs/\(first)/tables")
      #expect(tables.status == 200)
      #expect(try tables.list("tables").isEmpty)
      #expect(try await served.ask(.get, "runs/\(first)/files").list("files").isEmpty == false)
      #expect(try await served.ask(.get, "runs/\(first)/tables/xlsx").status == 409)
    }
  }

  @Test(arguments: [true, false])
  func `leave nothing of a workspace that has ended`(ended: Bool) async throws {
    let folder = try TestFolder()
    let workspace = Workspace(id: "w", in: folder.url.path)
    let plan = RunPlan(
      task: .study,
      settings: StudySettings(),
      pricing: PricingSettings(),
      reopened: nil,
      tables: .object([:]),
      premium: nil,
      given: .object([:]),
      state: nil,
      folder: workspace.folder,
      made: [:]
    )
    let work = RunWork(id: "r", workspace: workspace, plan: plan)
    // What is written at its end makes the folders above it.
    try FileManager.default.createDirectory(
      atPath: work.output,
      withIntermediateDirectories: true
    )
    if ended { work.endWorkspace() }
    work.discard()
    await Removal.finish("\(folder.url.path)/none")
    #expect(!FileManager.default.fileExists(atPath: work.path))
    #expect(FileManager.default.fileExists(atPath: workspace.path) == !ended)
  }

  @Test(arguments: [
    #"{"task":"vwap"}"#, #"{"task":"correlate"}"#,
    #"{"task":"premium","premium":{"security":"ASHOKLEY","price":145.5,"on":"2025-09-02"}}"#,
    """
    {"task":"premium","premium":{"security":"ASHOKLEY","on":"2025-09-02","rule":"icdr-preferential",\
    "include_day":true,"shares":["1000000"],"sessions":"calendar"}}
    """,
    #"{"task":"vwap","settings":{"windows":{"event":"-5..5"},"prices":{"costs":20}}}"#,
  ])
  func `of a panel are repeated by the command that the page shows`(order: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let sample = try await served.ask(.post, "workspaces/\(workspace)/sample")
      let run = try await served.finish(order, in: workspace)
      #expect(try run.text("state") == "done", "\(run.string)")
      let id = try run.text("id")
      let folder = try TestFolder()
      for file in try sample.list("files") {
        let (key, name) = (file["id"]?.string ?? "", file["name"]?.string ?? "")
        let content = try await served.ask(.get, "workspaces/\(workspace)/files/\(key)/content")
        try content.body.write(to: folder.url.appendingPathComponent(name))
      }
      try await served.ask(.get, "runs/\(id)/study.toml").body
        .write(to: folder.url.appendingPathComponent("study.toml"))
      let command = try await served.ask(.get, "runs/\(id)/command").text("command")
      // No word of these commands is quoted.
      let words = command.split(separator: " ").map(String.init)
      #expect(words.first == "leyline")
      try folder.run(Array(words.dropFirst()) + ["--output", "own"])
      let names = try await served.ask(.get, "runs/\(id)/files").list("files")
        .compactMap { $0["name"]?.string }
      #expect(names.contains { $0.hasSuffix(".csv") } && names.contains { $0.hasSuffix(".json") })
      for name in names {
        let served = try await served.ask(.get, "runs/\(id)/files/\(name)").body
        let own = try Data(contentsOf: folder.url.appendingPathComponent("own/\(name)"))
        #expect(Self.unstamped(served) == Self.unstamped(own), "\(name)")
      }
    }
  }

  @Test func `give each table alone, and say which there are`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      _ = try await served.ask(.post, "workspaces/\(workspace)/sample")
      let id = try await served.finish(Self.quick, in: workspace).text("id")
      let tables = try await served.ask(.get, "runs/\(id)/tables").list("tables")
      let names = tables.compactMap { $0["name"]?.string }
      let files = try await served.ask(.get, "runs/\(id)/files").list("files")
        .compactMap { $0["name"]?.string }
      #expect(names.count > 10)
      #expect(Set(names.map { "\($0).csv" }).isSubset(of: files))
      for (form, ending, start) in [
        ("latex", "tex", "%"), ("markdown", "md", "#"), ("xlsx", "xlsx", "PK"),
      ] {
        let one = try await served.ask(.get, "runs/\(id)/tables/\(form)?table=windows")
        #expect(one.status == 200)
        #expect(
          one.headers[.contentDisposition]?.contains("filename=\"windows.\(ending)\"") == true
        )
        #expect(one.body.starts(with: Data(start.utf8)), "\(one.string.prefix(100))")
        let all = try await served.ask(.get, "runs/\(id)/tables/\(form)")
        #expect(one.body.count < all.body.count)
      }
      let unknown = try await served.ask(.get, "runs/\(id)/tables/xlsx?table=nothing")
      #expect(unknown.status == 404)
      #expect(unknown.message == "the run has no table \"nothing\"")
    }
  }

  @Test func `keep the tables that were made on the page, as they read them`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)"
      _ = try await served.ask(.post, "\(place)/sample")
      let rows =
        #"{"rows":[{"event_id":"E1","symbol":"ASHOKLEY","published_at":"2025-09-02T12:00+05:30"}]}"#
      _ = try await served.ask(.put, "\(place)/events", json: rows)
      let id = try await served.finish(Self.quick, in: workspace).text("id")
      let command = try await served.ask(.get, "runs/\(id)/command")
      #expect(try command.list("made") == [.string("edited-events.csv")])
      // What is edited afterwards is another table.
      _ = try await served.ask(.delete, "\(place)/events")
      let table = try await served.ask(.get, "runs/\(id)/made/edited-events.csv")
      #expect(table.string.contains("E1,ASHOKLEY,,2025-09-02T12:00+05:30"))
      #expect(try await served.ask(.get, "runs/\(id)/made/prices.csv").status == 404)
      // Of a study of one event the interval and the test are the event's own.
      let models = try await served.ask(.get, "runs/\(id)/result").list("models")
      let single = try #require(models[0]["singles"]?.list.first)
      let (lower, car) = (try number(single["lower"]), try number(single["car"]))
      #expect(lower < car)
      #expect(try car < number(single["upper"]))
      #expect(single["test"] == .string("sq"))
      let second = try await served.finish(Self.quick, in: workspace).text("id")
      let several = try await served.ask(.get, "runs/\(second)/result").list("models")
      #expect(several[0]["singles"] == nil)
      let compared = try await served.ask(.get, "\(place)/comparison?runs=\(id),\(second)")
      let cells = try compared.list("windows")[0]["results"]?.list ?? []
      #expect(cells.map { $0["single"] != nil } == [true, false])
    }
  }

  @Test func `are compared, opened again and forgotten`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)"
      _ = try await served.ask(.post, "\(place)/sample")
      let one = try await served.finish(Self.quick, in: workspace).text("id")
      let two = try await served.finish(
        #"{"task":"study","settings":{"sensitivity":{"placebos":0,"step_down_draws":0},"methods":{"models":["market","mean_adjusted"]}}}"#,
        in: workspace
      ).text("id")
      let comparison = try await served.ask(.get, "\(place)/comparison?runs=\(one),\(two)")
      #expect(comparison.status == 200)
      #expect(
        try comparison.list("settings").compactMap { $0["setting"]?.string } == ["methods.models"]
      )
      let rows = try comparison.list("windows")
      #expect(rows.count == 12)
      #expect(rows.last?["results"]?.list.first == .null)
      #expect(try await served.ask(.get, "\(place)/comparison?runs=\(one)").status == 400)
      let other = try await served.workspace()
      #expect(
        try await served.ask(.get, "workspaces/\(other)/comparison?runs=\(one),\(two)").status
          == 404
      )
      let document = try await served.ask(.get, "runs/\(one)/files/study.json")
      let dropped = try await served.drop(document.string, as: "study.json", in: other)
      #expect(try dropped.text("role") == "result")
      let again = try await served.finish(#"{"task":"reopen"}"#, in: other)
      #expect(try again.text("state") == "done", "\(again.string)")
      #expect(try again.json["made_of"] == nil)
      let opened = try await served.ask(.get, "runs/\(again.text("id"))/result").json["settings"]
      #expect(opened?["sensitivity"]?["placebos"] == .integer(0), "\(opened?.text ?? "")")
      #expect(opened?["prices"]?["files"] == nil)
      #expect(
        try await served.ask(.put, "workspaces/\(other)/settings", json: opened?.text ?? "").status
          == 200
      )
      let first = try await served.ask(.get, "runs/\(one)/result").json["models"]
      #expect(try await served.ask(.get, "runs/\(again.text("id"))/result").json["models"] == first)
      #expect(try await served.ask(.delete, "runs/\(one)").text("state") == "done")
      #expect(try await served.ask(.get, "runs/\(one)").status == 404)
    }
  }
}

/// A folder in which the command runs.
final class TestFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The command that `LEYLINE_COMMAND` names, else the one beside the test bundle.
  private static let command: URL = {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return ProcessInfo.processInfo.environment["LEYLINE_COMMAND"].map {
      URL(fileURLWithPath: $0, relativeTo: repository)
    }
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("leyline")
  }()

  /// Runs the command.
  func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = Self.command
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
