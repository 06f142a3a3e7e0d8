import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

@Suite("Day 0 and the hour of the news")
struct DayZeroTests {
  @Test func `shifts the events whose announcements have no time`() throws {
    // The effect lies on the announced day, so a later day 0 must miss it.
    let result = try PipelineFixture.run()
    let shift = try #require(result.analysis.shiftedDayZero.first)
    #expect(shift.shiftedCount == 3)
    let main = try #require(result.models[0].windows.first?.caar)
    let later = try #require(shift.windows.first?.caar)
    #expect(main > 0.04)
    #expect(abs(later) < 0.01)
  }

  @Test func `shifts nothing when every time is known`() throws {
    let noon = try #require(TimeOfDay(hour: 12, minute: 0))
    let events = PipelineFixture.announcements().map { event in
      var event = event
      event.publication = .instant(
        date: PipelineFixture.days[PipelineFixture.eventDay],
        time: noon,
        utcOffsetMinutes: 330
      )
      return event
    }
    let result = try PipelineFixture.run(announcements: events)
    #expect(result.analysis.shiftedDayZero.isEmpty)
    #expect(result.events.allSatisfy { $0.marketOpen == true })
  }

  @Test func `puts news after the close on the next session, and asks no more about its hour`()
    throws
  {
    let events = PipelineFixture.announcements().map { event in
      var event = event
      event.partOfDay = StatedPartOfDay(.afterClose, words: "AMC", place: "column \"session\"")
      return event
    }
    let result = try PipelineFixture.run(announcements: events)
    let next = PipelineFixture.days[PipelineFixture.eventDay + 1]
    #expect(result.events.allSatisfy { $0.eventDate == next && $0.marketOpen == false })
    #expect(result.analysis.shiftedDayZero.isEmpty)
    // The effect lies on the day of the date: the study of the day after must miss it.
    #expect(abs(try #require(result.models[0].windows.first?.caar)) < 0.01)
  }

