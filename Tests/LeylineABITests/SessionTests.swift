import ArrowExchange
import CLeyline
import Foundation
import Testing

@testable import LeylineABI

/// The C functions, called as a C program calls them.
struct SessionTests {
  /// The text that a function writes into memory.
  private func text(_ write: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> String {
    let count = write(nil, 0)
    var buffer = [CChar](repeating: 0, count: count + 1)
    _ = write(&buffer, buffer.count)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func session(_ task: String) throws -> OpaquePointer {
    var session: OpaquePointer?
    #expect(leyline_session_create(task, &session, nil) == leyline_status(LEYLINE_OK))
    return try #require(session)
  }

  private func set(_ session: OpaquePointer, _ settings: String) -> String {
    var error: OpaquePointer?
    let status = leyline_set(session, settings, settings.utf8.count, nil, nil, &error)
    guard status != leyline_status(LEYLINE_OK) else { return "" }
    defer { leyline_error_free(error) }
    return text { leyline_error_text(error, leyline_error_part(LEYLINE_ERROR_MESSAGE), $0, $1) }
  }

  @Test("A simulated market goes out as streams and comes in again as frames of a study")
  func roundTrip() throws {
    let market = try session("simulate")
    defer { leyline_session_free(market) }
    #expect(set(market, #"{"simulate": {"companies": 2, "seed": 3}}"#) == "")
    #expect(leyline_table_count(market) == 0)
    #expect(leyline_run(market, nil, nil, nil) == leyline_status(LEYLINE_OK))
    let study = try session("study")
    defer { leyline_session_free(study) }
    let settings = "[windows]\ntested = [\"-1..1\"]\n[alignment]\ncalendar = \"nse\"\n"
    #expect(set(study, settings) == "")
    for (role, table) in [
      ("prices", "simulated_prices"), ("market", "simulated_index"), ("events", "simulated_events"),
    ] {
      var stream = ArrowArrayStream()
      #expect(leyline_table(market, table, &stream, nil) == leyline_status(LEYLINE_OK))
      #expect(leyline_add_frame(study, role, role, &stream, nil) == leyline_status(LEYLINE_OK))
      #expect(stream.release == nil)
    }
    #expect(leyline_run(study, nil, nil, nil) == leyline_status(LEYLINE_OK))
    let names = (0..<leyline_table_count(study)).map { place in
      text { leyline_table_name(study, place, $0, $1) }
    }
    #expect(names.contains("cars") && names.contains("tests"))
    var stream = ArrowArrayStream()
    #expect(leyline_table(study, "cars", &stream, nil) == leyline_status(LEYLINE_OK))
    let cars = String(
      decoding: try FrameTable(&stream, name: "cars").lines(0..<Int.max),
      as: UTF8.self
    )
    stream.release?(&stream)
    #expect(cars.split(separator: "\n").count == 5)
    #expect(cars.hasPrefix("event_id,symbol,model,window_start,window_end,days,car,"))
    var size = 0
    #expect(leyline_text(study, "json", nil, 0, &size, nil) == leyline_status(LEYLINE_OK))
    #expect(size > 1000)
    #expect(leyline_run(study, nil, nil, nil) == leyline_status(LEYLINE_BUSY))
  }

  @Test("A part goes out as bytes, and one part alone is the whole study")
  func partAndMerge() throws {
    let market = try session("simulate")
    defer { leyline_session_free(market) }
    #expect(set(market, #"{"simulate": {"companies": 2, "seed": 3}}"#) == "")
    #expect(leyline_run(market, nil, nil, nil) == leyline_status(LEYLINE_OK))
    func json(_ session: OpaquePointer, _ name: String) -> [CChar] {
      var size = 0
      guard leyline_text(session, name, nil, 0, &size, nil) == leyline_status(LEYLINE_OK) else {
        return []
      }
      var bytes = [CChar](repeating: 0, count: size)
      _ = leyline_text(session, name, &bytes, size, &size, nil)
      return bytes
    }
    // Parts leave leads and lags out, which need all prices in one place.
    let settings =
      "[windows]\ntested = [\"-1..1\"]\n[alignment]\ncalendar = \"nse\"\n[correlate]\nlead_lag = false\n"
    let sessions = try ["study", "part"].map { try session($0) }
    defer { for each in sessions { leyline_session_free(each) } }
    for each in sessions {
      #expect(set(each, settings) == "")
      for (role, table) in [
        ("prices", "simulated_prices"), ("market", "simulated_index"),
        ("events", "simulated_events"),
      ] {
        var stream = ArrowArrayStream()
        #expect(leyline_table(market, table, &stream, nil) == leyline_status(LEYLINE_OK))
        #expect(leyline_add_frame(each, role, role, &stream, nil) == leyline_status(LEYLINE_OK))
      }
      #expect(leyline_run(each, nil, nil, nil) == leyline_status(LEYLINE_OK))
    }
    let part = json(sessions[1], "part")
    #expect(part.count > 1000 && json(sessions[0], "part").isEmpty)
    let merge = try session("merge")
    defer { leyline_session_free(merge) }
    #expect(set(merge, settings) == "")
    let status = leyline_add_text(merge, "part", "one", part, part.count, nil)
    #expect(status == leyline_status(LEYLINE_OK))
    #expect(leyline_run(merge, nil, nil, nil) == leyline_status(LEYLINE_OK))
    #expect(json(merge, "json") == json(sessions[0], "json"))
  }

  @Test(
    "JSON and TOML are refused in the same words",
    arguments: [
      (
        #"{"prices": {"fles": []}}"#, "[prices]\nfles = []",
        "settings: the key \"prices.fles\" is not known; did you mean \"prices.files\"?"
      ),
      (
        #"{"methods": {"models": ["markt"]}}"#, "[methods]\nmodels = [\"markt\"]",
        "settings: methods.models: \"markt\" is not a model; did you mean \"market\"?"
      ),
      (
        #"{"run": {"threads": 0}}"#, "[run]\nthreads = 0",
        "settings: run.threads: takes a number of at least 1, not 0"
      ),
      (
        #"{"methods": {"returns": "logs"}}"#, "[methods]\nreturns = \"logs\"",
        "settings: methods.returns: \"logs\" is not one of its values; did you mean \"log\"?"
      ),
      (
        #"{"simulatd": true}"#, "simulatd = true",
        "settings: the key \"simulatd\" is not known; did you mean \"simulated\"?"
      ),
    ]
  )
  func refusedSettings(json: String, toml: String, message: String) throws {
    for settings in [json, toml] {
      let study = try session("study")
      defer { leyline_session_free(study) }
      #expect(set(study, settings) == message)
    }
  }

  @Test(
    "Paths of a study file are relative to its folder, in JSON and in TOML",
    arguments: [#"{"prices": {"files": ["none.csv"]}}"#, "[prices]\nfiles = [\"none.csv\"]"]
  )
  func folders(settings: String) throws {
    let work = try session("inspect")
    defer { leyline_session_free(work) }
    let status = leyline_set(work, settings, settings.utf8.count, "there", "study.toml", nil)
    #expect(status == leyline_status(LEYLINE_OK))
    var error: OpaquePointer?
    #expect(leyline_run(work, nil, nil, &error) == leyline_status(LEYLINE_INVALID))
    defer { leyline_error_free(error) }
    let file = text { leyline_error_text(error, leyline_error_part(LEYLINE_ERROR_FILE), $0, $1) }
    #expect(file == "there/none.csv")
  }

  @Test("An error has its parts")
  func parts() throws {
    let study = try session("study")
    defer { leyline_session_free(study) }
    let prices = "date,symbol,close\n2025-01-01,A,1\n2025-01-02,A,x\n2025-01-03,A,1\n"
    let events = "symbol,date\nA,2025-01-02\n"
    for (role, name, content) in [("prices", "p.csv", prices), ("events", "e.csv", events)] {
      let status = leyline_add_text(study, role, name, content, content.utf8.count, nil)
      #expect(status == leyline_status(LEYLINE_OK))
    }
    #expect(set(study, "[methods]\nmodels = [\"mean_adjusted\"]") == "")
    var error: OpaquePointer?
    #expect(leyline_run(study, nil, nil, &error) == leyline_status(LEYLINE_INVALID))
    defer { leyline_error_free(error) }
    let parts = [
      LEYLINE_ERROR_FILE, LEYLINE_ERROR_COLUMN, LEYLINE_ERROR_VALUE, LEYLINE_ERROR_SETTING,
    ]
    .map { part in text { leyline_error_text(error, leyline_error_part(part), $0, $1) } }
    #expect(parts == ["p.csv", "close", "x", "prices.skip_bad_rows"])
    #expect(leyline_error_line(error) == 3 && leyline_error_column(error) == 3)
  }

  @Test("A run ends where its progress says so, and where it was stopped")
  func stops() throws {
    for isStopped in [true, false] {
      let study = try session("study")
      defer { leyline_session_free(study) }
      let settings =
        "[prices]\nfiles = [\"a\"]\n[events]\nfiles = [\"b\"]\n[methods]\nmodels = [\"raw\"]"
      #expect(set(study, settings) == "")
      if isStopped { leyline_stop(study) }
      let status = leyline_run(study, isStopped ? nil : { _, _ in 1 }, nil, nil)
      #expect(status == leyline_status(LEYLINE_STOPPED))
    }
  }

  @Test("What there is none of is named with what there is")
  func unknown() throws {
    var error: OpaquePointer?
    var none: OpaquePointer?
    #expect(leyline_session_create("studdy", &none, &error) == leyline_status(LEYLINE_UNKNOWN))
    #expect(none == nil)
    let message = text {
      leyline_error_text(error, leyline_error_part(LEYLINE_ERROR_MESSAGE), $0, $1)
    }
    leyline_error_free(error)
    #expect(
      message
        == "there is no task \"studdy\"; known are study, part, merge, sensitivity, vwap, correlate, "
        + "announcements, align, inspect, extremes, simulate"
    )
    #expect(leyline_run(nil, nil, nil, nil) == leyline_status(LEYLINE_BUSY))
    leyline_session_free(nil)
    leyline_error_free(nil)
  }

  @Test("The list of exported functions is that of the header")
  func exports() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/CLeyline")
    let header = try String(contentsOf: folder.appendingPathComponent("leyline.h"), encoding: .utf8)
    let map = try String(contentsOf: folder.appendingPathComponent("leyline.map"), encoding: .utf8)
    let declared = header.matches(
      of: #/^(?:leyline_status|size_t|u?int\d+_t|void) (leyline_\w+)\(/#.anchorsMatchLineEndings()
    )
    .map { String($0.1) }
    let exported = map.matches(of: #/leyline_\w+/#).map { String($0.0) }
    #expect(declared.count == 22)
    #expect(declared.sorted() == exported.sorted())
  }

  @Test("Every test and every model is told with its formula, its assumptions and its source")
  func methods() throws {
    struct Fact: Decodable {
      let kind, id, name, formula, null_distribution, assumes, source: String
      let violated_by: [String]
    }
    let json = text { leyline_methods($0, $1) }
    let facts = try JSONDecoder().decode([Fact].self, from: Data(json.utf8))
    #expect(Set(facts.map(\.id)).count == facts.count)
    for kind in ["test", "event_test", "group_test", "model"] {
      #expect(facts.contains { $0.kind == kind })
    }
    for fact in facts {
      #expect(!fact.name.isEmpty && !fact.formula.isEmpty && !fact.assumes.isEmpty, "\(fact.id)")
      if fact.kind == "test" {
        #expect(!fact.null_distribution.isEmpty && !fact.source.isEmpty, "\(fact.id)")
      }
    }
    let patell = try #require(facts.first { $0.id == "patell_z" })
    #expect(
      patell.violated_by == ["events that share dates", "a variance that rises at the event"]
    )
  }

  @Test("Announcements are correlated with prices at leads and lags, also as a chart")
  func correlations() throws {
    let market = try session("simulate")
    defer { leyline_session_free(market) }
    #expect(set(market, #"{"simulate": {"companies": 2, "seed": 3}}"#) == "")
    #expect(leyline_run(market, nil, nil, nil) == leyline_status(LEYLINE_OK))
    for lags in [1, 2] {
      let study = try session("correlate")
      defer { leyline_session_free(study) }
      let settings =
        #"{"correlate": {"max_lag": \#(lags), "min_announcements": 1}, "methods": {"draws": 99}}"#
      #expect(set(study, settings) == "")
      for (role, table) in [("prices", "simulated_prices"), ("events", "simulated_events")] {
        var stream = ArrowArrayStream()
        #expect(leyline_table(market, table, &stream, nil) == leyline_status(LEYLINE_OK))
        #expect(leyline_add_frame(study, role, role, &stream, nil) == leyline_status(LEYLINE_OK))
      }
      #expect(leyline_run(study, nil, nil, nil) == leyline_status(LEYLINE_OK))
      var stream = ArrowArrayStream()
      let status = leyline_table(study, "lead_lag", &stream, nil)
      #expect(status == leyline_status(LEYLINE_OK))
      let table = String(
        decoding: try FrameTable(&stream, name: "rows").lines(0..<Int.max),
        as: UTF8.self
      )
      stream.release?(&stream)
      let all = table.split(separator: "\n").filter { $0.hasPrefix("all,,abnormal_return,") }
      #expect(all.count == 2 * lags + 1)
      var size = 0
      #expect(leyline_text(study, "charts", nil, 0, &size, nil) == leyline_status(LEYLINE_OK))
      #expect(size > 1000)
      #expect(leyline_text(study, "html", nil, 0, &size, nil) == leyline_status(LEYLINE_OK))
      #expect(leyline_text(study, "verdict", nil, 0, &size, nil) == leyline_status(LEYLINE_OK))
      #expect(leyline_text(study, "advice", nil, 0, &size, nil) == leyline_status(LEYLINE_UNKNOWN))
    }
  }

  @Test(
    "What is asked of prices before a day is refused in words",
    arguments: [
      (#""valid_days": 90"#, "valid_days: takes 60 or 180, not 90"),
      (#""vwap_tolerance": -1"#, "vwap_tolerance: takes a number from 0 on, not -1.0"),
      (
        #""given": {"paid": 0}"#, "given: takes prices above zero, not 0.0 for \"paid\""
      ),
      (
        #""shares": ["many"]"#,
        "shares: takes numbers such as 60000000 or 2018-11-01=90000000, not \"many\""
      ),
      (#""tolerance": 3"#, "settings: the key \"vwap.tolerance\" is not known; delete it"),
    ]
  )
  func refusedPricing(settings: String, message: String) throws {
    let work = try session("vwap")
    defer { leyline_session_free(work) }
    #expect(set(work, #"{"vwap": {\#(settings)}, "prices": {"files": ["none.csv"]}}"#) == "")
    var error: OpaquePointer?
    #expect(leyline_run(work, nil, nil, &error) == leyline_status(LEYLINE_INVALID))
    defer { leyline_error_free(error) }
    let part = leyline_error_part(LEYLINE_ERROR_MESSAGE)
    #expect(text { leyline_error_text(error, part, $0, $1) } == message)
  }

  @Test("The settings that can be named are told")
  func names() throws {
    let names = text { leyline_setting_names($0, $1) }
    #expect(
      names.contains(
        #"{"key":"skip_bad_rows","list":false,"option":"skip-bad-rows","section":"prices"}"#
      )
    )
    #expect(names.contains(#"{"key":"tested","list":true,"option":"window","section":"windows"}"#))
    #expect(leyline_abi_version() == UInt32(LEYLINE_ABI_VERSION))
    #expect(text { leyline_version($0, $1) }.hasPrefix("0.1.0"))
  }
}
