import Announcements
import CivilTime
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
    #expect(table.count == 130)
    #expect(table.count { $0.status == .ok } == 99)
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
    // Two stories in one file: the second one's company is found as a mention only.
    #expect(differences == ["digest.txt: HINDALCO"])
  }

  @Test func `says what keeps a document from a date`() throws {
    let reader = try SampleDocuments.reader()
    let reasons = try ["month-only.txt", "newsletter-month.md", "no-such-day.txt"].map {
      try reader.read(paths: ["\(Self.folder)/\($0)"]).announcements[0].reason
    }
    #expect(
      reasons == [
        "\"June 2025\" names a month and no day, and none is guessed",
        "\"November 2025\" names a month and no day, and none is guessed",
        "\"Published: 31 June 2025\": the calendar has no such day",
      ]
    )
  }

  @Test func `counts relative days from the publication`() throws {
    let reader = try SampleDocuments.reader()
    func relative(_ file: String) throws -> [String] {
      try reader.read(paths: ["\(Self.folder)/\(file)"]).documents[0].dates
        .filter { $0.precision == .relative }
        .map { "\($0.quote): \($0.role.rawValue) \($0.date?.description ?? "unknown")" }
    }
    #expect(
      try relative("relative-sentence.txt") == [
        "said on Monday: announced 2025-09-01", "On Thursday: future 2025-09-04",
      ]
    )
    #expect(
      try relative("weekday-only.txt") == [
        "told its shareholders on Tuesday: announced unknown", "on Wednesday: sentence unknown",
      ]
    )
  }

  @Test func `remarks on a quote whose arithmetic does not hold`() throws {
    let rows = try SampleDocuments.reader().read(paths: ["\(Self.folder)/quote-disagrees.txt"])
      .announcements
    #expect(rows[0].status == .ok)
    #expect(
      rows[0].reason
        == "the quote does not add up: price 410.5 less change 9.5 is not the previous close 405.0; "
        + "the quote does not add up: change 9.5 is not 2.37 % of 405.0"
    )
  }
}
