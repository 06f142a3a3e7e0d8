import CivilTime
import EventAlignment
import Testing

@Suite("Alignment by the part of the day")
struct PartOfDayAlignmentTests {
  private func align(
    _ date: String,
    _ part: PartOfDay,
    policy: AlignmentPolicy = .next
  ) throws -> Alignment {
    let aligner = EventAligner(
      calendar: .nse,
      axis: TradingCalendar.nse.sessions(from: try day("2025-01-01"), to: try day("2025-12-31")),
      policy: policy
    )
    return aligner.align(
      .day(try day(date)),
      partOfDay: StatedPartOfDay(part, words: part.rawValue, place: "column \"session\"")
    )
  }

  @Test(arguments: [
    (
      "2025-09-02", PartOfDay.afterClose, "2025-09-03", "after_close", false,
      "announced after the close of Tuesday 2025-09-02, as column \"session\" says (AMC): "
        + "next session, Wednesday 2025-09-03"
    ),
    (
      "2025-09-05", .afterClose, "2025-09-08", "after_close", false,
      "announced after the close of Friday 2025-09-05, as column \"session\" says (AMC): "
        + "next session, Monday 2025-09-08"
    ),
    (
      "2025-09-02", .beforeOpen, "2025-09-02", "before_open", false,
      "announced before the open of Tuesday 2025-09-02, as column \"session\" says (BMO): "
        + "that session"
    ),
    (
      "2025-09-02", .duringSession, "2025-09-02", "during_session", true,
      "announced while trading was open on Tuesday 2025-09-02, as column \"session\" says (DMH): "
        + "that session"
    ),
  ])
  func `puts news into the session that its part of the day means`(
    date: String,
    part: PartOfDay,
    used: String,
    code: String,
    isOpen: Bool,
    rule: String
  ) throws {
    let aligned = try #require(try align(date, part).day)
    #expect(aligned.date.description == used)
    #expect(aligned.rule.code == code)
    #expect(aligned.marketOpen == isOpen)
    #expect(aligned.rule.description == rule)
    #expect(!aligned.rule.isWarning)
  }

  @Test func `puts news of a weekend into the next session whatever its part`() throws {
    for part in PartOfDay.allCases {
      let aligned = try #require(try align("2025-09-06", part).day)
      #expect(aligned.date.description == "2025-09-08")
      #expect(aligned.rule.code == "weekend_next")
    }
  }

  @Test func `moves no event under the strict policy`() throws {
    let exclusion = try #require(try align("2025-09-02", .afterClose, policy: .strict).exclusion)
    #expect(exclusion.code == .afterClose)
    #expect(
      exclusion.detail
        == "announced after the close of 2025-09-02, as column \"session\" says (AMC), and strict "
        + "alignment moves no event"
    )
    #expect(try align("2025-09-02", .beforeOpen, policy: .strict).day != nil)
  }
}
