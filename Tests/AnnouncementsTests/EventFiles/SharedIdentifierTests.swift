import Announcements
import Notices
import Testing

/// Identifiers that stand in several rows, and lines below the events.
@Suite("Rows that share an identifier")
struct SharedIdentifierTests {
  private static func read(_ rows: String) throws -> EventFileReading {
    let folder = try TemporaryFolder()
    return try EventFile.reading(
      folder.write("events.csv", "event_id,symbol,date,headline\n" + rows)
    )
  }

  @Test func `a list that numbers its news has an event for each security`() throws {
    let reading = try Self.read("E1,AAA,2023-03-01,x\nE1,BBB,2023-03-01,x\nE2,CCC,2023-03-01,y\n")
    #expect(reading.announcements.map(\.eventID) == ["E1-AAA", "E1-BBB", "E2"])
    #expect(reading.announcements.allSatisfy { $0.status == .ok })
    #expect(
      reading.notes.map { $0.message.text(.option).split(separator: "/").last ?? "" } == [
        "events.csv: \"E1\" is the event_id of 2 events, which are called E1-AAA, E1-BBB"
      ]
    )
  }

  @Test func `several days of a security are told apart by their days`() throws {
    let reading = try Self.read("1,AAA,2023-03-01,\n1,AAA,2023-03-09,\n1,BBB,2023-03-09,\n")
    #expect(
      reading.announcements.map(\.eventID) == ["1-AAA-2023-03-01", "1-AAA-2023-03-09", "1-BBB"]
    )
  }

  @Test func `a row of the same security and day is a repeat whatever its headline`() throws {
    let reading = try Self.read(
      "E1,AAA,2023-03-01,x\nE1,AAA,2023-03-01,other words\nE1,BBB,2023-03-01,\n"
    )
    #expect(reading.announcements.map(\.status) == [.ok, .repeat, .ok])
    #expect(reading.announcements.map(\.eventID) == ["E1-AAA", "E1", "E1-BBB"])
    #expect(reading.announcements[1].repeatOf == "E1-AAA")
    #expect(
      reading.notes.first?.message.text(.option).hasSuffix(
        "1 row repeats an event under its identifier, and counts once with it; first \"E1-AAA\""
      ) == true
    )
  }

  @Test func `new names do not collide with those of others`() throws {
    let reading = try Self.read("E1-AAA,CCC,2023-03-01,\nE1,AAA,2023-03-01,\nE1,BBB,2023-03-01,\n")
    #expect(reading.announcements.map(\.eventID) == ["E1-AAA", "E1-AAA-2", "E1-BBB"])
  }

  @Test(arguments: [
    "Source: SDC Platinum, 2023, all deals, worldwide", "\nCopyright 2023,,,", "End of the list,,,",
  ])
  func `leaves out what stands below the events`(footer: String) throws {
    let reading = try Self.read("E1,AAA,2023-03-01,x\nE2,BBB,2023-03-01,x\n\(footer)\n")
    #expect(reading.announcements.map(\.eventID) == ["E1", "E2"])
    #expect(reading.notes.contains { if case .footer(_, 1, _) = $0 { true } else { false } })
  }

  @Test(arguments: ["E3,Deutsche Bank,,", "E3,NASDAQ:AAPL,-,x", ",AAA,,"])
  func `an event without a date stays one`(row: String) throws {
    let reading = try Self.read("E1,AAA,2023-03-01,x\n\(row)\n")
    #expect(reading.announcements.map(\.status) == [.ok, .noDate])
    #expect(reading.notes.isEmpty)
  }
}
