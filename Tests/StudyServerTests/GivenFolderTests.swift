internal import EventAlignment
internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Testing

@testable import StudyServer

@Suite("The folder that the page begins with")
struct GivenFolderTests {
  private func write(_ text: String, _ name: String, in folder: TestFolder) throws {
    try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
  }

  private func names(_ folder: TestFolder) throws -> [String: FileRole?] {
    let files = try GivenFolder(folder.url.path).content().files
    return Dictionary(files.map { ($0.name, $0.role) }) { first, _ in first }
  }

  @Test func `has its files, those of its study, or the result of a finished one`() throws {
    let folder = try TestFolder()
    try write(Sample.prices("AAA"), "AAA.csv", in: folder)
    try write("x", ".hidden", in: folder)
    try write("x", "notes.txt", in: folder)
    let inner = folder.url.appendingPathComponent("inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: inner.appendingPathComponent("story.txt"))
    #expect(try names(folder) == ["AAA.csv": nil, "notes.txt": nil])
    try write(
      """
      title = "A deal"
      [prices]
      files = ["AAA.csv"]
      date_format = "yyyy-mm-dd"
      [events]
      announcements = ["inner"]
      """,
      "study.toml",
      in: folder
    )
    #expect(try names(folder) == ["AAA.csv": .prices, "story.txt": .documents])
    #expect(
      try GivenFolder(folder.url.path).content().settings
        == .object([
          "title": .string("A deal"),
          "prices": .object(["date_format": .string("yyyy-mm-dd")]),
        ])
    )
    try write("{}", "study.json", in: folder)
    try write("{}", "sensitivity.json", in: folder)
    #expect(try names(folder) == ["study.json": .result, "sensitivity.json": .result])
  }

  @Test func `a setting that names files is none that the page takes`() throws {
    var study = StudySettings()
    study.prices.files = ["a"]
    study.prices.adjustments = "b"
    study.prices.intraday = ["c"]
    study.market.files = ["d"]
    study.market.factors = "e"
    study.market.companion = "f"
    study.events.files = ["g"]
    study.events.announcements = ["h"]
    study.events.kinds = "i"
    study.events.companies = "j"
    study.sensitivity = SensitivitySettings()
    study.sensitivity?.otherMarkets = ["k"]
    study.alignment.calendar = "l.csv"
    let inputs = study.inputs
    #expect(inputs.map(\.path) == study.inputPaths)
    #expect(Set(inputs.map(\.path)).count == 12)
    for (setting, path) in inputs where setting != .alignment(.calendar) {
      #expect(SettingPlaces.namesFiles(setting), "\(path)")
    }
    #expect(AlignmentSettings.isFile(calendar: study.alignment.calendar))
    for name in TradingCalendar.builtInNames { #expect(!AlignmentSettings.isFile(calendar: name)) }
    // Each role of an input has a setting of its own.
    let roles = FileRole.allCases.compactMap(\.setting)
    #expect(Set(roles).count == roles.count && roles.allSatisfy(SettingPlaces.namesFiles))
  }

  @Test func `a list of events alone is no finished study`() throws {
    let folder = try TestFolder()
    try write("{}", "events.jsonl", in: folder)
    try write(Sample.prices("AAA"), "AAA.csv", in: folder)
    #expect(try names(folder) == ["AAA.csv": nil, "events.jsonl": nil])
    try write("{}", "study.json", in: folder)
    #expect(try names(folder) == ["study.json": .result, "events.jsonl": .result])
    #expect(
      try GivenFolder(folder.url.path).content().files.allSatisfy {
        $0.reason == "it is the result of a finished study"
      }
    )
  }

