import Foundation
import Testing

@Suite("leyline sensitivity")
struct SensitivityCommandTests {
  /// A small panel, market and event file in a folder; the shares jump on day 90.
  private func inputs(_ folder: TemporaryFolder) throws {
    var prices = "Date,Symbol,Close\n"
    var market = "Date,Close\n"
    var second = "Date,Close\n"
    var levels = [Double](repeating: 100, count: 6)
    var index = 1000.0
    var other = 1000.0
    var state: UInt64 = 3
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
    }
    for day in 0..<140 {
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
      let text = date.formatted(.iso8601.year().month().day())
      let move = 0.02 * noise()
      index *= 1 + move
      other *= 1 + 0.5 * move + 0.01 * noise()
      market += "\(text),\(index)\n"
      second += "\(text),\(other)\n"
      for share in levels.indices {
        levels[share] *= 1 + move + 0.01 * noise() + (day == 90 + share ? 0.04 : 0)
        prices += "\(text),S\(share),\(levels[share])\n"
      }
    }
    try folder.write(prices, as: "prices.csv")
    try folder.write(market, as: "market.csv")
    try folder.write(second, as: "second.csv")
    // Day 90 of 2024 is 31 March.
    let days = ["03-31", "04-01", "04-02", "04-03", "04-04", "04-05"]
    let events = days.enumerated().map { "E\($0),S\($0),2024-\($1)\n" }.joined()
    try folder.write("event_id,symbol,date\n" + events, as: "events.csv")
  }

  private let arguments = [
    "sensitivity", "--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv",
    "--estimation", "-70..-11", "--event-window", "-3..3", "--estimation-length", "40",
    "--placebos", "30", "--step-down-draws", "99",
  ]

  private func names(_ folder: TemporaryFolder, _ name: String = "out") throws -> [String] {
    try FileManager.default
      .contentsOfDirectory(atPath: folder.url.appendingPathComponent(name).path).sorted()
  }

  private func rows(_ folder: TemporaryFolder) throws -> [[Substring]] {
    let file = folder.url.appendingPathComponent("out/sensitivity.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `answers first and writes its files`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Does it depend on the window?\n"))
    #expect(run.output.contains("from \\ to"))
    #expect(try names(folder).contains("sensitivity.json"))
    let rows = try rows(folder)
    #expect(
      rows[0].joined(separator: ",")
        == "model,estimation_start,estimation_end,returns,window_start,window_end,test,n_events,"
        + "caar,statistic,p_value,adjusted_p_value,market,shift,overlapping,adjustment"
    )
    // Models, estimation windows, returns, shifts; windows; tests. No events overlap.
    #expect(rows.count == 1 + (3 * 3 * 2 * 2) * 16 * 5)
    #expect(rows.dropFirst().allSatisfy { $0.count == 16 })
    #expect(rows[1][0] == "market" && rows[1][12] == "market" && rows[1][15] == "romano_wolf")
  }

  @Test(
    arguments: [
      (["--windows-only"], 3 * 16 * 5), (["--model", "market"], 12 * 16 * 5),
      (["--test", "wilcoxon"], 36 * 16), (["--window", "0..1", "--window", "0..0"], 36 * 2 * 5),
      (["--estimation-end", "-21"], 24 * 16 * 5),
      (["--estimation-length", "30", "50"], 84 * 16 * 5),
      (["--return-kind", "simple"], 18 * 16 * 5), (["--shift", "1", "--shift", "2"], 54 * 16 * 5),
      (["--other-market", "second.csv"], 60 * 16 * 5),
    ]
  )
  func `each choice makes its number of rows`(options: [String], count: Int) throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try rows(folder).count == 1 + count)
  }

  @Test(
    arguments: [
      ["--headline", "-1..1"], ["--level", "0.2"], ["--placebos", "0"], ["--step-down-draws", "0"],
      ["--tail", "0.3"], ["--power", "0.5"], ["--effect", "0.1"], ["--no-per-event"],
      ["--keep-overlapping", "--seed", "2"],
    ]
  )
  func `each option changes what is printed`(options: [String]) throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let plain = try CommandRun(arguments, in: folder.url)
    let changed = try CommandRun(arguments + options, in: folder.url)
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(plain.output != changed.output)
  }

  @Test func `stands beside a study without touching it, and survives one`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let study =
      ["study"] + arguments[1...10] + ["--window", "-1..1", "--no-report"]
    #expect(try CommandRun(study, in: folder.url).status == 0)
    let json = folder.url.appendingPathComponent("out/study.json")
    let before = try Data(contentsOf: json)
    #expect(try CommandRun(arguments, in: folder.url).status == 0)
    #expect(try Data(contentsOf: json) == before)
    #expect(try names(folder).contains("sensitivity.csv"))
    #expect(try CommandRun(study, in: folder.url).status == 0)
    #expect(try names(folder).contains("sensitivity.csv"))
  }

  @Test func `a study writes its sensitivity too when asked`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let study = ["study"] + arguments[1...10] + ["--sensitivity", "--no-report"]
    let run = try CommandRun(study, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try names(folder).contains("sensitivity.csv"))
  }

  @Test func `prints JSON that holds every window`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + ["--format", "json", "--windows-only"], in: folder.url)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect((object?["windows"] as? [Any])?.count == 16)
    #expect((object?["specifications"] as? [Any])?.count == 3)
    #expect(object?["simulated"] as? Bool == false)
  }

  @Test func `never writes into a folder of somebody else`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + ["--output", "."], in: folder.url)
    #expect(run.status == 1)
    #expect(try names(folder, ".").contains("events.csv"))
  }

  @Test(
    arguments: [
      (["--regress", "size"], "Unknown option '--regress'"),
      (["--intraday", "bars"], "Unknown option '--intraday'"),
      (["--confidence", "0.9"], "Unknown option '--confidence'"),
      (["--group-column", "kind"], "Unknown option '--group-column'"),
      (["--bar-time", "end"], "Unknown option '--bar-time'"),
      (["--coefficient-errors", "hc3"], "Unknown option '--coefficient-errors'"),
    ]
  )
  func `refuses what has no use here`(options: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(
    arguments: [
      (["--placebos", "-5"], "--placebos takes a number of at least 0, not -5."),
      (["--step-down-draws", "-1"], "--step-down-draws takes a number of at least 0, not -1."),
      (["--level", "-0.1"], "level"), (["--tail", "-0.1"], "tail"), (["--power", "-1"], "power"),
    ]
  )
  func `says what is wrong with a number below zero`(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + options, in: folder.url)
    #expect(run.status != 0)
    #expect(run.errors.contains(words) && !run.errors.contains("Missing value"), "\(run.errors)")
  }

  @Test func `lists what is left out, and what the table of windows has no room for`() throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let file = folder.url.appendingPathComponent("events.csv")
    let events = try String(contentsOf: file, encoding: .utf8) + "E9,S77,2024-04-03\n"
    try folder.write(events, as: "events.csv")
    let wide = arguments.map { $0 == "-3..3" ? "-3..14" : $0 }
    let run = try CommandRun(wide, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Left out\n- E9 S77: no price file has the symbol \"S77\""))
    #expect(run.output.contains("; no room for windows to "))
    let narrow = try CommandRun(arguments, in: folder.url)
    #expect(!narrow.output.contains("no room for windows"))
  }

  @Test(arguments: [["market.csv"], ["./market.csv"], ["second.csv", "second.csv"]])
  func `refuses an index that is named twice`(others: [String]) throws {
    let folder = try TemporaryFolder()
    try inputs(folder)
    let run = try CommandRun(arguments + ["--other-market"] + others, in: folder.url)
    #expect(run.status == 1)
    #expect(
      run.errors.contains("the market index \(others[0]) is named twice; name each index once")
    )
  }
}
