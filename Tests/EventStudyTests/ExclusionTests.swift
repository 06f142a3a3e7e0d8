import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

@Suite("Exclusions")
struct ExclusionTests {
  private func reason(
    _ announcement: Announcement,
    _ configuration: StudySettings = PipelineFixture.configuration(),
    panel: PricePanel = PipelineFixture.panel()
  ) throws -> String {
    var announcements = PipelineFixture.announcements()
    announcements.append(announcement)
    let result = try PipelineFixture.run(
      configuration,
      panel: panel,
      announcements: announcements
    )
    // The others are never lost with the one that cannot be used.
    #expect(result.includedEvents.count >= 2)
    let exclusion = result.exclusions.first { $0.eventID == announcement.eventID }
    return exclusion?.reason.rawValue ?? "included"
  }

  private func announcement(
    _ symbol: String = "S1",
    day: CalendarDate?,
    status: AnnouncementStatus = .ok
  ) -> Announcement {
    Announcement(
      eventID: "X",
      symbol: symbol,
      publication: day.map { .day($0) },
      status: status,
      sourceFile: "events.csv"
    )
  }

  @Test func `names each reason for which an event is left out`() throws {
    let days = PipelineFixture.days
    #expect(try reason(announcement("S9", day: days[80])) == "unknown_symbol")
    #expect(try reason(announcement(day: nil, status: .noDate)) == "no_date")
    #expect(try reason(announcement(day: days[80], status: .repeat)) == "repeat")
    #expect(try reason(announcement(day: days[80], status: .review)) == "review")
    #expect(try reason(announcement(day: days[0].adding(days: -40))) == "before_data")
    #expect(try reason(announcement(day: days[119].adding(days: 40))) == "after_data")
    #expect(try reason(announcement(day: days[20])) == "too_few_estimation_returns")
    #expect(try reason(announcement(day: days[117])) == "window_after_data")
  }

  /// The reason in words of an event of `S1` after some day, with prices and an index that end on others.
  private func words(pricesEnd: Int, indexEnds: Int, day: Int) throws -> String? {
    let panel = PipelineFixture.panel()
    let close = try #require(panel.column(.close))
    let days = PipelineFixture.days
    let result = try PipelineFixture.run(
      panel: panel.replacing(
        .close,
        with: close.enumerated().map { index, value in
          let own = index - PipelineFixture.dayCount
          return own >= 0 && own < PipelineFixture.dayCount && own > pricesEnd ? .nan : value
        }
      ),
      market: MarketSeries(
        name: "index",
        days: Array(days[...indexEnds]),
        levels: Array(PipelineFixture.market.levels[...indexEnds]),
        values: .prices
      ),
      announcements: PipelineFixture.announcements() + [announcement(day: days[day])]
    )
    return result.exclusions.first { $0.eventID == "X" }?.detail
  }

