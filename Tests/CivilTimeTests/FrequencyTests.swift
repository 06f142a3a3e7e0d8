import CivilTime
import Testing

@Suite("Frequencies")
struct FrequencyTests {
  private func days(_ dates: [(Int, Int, Int)]) throws -> [CalendarDate] {
    try dates.map { try #require(CalendarDate(year: $0.0, month: $0.1, day: $0.2)) }
  }

  @Test func `quarters are told by either end`() throws {
    let ends = try days(
      (2015...2018).flatMap { year in
        [(3, 31), (6, 30), (9, 30), (12, 31)].map { (year, $0.0, $0.1) }
      }
    )
    #expect(Frequency(of: ends) == .quarterly)
    #expect(PeriodLabel(of: ends, frequency: .quarterly) == .last)
    let starts = try days((2015...2018).flatMap { year in [1, 4, 7, 10].map { (year, $0, 2) } })
    #expect(Frequency(of: starts) == .quarterly)
    #expect(
      PeriodLabel(of: starts, frequency: .quarterly).words(.quarterly)
        == "the first day of the quarter"
    )
    #expect(Frequency.quarterly.periodsPerYear == 4)
    let halves = try days((2010...2020).flatMap { year in [(year, 1, 2), (year, 7, 2)] })
    #expect(Frequency(of: halves) == .daily)
  }
}
