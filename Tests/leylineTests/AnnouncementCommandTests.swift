import Foundation
import Testing

/// From published articles and exchange files to a finished study, through the command.
@Suite(
  "leyline, from documents to a study",
  .enabled(if: RealFiles.isAvailable, "LEYLINE_REAL_DATA names no folder with articles beside it")
)
struct AnnouncementCommandTests {
  /// Symbol, moment, precision, status and the event repeated, of each row.
  private static let table = [
    "ASHOKLEY|2025-09-25|day|repeat|ASHOKLEY-2025-09-02",
    "ASHOKLEY|2025-09-26|day|repeat|ASHOKLEY-2025-09-02",
    "ASHOKLEY|2025-09-02T12:00+05:30|minute|ok|",
    "RELIANCE|2025-06-17T23:27+05:30|minute|ok|",
    "OLAELEC|2025-06-17T23:27+05:30|minute|ok|",
    "RAJESHEXPO|2025-06-17T23:27+05:30|minute|ok|",
    "IOC|2025-06-17T23:27+05:30|minute|ok|",
    "JSW||none|no_date|",
  ]

  @Test func `announcements gives the table of the five articles`() throws {
    let run = try CommandRun(["announcements", RealFiles.articles, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    )
    let found = rows.map { row in
      ["symbol", "published_at", "precision", "status", "repeat_of"]
        .map { row[$0] as? String ?? "" }.joined(separator: "|")
    }
    #expect(found == Self.table)
    let csv = try CommandRun(["announcements", RealFiles.articles])
    #expect(csv.output.split(separator: "\n").count == 1 + Self.table.count)
  }

  @Test func `study runs from the articles to a report in one command`() throws {
    let folder = try TemporaryFolder()
    try folder.write("symbol,ex_date,factor\nASHOKLEY,2025-07-16,0.5\n", as: "splits.csv")
    let symbols = ["ASHOKLEY", "RELIANCE", "OLAELEC", "RAJESHEXPO"]
    let run = try CommandRun(
      ["study", "--announcements", RealFiles.articles, "--prices"]
        + symbols.map { "\(RealFiles.prices)/\($0)_sec_bhavdata_full.csv" }
        + [
          "--market", "\(RealFiles.prices)/NIFTY50_index.csv", "--calendar", "nse",
          "--adjustments", "splits.csv", "--companies",
          CommandRun.repository.appendingPathComponent("data/companies.csv").path,
        ],
      in: folder.url
    )
    #expect(run.status == 0, "\(run.errors)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appendingPathComponent("out/\(name)"), encoding: .utf8)
    }
    let events = try text("events.csv")
    #expect(
      events.contains("ASHOKLEY-2025-09-02,ASHOKLEY,2025-09-02T12:00+05:30,minute,2025-09-02")
    )
    #expect(
      events.contains("RELIANCE-2025-06-17,RELIANCE,2025-06-17T23:27+05:30,minute,2025-06-18")
    )
    #expect(events.contains("next session, Wednesday 2025-06-18"))
    let exclusions = try text("exclusions.csv")
    for left in [
      "ASHOKLEY-2025-09-25,ASHOKLEY,repeat", "ASHOKLEY-2025-09-26,ASHOKLEY,repeat",
      "IOC-2025-06-17,IOC,unknown_symbol", "JSW,no_date",
    ] {
      #expect(exclusions.contains(left), "\(left)")
    }
    #expect(run.output.contains("4 events of 4 symbols, 4 left out"))
    #expect(try text("report.html").contains("ASHOKLEY-2025-09-02"))
  }
}

/// Real articles and exchange files, which stay outside the repository.
private enum RealFiles {
  private static let folder = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"] ?? ""
  static let articles = "\(folder)/../seeds"
  static let prices = "\(folder)/nse"
  static let isAvailable = !folder.isEmpty && FileManager.default.fileExists(atPath: articles)
}
