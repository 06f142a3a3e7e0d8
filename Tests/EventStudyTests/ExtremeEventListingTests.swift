import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import Notices
import Testing

@testable import EventStudy

@Suite("Extreme days as an event file")
struct ExtremeEventListingTests {
  /// Levels of weekdays from 2024-01-01 that move by some percent, and by 0.1 % on other days.
  private static func levels(_ moves: [Int: Double], days: Int = 60) -> [Double] {
    var level = 100.0
    return (0..<days).map { day in
      if day > 0 { level *= 1 + (moves[day] ?? (day.isMultiple(of: 2) ? 0.1 : -0.1)) / 100 }
      return level
    }
  }

  private static let indexMoves = [10: -3.0, 11: -2, 20: 4, 30: -4, 31: 5, 40: -6]

  /// An index, and two shares of which one has two days of its own.
  private static func files(_ folder: TemporaryFolder) throws -> StudySettings {
    let days = PipelineFixture.days.prefix(60)
    func file(_ name: String, _ levels: [Double]) throws -> String {
      let rows = zip(days, levels).map { "\($0),\(name),\($1)" }
      return try folder.write(
        "\(name).csv",
        (["date,symbol,close"] + rows).joined(separator: "\n") + "\n"
      )
    }
    var settings = StudySettings()
    settings.prices.files = [
      try file("AAA", levels([20: 9, 45: -8])), try file("BBB", levels([20: 2])),
    ]
    settings.market.files = [try file("INDEX", levels(indexMoves))]
    return settings
  }

  private static func extremes(
    _ change: (inout ExtremeSettings) -> Void = { _ in }
  ) -> ExtremeSettings {
    var extremes = ExtremeSettings()
    extremes.fall = 0.015
    extremes.rise = 0.015
    change(&extremes)
    return extremes
  }

