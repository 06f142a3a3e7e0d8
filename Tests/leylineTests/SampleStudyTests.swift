import Foundation
import Testing

/// The study that a bare `leyline study` runs: five documents and real prices.
@Suite("the sample study")
struct SampleStudyTests {
  /// The rows of a table of the output folder, by the names of its columns.
  private func rows(_ name: String, _ folder: TemporaryFolder) throws -> [[Substring: Substring]] {
    let file = folder.url.appendingPathComponent("out/\(name)")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let names = try #require(lines.first)
    return lines.dropFirst()
      .map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
  }

  private func run(_ options: [String] = [], _ folder: TemporaryFolder) throws -> CommandRun {
    let output = folder.url.appendingPathComponent("out").path
    let run = try CommandRun(["study", "--output", output] + options)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  @Test func `counts the deal once and finds no effect beyond noise`() throws {
    let folder = try TemporaryFolder()
    let run = try run(["--no-report"], folder)
    #expect(
      Set(try rows("cars.csv", folder).compactMap { $0["event_id"] }) == [
        "ASHOKLEY-2025-09-02", "OLAELEC-2025-06-17", "RAJESHEXPO-2025-06-17",
        "RELIANCE-2025-06-17",
      ]
    )
    let day = try rows("cars.csv", folder).first {
      $0["event_id"] == "ASHOKLEY-2025-09-02" && $0["model"] == "market"
        && $0["window_start"] == "0" && $0["window_end"] == "0"
    }
    func number(_ row: [Substring: Substring]?, _ name: Substring) throws -> Double {
      try #require((row?[name]).flatMap { Double($0) })
    }
    #expect(abs(try number(day, "car") - 0.02055) < 5e-6)
    #expect(abs(try number(day, "t") - 1.432) < 5e-4)
    #expect(abs(try number(day, "p_value") - 0.153) < 5e-4)
    #expect(
      run.output.contains(
        "ASHOKLEY-2025-09-02    ASHOKLEY    2025-09-02 12:00  2025-09-02  +2.05%   1.43   0.153   "
          + "130.95\n"
      )
    )
    let path = try rows("abnormal_returns.csv", folder).filter {
      $0["event_id"] == "ASHOKLEY-2025-09-02" && $0["model"] == "market"
    }
    let averages = Dictionary(path.map { ($0["date"], $0["vwap"]) }) { first, _ in first }
    #expect(averages["2025-09-01"] == "127.3" && averages["2025-09-02"] == "130.95")
    #expect(path.first { $0["date"] == "2025-08-18" }?["relative_day"] == "-10")
  }

  @Test func `names the press report of the day before and the other news`() throws {
    let folder = try TemporaryFolder()
    let run = try run(["--no-report"], folder)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "AL-2-CALB-PRESS ASHOKLEY review 2025-09-01 12:43+05:30 left for review: the same deal as "
          + "ASHOKLEY-2025-09-02, which counts once: the first press report seen, in session; by it day 0 "
          + "is 2025-09-01, which is day -1 of ASHOKLEY-2025-09-02;"
      )
    )
    let reasons = try rows("exclusions.csv", folder).filter { $0["reason"] == "review" }
    #expect(
      reasons.compactMap { $0["event_id"].map(String.init) } == [
        "AL-1-GST-PROPOSAL", "AL-2-CALB-PRESS", "AL-3-AUGUST-SALES", "AL-4-MARKET-NEWS",
        "AL-5-GST-DECISION",
      ]
    )
    #expect(words.contains("CAAR against nifty_50 p CAAR against nifty_auto p"))
  }

  @Test func `bears no mark of simulated prices`() throws {
    let folder = try TemporaryFolder()
    let run = try run([], folder)
    #expect(!run.output.contains("SIMULATED") && !run.errors.contains("SIMULATED"))
    let out = folder.url.appendingPathComponent("out")
    for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
      let text = try String(contentsOf: out.appendingPathComponent(name), encoding: .utf8)
      #expect(!text.contains("SIMULATED"), "\(name)")
      if name == "study.json" { #expect(text.contains("\"simulated\": false")) }
    }
  }

  @Test func `takes the days of settlement trade by trade, which no number hangs on`() throws {
    let folder = try TemporaryFolder()
    let all = try run(["--no-report"], folder)
    let tests = try rows("tests.csv", folder)
    let regular = try run(["--no-report", "--series", "EQ"], folder)
    #expect(!all.output.contains("left out 61 rows of other series than EQ"))
    #expect(regular.output.contains("left out 61 rows of other series than EQ"))
    #expect(try rows("tests.csv", folder) == tests)
  }
}
