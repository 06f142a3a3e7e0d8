import EventStudy
import Foundation
import Testing

@testable import StudyReport

/// Remarks on events, as every face shows them.
struct EventRemarksTests {
  private static let first = "the return of 2025-01-22 spans 2025-01-20 to 2025-01-22"
  private static let second = "on 2025-01-22 the close returns +1.00 %"

  private func study(remarks: [String]) throws -> StudyResult {
    var result = try SampleStudy(eventCount: 2).result()
    result.events[0].remarks = remarks
    return result
  }

  @Test func `are a column of the events, with semicolons between them`() throws {
    let table = try #require(StudyTables.all.first { $0.fileName == "events.csv" })
    let text = String(
      decoding: table.csv(of: try study(remarks: [Self.first, Self.second])),
      as: UTF8.self
    )
    let lines = text.split(separator: "\n")
    #expect(lines[1].contains(",partnership,,\(Self.first); \(Self.second),"))
    #expect(lines[2].contains(",order,,,"))
  }

  @Test func `stand under the event in a terminal, and in its row on a page`() throws {
    let result = try study(remarks: [Self.first, Self.second])
    let text = TerminalSummary(result, width: 120).render(colored: false)
    #expect(text.contains("    \(Self.first); \(Self.second)\n"))
    let page = try RenderedPage(result)
    #expect(page.contains("\(Self.first); \(Self.second)"))
    #expect(page.contains("Remarks"))
    let plain = try study(remarks: [])
    #expect(try !RenderedPage(plain).contains("Remarks"))
  }

  @Test func `are in study.json, and a study that was written without them is read`() throws {
    let result = try study(remarks: [Self.first])
    let text = String(decoding: try ResultJSON.data(of: result), as: UTF8.self)
    #expect(text.contains(Self.first))
    let read = try JSONDecoder().decode(StudyResult.self, from: Data(text.utf8))
    #expect(read.events[0].remarks == [Self.first])
    let older = text.replacing(try Regex("\"remarks\": ?\\[[^\\]]*\\],?\\s*"), with: "")
    #expect(older.count < text.count && !older.contains("remarks"))
    let document = try JSONSerialization.jsonObject(with: Data(older.utf8)) as? [String: Any]
    let records = try #require(document?["events"] as? [Any])
    #expect(records.count == 3)
    let events = try JSONDecoder().decode(
      [EventRecord].self,
      from: try JSONSerialization.data(withJSONObject: records)
    )
    #expect(events.flatMap(\.remarks).isEmpty)
  }

  @Test func `the prices that an announcement quotes are facts of the event on the page`() throws {
    var result = try study(remarks: [])
    #expect(try !RenderedPage(result).contains("Quoted prices"))
    let json = """
      [{"part": "open", "date": "2025-01-22", "quoted": 128.7, "file_low": 128.71, "file_high": 128.71, "agrees": true},
      {"part": "vwap", "date": "2025-01-22", "quoted": 130, "file_low": 128.46, "file_high": 132.79, "agrees": true}]
      """
    result.events[0].quotedPrices = try JSONDecoder()
      .decode([QuotedPrice].self, from: Data(json.utf8))
    let page = try RenderedPage(result)
    let own = NumberFormat.page.price(result.averagePrices[0].value(\.vwap, on: 0))
    #expect(
      page.contains("2025-01-22: open 128.7 (file: 128.71), VWAP 130 (file, whole day: \(own))")
    )
  }
}
