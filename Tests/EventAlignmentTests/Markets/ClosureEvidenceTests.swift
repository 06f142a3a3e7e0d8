import CivilTime
import EventAlignment
import Testing

@Suite("Closures of exchanges")
struct ClosureEvidenceTests {
  /// The weekdays from 2022-04-01, as an index of the world has them.
  private static let weekdays: [CalendarDate] = {
    let first = CalendarDate(dayNumber: 19_083)
    return (0..<485).map { first.adding(days: $0) }.filter { !$0.weekday.isWeekend }
  }()

  private func finding(lacking gaps: [CalendarDate]) -> ClosureEvidence.Finding? {
    let gaps = Set(gaps)
    return ClosureEvidence(Self.weekdays).exchange { gaps.contains(Self.weekdays[$0]) }
  }

  private func days(_ text: String) throws -> [CalendarDate] {
    try text.split(separator: " ").map { try #require(CalendarDate(String($0))) }
  }

  /// Closures as the exchanges published them.
  @Test(
    arguments: [
      ("London", "2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
      ("London", "2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
      ("Xetra", "2024: 01-01 03-29 04-01 05-01 12-24 12-25 12-26 12-31"),
      ("Euronext", "2024: 01-01 03-29 04-01 05-01 12-25 12-26"),
      ("Zurich", "2024: 01-01 01-02 03-29 04-01 05-01 05-09 05-20 08-01 12-24 12-25 12-26 12-31"),
      ("Stockholm", "2024: 01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31"),
      ("Toronto", "2024: 01-01 02-19 03-29 05-20 07-01 08-05 09-02 10-14 12-25 12-26"),
      ("Sydney", "2024: 01-01 01-26 03-29 04-01 04-25 06-10 12-25 12-26"),
      ("NYSE", "2024: 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25"),
      (
        "Hong Kong",
        "2023: 01-02 01-23 01-24 01-25 04-05 04-07 04-10 05-01 05-26 06-22 07-17 09-01 09-08 10-02 "
          + "10-23 12-25 12-26"
      ),
      (
        "Tokyo",
        "2023: 01-02 01-03 01-09 02-23 03-21 05-03 05-04 05-05 07-17 08-11 09-18 10-09 11-03 11-23"
      ),
      (
        "Tokyo",
        "2024: 01-01 01-02 01-03 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 "
          + "10-14 11-04 12-31"
      ),
    ]
  )
  func `are those of the exchange`(exchange: String, line: String) throws {
    let known = try #require(ExchangeClosures.all.first { $0.name == exchange })
    let expected = SessionTable.days(line)
    #expect(expected.rejected.isEmpty)
    let year = try #require(expected.entries.first).year
    #expect(known.weekdays(of: year).sorted() == expected.entries)
  }

  @Test func `of a table are all read`() {
    #expect(LunarFestivals.dates.rejected.isEmpty)
    #expect(LunarFestivals.dates.entries.count == 36 * LunarFestivals.Festival.allCases.count)
    for exchange in ExchangeClosures.all {
      for year in 2005...2024 {
        let count = exchange.weekdays(of: year).count
        #expect((3...25).contains(count), "\(exchange.name) \(year): \(count)")
      }
    }
  }

  /// A series that lacks an exchange's closures, and nothing else, is told from that alone.
  @Test(arguments: ExchangeClosures.all.map(\.name))
  func `tell the exchange of a series`(name: String) throws {
    let exchange = try #require(ExchangeClosures.all.first { $0.name == name })
    let closures = Self.weekdays.filter { exchange.weekdays(of: $0.year).contains($0) }
    let found = try #require(finding(lacking: closures))
    #expect(found.holidays == closures)
    // Some exchanges close on the same days of these fifteen months as another.
    let other = try #require(ExchangeClosures.all.first { $0.name == found.exchange })
    #expect(closures.allSatisfy { other.weekdays(of: $0.year).contains($0) })
  }

  @Test func `leave a halt what it is`() throws {
    let holidays = try days(
      "2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-11-24 2022-12-26 2023-01-02 2023-01-16 "
        + "2023-02-20 2023-04-07 2023-05-29 2023-06-19 2023-07-04"
    )
    let halt = try days("2022-08-10 2022-08-11 2022-08-12")
    let found = try #require(finding(lacking: holidays + halt))
    #expect(found.exchange == "NYSE")
    #expect(found.holidays == holidays)
  }

  @Test func `are tolerated when a file lacks one of them or has a row on one`() throws {
    let holidays = try days(
      "2022-05-30 2022-07-04 2022-09-05 2022-11-24 2022-12-26 2023-01-02 2023-01-16 2023-02-20"
    )
    #expect(finding(lacking: holidays)?.holidays == holidays)
  }

  @Test func `are not seen in a series that trades thinly`() {
    for step in [3, 5, 7, 11, 13] {
      let gaps = Self.weekdays.enumerated().filter { $0.offset % step == 2 }.map(\.element)
      #expect(finding(lacking: gaps) == nil, "every \(step)")
    }
    // A linear congruence scatters the gaps.
    for seed in 1...200 {
      var state = UInt32(seed)
      let gaps = Self.weekdays.filter { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return state >> 28 == 3
      }
      #expect(finding(lacking: gaps) == nil, "seed \(seed)")
    }
  }

  @Test func `are not seen in a single gap or a long one`() throws {
    #expect(finding(lacking: []) == nil)
    #expect(finding(lacking: try days("2022-12-26")) == nil)
    #expect(finding(lacking: Array(Self.weekdays[100...130])) == nil)
    #expect(finding(lacking: Self.weekdays) == nil)
  }
}
