import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// Studies that are estimated after the event, on both sides of it, or between two dates.
@Suite("Places of estimation windows")
struct EstimationPlaceTests {
  private static let event = 60

  private static func announcements(own: String? = nil) -> [Announcement] {
    PipelineFixture.announcements().map { announcement in
      var announcement = announcement
      announcement.publication = .day(PipelineFixture.days[event])
      announcement.ownWindows = own.map { Announcement.OwnWindows(estimation: $0) }
      return announcement
    }
  }

  private func run(
    _ estimation: String,
    event: EventWindow = EventWindow(-2...2),
    models: [ExpectedReturnMethod] = [.market, .meanAdjusted],
    own: String? = nil,
    panel: PricePanel = PipelineFixture.panel(),
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration(models: models) {
        $0.windows.estimation = EstimationWindow(estimation) ?? .standard
        $0.windows.event = event
        $0.windows.tested = [TestWindow(0...0)]
        change(&$0)
      },
      panel: panel,
      announcements: Self.announcements(own: own)
    )
  }

  /// The mean return of a share over some days relative to the event.
  private func mean(ofShare share: Int, over days: [Int]) -> Double {
    let returns = PipelineFixture.returns(ofShare: share)
    return days.reduce(0) { $0 + returns[Self.event + $1] } / Double(days.count)
  }

  @Test(arguments: [
    ("-50..50", Array(-50...(-3)) + Array(3...50)),
    ("-50..-6 10..40", Array(-50...(-6)) + Array(10...40)),
    ("6..50", Array(6...50)), ("-50..-30 -20..-6", Array(-50...(-30)) + Array(-20...(-6))),
  ])
  func `a mean is that of the days of all parts, never of the event window`(
    estimation: String,
    days: [Int]
  ) throws {
    let result = try run(estimation)
    let fits = result.models[1].fits
    #expect(fits.count == 3 && fits[0].observations == days.count)
    for (share, fit) in fits.enumerated() {
      let alpha = try #require(fit.terms.first?.estimate)
      #expect(abs(alpha - mean(ofShare: share, over: days)) < 1e-12)
      #expect(fit.firstDate == PipelineFixture.days[Self.event + (days.min() ?? 0)])
      #expect(fit.lastDate == PipelineFixture.days[Self.event + (days.max() ?? 0)])
    }
  }

  @Test func `every model can be estimated on both sides`() throws {
    let models: [ExpectedReturnMethod] = [
      .market, .marketAdjusted, .meanAdjusted, .raw, .scholesWilliams,
      .leastAbsoluteDeviation, .huber, .theilSen, .quantile, .tradeToTrade,
    ]
    let result = try run("-50..-6 10..40", models: models) { $0.analysis.outcomes = [.volatility] }
    for model in result.models {
      #expect(model.fits.map(\.observations) == [76, 76, 76], "\(model.model)")
    }
  }

  @Test func `what happens in the event window changes no estimate`() throws {
    let panel = PipelineFixture.panel()
    var returns = PipelineFixture.returns(ofShare: 0)
    for day in -2...2 { returns[Self.event + day] += 0.07 }
    let close = try #require(panel.column(.close))
    let changed = panel.replacing(
      .close,
      with: PipelineFixture.levels(returns) + close.dropFirst(PipelineFixture.dayCount)
    )
    let before = try run("-50..50").models[0].fits[0]
    let after = try run("-50..50", panel: changed).models[0].fits[0]
    for (one, two) in zip(before.terms, after.terms) {
      #expect(abs((one.estimate ?? .nan) - (two.estimate ?? .nan)) < 1e-12)
    }
  }

  @Test func `a window that reaches behind the data counts what there is`() throws {
    let result = try run("20..200") { $0.windows.minEstimation = .returns(30) }
    #expect(result.models[0].fits.allSatisfy { $0.observations == 40 })
    let short = try run("20..200")
    #expect(short.models[0].fits.isEmpty)
    #expect(short.exclusions.allSatisfy { $0.reason == .tooFewEstimationReturns })
  }

  @Test func `an event's own window can be between two dates`() throws {
    let days = PipelineFixture.days
    let own = "\(days[8])..\(days[50])"
    let dated = try run("-50..-6", own: own)
    let relative = try run("-50..-6", own: "-52..-10")
    #expect(dated.models == relative.models)
    #expect(dated.models[0].fits[0].firstDate == days[8])
    #expect(dated.models[0].fits[0].lastDate == days[50])
    let none = try run("-50..-6", own: "1999-01-01..1999-12-31")
    #expect(none.exclusions.count == 3)
  }

  @Test(arguments: [
    (8...50, "-52..-10"), (8...59, "-52..-3"), (62...110, "3..50"), (8...110, "-52..50"),
  ])
  func `a window of a study can be between two dates`(
    positions: ClosedRange<Int>,
    relative: String
  ) throws {
    let days = PipelineFixture.days
    let dates = "\(days[positions.lowerBound])..\(days[positions.upperBound])"
    let dated = try run(dates)
    #expect(dated.models == (try run(relative)).models)
    #expect(dated.configuration.windows.estimation.description == dates)
  }

  @Test func `a window between two dates is the same period for every event`() throws {
    let days = PipelineFixture.days
    var announcements = Self.announcements()
    announcements[1].publication = .day(days[30])
    announcements[2].publication = .day(days[100])
    let result = try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.estimation = EstimationWindow("\(days[10])..\(days[59])") ?? .standard
        $0.windows.event = EventWindow(-2...2)
        $0.windows.tested = []
      },
      announcements: announcements
    )
    let fits = result.models[0].fits
    #expect(fits.map(\.observations) == [48, 45, 50])
    #expect(fits.map(\.firstDate) == [days[10], days[10], days[10]])
    #expect(fits.map(\.lastDate) == [days[57], days[59], days[59]])
    let dates = "\(days[10])..\(days[59])"
    let notes = result.notes.filter { $0.source == .events }
    #expect(
      notes.map { $0.message.text(.option) } == [
        "1 of 3 events is estimated from days after the event window, as the estimation window "
          + "\(dates) asks: what followed the news is part of the model",
        "2 of 3 events are estimated without the days of the event window, into which the estimation "
          + "window \(dates) reaches",
      ]
    )
    #expect(notes.map(\.severity) == [.warning, .information])
  }

  @Test func `a window with too few returns between its dates is the usual exclusion`() throws {
    let days = PipelineFixture.days
    let dates = "\(days[8])..\(days[30])"
    let few = try run(dates) { $0.windows.minEstimation = .returns(24) }
    #expect(few.exclusions.map(\.reason) == Array(repeating: .tooFewEstimationReturns, count: 3))
    let none = try run("2019-01-01..2019-12-31")
    #expect(none.exclusions.map(\.reason) == Array(repeating: .unusableWindows, count: 3))
    #expect(
      none.exclusions[0].detail == "the event's windows cannot be used: no trading day of the data "
        + "outside the event window lies in the estimation window 2019-01-01..2019-12-31"
    )
  }

  @Test(arguments: [
    ("-50..-6", nil, nil), ("6..50", nil, "after"), ("-50..50", nil, "both"),
    ("-50..-6", "6..40", "after"),
  ])
  func `what is estimated from days after the event is said`(
    estimation: String,
    own: String?,
    place: String?
  ) throws {
    let notes = try run(estimation, own: own).notes.filter { $0.source == .events }
    let window = own ?? estimation
    let after =
      "all 3 events are estimated from days after the event window, as the estimation window "
      + "\(window) asks: what followed the news is part of the model"
    let without =
      "all 3 events are estimated without the days of the event window, into which the estimation "
      + "window \(window) reaches"
    let expected = place == nil ? [] : place == "after" ? [after] : [after, without]
    #expect(notes.map { $0.message.text(.option) } == expected)
    #expect(notes.allSatisfy { $0.severity == .information })
    // A model without an estimation has seen nothing.
    #expect(try run(estimation, models: [.raw], own: own).notes.allSatisfy { $0.source != .events })
  }

  @Test func `a shift of day 0 leaves dates where they are`() throws {
    let days = PipelineFixture.days
    let result = try run("\(days[8])..\(days[50])")
    let moved = try #require(result.analysis.shiftedDayZero.first?.windows.first?.caar)
    let later = try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.estimation = EstimationWindow("\(days[8])..\(days[50])") ?? .standard
        $0.windows.event = EventWindow(-2...2)
        $0.windows.tested = [TestWindow(0...0)]
      },
      announcements: Self.announcements().map {
        var announcement = $0
        announcement.publication = .day(days[Self.event + 1])
        return announcement
      }
    )
    #expect(later.models[0].windows[0].caar == moved)
  }

  @Test func `volume and volatility take an event's own window`() throws {
    func activity(_ estimation: String, own: String?) throws -> [ActivityResult] {
      try run(estimation, own: own) { $0.analysis.outcomes = [.volatility] }.analysis.activities
    }
    #expect(try activity("-50..-6", own: "-30..-6") == activity("-30..-6", own: nil))
    #expect(try activity("-50..-6", own: nil) != activity("-30..-6", own: nil))
  }

  @Test func `a sensitivity study asks for days in the place of dates`() throws {
    let error = #expect(throws: StudyError.self) {
      try run("2024-01-11..2024-03-01") { $0.sensitivity = SensitivitySettings() }
    }
    #expect(
      error?.message.text(.option)
        == "the estimation window 2024-01-11..2024-03-01 is dated, and a "
        + "sensitivity study varies windows of trading days before each event; pass --estimation "
        + "-250..-11"
    )
  }

  @Test func `a sensitivity study varies the rest of a study with two parts`() throws {
    let settings = PipelineFixture.configuration(models: [.market]) {
      $0.windows.estimation = EstimationWindow("-50..-6 10..40") ?? .standard
      $0.windows.event = EventWindow(-2...2)
      $0.windows.tested = []
      $0.sensitivity = SensitivitySettings {
        $0.models = [.market]
        $0.estimationLengths = [30]
        $0.estimationEnds = [-6]
        $0.placebos = 20
        $0.stepDownDraws = 20
      }
    }
    let result = try SensitivityStudy(settings).run(
      on: StudyInputs(
        panel: PipelineFixture.panel(),
        market: PipelineFixture.market,
        announcements: Self.announcements()
      )
    )
    #expect(result.base.allSatisfy { $0.fittedCount == 3 })
    #expect(Set(result.specifications.map(\.estimationEnd)) == [40, -6])
  }
}
