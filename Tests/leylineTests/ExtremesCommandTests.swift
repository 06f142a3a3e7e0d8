import Foundation
import Testing

@Suite("leyline extremes")
struct ExtremesCommandTests {
  /// Sixty weekdays of an index and a share; the index falls by 5 % on day 20 and 21 and rises by 4 % on day 40.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var (index, share) = (100.0, 50.0)
    var (levels, prices) = (["date,level"], ["symbol,date,close"])
    for day in 0..<60 {
      let date = "2024-\(day < 30 ? "01" : "02")-\(day % 30 < 9 ? "0" : "")\(day % 30 + 1)"
      guard day % 30 < 29 else { continue }
      index *= [20: 0.95, 21: 0.95, 40: 1.04][day] ?? (day.isMultiple(of: 2) ? 1.001 : 0.999)
      share *= day == 50 ? 1.1 : 1 + Double(day * 7 % 5 - 2) / 1000
      levels.append("\(date),\(index)")
      prices.append("OKAPI,\(date),\(share)")
    }
    try folder.write(levels.joined(separator: "\n") + "\n", as: "index.csv")
    try folder.write(prices.joined(separator: "\n") + "\n", as: "prices.csv")
    return folder
  }

  private static let index = ["extremes", "prices.csv", "--market", "index.csv"]

  @Test func `says what is extreme and writes an event file that a study takes`() throws {
    let folder = try Self.folder()
    let run = try CommandRun(
      Self.index + ["--fall", "3%", "--rise", "3%", "--output", "events.csv"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix("Extreme days of index: below -3.00% or above +3.00%\n"),
      "\(run.output)"
    )
    #expect(run.errors.contains("2 events written to events.csv"))
    let events = try String(
      contentsOf: folder.url.appendingPathComponent("events.csv"),
      encoding: .utf8
    )
    #expect(events.contains("OKAPI-2024-01-21,OKAPI,,2024-01-21,day,ok"))
    #expect(events.contains("extreme_days,extreme_last_date,extreme_of,extreme_return"))
    let study = try CommandRun(
      [
        "study", "--prices", "prices.csv", "--market", "index.csv", "--events", "events.csv",
        "--estimation",
        "-15..-3", "--event-window", "-2..2", "--window", "0..0", "--test", "cross_sectional_t",
        "--output", "out",
        "--no-report",
      ],
      in: folder.url
    )
    #expect(study.status == 0, "\(study.errors)")
    #expect(
      study.output.contains("OKAPI-2024-01-21") && !study.output.contains("chosen by the return")
    )
  }

  @Test func `own days come with a warning, there and in the study of them`() throws {
    let folder = try Self.folder()
    let run = try CommandRun(
      ["extremes", "prices.csv", "--rise", "0.05", "--output", "events.csv"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("! each event is chosen by the return of its own security"))
    let study = try CommandRun(
      [
        "study", "--prices", "prices.csv", "--market", "index.csv", "--events", "events.csv",
        "--estimation",
        "-20..-3", "--event-window", "-2..2", "--window", "0..0", "--window", "2..2", "--test",
        "cross_sectional_t", "--output", "out", "--no-report",
      ],
      in: folder.url
    )
    #expect(study.status == 0, "\(study.errors)")
    let text = study.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains("tests of 0..0 find what the choice put there; test a window from day 2 on"),
      "\(text)"
    )
  }

  @Test(arguments: [
    (["--clusters", "omit"], 1), (["--clusters", "fuse"], 2), (["--of", "own"], 1),
  ])
  func `an option changes the events`(options: [String], count: Int) throws {
    let folder = try Self.folder()
    let run = try CommandRun(
      Self.index + ["--fall", "3%", "--rise", "3%", "--format", "csv"] + options,
      in: folder.url
    )
    #expect(run.output.split(separator: "\n").count == 1 + count, "\(run.output)")
  }

  @Test func `prints JSON`() throws {
    let folder = try Self.folder()
    let run = try CommandRun(
      Self.index + ["--tail", "5%", "--returns", "log", "--format", "json"],
      in: folder.url
    )
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let extremes = try #require(object?["extremes"] as? [[String: Any]])
    let first = try #require(extremes.first { ($0["days"] as? Int) == 2 })
    #expect(abs(try #require(first["return"] as? Double) - 2 * log(0.95)) < 1e-12)
  }

  @Test(arguments: [
    (["--tail", "5"], "--tail"),
    (["--fall", "0%"], "--fall takes a move above 0%, without a sign, not 0.0%"),
    (["--of", "OKAPY"], "did you mean \"OKAPI\"?"),
    (["--tail", "1%"], "and one in a tail of this share takes 100"),
  ])
  func `a wrong option is refused`(options: [String], message: String) throws {
    let folder = try Self.folder()
    let run = try CommandRun(Self.index + options, in: folder.url)
    #expect(run.status != 0 && run.errors.contains(message), "\(run.errors)")
  }
}
