import Announcements
import CivilTime
import EventAlignment
import EventStudy
import Notices
import Testing

/// One event that a list names several times.
@Suite struct RepeatedEventsTests {
  private static func event(
    _ id: String,
    _ symbol: String,
    _ day: CalendarDate,
    headline: String? = nil,
    group: String? = nil
  ) -> Announcement {
    Announcement(
      eventID: id,
      symbol: symbol,
      publication: .day(day),
      headline: headline,
      group: group,
      sourceFile: "events.csv"
    )
  }

  private static let monday = PipelineFixture.days[80]

  private static func repeats(_ more: [Announcement]) throws -> StudyResult {
    try PipelineFixture.run(announcements: PipelineFixture.announcements() + more)
  }

  @Test func `counts once what is listed again`() throws {
    let plain = try PipelineFixture.run()
    let twice = try Self.repeats([
      Self.event("E0-2", "S0", Self.monday), Self.event("E0-3", "s0", Self.monday),
    ])
    #expect(twice.models[0].windows == plain.models[0].windows)
    #expect(twice.exclusions.map(\.reason) == [.repeat, .repeat])
    #expect(twice.exclusions.allSatisfy { $0.detail == "repeats the announcement of event E0" })
    #expect(twice.notes.contains { $0.message.text(.key).hasPrefix("2 events are listed again") })
  }

  @Test func `counts once what is dated by the weekend before its session`() throws {
    let saturday = Self.event("E0-sat", "S0", Self.monday.adding(days: -2))
    let found = try Self.repeats([saturday])
    #expect(found.events.first { $0.eventID == "E0-sat" }?.eventDate == Self.monday)
    #expect(found.exclusions.map(\.eventID) == ["E0-sat"])
  }

  @Test func `keeps events of one day that have different headlines or groups`() throws {
    let different = try PipelineFixture.run(announcements: [
      Self.event("A", "S0", Self.monday, headline: "deal"),
      Self.event("B", "S0", Self.monday, headline: "results"),
      Self.event("C", "S0", Self.monday),
      Self.event("D", "S0", Self.monday, headline: " Deal "),
      Self.event("E", "S1", Self.monday, group: "x"),
      Self.event("F", "S1", Self.monday, group: "y"),
    ])
    #expect(different.includedEvents.map(\.eventID) == ["A", "B", "E", "F"])
    #expect(different.exclusions.map(\.eventID) == ["C", "D"])
    #expect(
      different.notes.map { $0.message.text(.key) }.contains(
        "1 event is listed again with the same security and day 0 in another group, such as S1 on "
          + "\(Self.monday), and counts in each group and once more in the averages over all; keep one "
          + "line where it is one event"
      )
    )
  }

  @Test func `leaving overlaps out keeps the first event of a day`() throws {
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.alignment.excludeOverlapping = true },
      announcements: [
        Self.event("A", "S0", Self.monday, headline: "results"),
        Self.event("B", "S0", Self.monday, headline: "deal"),
        Self.event("C", "S1", Self.monday), Self.event("D", "S1", PipelineFixture.days[82]),
        Self.event("E", "S2", Self.monday),
      ]
    )
    #expect(result.includedEvents.map(\.eventID) == ["A", "E"])
    #expect(result.exclusions.map(\.reason) == [.overlapping, .overlapping, .overlapping])
  }
}