  @Test(arguments: [
    ("[alignment]\ncalendar = \"days.csv\"", "days.csv", "alignment.calendar"),
    ("[alignment]\ncalendar = \"calendars/days\"", "calendars/days", "alignment.calendar"),
    ("[market]\ncompanion = \"x.csv\"", "x.csv", "market.companion"),
    ("[events]\nkinds = \"kinds.csv\"", "kinds.csv", "events.kinds"),
    ("[sensitivity]\nother_markets = [\"x.csv\"]", "x.csv", "sensitivity.other_markets"),
  ])
  func `says which files of its study have no place`(
    table: String,
    name: String,
    setting: String
  )
    async throws
  {
    let folder = try TestFolder()
    for file in ["AAA.csv", "x.csv"] { try write(Sample.prices("AAA"), file, in: folder) }
    try write(
      "title = \"A deal\"\n[prices]\nfiles = [\"AAA.csv\"]\n\(table)\n",
      "study.toml",
      in: folder
    )
    try await Served.run(beginningWith: try GivenFolder(folder.url.path)) { served in
      let workspace = try await served.workspace()
      let filled = try await served.ask(.post, "workspaces/\(workspace)/folder").json
      #expect(
        filled["left_out"]
          == .array([
            .object([
              "name": .string(name),
              "reason": .string(
                "study.toml names it as \(setting), which the page has no place for; leyline study "
                  + "study.toml reads it"
              ),
            ])
          ])
      )
      #expect(filled["workspace"]?["settings"] == .object(["title": .string("A deal")]))
      let given = filled["workspace"]?["settings"] ?? .null
      let put = try await served.ask(.put, "workspaces/\(workspace)/settings", json: given.text)
      #expect(put.status == 200)
    }
  }

  @Test(arguments: [
    (
      "files = [\"old/AAA.csv\", \"new/AAA.csv\"]",
      "study.toml names old/AAA.csv and new/AAA.csv, and files go by their name alone here"
    ),
    (
      "files = [\"old/AAA.csv\"]\nintraday = [\"old/AAA.csv\"]",
      "study.toml names old/AAA.csv for two uses, and a file has one use here"
    ),
    ("files = [\"old/AAA.csv\", \"old\"]", nil),
  ])
  func `refuses a study that would lack a file`(files: String, refusal: String?) async throws {
    let folder = try TestFolder()
    for name in ["old", "new"] {
      let inner = folder.url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try write(Sample.prices("AAA"), "\(name)/AAA.csv", in: folder)
    }
    try write("[prices]\n\(files)\n", "study.toml", in: folder)
    try await Served.run(beginningWith: try GivenFolder(folder.url.path)) { served in
      let workspace = try await served.workspace()
      let reply = try await served.ask(.post, "workspaces/\(workspace)/folder")
      #expect(reply.status == (refusal == nil ? 200 : 422))
      if let refusal { #expect(reply.message == refusal) }
    }
  }

  @Test func `is refused when it is none`() throws {
    let folder = try TestFolder()
    try write("x", "a.csv", in: folder)
    let path = folder.url.path
    for (name, reason) in [
      ("\(path)/none", "there is no such folder; check the path"),
      ("\(path)/a.csv", "it is a file; name the folder that it lies in"),
    ] {
      #expect {
        _ = try GivenFolder(name)
      } throws: { "\($0)" == "\(name): \(reason)" }
    }
  }

  @Test func `fills each workspace with copies, and says what it left out`() async throws {
    let folder = try TestFolder()
    try write(Sample.prices("AAA"), "AAA.csv", in: folder)
    try write("event_id,symbol,date\nE1,AAA,2025-02-03\n", "events.csv", in: folder)
    try write("", "empty.csv", in: folder)
    try write("a;b\n1;2\n", "nonsense.csv", in: folder)
    try await Served.run(beginningWith: try GivenFolder(folder.url.path)) { served in
      #expect(
        try await served.ask(.get, "info").text("folder") == folder.url.lastPathComponent
      )
      let workspace = try await served.workspace()
      let filled = try await served.ask(.post, "workspaces/\(workspace)/folder").json
      let files = filled["workspace"]?["files"]?.list ?? []
      #expect(files.map { $0["role"] } == [.string("prices"), .string("events")])
      let left = filled["left_out"]?.list ?? []
      #expect(left.map { $0["name"] } == [.string("empty.csv"), .string("nonsense.csv")])
      #expect(left.first?["reason"] == .string("it is empty"))
      let id = files.first?["id"]?.string ?? ""
      _ = try await served.ask(.delete, "workspaces/\(workspace)/files/\(id)")
      #expect(FileManager.default.fileExists(atPath: folder.url.path + "/AAA.csv"))
      let other = try await served.workspace()
      let again = try await served.ask(.post, "workspaces/\(other)/folder").json
      #expect(again["workspace"]?["files"]?.list.count == 2)
    }
    try await Served.run { served in
      let workspace = try await served.workspace()
      let none = try await served.ask(.post, "workspaces/\(workspace)/folder")
      #expect(none.status == 404)
      #expect(none.message == "the server was started without a folder")
    }
  }

  @Test func `names what its study file wants and does not find`() async throws {
    let folder = try TestFolder()
    try write("[prices]\nfiles = [\"gone.csv\"]\n", "study.toml", in: folder)
    try await Served.run(beginningWith: try GivenFolder(folder.url.path)) { served in
      let workspace = try await served.workspace()
      let reply = try await served.ask(.post, "workspaces/\(workspace)/folder")
      #expect(reply.status == 422)
      #expect(
        reply.message == "study.toml names gone.csv, which is no file and no folder of files"
      )
    }
  }
}
