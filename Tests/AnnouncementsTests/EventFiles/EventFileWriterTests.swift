import Announcements
import CivilTime
import Testing

@Suite struct EventFileWriterTests {
  private static func roundTrip(_ announcements: [Announcement]) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let text = EventFileWriter.text(of: announcements)
    return try EventFile.read(try folder.write("events.csv", text))
  }

  @Test func `writes the five sample documents so that they read back unchanged`() throws {
    let announcements = try SampleDocuments.reader().read(paths: [SampleDocuments.seeds])
      .announcements
    #expect(try Self.roundTrip(announcements) == announcements)
  }

  /// Texts of documents, and the cells that a spreadsheet takes for text.
  static let formulas = [
    ("=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")"),
    ("+1+1", "'+1+1"), ("-2+3", "'-2+3"), ("@SUM(1)", "'@SUM(1)"), ("'=1+1", "''=1+1"),
    ("-0.5", "-0.5"), ("+4", "+4"), ("-", "-"), ("'tis so", "'tis so"), ("a=b", "a=b"),
  ]

  @Test(arguments: formulas)
  func `a headline never becomes a formula, and reads back as it was`(
    _ formula: (text: String, cell: String)
  ) throws {
    let announcement = Announcement(
      eventID: "E1",
      symbol: "A",
      publication: .day(try #require(CalendarDate("2025-09-02"))),
      headline: formula.text,
      sourceFile: "a.xml",
      attributes: ["category": formula.text],
      ownWindows: Announcement.OwnWindows(estimation: "-250..-11", event: "-5..5")
    )
    let text = EventFileWriter.text(of: [announcement])
    #expect(text.contains(formula.cell))
    for opening in ["=", "+1", "-2", "@"] { #expect(!text.contains(",\"\(opening)")) }
    #expect(text.contains(",-250..-11,-5..5,"))
    #expect(try Self.roundTrip([announcement]) == [announcement])
  }

  @Test func `keeps every awkward character`() throws {
    let date = try #require(CalendarDate("2025-09-02"))
    let time = try #require(TimeOfDay("23:27:05"))
    let announcements = [
      Announcement(
        eventID: "a,b",
        symbol: "M&M",
        company: "Say \"yes\"; or | no",
        publication: .instant(date: date, time: time, utcOffsetMinutes: -210),
        status: .review,
        kind: "order win",
        headline: "Two\nlines, “quoted” and \\ slashed",
        group: "good; news",
        sourceFile: "folder/a b.txt",
        evidence: [
          Evidence(what: .published, quote: "On: Sep 2 | “x” \\ ; y", byteRange: 3..<40),
          Evidence(what: .company, quote: "", byteRange: nil),
        ],
        reason: "two dates; \"a\" and \"b\"",
        attributes: ["size": "1,5", "Über": "x"],
        ownWindows: Announcement.OwnWindows(estimation: "-250..-11", event: nil)
      ),
      Announcement(
        eventID: "X-undated-a",
        symbol: "",
        publication: nil,
        status: .noDate,
        sourceFile: "b.txt",
        reason: "no date"
      ),
      Announcement(
        eventID: "M&M-2",
        symbol: "M&M",
        publication: .day(date),
        status: .repeat,
        repeatOf: "a,b",
        sourceFile: "c.txt",
        ownWindows: Announcement.OwnWindows(event: "-1..1")
      ),
    ]
    #expect(try Self.roundTrip(announcements) == announcements)
  }

  @Test func `begins with the columns that the documentation names`() throws {
    let text = EventFileWriter.text(of: [])
    #expect(
      text
        == "event_id,symbol,company,published_at,precision,status,repeat_of,kind,headline,"
        + "source_file,evidence,reason\n"
    )
  }

  @Test func `takes the date that a person fills in`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "events.csv",
      "event_id,symbol,company,published_at,precision,status,repeat_of\n"
        + "JSW-undated-004,JSWENERGY,JSW Energy,2025-12-09,none,no_date,\n"
        + "X,,,,none,review,\n"
    )
    let events = try EventFile.read(file)
    #expect(events.map(\.status) == [.ok, .review])
    #expect(events[0].publication?.description == "2025-12-09")
  }
}
