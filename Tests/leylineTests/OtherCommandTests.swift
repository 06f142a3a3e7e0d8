import Foundation
import Testing

@Suite("leyline, the other commands")
struct OtherCommandTests {
  @Test func `prints its version`() throws {
    let run = try CommandRun(["--version"])
    #expect(run.status == 0)
    #expect(run.output == "0.1.0\n")
  }

  @Test func `refuses a command that is none with status 64`() throws {
    let run = try CommandRun(["studdy"])
    #expect(run.status == 64)
    #expect(run.errors.contains("studdy"))
  }

  @Test func `no control character of a file reaches a terminal, and no message is long`() throws {
    let folder = try TemporaryFolder()
    let escape = "\u{1B}[31mRED\u{1B}]0;title\u{7}"
    try folder.write("event_id,symbol,date\nE\(escape),A\(escape),2025-03-04\n", as: "e.csv")
    try folder.write("event_id,symbol,date\nE,A,\(escape)\n", as: "bad.csv")
    try folder.write("\(String(repeating: "9", count: 100_000)),b\n1,2\n", as: "long.csv")
    let entry = "BEGIN:VEVENT\nDTSTART:20250902\nSUMMARY:Infosys: \(escape)\u{9B}31m\nEND:VEVENT"
    try folder.write("BEGIN:VCALENDAR\n\(entry)\nEND:VCALENDAR\n", as: "f.ics")
    try folder.write("symbol,name\nINFY,Infosys\n", as: "companies.csv")
    let feed = ["announcements", "f.ics", "--companies", "companies.csv"]
    let runs = [
      ["align", "e.csv"], ["align", "e.csv", "--format", "json"], ["align", "bad.csv"],
      ["align", "long.csv"], feed, feed + ["--format", "json"],
    ]
    for arguments in runs {
      let run = try CommandRun(arguments, in: folder.url)
      let controls = (run.output + run.errors).unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
      }
      #expect(controls.isEmpty, "\(arguments)")
      #expect(run.errors.utf8.count < 1000)
      #expect(!(run.output + run.errors).isEmpty)
    }
  }

  @Test func `align says which day and why`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      event_id,symbol,announced_at
      noon,ASHOKLEY,2025-09-02T12:00+05:30
      night,RELIANCE,2025-06-17T23:27+05:30
      saturday,ASHOKLEY,2025-09-06

      """,
      as: "events.csv"
    )
    let run = try CommandRun(["align", "events.csv", "--calendar", "nse"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Tue 2025-09-02"))
    #expect(run.output.contains("Wed 2025-06-18"))
    #expect(run.output.contains("Mon 2025-09-08"))
    #expect(run.output.contains("after the 15:30 close"))
    let strict = try CommandRun(
      ["align", "events.csv", "--calendar", "nse", "--align", "strict", "--format", "json"],
      in: folder.url
    )
    #expect(strict.output.contains("\"reason\": \"not_a_session\""))
    #expect(strict.output.contains("\"reason\": \"after_close\""))
  }

  @Test func `inspect shows what was understood`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Date ,CLOSE ,VOLUME \n\"02-Jan-2025\",\"1,234.50\",\"1,00,000\"\n"
        + "03-Jan-2025,\"1,240.00\",\"2,00,000\"\n",
      as: "INFY-EQ.csv"
    )
    let run = try CommandRun(["inspect", "INFY-EQ.csv"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("INFY"))
    #expect(run.output.contains("CLOSE = close"))
    #expect(run.output.contains("from 2025-01-02 to 2025-01-03"))
  }

  @Test func `inspect says by what it reads a file as it does`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Okapi Motors, prices of the exchange
      Date;Security;Kurs;Settle;Note
      16.01.2024;OKAPI;1.010,50;1.011,00;x
      17.01.2024;OKAPI;1.020,00;1.021,00;
      18.01.2024;OKAPI;many;1.031,00;
      Source: Exchange

      """,
      as: "a.csv"
    )
    let arguments = ["inspect", "a.csv", "--columns", "close=Settle", "--skip-bad-rows"]
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let expected = """
      3 rows, 1 symbol, 3 days from 2024-01-16 to 2024-01-18
      OKAPI

      a.csv
        rows      3 from 2024-01-16 to 2024-01-18, 1 symbol
        header    line 2; 1 line above passed over
        text      semicolon, UTF-8, decimal comma, dates as dd.mm.yyyy
        read as   "16.01.2024" = 2024-01-16, "1.011,00" = 1011
        columns   Date = date, Security = symbol, by name
                  Settle = close, as asked
        not used  Kurs, Note
        left out  1 line below the data
        first row OKAPI on 2024-01-16: close 1011
      """
    #expect(run.output.hasPrefix(expected), "\(run.output)")
  }

  @Test func `inspect tells in JSON what it tells in text`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "2024-01-15,10\n2024-01-16,x\n2024-01-17,12\n2024-01-18,13\n2024-01-19,14\n2024-01-22,15\n",
      as: "OKAPI.csv"
    )
    let run = try CommandRun(
      ["inspect", "OKAPI.csv", "--format", "json", "--skip-bad-rows"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let source = try #require((object?["sources"] as? [[String: Any]])?.first)
    #expect(source["header_lines"] == nil || source["header_lines"] is NSNull)
    #expect(source["lines_above"] as? Int == 0 && source["lines_below"] as? Int == 0)
    #expect(source["rejected_rows"] as? Int == 1)
    #expect(source["symbol_ground"] as? String == "file_name")
    let columns = source["columns"] as? [[String: String]]
    #expect(columns?.map { $0["ground"] } == ["content", "content"])
    let date = source["date_example"] as? [String: String]
    #expect(date == ["text": "2024-01-15", "date": "2024-01-15"])
    let number = source["number_example"] as? [String: Any]
    #expect(number?["text"] as? String == "10" && number?["value"] as? Double == 10)
    let row = source["first_row"] as? [String: Any]
    #expect(row?["symbol"] as? String == "OKAPI" && row?["date"] as? String == "2024-01-15")
    #expect(row?["values"] as? [String: Double] == ["close": 10])
  }

  @Test func `inspect reads standard input`() throws {
    let run = try CommandRun(
      ["inspect", "-", "--symbol", "X", "--format", "json"],
      input: "Date,Close\n2025-01-02,10\n2025-01-03,11\n"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"first_date\": \"2025-01-02\""))
  }

  @Test func `simulate gives the same bytes for the same seed`() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c"] {
      let seed = name == "c" ? "8" : "7"
      let run = try CommandRun(
        ["simulate", "--output", name, "--seed", seed, "--companies", "2"],
        in: folder.url
      )
      #expect(run.status == 0, "\(run.errors)")
    }
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: folder.url.appendingPathComponent("\(name)/simulated_prices.csv"))
    }
    #expect(try bytes("a") == bytes("b"))
    #expect(try bytes("a") != bytes("c"))
  }

  @Test func `announcements writes a table that study reads`() throws {
    let folder = try TemporaryFolder()
    let table = folder.url.appendingPathComponent("events.csv").path
    let run = try CommandRun(["announcements", "seeds", "--output", table])
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOfFile: table, encoding: .utf8)
    #expect(text.contains("2025-09-02T12:00+05:30"))
    #expect(text.contains("no_date"))
    let aligned = try CommandRun(["align", table, "--calendar", "nse"])
    #expect(aligned.status == 0, "\(aligned.errors)")
    #expect(aligned.output.contains("Tue 2025-09-02"))
  }

  @Test(arguments: [
    (
      ["correlate", "--max-lag", "9223372036854775807"],
      "--max-lag takes a number of at most 100000, not 9223372036854775807."
    ),
    (
      ["correlate", "--min-announcements", "0"],
      "--min-announcements takes a number of at least 1, not 0."
    ),
    (
      ["simulate", "data", "--events-per-company", "9223372036854775807"],
      "the number of events is 9223372036854775807; it must be at most 10000"
    ),
    (
      ["simulate", "data", "--companies", "1000000000"],
      "the number of companies is 1000000000; it must be at most 100000"
    ),
    (
      ["simulate", "data", "--companies", "100000"],
      "100000 companies over 744 trading sessions are more than 10000000 rows of prices; take fewer "
        + "companies or fewer days"
    ),
    (
      ["simulate", "data", "--from", "1900-01-01", "--to", "9999-12-31"],
      "the last day is 9999-12-31; it must be at most 100 years after the first day, 1900-01-01"
    ),
    (
      ["sensitivity", "data/simulated/study.toml", "--event-window", "-400..400"],
      "the event window -400..400 has 160801 windows that hold day 0, more than 100000; narrow "
        + "--event-window or name the windows with --window"
    ),
  ])
  func `refuses a number beyond what a run can hold`(arguments: [String], message: String) throws {
    let run = try CommandRun(
      arguments + (arguments[0] == "sensitivity" ? ["--estimation", "-500..-401"] : [])
    )
    #expect(run.status != 0)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `writes shell completions`() throws {
    let run = try CommandRun(["--generate-completion-script", "bash"])
    #expect(run.status == 0)
    #expect(run.output.contains("leyline"))
  }

  @Test func `correlate finds the volume that follows the simulated announcements`() throws {
    let arguments = [
      "correlate", "data/simulated/study.toml", "--max-lag", "3", "--draws", "199", "--format",
      "csv",
    ]
    let run = try CommandRun(arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("selection,market,outcome,lag,correlation,lower,upper,p_value,"))
    #expect(run.output.contains("group:good,,volume,0,"))
    let more = try CommandRun(arguments + ["--min-announcements", "30"])
    #expect(!more.output.contains("group:good"))
    let text = try CommandRun(["correlate", "data/simulated/study.toml", "--draws", "99"])
    #expect(text.output.contains("SIMULATED"))
    #expect(
      text.output.contains("\nThe size of returns and volume rise on the day (r = 0.10, p = 0.0"),
      "\(text.output)"
    )
    let one = try CommandRun(arguments + ["--against", "return", "volume"])
    #expect(!one.output.contains(",abnormal_return,"))
    #expect(one.output.contains("all,,return,0,") && one.output.contains("all,,volume,0,"))
  }

  @Test func `correlate writes a folder, whole, and into no other`() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "correlate", CommandRun.repository.appending(path: "data/simulated/study.toml").path,
      "--max-lag", "3", "--draws", "99", "--output", "found",
    ]
    let run = try CommandRun(arguments + ["--title", "Orders & prices"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Written to found/"))
    let found = folder.url.appending(path: "found")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: found.path).sorted()
        == ["lead_lag.csv", "lead_lag.json", "report.html"]
    )
    let page = try String(contentsOf: found.appending(path: "report.html"), encoding: .utf8)
    #expect(page.contains("SIMULATED DATA"))
    #expect(page.contains("<h1>Orders &amp; prices</h1>"))
    #expect(page.contains("The size of returns, volume and volatility rise on the day"))
    #expect(page.contains("id=\"chart-lead-lag-all-volume-"))
    let table = try String(contentsOf: found.appending(path: "lead_lag.csv"), encoding: .utf8)
    #expect(table == (try CommandRun(arguments.dropLast(2) + ["--format", "csv"]).output))
    let bare = try CommandRun(arguments + ["--no-report"], in: folder.url)
    #expect(bare.status == 0, "\(bare.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: found.path).sorted()
        == ["lead_lag.csv", "lead_lag.json"]
    )
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "mine"),
      withIntermediateDirectories: true
    )
    try folder.write("my notes", as: "mine/notes.txt")
    let refused = try CommandRun(
      arguments.dropLast() + ["mine"],
      in: folder.url
    )
    #expect(refused.status == 1)
    #expect(refused.errors.contains("mine"), "\(refused.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/mine")
        == ["notes.txt"]
    )
  }

  @Test func `correlate gives a chart with its data`() throws {
    let run = try CommandRun([
      "correlate", "data/simulated/study.toml", "--max-lag", "3", "--draws", "99", "--format",
      "chart",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let chart = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect((chart["$schema"] as? String)?.contains("vega-lite") == true)
    #expect((chart["description"] as? String)?.hasPrefix("SIMULATED PRICES. ") == true)
    let title = try #require((chart["title"] as? [String: Any])?["text"] as? String)
    #expect(title == "SIMULATED PRICES. Announcements against prices")
    let rows = try #require((chart["datasets"] as? [String: [[String: Any]]])?["lags"])
    #expect(rows.count.isMultiple(of: 7) && rows.count >= 5 * 7)
    #expect(Set(rows.compactMap { $0["lag"] as? Int }) == Set(-3...3))
    #expect(rows.contains { $0["selection"] as? String == "All announcements (32)" })
    #expect(
      Set(rows.compactMap { $0["outcome"] as? String })
        == [
          "Return", "Abnormal return, simulated", "Size of the abnormal return, simulated",
          "Abnormal volume", "Volatility, simulated",
        ]
    )
  }

  @Test func `simulate size shows a test that rejects too often`() throws {
    let run = try CommandRun([
      "simulate", "size", "--scenario", "one_date", "--test", "patell_z", "kp_bmp_t", "--window",
      "0..0", "--replications", "100", "--events", "30", "--estimation-days", "60",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("patell_z") && $0.hasSuffix("!") })
    #expect(lines.contains { $0.hasPrefix("kp_bmp_t") && !$0.hasSuffix("!") })
  }

  @Test func `correlate names a jump that looks like a split, and lags that the data cannot hold`()
    throws
  {
    let folder = try TemporaryFolder()
    var prices = "Date,Symbol,Close\n"
    var level = 100.0
    for day in 0..<90 {
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
      level *= [1.01, 0.99, 1.004, 0.997][day % 4] * (day == 40 ? 0.5 : 1)
      prices += "\(date.formatted(.iso8601.year().month().day())),S1,\(level)\n"
    }
    try folder.write(prices, as: "prices.csv")
    let events = (0..<6).map { "E\($0),S1,2024-02-\(10 + 2 * $0)\n" }.joined()
    try folder.write("event_id,symbol,date\n" + events, as: "events.csv")
    let arguments = [
      "correlate", "--prices", "prices.csv", "--events", "events.csv", "--draws", "19",
    ]
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("add the line \"S1,2024-02-10,0.5\""), "\(run.output)")
    let far = try CommandRun(arguments + ["--max-lag", "80"], in: folder.url)
    #expect(
      far.output.contains("days with a value for lags this large"),
      "\(far.output)\(far.errors)"
    )
  }

  @Test func `announcements brings its companies to any folder, unless it is told not to`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Infosys wins an order\nPublished: 2 Sep 2025\n\nInfosys won an order from a bank.\n",
      as: "story.txt"
    )
    let run = try CommandRun(["announcements", "story.txt"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("INFY-2025-09-02,INFY,Infosys,2025-09-02,"))
    let refused = try CommandRun(
      ["announcements", "story.txt", "--companies-only"],
      in: folder.url
    )
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains(
        "--companies-only needs a table of companies; name it with --companies (its columns are symbol, name, "
          + "aliases)"
      )
    )
    try folder.write("symbol,name\nS1,Okapi Motors\n", as: "own.csv")
    let own = ["announcements", "story.txt", "--companies", "own.csv"]
    #expect(try CommandRun(own, in: folder.url).output.contains(",INFY,"))
    #expect(try !CommandRun(own + ["--companies-only"], in: folder.url).output.contains(",INFY,"))
  }

  @Test func `the advice for a table that is not read can be followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("symbol,seen\nINFY,02/09/2025\n", as: "own.csv")
    let run = try CommandRun(["announcements", "own.csv"], in: folder.url)
    #expect(run.errors.contains("say which does with --event-columns date=NAME;"))
    let told = ["announcements", "own.csv", "--event-columns", "date=seen"]
    let asked = try CommandRun(told, in: folder.url)
    #expect(asked.errors.contains("--event-date-format dd/mm/yyyy"), "\(asked.errors)")
    let read = try CommandRun(told + ["--event-date-format", "dd/mm/yyyy"], in: folder.url)
    #expect(read.output.contains("INFY-2025-09-02,INFY,"), "\(read.errors)")
  }
}
