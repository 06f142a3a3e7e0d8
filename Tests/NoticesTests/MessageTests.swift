import Notices
import Testing

@Suite struct MessageTests {
  private let skip = Setting("prices", "skip_bad_rows")
  private let format = Setting("events", "date_format", option: "event-date-format")

  @Test func `spells each setting as the face does`() {
    let message: Message = "line \(7): correct it, pass \(format, "dd/mm/yyyy") or \(skip)"
    #expect(
      message.text(.option)
        == "line 7: correct it, pass --event-date-format dd/mm/yyyy or --skip-bad-rows"
    )
    #expect(
      message.text(.key) == "line 7: correct it, pass date_format = dd/mm/yyyy or skip_bad_rows"
    )
    #expect(message.settings == [format, skip])
  }

  @Test func `keeps the settings of a message inside another`() {
    let inner: Message = "pass \(skip)"
    let outer: Message = "prices.csv: \(inner)"
    #expect(outer.text(.option) == "prices.csv: pass --skip-bad-rows")
    #expect((outer + "; or not").text(.option) == "prices.csv: pass --skip-bad-rows; or not")
  }
}
