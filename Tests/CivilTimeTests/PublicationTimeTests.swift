import CivilTime
import Foundation
import Testing

@Suite("Publication time")
struct PublicationTimeTests {
  @Test(arguments: [
    "2025-09-02", "2025-09-02T12:00", "2025-09-02T12:00+05:30", "2025-09-02T06:30Z",
    "2025-09-02T06:30:05-04:00", "2024-02-29T23:59:59+18:00",
  ])
  func `reads back the text it writes`(text: String) throws {
    let publication = try #require(PublicationTime(text))
    #expect(publication.description == text)
    let json = try JSONEncoder().encode([publication])
    #expect(try JSONDecoder().decode([PublicationTime].self, from: json) == [publication])
  }

  @Test func `keeps what the source says`() throws {
    let instant = try #require(PublicationTime("2025-09-02 12:00+05:30"))
    #expect(instant.date == CalendarDate(year: 2025, month: 9, day: 2))
    #expect(instant.time == TimeOfDay(hour: 12, minute: 0))
    #expect(instant.utcOffsetMinutes == 330)
    #expect(instant.precision == .minute)
    let day = try #require(PublicationTime("2025-09-02"))
    #expect(day.time == nil)
    #expect(day.utcOffsetMinutes == nil)
    #expect(day.precision.rawValue == "day")
    #expect(PublicationTime("2025-09-02T12:00")?.utcOffsetMinutes == nil)
  }

  @Test(arguments: [
    "", "2025-9-2", "2025-02-30", "2025-09-02T", "2025-09-02T25:00", "2025-09-02T12:00+5:30",
    "2025-09-02T12:00+0530", "2025-09-02T12:00+19:00", "2025-09-02T12:00+5:3:1",
    "2025-09-02T12:00ZZ", "T12:00", "2025-09-02T12:00-",
  ])
  func `refuses what is not an ISO 8601 moment`(text: String) {
    #expect(PublicationTime(text) == nil)
  }
}
