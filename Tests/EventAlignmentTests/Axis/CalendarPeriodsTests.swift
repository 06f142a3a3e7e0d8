import CivilTime
import Testing

@testable import EventAlignment

@Suite("Periods of the calendar")
struct CalendarPeriodsTests {
  private static func days(_ first: String, step: Int) throws -> [CalendarDate] {
    let start = try #require(CalendarDate(first))
    return (0..<20).map { start.adding(days: step * $0) }
  }

  private static func months(_ day: (_ month: Int, _ year: Int) -> Int) -> [CalendarDate] {
    (0..<20).compactMap {
      let (year, month) = (2020 + $0 / 12, $0 % 12 + 1)
      return CalendarDate(year: year, month: month, day: day(month, year))
    }
  }

  @Test func `months have one number whichever day dates them`() throws {
    let first = Self.months { _, _ in 1 }
    let last = Self.months { CalendarDate.length(ofMonth: $0, year: $1) }
    let (one, other) = (
      try #require(CalendarPeriods(first)), try #require(CalendarPeriods(last))
    )
    #expect(first.map(one.number) == last.map(other.number))
    #expect(
      zip(first.map(one.number), first.dropFirst().map(one.number)).allSatisfy { $0 + 1 == $1 }
    )
  }

  @Test(arguments: ["2024-01-01", "2024-01-05", "2024-01-07"])
  func `weeks dated by a Monday, a Friday or the Sunday before have numbers that grow by a week`(
    first: String
  ) throws {
    let days = try Self.days(first, step: 7)
    guard let periods = CalendarPeriods(days) else {
      #expect(first == "")
      return
    }
    #expect(periods.frequency == .weekly)
    #expect(
      zip(days.map(periods.number), days.dropFirst().map(periods.number)).allSatisfy {
        $0 + 7 == $1
      }
    )
  }

  @Test func `days of trading, mid-months and mid-weeks are no periods of the calendar`() throws {
    #expect(CalendarPeriods(try Self.days("2024-01-01", step: 1)) == nil)
    #expect(CalendarPeriods(try Self.days("2024-01-03", step: 7)) == nil)
    #expect(CalendarPeriods(Self.months { _, _ in 15 }) == nil)
    #expect(CalendarPeriods([]) == nil)
  }
}
