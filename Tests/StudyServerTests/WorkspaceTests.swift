internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Notices
internal import Testing

@testable import StudyServer

@Suite("Workspaces")
struct WorkspaceTests {
  @Test func `are apart`() async throws {
    try await Served.run { served in
      let (first, second) = (try await served.workspace(), try await served.workspace())
      #expect(first != second)
      let file = try await served.drop(Sample.prices("AAA"), as: "a.csv", in: first).text("id")
      #expect(try await served.ask(.get, "workspaces/\(second)").list("files").isEmpty)
      #expect(try await served.ask(.get, "workspaces/\(second)/files/\(file)").status == 404)
      #expect(try await served.ask(.delete, "workspaces/\(second)/files/\(file)").status == 404)
      _ = try await served.ask(.put, "workspaces/\(first)/settings", json: #"{"title":"One"}"#)
      #expect(
        try await served.ask(.get, "workspaces/\(second)/settings").json["given"] == .object([:])
      )
      #expect(try await served.ask(.delete, "workspaces/\(first)").status == 204)
      #expect(try await served.ask(.get, "workspaces/\(first)").status == 404)
      #expect(try await served.ask(.get, "workspaces/\(second)").status == 200)
    }
  }

  @Test func `are so many and end when nobody asks for them`() async throws {
    var limits = ServerLimits()
    limits.workspaces = 2
    limits.idleSeconds = 0
    try await Served.run(limits) { served in
      let first = try await served.workspace()
      // The first has been idle by now.
      try await Task.sleep(for: .milliseconds(5))
      _ = try await served.workspace()
      #expect(try await served.ask(.get, "workspaces/\(first)").status == 404)
    }
    limits.idleSeconds = 100
    try await Served.run(limits) { served in
      _ = try await served.workspace()
      _ = try await served.workspace()
      let third = try await served.ask(.post, "workspaces")
      #expect(third.status == 429)
      #expect(third.message == "there are 2 workspaces, which is as many as this server keeps")
    }
  }

  @Test func `are found again, the last used first, and those that hold nothing are not`()
    async throws
  {
    try await Served.run { served in
      #expect(try await served.ask(.get, "workspaces").list("workspaces").isEmpty)
      let (first, second) = (try await served.workspace(), try await served.workspace())
      _ = try await served.workspace()
      for name in 1...6 {
        try await served.drop(Sample.prices("A\(name)"), as: "a\(name).csv", in: first)
      }
      _ = try await served.ask(.put, "workspaces/\(second)/settings", json: #"{"title":"One"}"#)
      let list = try await served.ask(.get, "workspaces").list("workspaces")
      #expect(list.map { $0["id"] } == [.string(second), .string(first)])
      #expect(list[0]["n_files"] == .integer(0))
      #expect(list[1]["n_files"] == .integer(6))
      #expect(list[1]["files"]?.list.map(\.string) == (1...5).map { "a\($0).csv" })
      #expect(list[1]["n_runs"] == .integer(0))
      #expect(list[1]["busy"] == .bool(false))
      #expect(list[1]["idle_seconds"] == .integer(0))
      // To be listed is no use of a workspace.
      _ = try await served.ask(.get, "workspaces/\(first)")
      for _ in 1...2 {
        let again = try await served.ask(.get, "workspaces").list("workspaces")
        #expect(again.map { $0["id"] } == [.string(first), .string(second)])
      }
      #expect(try await served.ask(.get, "workspaces", isKnown: false).status == 401)
      #expect(try await served.ask(.delete, "workspaces/\(first)").status == 204)
      #expect(try await served.ask(.get, "workspaces").list("workspaces").count == 1)
    }
  }

  @Test func `have a state that changes with what results depend on, and comes back with it`()
    async throws
  {
    try await Served.run { served in
      let place = "workspaces/\(try await served.workspace())"
      func state() async throws -> String { try await served.ask(.get, place).text("state") }
      var states = [try await state()]
      let file = try await served.drop(
        Sample.prices("AAA"),
        as: "a.csv",
        in: String(place.dropFirst(11))
      )
      states.append(try await state())
      _ = try await served.ask(
        .patch,
        "\(place)/files/\(file.text("id"))",
        json: #"{"role":"market"}"#
      )
      states.append(try await state())
      _ = try await served.ask(.put, "\(place)/settings", json: #"{"methods":{"returns":"log"}}"#)
      states.append(try await state())
      #expect(Set(states).count == 4)
      for settings in ["{}", #"{"methods":{"returns":"simple"}}"#] {
        _ = try await served.ask(.put, "\(place)/settings", json: settings)
        #expect(try await state() == states[2])
      }
    }
  }

  @Test func `call settings in messages what the page calls their controls`() async throws {
    try await Served.run { served in
      let keys = try await served.ask(.get, "info").list("setting_keys")
      func name(_ section: String, _ key: String) -> String? {
        keys.first { $0["section"] == .string(section) && $0["key"] == .string(key) }?["name"]?
          .string
      }
      #expect(name("windows", "estimation") == "Estimation window")
      #expect(name("methods", "alternative") == "The question")
      #expect(name("prices", "skip_bad_rows") == "skip bad rows")
      #expect(
        SettingSpelling.controls.text(.windows(.estimation), "-250..-11")
          == "“Estimation window” = -250..-11"
      )
      #expect(SettingSpelling.controls.text(.prices(.skipBadRows)) == "“skip bad rows”")
      #expect(
        SettingSpelling.controls.text(.market(.files), "a.csv")
          == "a.csv as “What it is: a market index”"
      )
      // A share that is also an event's is refused as the command does, in the words of the page.
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)"
      try await served.drop(Sample.prices("AAA"), as: "a.csv", role: "prices", in: workspace)
      try await served.drop(Sample.prices("BBB"), as: "b.csv", role: "market", in: workspace)
      let events = "event_id,symbol,date\nE1,AAA,2025-03-03\nE2,BBB,2025-03-04\n"
      try await served.drop(events, as: "e.csv", role: "events", in: workspace)
      let said =
        "the market BBB is a security of the events, and no price file has it; name its file with “What it is: "
        + "prices of the shares” and that of an index with “What it is: a market index”"
      let shown = try await served.ask(.get, "\(place)/events").json["error"]?["message"]?.string
      #expect(shown == said)
      let run = try await served.finish(#"{"task":"study"}"#, in: workspace)
      #expect(try run.json["error"]?["message"]?.string == said)
    }
  }

