import Announcements
import CivilTime
import Testing

@Suite struct CalendarFeedTests {
  private static func read(_ entries: String) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(entries)\nEND:VCALENDAR\n"
    return try SampleDocuments.announcements(
      in: try folder.write("plan.txt", text.replacing("\n", with: "\r\n"))
    )
  }

  private static func entry(
    _ start: String,
    _ more: String = "SUMMARY:Infosys: Q1 results"
  )
    -> String
  {
    "BEGIN:VEVENT\nUID:\(start)@x\n\(start)\n\(more)\nEND:VEVENT"
  }

  static let starts = [
    ("DTSTART:20250902T063000Z", "2025-09-02T06:30Z"),
    ("DTSTART:20250902T120000", "2025-09-02T12:00"),
    ("DTSTART;VALUE=DATE:20250902", "2025-09-02"),
    ("DTSTART;TZID=Asia/Kolkata:20250902T120000", "2025-09-02T12:00+05:30"),
    ("DTSTART;TZID=\"America/New_York\":20251103T160500", "2025-11-03T16:05-05:00"),
    ("DTSTART;TZID=America/New_York:20251031T160500", "2025-10-31T16:05-04:00"),
    ("DTSTART;TZID=India Standard Time:20250902T120000", "2025-09-02T12:00+05:30"),
  ]

  @Test(arguments: starts)
  func `dates an entry by its start`(_ start: (line: String, expected: String)) throws {
    let rows = try Self.read(Self.entry(start.line))
    #expect(rows.map(\.symbol) == ["INFY"])
    #expect(rows[0].publication?.description == start.expected)
    #expect(rows[0].status == .ok)
    #expect(rows[0].kind == "results")
  }

  @Test func `takes the zone that the file defines, and asks where there is none`() throws {
    let zone =
      "BEGIN:VTIMEZONE\nTZID:Our house\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\n"
      + "TZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n"
    let known = try Self.read(zone + Self.entry("DTSTART;TZID=Our house:20250902T120000"))
    #expect(known[0].publication?.description == "2025-09-02T12:00+05:30")
    let unknown = try Self.read(Self.entry("DTSTART;TZID=Mars/Base:20250902T120000"))
    #expect(unknown[0].publication?.description == "2025-09-02T12:00")
    #expect(unknown[0].status == .review)
    #expect(
      unknown[0].reason
        == "the zone \"Mars/Base\" is not known, so its time is taken as the exchange's own"
    )
  }

  /// What stands within the first of two entries, and the date that it still has.
  static let unclosed = [
    ("DTSTART:20250902\nSUMMARY:Infosys: Q1 results\nBEGIN:VALARM", "2025-09-02"),
    ("DTSTART:20250902\nSUMMARY:Infosys: Q1 results\nEND:VALARM\nEND:VALARM", "2025-09-02"),
    (
      "DTSTART:20250902\nSUMMARY:Infosys: Q1 results\nBEGIN:VALARM\nBEGIN:X-PART\nEND:VALARM",
      "2025-09-02"
    ),
    ("SUMMARY:Infosys: Q1 results\nBEGIN:VALARM\nDTSTART:20250902", nil),
  ]

  @Test(arguments: unclosed)
  func `an unclosed part of one entry leaves the next ones alone`(
    _ entry: (text: String, date: String?)
  ) throws {
    let rows = try Self.read(
      "BEGIN:VEVENT\nUID:1\n\(entry.text)\nEND:VEVENT\n" + Self.entry("DTSTART:20250903")
    )
    #expect(rows.map(\.publication?.description) == [entry.date, "2025-09-03"])
    if entry.date == nil {
      #expect(
        rows[0].reason == "the entry has no DTSTART before its VALARM, which is never closed"
      )
    }
  }

  @Test func `an entry that is never closed ends where the next one begins`() throws {
    let rows = try Self.read(
      "BEGIN:VEVENT\nUID:1\nDTSTART:20250902\nSUMMARY:Infosys: Q1 results\n"
        + Self.entry("DTSTART:20250903")
    )
    #expect(rows.map(\.publication?.description) == ["2025-09-02", "2025-09-03"])
  }

  @Test func `joins folded lines, resolves escapes and leaves alarms out`() throws {
    let rows = try Self.read(
      Self.entry(
        "DTSTART;VALUE=DATE:20250902",
        "SUMMARY:TCS - dividend\\, record\n  date\nBEGIN:VALARM\nDESCRIPTION:Wake up\nEND:VALARM\n"
          + "DESCRIPTION:First line\\nsecond; line"
      )
    )
    #expect(rows.map(\.symbol) == ["TCS"])
    #expect(rows[0].headline == "TCS - dividend, record date")
    #expect(rows[0].attributes["details"] == "First line second; line")
  }

  @Test func `keeps cancelled, repeating and undated entries with a reason`() throws {
    let rows = try Self.read(
      [
        Self.entry("DTSTART:20250902T120000Z", "SUMMARY:ITC meets\nSTATUS:CANCELLED"),
        Self.entry("DTSTART:20250903T120000Z", "SUMMARY:ITC meets\nRRULE:FREQ=WEEKLY"),
        Self.entry("DTSTART:20251341", "SUMMARY:ITC meets"),
        Self.entry("DTEND:20250902", "SUMMARY:ITC"),
        Self.entry("DTSTART:20250904T120000Z", "SUMMARY:Tea"),
      ].joined(separator: "\n")
    )
    #expect(rows.map(\.status) == [.review, .ok, .noDate, .noDate, .review])
    #expect(
      rows.map(\.reason) == [
        "the entry is cancelled", "the entry repeats itself; only its first day is used",
        "\"20251341\" is not a date of a calendar", "the entry has no DTSTART",
        "no company of the directory is named in the item",
      ]
    )
  }
}
