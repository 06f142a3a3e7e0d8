import Announcements
import CivilTime
import Testing

@Suite("Part of the day in event tables")
struct PartOfDayTests {
  private static func read(_ text: String) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    return try EventFile.read(try folder.write("events.csv", text))
  }

  private static func message(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("AMC", PartOfDay.afterClose), ("bmo", .beforeOpen), ("After Market Close", .afterClose),
    ("after-hours", .afterClose), ("post-market", .afterClose), ("before the open", .beforeOpen),
    ("Before Market Open", .beforeOpen), ("Pre-Market", .beforeOpen), ("During", .duringSession),
    ("during market hours", .duringSession), ("DMH", .duringSession), ("intraday", .duringSession),
  ])
  func `reads the words in use`(words: String, part: PartOfDay) throws {
    for column in ["session", "When", "timing", "time"] {
      let row = try #require(
        try Self.read("symbol,date,\(column)\nA,2025-09-02,\(words)\n").first
      )
      #expect(row.partOfDay?.part == part)
      #expect(row.partOfDay?.words == words)
      #expect(row.partOfDay?.place == "column \"\(column)\"")
      #expect(row.publication?.description == "2025-09-02")
      #expect(row.attributes.isEmpty)
    }
  }

  @Test func `leaves the part open where the table does`() throws {
    let rows = try Self.read(
      "symbol,date,session\nA,2025-09-02,\nB,2025-09-02,-\nC,2025-09-02,Unknown\n"
        + "D,2025-09-02,Time Not Supplied\n"
    )
    #expect(rows.allSatisfy { $0.partOfDay == nil && $0.status == .ok })
  }

  @Test func `lets a time of day decide`() throws {
    let rows = try Self.read(
      "symbol,announced_at,session\nA,2025-09-02T10:00,AMC\nB,2025-09-02,16:05\nC,2025-09-02,4:05 PM IST\n"
    )
    #expect(rows.map(\.partOfDay) == [nil, nil, nil])
    #expect(
      rows.map { $0.publication?.description }
        == ["2025-09-02T10:00", "2025-09-02T16:05", "2025-09-02T16:05+05:30"]
    )
  }

  @Test func `refuses words that it does not know, by line and column`() throws {
    let text = "symbol,date,session\nA,2025-09-02,AMC\nB,2025-09-03,teatime\n"
    let message = try #require(Self.message(text))
    #expect(message.contains("events.csv:3:3:"))
    #expect(message.contains("\"teatime\""))
    #expect(message.contains("\"session\""))
    #expect(message.contains("write AMC for after the close, BMO for before the open"))
    #expect(Self.message("symbol,date,time\nA,2025-09-02,teatime\n")?.contains(":2:3:") == true)
  }

  @Test func `writes and reads the part back`() throws {
    let rows = try Self.read("symbol,date,when\nA,2025-09-02,amc\nB,2025-09-03,\n")
    let text = EventFileWriter.text(of: rows)
    #expect(text.contains(",session\n"))
    let again = try Self.read(text)
    #expect(again.map { $0.partOfDay?.part } == [.afterClose, nil])
    #expect(EventFileWriter.text(of: again) == text)
  }
}
