import CivilTime
import EventAlignment
import Testing

@Suite("Announcements on weeks and months")
struct PeriodAlignmentTests {
  /// Weeks from Monday 2022-01-03 on, each dated by a day after its Monday.
  private func weeks(_ day: Int) -> [CalendarDate] {
    (0..<20).map { CalendarDate(dayNumber: 18_995).adding(days: 7 * $0 + day) }
  }

  private func months(_ day: (Int, Int) -> Int) -> [CalendarDate] {
    (0..<20).compactMap { month in
      let (year, number) = (2022 + month / 12, month % 12 + 1)
      return CalendarDate(year: year, month: number, day: day(year, number))
    }
  }

  private func day(_ axis: [CalendarDate], _ date: String) throws -> String {
    let calendar = try TradingCalendar.data(days: axis, hours: nil, timeZone: nil)
    let aligner = EventAligner(calendar: calendar, axis: axis, policy: .next)
    switch aligner.align(.day(try #require(CalendarDate(date)))) {
    case .aligned(let day): return "\(day.index)"
    case .excluded(let reason): return reason.code.rawValue
    }
  }

  @Test(
    arguments: [0, 4, 6],
    [
      ("2022-01-03", "0"), ("2022-01-05", "0"), ("2022-01-07", "0"), ("2022-01-08", "1"),
      ("2022-01-10", "1"), ("2022-05-20", "19"),
    ]
  )
  func `a week holds its days under either label`(
    label: Int,
    news: (date: String, week: String)
  )
    throws
  {
    #expect(try day(weeks(label), news.date) == news.week)
  }

  @Test(arguments: [
    ("2022-01-01", "0"), ("2022-01-18", "0"), ("2022-01-31", "0"), ("2022-02-01", "1"),
    ("2023-08-31", "19"), ("2021-12-31", "before_data"), ("2023-09-01", "after_data"),
  ])
  func `a month holds its days under either label`(date: String, expected: String) throws {
    #expect(try day(months { _, _ in 1 }, date) == expected)
    #expect(try day(months { CalendarDate.length(ofMonth: $1, year: $0) }, date) == expected)
  }

  @Test func `weeks from Wednesday to Wednesday end with their date`() throws {
    #expect(try day(weeks(2), "2022-01-05") == "0")
    #expect(try day(weeks(2), "2022-01-06") == "1")
  }

  @Test func `a period that the data lacks excludes the event`() throws {
    var axis = weeks(0)
    axis.remove(at: 5)
    #expect(try day(axis, "2022-02-08") == "session_missing")
  }

  @Test func `the rule names the period`() throws {
    let axis = weeks(0)
    let calendar = try TradingCalendar.data(days: axis, hours: nil, timeZone: nil)
    let aligner = EventAligner(calendar: calendar, axis: axis, policy: .next)
    guard case .aligned(let day) = aligner.align(.day(CalendarDate(dayNumber: 18_997))) else {
      Issue.record("the week is there")
      return
    }
    #expect(
      day.rule.description
        == "announced on Wednesday 2022-01-05: the week dated Monday 2022-01-03, its first day"
    )
    #expect(day.rule.code == "week_of_date")
  }

  @Test func `sessions are no periods`() {
    let days = (0..<40).map { CalendarDate(dayNumber: 18_995).adding(days: $0) }
      .filter { !$0.weekday.isWeekend }
    #expect(Frequency(of: days) == .daily)
    #expect(Frequency(of: weeks(0)) == .weekly)
    #expect(Frequency(of: Array(days.prefix(5))) == .daily)
  }
}