  @Test(arguments: [
    (
      #"{"windows":{"event":"a..b"}}"#,
      "settings: windows.event: \"a..b\" is not a window of trading days: write it as -10..10"
    ),
    (#"{"window":{}}"#, "settings: the key \"window\" is not known; did you mean \"windows\"?"),
    (
      #"{"methods":{"confidence":2}}"#,
      "settings: methods.confidence: takes a number between 0 and 1, not 2.0"
    ),
    (#"{"prices":{"files":["/etc/passwd"]}}"#, "prices.files cannot be set here"),
    (#"{"market":{"file":"/etc/passwd"}}"#, "market.file cannot be set here"),
    (#"{"events":{"companies":"x"}}"#, "events.companies cannot be set here"),
    (#"{"sensitivity":{"other_markets":["x"]}}"#, "sensitivity.other_markets cannot be set here"),
    (#"{"run":{"output":"/tmp/x"}}"#, "run.output cannot be set here"),
    (
      #"{"alignment":{"calendar":"../x.csv"}}"#,
      "alignment.calendar takes a built-in calendar here, not a file"
    ),
    ("[]", "the settings are no JSON object"),
  ])
  func `refuse settings in the words of the engine`(text: String, message: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await served.ask(.put, "workspaces/\(workspace)/settings", json: text)
      #expect(reply.status == 422)
      #expect(reply.message == message)
      #expect(
        try await served.ask(.get, "workspaces/\(workspace)/settings").json["given"] == .object([:])
      )
    }
  }

  @Test func `tell settings as given and with every default`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await served.ask(
        .put,
        "workspaces/\(workspace)/settings",
        json: #"{"windows":{"event":"-5..5"}}"#
      )
      #expect(reply.status == 200)
      #expect(try reply.json["given"] == .object(["windows": .object(["event": .string("-5..5")])]))
      #expect(try reply.json["effective"]?["windows"]?["event"] == .string("-5..5"))
      #expect(try reply.json["effective"]?["methods"]?["returns"] == .string("simple"))
      #expect(try reply.json["effective"]?["sensitivity"]?["level"] == .number(0.05))
    }
  }

  @Test func `take JSON of a bounded length alone`() async throws {
    var limits = ServerLimits()
    limits.jsonBytes = 100
    try await Served.run(limits) { served in
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)/settings"
      let long = #"{"title":"\#(String(repeating: "a", count: 200))"}"#
      #expect(try await served.ask(.put, place, json: long).status == 413)
      #expect(
        try await served.ask(.put, place, bytes: Array("{}".utf8), type: "text/plain").status == 415
      )
      #expect(try await served.ask(.put, place, json: "{").message == "the body is not JSON")
      #expect(try await served.ask(.put, place, json: "{}").status == 200)
    }
  }

