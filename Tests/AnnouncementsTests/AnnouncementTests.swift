import Announcements
import CivilTime
import Foundation
import Testing

@Suite("Announcement")
struct AnnouncementTests {
  private func full() throws -> Announcement {
    Announcement(
      eventID: "A-1",
      symbol: "A",
      company: "Alpha Ltd",
      publication: .day(try #require(CalendarDate("2025-09-02"))),
      partOfDay: StatedPartOfDay(.afterClose, words: "AMC", place: "column \"session\""),
      status: .repeat,
      repeatOf: "A-0",
      kind: "results",
      headline: "Alpha reports",
      group: "good",
      sourceFile: "a.csv",
      evidence: [Evidence(what: .published, quote: "2 Sep 2025")],
      reason: "a reason",
      attributes: ["sector": "autos"],
      ownWindows: .init(estimation: "-120..-11", event: "-1..1")
    )
  }

  @Test func `reads back from JSON as it was written`() throws {
    let announcement = try full()
    let data = try JSONEncoder().encode(announcement)
    #expect(try JSONDecoder().decode(Announcement.self, from: data) == announcement)
  }

  @Test func `has the names of the table in JSON`() throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    func object(_ announcement: Announcement) throws -> [String: Any] {
      let data = try encoder.encode(announcement)
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let names = Set(EventFileWriter.columns)
    #expect(names.subtracting(try object(try full()).keys).isEmpty)
    let undated = Announcement(eventID: "x", symbol: "X", publication: nil, sourceFile: "x.txt")
    #expect(try object(undated)["precision"] as? String == "none")
    #expect(try object(undated)["published_at"] == nil)
  }

  @Test func `changes a copy and not the original`() throws {
    let original = try full()
    var copy = original
    copy.group = "bad"
    copy.symbol = "B"
    #expect(original.group == "good")
    #expect(original.symbol == "A")
    #expect(copy.group == "bad")
    #expect(copy != original)
    copy.group = "good"
    copy.symbol = "A"
    #expect(copy == original)
    #expect(copy.hashValue == original.hashValue)
  }

  @Test func `differs by the part of the day`() throws {
    var other = try full()
    other.partOfDay = nil
    #expect(try full() != other)
  }
}

@Suite("Order of announcements")
struct AnnouncementOrderTests {
  private func order(_ identifiers: [String], threads: Int = 1) -> [String] {
    AnnouncementOrder.sorted(
      identifiers.enumerated().map {
        Announcement(eventID: $1, symbol: "\($0)", publication: nil, sourceFile: "x")
      },
      threads: threads
    )
    .map { "\($0.eventID)@\($0.symbol)" }
  }

  /// The standard library's order of strings, equal ones by place.
  private func expected(_ identifiers: [String]) -> [String] {
    identifiers.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map { "\($0.element)@\($0.offset)" }
  }

  @Test(arguments: [
    ["b", "a", "c"], ["a", "b"], ["a", "a", "a"], [], ["x"],
    ["SYM10-2025-09-02-2", "SYM10-2025-09-02", "SYM1-2025-09-02", "SYM10-2025-09-02-10"],
    ["same first 24 characters, b", "same first 24 characters, a", "same first 24 characters"],
    ["Zürich", "Zug", "zebra", "Ärzte", "A"], ["a\u{0}", "a", "", "\u{0}"],
    ["é", "e\u{301}", "f", "e"],
  ])
  func `is the order of strings`(_ identifiers: [String]) {
    #expect(order(identifiers) == expected(identifiers))
  }

  @Test(arguments: [1, 2, 4])
  func `is the order of strings for many, on any number of threads`(threads: Int) {
    var state: UInt64 = 7
    // Enough for two threads to share them, and few enough words that many are equal.
    let identifiers = (0..<10_001).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "SYM\(state >> 60)-2025-0\(1 + state >> 40 % 9)-\(state >> 50 % 31)"
    }
    #expect(Set(identifiers).count < identifiers.count)
    #expect(order(identifiers, threads: threads) == expected(identifiers))
  }
}
