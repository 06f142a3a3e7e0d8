import Foundation
import Testing

@Suite("leyline study")
struct StudyCommandTests {
  /// A small panel, market and event file in a folder.
  func smallStudy(_ folder: TemporaryFolder) throws {
    var prices = "Date,Symbol,Close\n"
    var market = "Date,Close\n"
    var levels = [100.0, 200.0, 50.0]
    var index = 1000.0
    for day in 0..<120 {
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
      let text = date.formatted(.iso8601.year().month().day())
      let move = [0.01, -0.008, 0.004, -0.002, 0.006, -0.011][day % 6]
      index *= 1 + move
      market += "\(text),\(index)\n"
      for share in 0..<3 {
        let own = [0.002, -0.003, 0.004, -0.001, 0.0005][(day + share * 2) % 5]
        levels[share] *= 1 + move * (0.8 + 0.2 * Double(share)) + own + (day == 90 ? 0.04 : 0)
        prices += "\(text),S\(share),\(levels[share])\n"
      }
    }
    try folder.write(prices, as: "prices.csv")
    try folder.write(market, as: "market.csv")
    try folder.write(
      "event_id,symbol,date\nA,S0,2024-03-31\nB,S1,2024-03-31\nC,S2,2024-03-31\nD,S8,2024-03-31\n",
      as: "events.csv"
    )
  }

  let arguments = [
    "study", "--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv",
    "--estimation", "-70..-11", "--event-window", "-5..5", "--window", "-1..1", "--window", "0..0",
  ]

  @Test func `writes the whole output folder and a summary`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let run = try CommandRun(arguments + ["--no-report"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("-1..1"))
    #expect(run.output.contains("unknown_symbol"))
    let names = try FileManager.default
      .contentsOfDirectory(atPath: folder.url.appendingPathComponent("out").path).sorted()
    let contract = [
      "aar.csv", "abnormal_returns.csv", "cars.csv", "events.csv", "exclusions.csv", "fits.csv",
      "study.json", "tests.csv",
    ]
    #expect(contract.allSatisfy(names.contains), "\(names)")
  }

