import Announcements
import Foundation
import Testing

/// Documents in our own words and many layouts, with the companies that an event is true for.
///
/// The files of `Subjects` hold them one after the other. A line `=== file | symbols` opens each; a
/// symbol with a question mark may have an event or not, and `-` stands for none.
@Suite struct SubjectDocumentTests {
  struct Sample: Sendable {
    let file: String
    let symbols: Set<String>
    let doubtful: Set<String>
    let text: String
  }

  static func samples() throws -> [Sample] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Subjects").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.flatMap { file in
      try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        .components(separatedBy: "=== ").dropFirst()
    }.map { block in
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let head = lines[0].components(separatedBy: " | ")
      let symbols = try #require(head.last).split(separator: " ").map(String.init)
      return Sample(
        file: head[0],
        symbols: Set(symbols.filter { $0 != "-" && !$0.hasSuffix("?") }),
        doubtful: Set(symbols.filter { $0.hasSuffix("?") }.map { String($0.dropLast()) }),
        text: String(lines[1])
      )
    }
  }

  /// The companies of the repository, and some that publish news or own buttons.
  static func directory() throws -> CompanyDirectory {
    let media = [
      ("META", "Meta Platforms", ["Facebook", "Meta"]), ("AAPL", "Apple", []),
      ("NDTV", "New Delhi Television", ["NDTV"]), ("BSE", "BSE", []),
      ("NETWORK18", "Network18 Media & Investments", ["Network18", "Network18 Media"]),
      ("TV18BRDCST", "TV18 Broadcast", ["TV18", "News18"]),
    ]
    return CompanyDirectory(
      try SampleDocuments.directory().companies
        + media.map { symbol, name, aliases in
          Company(symbol: symbol, name: name, aliases: aliases, exchange: "NSE")
        }
    )
  }

  @Test func `makes events for the companies that something is said of, and for no others`() throws
  {
    let samples = try Self.samples()
    let source = AnnouncementSource(companies: try Self.directory(), threads: 2)
    let folder = try TemporaryFolder()
    var wrong: [String] = []
    var missed: [String] = []
    for sample in samples {
      let file = try folder.write(sample.file, sample.text)
      let rows = try source.read(paths: [file]).announcements
      let events = Set(rows.filter { $0.status == .ok }.map(\.symbol)).subtracting([""])
      wrong += events.subtracting(sample.symbols).subtracting(sample.doubtful).sorted()
        .map { "\(sample.file): \($0)" }
      missed += sample.symbols.subtracting(events).sorted().map { "\(sample.file): \($0)" }
    }
    #expect(samples.count >= 150)
    #expect(wrong == [])
    #expect(missed == [])
  }

  @Test func `gives every company of a review its own words as a reason`() throws {
    let folder = try TemporaryFolder()
    let source = AnnouncementSource(companies: try Self.directory(), threads: 2)
    for sample in try Self.samples() where sample.symbols.isEmpty && sample.doubtful.isEmpty {
      let file = try folder.write(sample.file, sample.text)
      for row in try source.read(paths: [file]).announcements {
        #expect(row.status == .review, "\(sample.file): \(row.symbol) \(row.status)")
        #expect(row.reason?.isEmpty == false, "\(sample.file): \(row.symbol)")
      }
    }
  }
}