  @Test func `show what was understood, and where what is wrong lies`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      try await served.drop(
        "date,close\n2025-01-06,10\n2025-01-07,abc\n2025-01-08,11\n2025-01-09,12\n",
        as: "AAA.csv",
        role: "prices",
        in: workspace
      )
      try await served.drop(Sample.prices("NIFTY"), as: "nifty.csv", in: workspace)
      let reply = try await served.ask(.get, "workspaces/\(workspace)/inspection")
      #expect(reply.status == 200)
      let files = try reply.list("files")
      #expect(files.count == 2)
      let error = try #require(files[0]["error"])
      #expect(error["file"] == .string("AAA.csv"))
      #expect(error["line"] == .integer(3))
      #expect(error["column"] == .string("close"))
      #expect(error["value"] == .string("abc"))
      #expect(error["message"]?.string?.hasPrefix("AAA.csv:3:2: ") == true, "\(error.text)")
      #expect(
        error["answers"]?.list.contains(
          .object(["setting": .string("prices.skip_bad_rows"), "value": .bool(true)])
        ) == true
      )
      #expect(files[1]["source"]?["columns"]?.list.count == 4)
      #expect(!reply.string.contains("workspaces"))
      // The click that answers it.
      _ = try await served.ask(
        .put,
        "workspaces/\(workspace)/settings",
        json: #"{"prices":{"skip_bad_rows":true}}"#
      )
      let after = try await served.ask(.get, "workspaces/\(workspace)/inspection").list("files")
      #expect(after[0]["error"] == nil)
    }
  }

  @Test func `apply a split by a click`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      try await served.drop(Sample.prices("AAA", split: 30), as: "aaa.csv", in: workspace)
      let place = "workspaces/\(workspace)"
      let question = try #require(
        try await served.ask(.get, "\(place)/inspection").list("questions").first
      )
      let answer = try #require(question["answers"]?.list.first?["adjustment"])
      #expect(answer["factor"] == .number(0.5))
      #expect(answer["symbol"] == .string("AAA"))
      // What is clicked is not told as a line of a file.
      let said = question["message"]?.string ?? ""
      #expect(
        said.hasSuffix("if it is one, apply its factor; if the price really moved so, say that")
      )
      #expect(question["severity"] == .string("warning"))
      let moved = try #require(question["answers"]?.list.last?["adjustment"])
      #expect(moved["factor"] == .integer(1) || moved["factor"] == .number(1))
      #expect(
        try await served.ask(.post, "\(place)/adjustments", json: moved.text).status == 201
      )
      #expect(try await served.ask(.get, "\(place)/inspection").list("questions").isEmpty)
      #expect(try await served.ask(.delete, "\(place)/adjustments").status == 204)
      let added = try await served.ask(.post, "\(place)/adjustments", json: answer.text)
      #expect(added.status == 201)
      #expect(try await served.ask(.get, "\(place)/inspection").list("questions").isEmpty)
      #expect(try await served.ask(.get, "\(place)/adjustments").list("adjustments") == [answer])
      #expect(try await served.ask(.post, "\(place)/adjustments", json: answer.text).status == 409)
      let file = try await served.ask(.get, place).list("files").last
      #expect(file?["name"] == .string("added-adjustments.csv"))
      #expect(file?["made"] == .bool(true))
      #expect(try await served.ask(.delete, "\(place)/adjustments").status == 204)
      #expect(try await served.ask(.get, "\(place)/inspection").list("questions").count == 1)
    }
  }

  @Test(arguments: [
    (#"{"symbol":"","date":"2025-01-06","factor":0.5}"#, "the adjustment has no usable symbol"),
    (#"{"symbol":"A","date":"06/01/2025","factor":0.5}"#, "\"06/01/2025\" is not a date"),
    (#"{"symbol":"A","date":"2025-01-06","factor":0}"#, "the factor 0.0 is not above zero"),
    (#"{"symbol":"A","date":"2025-01-06"}"#, "the body has no \"factor\""),
    (#"{"symbol":"A","date":"2025-01-06","factor":"x"}"#, "\"factor\" is not of the right kind"),
  ])
  func `refuse adjustments that are none`(text: String, message: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await served.ask(.post, "workspaces/\(workspace)/adjustments", json: text)
      #expect(reply.status == 422)
      #expect(reply.message == message)
    }
  }

  @Test func `say of which events there are no prices, whatever the spelling of the others`()
    async throws
  {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let events = "event_id,symbol,date\nE1,aaa.ns,2025-02-03\nE2,NOPE,2025-02-04\n"
      try await served.drop(events, as: "e.csv", role: "events", in: workspace)
      let place = "workspaces/\(workspace)/events"
      func priced() async throws -> [JSONValue?] {
        try await served.ask(.get, place).list("rows").map { $0["priced"] }
      }
      #expect(try await priced() == [nil, nil])
      try await served.drop(Sample.prices("AAA"), as: "a.csv", role: "prices", in: workspace)
      #expect(try await priced() == [nil, .bool(false)])
    }
  }

  @Test(arguments: ["event_id,symbol,date\n", ""])
  func `show the rows of a table of events of which one cannot be read`(head: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let table = head + "E1,AAA,2025-02-03\nE2,AAA,31/02/2025\nE3,AAA,2025-02-05\n"
      try await served.drop(table, as: "e.csv", role: "events", in: workspace)
      let events = try await served.ask(.get, "workspaces/\(workspace)/events")
      let rows = try events.list("rows")
      guard !head.isEmpty else {
        // Without a header the columns go by the first line.
        #expect(rows.count == 3)
        return
      }
      #expect(
        rows.map { $0["published_at"]?.string } == ["2025-02-03", "31/02/2025", "2025-02-05"]
      )
      #expect(rows.map { $0["objection"] != nil } == [false, true, false])
      #expect(
        rows[1]["objection"]
          == .string(
            "\"31/02/2025\" is not a date; write it as 2025-09-02 or 2025-09-02T12:00+05:30"
          )
      )
      #expect(rows[1]["status"] == .string("ok"))
      #expect(try events.json["error"] != nil)
    }
  }

  @Test func `keep an edited table of events in the place of documents`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let place = "workspaces/\(workspace)"
      _ = try await served.ask(.post, "\(place)/sample")
      let before = try await served.ask(.get, "\(place)/events")
      #expect(try before.list("rows").count == 13)
      let known = try before.list("rows").first { $0["event_date"] == .string("2025-09-02") }
      #expect(known?["alignment_rule"]?.string?.contains("while trading was open") == true)
      #expect(known?["evidence"]?.list.isEmpty == false)
      let edited = try await served.ask(
        .put,
        "\(place)/events",
        json:
          #"{"rows":[{"event_id":"E1","symbol":"ASHOKLEY","published_at":"2025-09-02T12:00+05:30","headline":"=1+1"}]}"#
      )
      #expect(edited.status == 200)
      #expect(try edited.list("rows").count == 1)
      #expect(try edited.json["edited"] == .bool(true))
      #expect(try edited.list("rows")[0]["event_date"] == .string("2025-09-02"))
      let wrong = try await served.ask(
        .put,
        "\(place)/events",
        json: #"{"rows":[{"symbol":"ASHOKLEY","published_at":"yesterday"}]}"#
      )
      #expect(wrong.status == 422)
      #expect(wrong.message.hasPrefix("row 1, Became public: \"yesterday\" is not a date"))
      #expect(try wrong.json["number"] == .integer(1))
      let unnamed = try await served.ask(
        .put,
        "\(place)/events",
        json:
          #"{"rows":[{"symbol":"A","published_at":"2025-09-02","headline":"two\nlines"},{"symbol":"","published_at":"2025-09-02"}]}"#
      )
      #expect(
        unnamed.message == "row 2, Symbol: it is empty; every event needs the symbol of its company"
      )
      #expect(try await served.ask(.get, "\(place)/events").list("rows").count == 1)
      #expect(try await served.ask(.put, "\(place)/events", json: #"{"rows":[]}"#).status == 422)
      #expect(
        try await served.ask(.put, "\(place)/events", json: #"{"rows":[{}]}"#).message
          == "the body has no \"rows.0.symbol\""
      )
      #expect(try await served.ask(.delete, "\(place)/events").status == 204)
      #expect(try await served.ask(.get, "\(place)/events").string == before.string)
    }
  }
}