  /// The announcements on a day without a session before the Monday of day 0.
  private func weekend() throws -> (events: [Announcement], monday: CalendarDate) {
    let place = try #require(
      (PipelineFixture.eventDay...).first { PipelineFixture.days[$0].weekday == .monday }
    )
    let monday = PipelineFixture.days[place]
    let events = PipelineFixture.announcements().map { event in
      var event = event
      event.publication = .day(monday.adding(days: -2))
      return event
    }
    return (events, monday)
  }

  @Test func `the hour of news on a day without a session is of no matter`() throws {
    let (events, monday) = try weekend()
    let result = try PipelineFixture.run(announcements: events)
    #expect(result.events.allSatisfy { $0.eventDate == monday && $0.marketOpen == false })
    #expect(result.analysis.shiftedDayZero.isEmpty)
    // Who buys after the news buys on that day, whose prices are all from after it.
    #expect(!result.analysis.entries.isEmpty)
    #expect(result.analysis.entries.allSatisfy { $0.date == monday && $0.relativeDay == 0 })
    // One announcement of a session among them is asked about, and no other.
    var mixed = events
    mixed[0].publication = .day(monday)
    #expect(
      try PipelineFixture.run(announcements: mixed).analysis.shiftedDayZero.first?.shiftedCount == 1
    )
  }

  @Test func `nobody buys before the news where day 0 lies before it`() throws {
    let (events, monday) = try weekend()
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.alignment.align = .previous },
      announcements: events
    )
    #expect(result.events.allSatisfy { $0.eventDate == monday.adding(days: -3) })
    #expect(!result.analysis.entries.isEmpty)
    #expect(result.analysis.entries.allSatisfy { $0.date == monday })
    #expect(result.analysis.shiftedDayZero.isEmpty)
  }

  @Test func `average prices alone say nothing of abnormal returns`() throws {
    let inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: nil,
      announcements: PipelineFixture.announcements()
    )
    let analysis = try Study(PipelineFixture.configuration()).averagePrices(on: inputs).analysis
    #expect(analysis.shiftedDayZero.isEmpty && analysis.earlyMoves.isEmpty)
    #expect(!analysis.entries.isEmpty)
  }

  @Test func `says that the price moved before day 0`() throws {
    let quiet = try PipelineFixture.run().analysis.earlyMoves
    #expect(quiet.isEmpty)
    // One share moves two sessions before its announcement.
    let events = PipelineFixture.announcements().map { event in
      var event = event
      event.publication = .day(PipelineFixture.days[PipelineFixture.eventDay + 2])
      return event
    }
    // A longer estimation window: one in a hundred needs a hundred ordinary days.
    let configuration = PipelineFixture.configuration {
      $0.windows.estimation = EstimationWindow(-76...(-6))
      $0.windows.minEstimation = .returns(20)
    }
    let early = try PipelineFixture.run(configuration, announcements: events)
    // 71 ordinary days cannot show less than one in seventy-two, which is not one in a hundred.
    #expect(early.analysis.earlyMoves.isEmpty)
    let longer = try moved(days: 260)
    let move = try #require(longer.analysis.earlyMoves.first)
    #expect(move.relativeDay == -2)
    #expect(move.kind == .price)
    #expect(
      longer.notes.contains {
        $0.message.text(.option).contains("the news may have been out earlier")
      }
    )
  }

  /// A year of one share that jumps two sessions before its announcement.
  private func moved(days count: Int) throws -> StudyResult {
    var days: [CalendarDate] = []
    var day = CalendarDate(dayNumber: 19_358)
    while days.count < count {
      if !day.weekday.isWeekend { days.append(day) }
      day = day.adding(days: 1)
    }
    let market = days.indices.map { [0.004, -0.003, 0.001, -0.002][$0 % 4] }
    let event = count - 20
    let share = days.indices.map { index in
      market[index] + 0.0001 * Double((index * 7919) % 101 - 50) + (index == event - 2 ? 0.08 : 0)
    }
    return try Study(
      PipelineFixture.configuration { $0.windows.estimation = EstimationWindow(-210...(-6)) }
    ).run(
      on: StudyInputs(
        panel: PricePanel(
          days: days,
          symbols: ["S"],
          columns: [.close: PipelineFixture.levels(share)]
        ),
        market: MarketSeries(
          name: "index",
          days: days,
          levels: PipelineFixture.levels(market),
          values: .prices
        ),
        announcements: [
          Announcement(
            eventID: "E",
            symbol: "S",
            publication: .day(days[event]),
            sourceFile: "events.csv"
          )
        ]
      )
    )
  }

  @Test func `warns where closes of two kinds meet in one window`() throws {
    let first = try #require(CalendarDate("2026-01-01"))
    let last = try #require(CalendarDate("2026-10-15"))
    let days = TradingCalendar.nse.sessions(from: first, to: last)
    let returns = days.indices.map { [0.01, -0.008, 0.003, -0.004, 0.002][$0 % 5] }
    let share = days.indices.map { returns[$0] + [0.001, -0.002, 0.0005][$0 % 3] }
    let inputs = StudyInputs(
      panel: PricePanel(
        days: days,
        symbols: ["S"],
        columns: [.close: PipelineFixture.levels(share)]
      ),
      market: MarketSeries(
        name: "index",
        days: days,
        levels: PipelineFixture.levels(returns),
        values: .prices
      ),
      announcements: [
        Announcement(
          eventID: "E",
          symbol: "S",
          publication: .day(try #require(CalendarDate("2026-09-01"))),
          sourceFile: "events.csv"
        )
      ]
    )
    let nse = try Study(PipelineFixture.configuration { $0.alignment.calendar = "nse" })
      .run(on: inputs)
    #expect(
      nse.notes.contains {
        $0.message.text(.option).hasPrefix("from 2026-08-03 on the close of stocks")
      }
    )
    let data = try Study(PipelineFixture.configuration()).run(on: inputs)
    #expect(!data.notes.contains { $0.message.text(.option).contains("2026-08-03") })
  }
}