  @Test func `names the series that lacks the days where another has them`() throws {
    let days = PipelineFixture.days
    #expect(
      try words(pricesEnd: 119, indexEnds: 99, day: 110)
        == "day 0 would be \(days[110]) or later, but the index index ends on \(days[99]), while the prices of "
        + "S1 go on until \(days[119])"
    )
    #expect(
      try words(pricesEnd: 99, indexEnds: 119, day: 110)
        == "day 0 would be \(days[110]) or later, but the prices of S1 end on \(days[99]), while the index index "
        + "goes on until \(days[119])"
    )
    #expect(
      try words(pricesEnd: 119, indexEnds: 99, day: 97)
        == "the event window needs 3 trading days more after \(days[99]): the index index ends on \(days[99]), "
        + "while the prices of S1 go on until \(days[119])"
    )
    #expect(
      try words(pricesEnd: 119, indexEnds: 119, day: 117)
        == "the event window ends 3 trading days after the data, which ends on \(days[119])"
    )
  }

  @Test func `tells a missing day 0 from a suspension`() throws {
    let panel = PipelineFixture.panel()
    let close = try #require(panel.column(.close))
    func without(_ missing: ClosedRange<Int>) -> PricePanel {
      panel.replacing(
        .close,
        with: close.enumerated().map { index, value in
          let day = index - PipelineFixture.dayCount
          return missing.contains(day) ? .nan : value
        }
      )
    }
    let event = announcement(day: PipelineFixture.days[90])
    #expect(try reason(event, panel: without(90...90)) == "missing_event_day_return")
    #expect(try reason(event, panel: without(88...94)) == "suspended")
  }

  /// The panel of three shares in which `S1` has a price on some days.
  private func panel(with price: Double, on days: ClosedRange<Int>) throws -> PricePanel {
    let panel = PipelineFixture.panel()
    let close = try #require(panel.column(.close))
    return panel.replacing(
      .close,
      with: close.enumerated().map {
        days.contains($0 - PipelineFixture.dayCount) ? price : $1
      }
    )
  }

  private func detail(_ panel: PricePanel) throws -> String? {
    let event = announcement(day: PipelineFixture.days[90])
    let result = try PipelineFixture.run(
      panel: panel,
      announcements: PipelineFixture.announcements() + [event]
    )
    let exclusion = result.exclusions.first { $0.eventID == "X" }
    #expect(exclusion?.reason == .nonPositivePrice)
    return exclusion?.detail
  }

  @Test(arguments: [(90, -37.63), (89, -37.63), (90, 0)])
  func `says that no return exists across a price that is not above zero`(
    day: Int,
    price: Double
  ) throws {
    #expect(
      try detail(try panel(with: price, on: day...day))
        == "the price on \(PipelineFixture.days[day]) is \(price): no return exists across a price "
        + "that is not above zero"
    )
  }

  /// The window is from day 30 to day 84; the return of day 70 starts from a price of -1 too.
  @Test func `says that such prices empty an estimation window`() throws {
    #expect(
      try detail(try panel(with: -1, on: 30...69))
        == "the estimation window -60..-6 has 14 returns, but needs 33: 40 prices around it are not "
        + "above zero, the first -1.0 on \(PipelineFixture.days[30]), and no return exists across such "
        + "a price"
    )
  }

  @Test func `a share of the estimation window decides how many returns are enough`() throws {
    let event = announcement(day: PipelineFixture.days[40])
    #expect(try reason(event) == "included")
    let strict = PipelineFixture.configuration { $0.windows.minEstimation = .returns(50) }
    #expect(try reason(event, strict) == "too_few_estimation_returns")
  }

  @Test func `leaves out overlapping events only when asked`() throws {
    let event = announcement(day: PipelineFixture.days[84])
    #expect(try reason(event) == "included")
    let alone = PipelineFixture.configuration { $0.alignment.excludeOverlapping = true }
    #expect(try reason(event, alone) == "overlapping")
  }

  /// Advice that was followed is not given again.
  @Test func `says what was left out where the settings against overlaps are on`() throws {
    let settings = PipelineFixture.configuration {
      $0.alignment.excludeOverlapping = true
      $0.alignment.maskEvents = true
    }
    let notes = try [84, 110].flatMap { day in
      let event = announcement(day: PipelineFixture.days[day])
      return try PipelineFixture.run(
        settings,
        announcements: PipelineFixture.announcements() + [event]
      ).notes
    }.map { $0.message.text(.option) }
    #expect(
      !notes.contains { $0.contains("--exclude-overlapping") || $0.contains("--mask-events") }
    )
    #expect(
      notes.contains {
        $0.hasSuffix("of the same symbol; those that the exclusions name are left out")
      }
    )
    #expect(notes.contains { $0.hasSuffix("estimation window; those days are left out") })
  }

  @Test func `names the settings against overlaps as each face spells them`() throws {
    let notes = try [84, 110].flatMap { day in
      let event = announcement(day: PipelineFixture.days[day])
      return try PipelineFixture.run(announcements: PipelineFixture.announcements() + [event]).notes
    }
    for (setting, option, key) in [
      (
        Setting.alignment(.excludeOverlapping),
        "share days of their event windows with another event of the same symbol; "
          + "--exclude-overlapping leaves them out",
        "; exclude_overlapping leaves them out"
      ),
      (
        .alignment(.maskEvents), "estimation window; --mask-events leaves those days out",
        "; mask_events leaves those days out"
      ),
    ] {
      let message = try #require(notes.first { $0.message.settings == [setting] }?.message)
      #expect(message.text(.option).hasSuffix(option))
      #expect(message.text(.key).hasSuffix(key))
    }
  }

  @Test func `masks the windows of other events in the estimation`() throws {
    let later = announcement(day: PipelineFixture.days[110])
    let announcements = PipelineFixture.announcements() + [later]
    let plain = try PipelineFixture.run(announcements: announcements)
    let masked = try PipelineFixture.run(
      PipelineFixture.configuration { $0.alignment.maskEvents = true },
      announcements: announcements
    )
    let used = plain.models[0].fits.first { $0.eventID == "X" }?.observations
    let left = masked.models[0].fits.first { $0.eventID == "X" }?.observations
    #expect(used == 55)
    #expect(left == 44)
    #expect(plain.overlaps.contains { $0.kind == .estimationWindow && $0.eventID == "X" })
  }

  @Test(arguments: ["s1", "S1.NS", "s1.bo", "S1.BSE"])
  func `finds the prices of an event under the usual spellings of its symbol`(
    spelling: String
  ) throws {
    #expect(try reason(announcement(spelling, day: PipelineFixture.days[84])) == "included")
  }

  @Test func `suggests the symbol that was meant`() throws {
    let result = try PipelineFixture.run(
      announcements: [
        Announcement(
          eventID: "X",
          symbol: "S1X",
          publication: .day(PipelineFixture.days[80]),
          sourceFile: "events.csv"
        )
      ]
    )
    #expect(result.exclusions.first?.detail.contains("S1") == true)
    #expect(result.includedEvents.isEmpty)
  }
}