  @Test func `of two indices the first is the study's, and the second stands beside it`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let levels = (0..<120).map { day in
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
      return "\(date.formatted(.iso8601.year().month().day())),\(100 + day % 7)\n"
    }
    try folder.write("Date,Close\n" + levels.joined(), as: "other.csv")
    let alone = try CommandRun(arguments, in: folder.url)
    let first = try contents(folder)
    #expect(alone.status == 0 && first["other_markets.csv"] == nil)
    let run = try CommandRun(arguments + ["--market", "other.csv"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let files = try contents(folder)
    for name in ["fits.csv", "cars.csv", "tests.csv", "events.csv"] {
      #expect(files[name] == first[name], "\(name)")
    }
    #expect(run.output.contains("\nMeasured against market (3 events); beside it other.\n"))
    #expect(run.output.contains("\nAgainst another index\n"))
    #expect(run.output.contains("CAAR against market") && run.output.contains("CAAR against other"))
    #expect(!alone.output.contains("Measured against"))
    let table = String(decoding: try #require(files["other_markets.csv"]), as: UTF8.self)
    #expect(table.hasPrefix("market,model,window_start,window_end,test,statistic,"))
    let page = String(decoding: try #require(files["report.html"]), as: UTF8.self)
    #expect(page.contains("id=\"other-markets\""))
    #expect(page.contains("Measured against market (3 events); beside it other."))
    let events = String(decoding: try #require(files["events.csv"]), as: UTF8.self)
    #expect(
      events.hasPrefix("event_id,symbol,announced_at,precision,event_date,alignment_rule,status,")
    )
    #expect(events.split(separator: "\n")[0].contains(",market,remarks,"))
    #expect(events.split(separator: "\n")[1].contains(",market,,"))
  }

  /// The rows of the market file of a small study.
  private func marketRows(_ folder: TemporaryFolder) throws -> [Substring] {
    let file = folder.url.appendingPathComponent("market.csv")
    return Array(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst())
  }

  @Test func `each event is measured against the index that a column of the events names`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let rows = try marketRows(folder).enumerated().map { day, row in
      "\(row),\(100 + day % 7)\n"
    }
    try folder.write("Date,Near,Far\n" + rows.joined(), as: "both.csv")
    try folder.write(
      "event_id,symbol,date,home\nA,S0,2024-03-31,near\nB,S1,2024-03-31,Far\nC,S2,2024-03-31,Moon\n",
      as: "events.csv"
    )
    let own = [
      "study", "--prices", "prices.csv", "--market", "both.csv", "--events", "events.csv",
      "--event-columns", "market=home",
    ]
    let run = try CommandRun(own + arguments.dropFirst(7), in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\nMeasured against Near (1 event), Far (1 event).\n"))
    #expect(run.output.contains("no market file has the index \"Moon\"; there are Near, Far"))
    #expect(!run.output.contains("Against another index"))
  }

  @Test func `reports aggregates alone with the numbers that it has of single events too`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let full = try CommandRun(arguments + ["--test", "all"], in: folder.url)
    #expect(full.status == 0, "\(full.errors)")
    let whole = try contents(folder)
    let run = try CommandRun(arguments + ["--test", "all", "--no-per-event"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let parts = try contents(folder)
    let ofEvents = [
      "abnormal_returns.csv", "cars.csv", "combined_events.csv", "diagnostics.csv", "fits.csv",
      "price_impact.csv", "price_lines.csv", "single_event_power.csv", "single_event_tests.csv",
      "single_event_variance.csv", "vwap.csv",
    ]
    #expect(Set(whole.keys).subtracting(parts.keys) == Set(ofEvents))
    for (name, bytes) in parts where name.hasSuffix(".csv") {
      #expect(bytes == whole[name], "\(name)")
    }
    let json = String(decoding: try #require(parts["study.json"]), as: UTF8.self)
    #expect(json.contains("\"per_event\": false"))
    #expect(json.contains("\"fits\": []"))
    let page = String(decoding: try #require(parts["report.html"]), as: UTF8.self)
    #expect(!page.contains("id=\"estimation\""))
    #expect(!page.contains("id=\"event-windows\"") && !page.contains("data-event=\""))
    #expect(page.contains("The results of single events were not asked for."))
    #expect(full.output.contains("AR(0)") && !run.output.contains("AR(0)"))
    let counts = { (run: CommandRun) in
      run.output.split(separator: "\n").first { $0.contains(" events of ") }
    }
    #expect(counts(run) != nil && counts(run) == counts(full))
    #expect(run.output.contains("next session") && run.output.contains("2024-03-31"))
  }

  private func contents(_ folder: TemporaryFolder) throws -> [String: Data] {
    let out = folder.url.appendingPathComponent("out")
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { name in
        (name, try Data(contentsOf: out.appendingPathComponent(name)))
      }
    )
  }

  @Test(arguments: [["--window", "-1..1"], ["--window", "-1,1"], ["--window", "[-1,1]"]])
  func `takes a window in every notation`(window: [String]) throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let base = Array(arguments.prefix(11))
    let run = try CommandRun(base + window + ["--no-report", "--format", "json"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"window_start\": -1"))
    #expect(run.output.contains("\"window_end\": 1"))
    #expect(!run.output.contains("\"window_end\": 0"))
  }

  @Test func `gives the same bytes for any number of threads`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let runs = try ["1", "2", "5"].map { threads in
      try CommandRun(
        arguments + ["--no-report", "--format", "json", "--test", "all", "--threads", threads],
        in: folder.url
      )
    }
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(Set(runs.map(\.output)).count == 1)
  }

  @Test func `stops at a bad number with file, line, column and remedy, and writes nothing`() throws
  {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    try folder.write("Date,Symbol,Close\n2024-01-01,S0,100\n2024-01-02,S0,12x5\n", as: "prices.csv")
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("prices.csv:3:3: \"12x5\" is not a number in column \"Close\"; "))
    #expect(run.errors.split(separator: "\n").count == 1)
    let exists = FileManager.default.fileExists(
      atPath: folder.url.appendingPathComponent("out").path
    )
    #expect(!exists)
  }

  @Test func `a study in which nothing is usable says so and exits with 1`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    try folder.write("symbol,date\nS8,2024-03-31\n", as: "events.csv")
    let run = try CommandRun(arguments + ["--no-report"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.output.contains("unknown_symbol"))
    #expect(run.errors.contains("no event could be studied"))
  }

  @Test func `the folder never holds the results of the study before`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    #expect(try CommandRun(arguments + ["--no-report"], in: folder.url).status == 0)
    let out = folder.url.appendingPathComponent("out")
    #expect(try FileManager.default.contentsOfDirectory(atPath: out.path).contains("cars.csv"))
    try folder.write("symbol,date\nS8,2024-03-31\n", as: "events.csv")
    let run = try CommandRun(arguments + ["--no-report"], in: folder.url)
    #expect(run.status == 1)
    #expect(
      run.output.contains("! No event could be studied. Left out: 1 unknown_symbol; the first, ")
    )
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() == [
        "events.csv", "exclusions.csv", "run.json", "study.json",
      ]
    )
  }

  @Test(arguments: [
    (["--model", "markte"], 1, "\"markte\" is not a model; did you mean \"market\"?"),
    (["--test", "patel_z"], 1, "\"patel_z\" is not a test; did you mean \"patell_z\"?"),
    (["--estimation", "3..-1"], 64, "The value '3..-1' is invalid for '--estimation"),
    (
      ["--estimation", "-70..-3"], 1,
      "the estimation window -70..-3 must end before the event window -5..5 begins: "
        + "end it at -6 or earlier"
    ),
    (["--threads", "0"], 64, "--threads takes a number of at least 1, not 0."),
    (["--threads", "5000"], 64, "--threads takes a number of at most 4096, not 5000."),
    (
      ["--model", "dimson", "--dimson-lags", "9223372036854775807"], 64,
      "--dimson-lags takes a number of at most 100, not 9223372036854775807."
    ),
    (
      ["--draws", "99999999999"], 64, "--draws takes a number of at most 10000000, not 99999999999."
    ),
    (
      ["--max-distance-days", "9223372036854775807"], 64,
      "--max-distance-days takes a number of at most 100000, not 9223372036854775807."
    ),
    (["--calendar", "nsee"], 1, "\"nsee\" is not a calendar; did you mean \"nse\"?"),
  ])
  func `explains what is wrong with an option`(
    options: [String],
    status: Int,
    message: String
  ) throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status == Int32(status))
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `the study of the simulated market says that it is simulated`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appendingPathComponent("simulated").path
    let run = try CommandRun([
      "study", "data/simulated/study.toml", "--no-report", "--output", output,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.contains("SIMULATED")
        && run.output.contains("\n32 events of 16 symbols, none left out.\n")
    )
    let json = try String(contentsOfFile: output + "/study.json", encoding: .utf8)
    #expect(json.contains("\"simulated\": true"))
  }

  @Test func `a file that calls itself simulated is believed`() throws {
    let folder = try TemporaryFolder()
    let data = CommandRun.repository.appendingPathComponent("data/simulated").path
    let run = try CommandRun(
      [
        "study", "--prices", data + "/simulated_prices.csv", "--market",
        data + "/simulated_index.csv", "--events", data + "/simulated_events.csv", "--no-report",
        "--calendar", "nse",
      ],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("SIMULATED"))
  }

  @Test func `a folder that no study wrote is left alone`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let run = try CommandRun(arguments + ["--no-report", "--output", "."], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("which leyline did not write; nothing was changed"))
    let events = folder.url.appendingPathComponent("events.csv")
    #expect(try String(contentsOf: events, encoding: .utf8).hasPrefix("event_id,symbol,date\n"))
  }

  @Test func `a study that cannot be read leaves the output of a good one`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    #expect(try CommandRun(arguments + ["--no-report"], in: folder.url).status == 0)
    let cars = folder.url.appendingPathComponent("out/cars.csv")
    let before = try Data(contentsOf: cars)
    try folder.write("Date,Symbol,Close\n2024-01-01,S0,12x5\n", as: "prices.csv")
    #expect(try CommandRun(arguments + ["--no-report"], in: folder.url).status == 1)
    #expect(try Data(contentsOf: cars) == before)
  }

  @Test func `market returns that are read as levels are noticed`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let rows = try marketRows(folder).enumerated().map { index, line in
      "\(line.prefix(10)),\([0.01, -0.02, 0.005][index % 3])"
    }
    try folder.write("Date,Level\n" + rows.joined(separator: "\n") + "\n", as: "market.csv")
    let run = try CommandRun(arguments + ["--no-report"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("pass --market-values returns"), "\(run.errors)")
    let right = try CommandRun(
      arguments + ["--no-report", "--market-values", "returns"],
      in: folder.url
    )
    #expect(right.status == 0, "\(right.errors)")
    #expect(!right.output.contains("--market-values"))
  }

  @Test(arguments: [
    (["--use-adjusted-close"], "the price files have no adjusted close"),
    (["--model", "ff3"], "the model ff3 needs factor returns; name their file with --factors"),
    (["--control-column", "peer"], "\"peer\" is not a column of the events"),
  ])
  func `an option that cannot be followed is an error`(
    options: [String],
    message: String
  ) throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `a market without prices is no reason to study the sample`() throws {
    let run = try CommandRun(["study", "--market", "data/simulated/simulated_index.csv"])
    #expect(run.status == 1)
    #expect(run.errors == "no price file is named; name one or more with --prices\n")
  }
}