  @Test func `days of the index are events of every security`() throws {
    let folder = try TemporaryFolder()
    let listing = try ExtremeEventListing.run(try Self.files(folder), Self.extremes())
    #expect(listing.series.map(\.name) == ["INDEX"])
    #expect(listing.extremes.map(\.tail) == [.fall, .rise, .fall])
    #expect(listing.extremes.map(\.days) == [2, 1, 1])
    #expect(listing.mixed.map(\.days) == [2])
    let days = PipelineFixture.days
    #expect(listing.extremes.map(\.date) == [days[10], days[20], days[40]])
    #expect(listing.extremes[0].lastDate == days[11])
    #expect(abs(listing.extremes[0].value - (0.97 * 0.98 - 1)) < 1e-12)
    let rows = listing.announcements
    #expect(rows.map(\.symbol) == ["AAA", "BBB", "AAA", "BBB", "AAA", "BBB"])
    #expect(rows[0].eventID == "AAA-\(days[10])" && rows[0].group == "fall")
    #expect(
      rows[0].attributes["extreme_of"] == "INDEX" && rows[0].attributes["extreme_days"] == "2"
    )
    #expect(rows[0].attributes["extreme_last_date"] == "\(days[11])")
    // By hand: single 40, cluster 10 and 11, mixed 30 of the falls; single 20 and mixed 31 of the rises.
    #expect(
      listing.counts == [
        ExtremeCount(
          tail: .fall,
          days: 4,
          singleDays: 1,
          clusteredDays: 2,
          mixedDays: 1,
          clusters: 1,
          events: 2
        ),
        ExtremeCount(
          tail: .rise,
          days: 2,
          singleDays: 1,
          clusteredDays: 0,
          mixedDays: 1,
          clusters: 0,
          events: 1
        ),
      ]
    )
    #expect(listing.years.map(\.events) == [2, 1] && listing.years[0].year == 2024)
    #expect(abs(listing.years[0].median - (0.97 * 0.98 - 1 - 0.06) / 2) < 1e-12)
    #expect(listing.runLengths.map(\.days) == [1, 2, 1])
    #expect(listing.values.map(\.tail) == [.fall, .rise])
    #expect(
      listing.notes.contains { $0.message.text(.option).contains("which all securities share") }
    )
  }

  @Test func `clusters can be left out`() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.files(folder)
    let listing = try ExtremeEventListing.run(settings, Self.extremes { $0.clusters = .omit })
    #expect(listing.extremes.map(\.days) == [1, 1])
    #expect(listing.counts.map(\.events) == [1, 1] && listing.counts[0].clusters == 1)
  }

  @Test func `securities have days of their own, with a warning`() throws {
    let folder = try TemporaryFolder()
    let listing = try ExtremeEventListing.run(
      try Self.files(folder),
      Self.extremes { $0.series = .own }
    )
    let days = PipelineFixture.days
    #expect(
      listing.announcements.map(\.eventID) == [
        "AAA-\(days[20])", "AAA-\(days[45])", "BBB-\(days[20])",
      ]
    )
    let warning = listing.notes.first { $0.severity == .warning }
    #expect(warning?.message.text(.option).contains("begins on day 2") == true)
  }

  @Test func `a security can be the series of all others`() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.files(folder)
    let listing = try ExtremeEventListing.run(
      settings,
      Self.extremes { $0.series = .security("AAA") }
    )
    #expect(listing.announcements.map(\.symbol) == ["BBB", "BBB"])
    #expect {
      try ExtremeEventListing.run(settings, Self.extremes { $0.series = .security("AAB") })
    } throws: { error in
      (error as? StudyError)?.message.text(.option)
        == "\"AAB\" is not a security of the price files; did you mean \"AAA\"?"
    }
  }

  @Test func `the share of a tail moves its limits`() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.files(folder)
    func limits(_ tail: Double?) throws -> [Double?] {
      var extremes = ExtremeSettings()
      extremes.tail = tail
      let series = try ExtremeEventListing.run(settings, extremes).series[0]
      return [series.lowerLimit, series.upperLimit]
    }
    let returns = ReturnKind.simple.returns(of: Self.levels(Self.indexMoves))
    for (tail, share) in [(nil, 0.025), (0.1, 0.1)] as [(Double?, Double)] {
      let expected = Quantile.of(returns, at: [share, 1 - share])
      for (limit, value) in zip(try limits(tail), expected) {
        #expect(abs(try #require(limit) - value) < 1e-12)
      }
    }
  }

  @Test(
    arguments: [
      (0.5, nil, "--tail takes a share of days above 0% and below 50%, not 50.0%"),
      (0.1, 0.05, "--tail counts days, and --fall and --rise name a move; give one or the other"),
      (nil, -0.05, "--fall takes a move above 0%, without a sign, not -5.0%"),
    ] as [(Double?, Double?, String)]
  )
  func `what cannot be meant is refused`(tail: Double?, fall: Double?, message: String) throws {
    var extremes = ExtremeSettings()
    (extremes.tail, extremes.fall) = (tail, fall)
    #expect {
      try ExtremeEventListing.run(StudySettings(), extremes)
    } throws: { error in
      (error as? StudyError)?.message.text(.option) == message
    }
  }

  @Test func `a split that is left in the prices is asked about`() throws {
    let folder = try TemporaryFolder()
    var settings = try Self.files(folder)
    settings.market.files = []
    let split = zip(PipelineFixture.days, Self.levels([30: -50]))
      .map { "\($0),CCC,\($1)" }
    let text = (["date,symbol,close"] + split).joined(separator: "\n") + "\n"
    settings.prices.files = [try folder.write("CCC.csv", text)]
    let listing = try ExtremeEventListing.run(settings, Self.extremes())
    #expect(listing.extremes.count == 1)
    #expect(listing.notes.first?.message.text(.option).contains("looks like a split") == true)
    settings.prices.adjustments = try folder.write(
      "splits.csv",
      "symbol,ex_date,factor\nCCC,\(PipelineFixture.days[30]),0.5\n"
    )
    #expect(try ExtremeEventListing.run(settings, Self.extremes()).extremes.isEmpty)
  }

  @Test func `a move that no day has is told`() throws {
    let folder = try TemporaryFolder()
    let listing = try ExtremeEventListing.run(
      try Self.files(folder),
      Self.extremes {
        $0.rise = 0.5; $0.fall = nil
      }
    )
    #expect(listing.extremes.isEmpty && listing.announcements.isEmpty && listing.values.isEmpty)
    #expect(listing.counts.map(\.tail) == [.rise])
    #expect(
      listing.notes.map { $0.message.text(.option).hasPrefix("no day is an event") } == [true]
    )
  }

  @Test func `without a market its days cannot be asked for`() throws {
    let folder = try TemporaryFolder()
    var settings = try Self.files(folder)
    settings.market.files = []
    #expect {
      try ExtremeEventListing.run(settings, Self.extremes { $0.series = .market })
    } throws: { error in
      (error as? StudyError)?.message.text(.option)
        == "there is no market; name its file with --market"
    }
    #expect(try ExtremeEventListing.run(settings, Self.extremes()).announcements.count == 3)
  }

  @Test func `too few returns are an error, and of one security among several a warning`() throws {
    let folder = try TemporaryFolder()
    var settings = try Self.files(folder)
    settings.market.files = []
    let short = zip(PipelineFixture.days.prefix(30), Self.levels([:], days: 30))
      .map { "\($0),CCC,\($1)" }
    settings.prices.files.append(
      try folder.write("CCC.csv", (["date,symbol,close"] + short).joined(separator: "\n") + "\n")
    )
    let listing = try ExtremeEventListing.run(settings, ExtremeSettings())
    #expect(listing.series.map(\.name) == ["AAA", "BBB"])
    #expect(listing.notes.contains { $0.message.text(.option).hasSuffix("and no events: CCC") })
    var extremes = ExtremeSettings()
    extremes.series = .security("CCC")
    #expect {
      try ExtremeEventListing.run(settings, extremes)
    } throws: { error in
      (error as? StudyError)?.message.text(.option)
        .hasPrefix("CCC has 29 returns, and one in a tail of this share takes 40") == true
    }
  }

  @Test func `a study of chosen days says which of its windows prove nothing`() throws {
    func notes(_ series: String, _ window: ClosedRange<Int>) throws -> [String] {
      let result = try PipelineFixture.run(
        PipelineFixture.configuration { $0.windows.tested = [TestWindow(window)] },
        announcements: PipelineFixture.announcements().map { event in
          var event = event
          event.attributes = [
            "extreme_of": series == "own" ? event.symbol : series, "extreme_days": "2",
          ]
          return event
        }
      )
      return result.notes.map { $0.message.text(.option) }.filter {
        $0.contains("chosen by the return")
      }
    }
    #expect(try notes("own", 0...0).count == 1)
    #expect(try notes("own", 2...5).count == 1)
    #expect(try notes("own", 3...5).isEmpty && notes("own", (-5)...(-2)).isEmpty)
    #expect(try notes("index", 0...0).isEmpty)
  }
}
