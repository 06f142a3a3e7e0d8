import EventStatistics
import EventStudy
import Foundation
import PriceData
import Testing

@Suite("Inputs of a study")
struct StudyInputsTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("event_id,symbol,date\nE1,S1,2024-01-05\n", "events.csv")
    try write(Self.prices, "prices.csv")
  }

  private static let prices =
    "Date,Symbol,Close\n"
    + (0..<40_000).map { row in
      let time = Date(timeIntervalSince1970: Double(19_723 + row % 200) * 86_400)
      return "\(time.formatted(.iso8601.year().month().day())),S\(row / 200),\(100 + row % 89)\n"
    }.joined()

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  private func configuration(_ change: (inout StudySettings) -> Void) -> StudySettings {
    var configuration = StudySettings()
    configuration.prices.files = [path("prices.csv")]
    configuration.events.files = [path("events.csv")]
    configuration.methods.models = [.meanAdjusted]
    change(&configuration)
    return configuration
  }

  private func message(_ change: (inout StudySettings) -> Void) -> String {
    do {
      _ = try StudyInputs.load(configuration(change))
      return ""
    } catch {
      return "\(error)".replacing(folder.path + "/", with: "")
    }
  }

  @Test(arguments: [1, 2, 4])
  func `reads prices from a pipe, whole and once`(threads: Int) throws {
    let pipe = path("pipe.csv")
    try #require(mkfifo(pipe, 0o600) == 0)
    let writer = Thread { try? Self.prices.write(toFile: pipe, atomically: false, encoding: .utf8) }
    writer.start()
    let piped = try StudyInputs.load(
      configuration {
        $0.prices.files = [pipe]
        $0.run.threads = threads
      }
    )
    let plain = try StudyInputs.load(configuration { $0.run.threads = 1 })
    #expect(piped.panel.days == plain.panel.days)
    #expect(piped.panel.symbols.count == 200)
    #expect(piped.panel.column(.close) == plain.panel.column(.close))
    // What can be read once has no digest.
    #expect(piped.files.map(\.role) == [.events])
    #expect(plain.files.map(\.role) == [.prices, .events])
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `refuses to read two files from standard input`() throws {
    let text = message {
      $0.prices.files = ["-"]
      $0.events.files = ["-"]
    }
    #expect(
      text
        == "standard input, -, is named for several files and can be read for one; write the others "
        + "to files"
    )
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `refuses an identifier that two tables of one folder have`() throws {
    let news = folder.appending(path: "news")
    try FileManager.default.createDirectory(at: news, withIntermediateDirectories: true)
    for name in ["a.csv", "b.csv"] {
      try write("event_id,symbol,published_at\nE1,S1,2024-01-05\n", "news/\(name)")
    }
    try write("symbol,name,aliases\nS1,First Company,\n", "companies.csv")
    let text = message {
      $0.events.files = []
      $0.events.announcements = [news.path]
      $0.events.companies = path("companies.csv")
    }
    #expect(
      text
        == "news/b.csv: the event \"E1\" is also in news/a.csv; give each event an identifier of its "
        + "own"
    )
    try FileManager.default.removeItem(at: folder)
  }
}
