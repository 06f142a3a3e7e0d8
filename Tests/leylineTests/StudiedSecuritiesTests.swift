import Foundation
import Testing

/// What a study says of its inputs: of the securities that it studies, and how far its factors reach.
@Suite("What a study says of its inputs")
struct StudiedSecuritiesTests {
  /// A folder of ten shares, each without prices on two days in a row.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = "Date,Symbol,Close\n"
    var market = "Date,Close\n"
    for day in 0..<120 {
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
        .formatted(.iso8601.year().month().day())
      market += "\(date),\(1000 + 10 * sin(Double(day)))\n"
      for share in 0..<10 where !(40 + share...41 + share).contains(day) {
        text += "\(date),SH\(share),\(100 + 2 * sin(Double(day + share * 3)))\n"
      }
    }
    try folder.write(text, as: "prices.csv")
    try folder.write(market, as: "market.csv")
    return folder
  }

  private let arguments = [
    "study", "--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv",
    "--estimation", "-70..-11", "--event-window", "-5..5", "--calendar", "data", "--no-report",
  ]

  /// The words of the warnings about days without a price.
  private func gaps(_ events: String) throws -> [String] {
    let folder = try folder()
    try folder.write("symbol,date\n" + events, as: "events.csv")
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.components(separatedBy: "\n! ").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { $0.contains("no price on") }
  }

  @Test func `names a security that is studied and no other`() throws {
    let notes = try gaps("SH3,2024-04-01\n")
    #expect(notes.count == 1)
    #expect(
      notes.first?.contains("SH3: no price on 2 days (2024-02-13, 2024-02-14)") == true,
      "\(notes)"
    )
  }

  @Test func `says the same of several securities in one sentence`() throws {
    let notes = try gaps("SH3,2024-04-01\nSH5,2024-04-02\nSH7,2024-04-03\n")
    #expect(notes.count == 1)
    #expect(
      notes.first?.contains(
        "3 symbols: no price on 6 days (2024-02-13, 2024-02-14, 2024-02-15, …); SH3, SH5, SH7"
      ) == true,
      "\(notes)"
    )
  }

  @Test func `says how far the factors reach`() throws {
    let folder = try folder()
    var factors = "Date,Mkt-RF,SMB,HML,RF\n"
    for day in 0..<110 {
      let date = Date(timeIntervalSince1970: Double(19_723 + day) * 86_400)
        .formatted(.iso8601.year().month().day())
      let values = [1.3, 2.1, 0.7].map { "\(sin(Double(day) * $0) / 100)" }.joined(separator: ",")
      factors += "\(date),\(values),0.0001\n"
    }
    try folder.write(factors, as: "factors.csv")
    try folder.write("symbol,date\nSH3,2024-04-01\n", as: "events.csv")
    let run = try CommandRun(
      arguments.filter { $0 != "--no-report" } + ["--factors", "factors.csv", "--model", "ff3"],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Factors factors.csv: 2024-01-01 to 2024-04-19"), "\(run.output)")
    let out = folder.url.appendingPathComponent("out")
    let json = try String(contentsOf: out.appendingPathComponent("study.json"), encoding: .utf8)
    #expect(json.contains("\"last_date\": \"2024-04-19\""))
    let page = try String(contentsOf: out.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(page.contains("2024-01-01 to 2024-04-19"))
  }
}
