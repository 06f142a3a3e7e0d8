import Announcements
import DelimitedText
import Foundation
import Testing

/// Documents in our own words with the traps of real ones, against a table of what is true.
///
/// `Articles/expected.csv` was written before the reader saw the documents. Its columns: the file,
/// the true publication or `none`, the status that a careful person would give, the symbols that the
/// document is about, its kind where it is beyond doubt, and the trap.
@Suite struct ArticleTests {
  struct Expected {
    let file: String
    let publication: String
    let status: AnnouncementStatus
    let symbols: String
    let kind: String
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Articles").path

  private static func table() throws -> [Expected] {
    let table = try DelimitedTable.read("\(folder)/expected.csv")
    return try table.rows.map { row in
      Expected(
        file: row.fields[0],
        publication: row.fields[1],
        status: try #require(AnnouncementStatus(rawValue: row.fields[2])),
        symbols: row.fields[3],
        kind: row.fields[4]
      )
    }
  }

  @Test func `dates no document wrongly and asks no needless question`() throws {
    let reader = try SampleDocuments.reader()
    let table = try Self.table()
    var wrong: [String] = []
    var needless: [String] = []
    var missed: [String] = []
    for expected in table {
      let rows = try reader.read(paths: ["\(Self.folder)/\(expected.file)"]).announcements
      let row = try #require(rows.first)
      let date = row.publication?.description ?? "none"
      let line = "\(expected.file): \(date) \(row.status.rawValue): \(row.reason ?? "")"
      switch row.status {
      case .ok: if date != expected.publication || expected.status != .ok { wrong.append(line) }
      case .review: if expected.status == .ok { needless.append(line) }
      case .noDate: if expected.status == .ok { missed.append(line) }
      case .repeat: Issue.record("\(line)")
      }
    }
    #expect(table.count == 90)
    #expect(table.count { $0.status == .ok } == 69)
    #expect(wrong == [])
    #expect(missed == [])
    #expect(needless == [])
  }

  @Test func `finds the companies that each document is about, and its kind`() throws {
    let reader = try SampleDocuments.reader()
    var differences: [String] = []
    for expected in try Self.table() {
      let rows = try reader.read(paths: ["\(Self.folder)/\(expected.file)"]).announcements
      let symbols = rows.map(\.symbol).joined(separator: "+")
      if symbols != expected.symbols { differences.append("\(expected.file): \(symbols)") }
      if !expected.kind.isEmpty, rows.first?.kind != expected.kind {
        differences.append("\(expected.file): \(rows.first?.kind ?? "no kind")")
      }
    }
    #expect(differences == [])
  }
}