extension StudyCommandTests {
  @Test(arguments: [
    ("--out", "--output"), ("--event", "--events"), ("--formats", "--format"),
    ("--lag", "--max-lag"),
  ])
  func `names the option that an unknown one is a part of`(unknown: String, meant: String) throws {
    let run = try CommandRun(["study", unknown, "x"])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix("Error: Unknown option '\(unknown)'. Did you mean '\(meant)'?\n"),
      "\(run.errors)"
    )
  }

  @Test func `judges other choices by the tests that are named`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let options = [
      "--no-report", "--sensitivity", "--calendar", "data", "--test", "kp_bmp_t", "--test",
      "cross_sectional_t",
    ]
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("stands in"), "\(run.output)")
    let table = try String(
      contentsOf: folder.url.appendingPathComponent("out/sensitivity.csv"),
      encoding: .utf8
    )
    #expect(table.contains("kp_bmp_t") && !table.contains("patell_z"), "\(table.prefix(600))")
  }

  @Test func `a cache changes no byte of the output`() throws {
    let folder = try TemporaryFolder()
    try smallStudy(folder)
    let plain = ["--no-report", "--output", "plain"]
    #expect(try CommandRun(arguments + plain, in: folder.url).status == 0)
    for name in ["first", "second"] {
      let run = try CommandRun(
        arguments + ["--no-report", "--cache", "--output", name],
        in: folder.url
      )
      #expect(run.status == 0, "\(run.errors)")
      for file in ["study.json", "cars.csv", "tests.csv"] {
        let made = try Data(contentsOf: folder.url.appendingPathComponent("\(name)/\(file)"))
        let expected = try Data(contentsOf: folder.url.appendingPathComponent("plain/\(file)"))
        #expect(made == expected)
      }
    }
    let cache = folder.url.appendingPathComponent(".leyline-cache").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache).count == 1)
  }
}
