import CivilTime
import Notices
import Testing

struct DateNotationTests {
  @Test(arguments: [
    "2025-09-02", "2025/09/02", "20250902", "02-Sep-2025", "02-SEP-2025", "2-September-2025",
    "02.09.2025", "2.9.2025", "Sep 2, 2025", "September 02 2025", "2 Sept 2025", "02-Sep-25",
    " 2025-09-02 ",
  ])
  func `reads one day in every notation that is certain by its form`(text: String) throws {
    let column = try DateColumn.recognize([text])
    #expect(column.parse(text)?.date == CalendarDate(year: 2025, month: 9, day: 2))
  }

  @Test(arguments: [
    ("2025-09-02T15:30:05Z", "15:30:05", 0), ("2026-05-20 03:45:00+00:00", "03:45", 0),
    ("2025-04-30 09:15:00+05:30", "09:15", 330), ("2025-04-30T09:15:00.123-0400", "09:15", -240),
    ("02-Sep-2025 15:30:00 IST", "15:30", 330), ("20250902 0:05", "00:05", nil),
    ("09/13/2025 3:30 PM", "15:30", nil), ("2025-09-02 12:00 am", "00:00", nil),
  ])
  func `reads times and offsets`(text: String, time: String, offset: Int?) throws {
    let stamp = try DateColumn.recognize([text]).parse(text)
    #expect(stamp?.time == TimeOfDay(time))
    #expect(stamp?.utcOffsetMinutes == offset)
  }

  @Test(arguments: [
    "", "x", "2025-02-30", "31.02.2025", "2025-9", "32-Jan-2025", "123", "12345678", "2025-09-02x",
    "2025-09-02 25:00", "Sep", "99/99/2025",
  ])
  func `refuses what is not a date`(text: String) throws {
    #expect(try DateColumn.recognize([text]).parse(text) == nil)
  }

  @Test func `lets the whole column decide which number is the month`() throws {
    let american = try DateColumn.recognize(["01/02/2024", "01/16/2024"])
    #expect(american.parse("01/02/2024")?.date == CalendarDate("2024-01-02"))
    #expect(american.notation == .monthDayYear)
    let british = try DateColumn.recognize(["01/02/2024", "16/01/2024"])
    #expect(british.parse("01/02/2024")?.date == CalendarDate("2024-02-01"))
    #expect(british.notation == .dayMonthYear)
    let either = try DateColumn.recognize(["05/05/2024"])
    #expect(either.parse("05/05/2024")?.date == CalendarDate("2024-05-05"))
  }

  @Test func `asks for the notation when nothing decides`() {
    let error = #expect(throws: DateNotationError.self) {
      try DateColumn.recognize(["01/02/2024", "03/04/2024"])
    }
    let reason =
      "\"01/02/2024\" may have the day or the month first, and no other date of the column decides; "
    #expect(
      error?.message.text(.option)
        == reason + "pass --date-format dd/mm/yyyy or --date-format mm/dd/yyyy"
    )
    #expect(
      error?.description == reason + "pass date_format = dd/mm/yyyy or date_format = mm/dd/yyyy"
    )
    #expect(throws: DateNotationError.contradictory("16/01/2024", "01/16/2024")) {
      try DateColumn.recognize(["16/01/2024", "01/16/2024"])
    }
  }

  @Test(arguments: [
    ("dd/mm/yyyy", DateNotation.dayMonthYear), ("%d/%m/%Y", .dayMonthYear),
    ("m/d/yy", .monthDayYear), ("MM-DD-YYYY", .monthDayYear),
    ("dd.mm.yyyy", .dayMonthYearWithPoints),
    ("dd-mmm-yyyy", .dayMonthName), ("%d-%b-%Y", .dayMonthName), ("yyyymmdd", .compact),
    ("yyyy-mm-dd", .yearMonthDay), ("%Y-%m-%d %H:%M", .yearMonthDay),
    ("mmm d, yyyy", .monthNameDay),
  ])
  func `understands a date format`(format: String, notation: DateNotation) {
    #expect(DateNotation(format: format) == notation)
  }

  @Test func `refuses what is not a format`() {
    #expect(DateNotation(format: "yesterday") == nil)
    #expect(DateNotation(format: "ddyymm") == nil)
  }

  @Test func `moves a stamp to another clock`() {
    let stamp = DateStamp(
      date: CalendarDate(dayNumber: 100),
      time: TimeOfDay("20:00"),
      utcOffsetMinutes: 0
    )
    #expect(
      stamp.moved(toOffset: 330)
        == DateStamp(
          date: CalendarDate(dayNumber: 101),
          time: TimeOfDay("01:30"),
          utcOffsetMinutes: 330
        )
    )
    #expect(stamp.moved(toOffset: -1230).date == CalendarDate(dayNumber: 99))
  }
}
