import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// Two firms of two countries, each of which moves with its own index alone.
///
/// Firm A moves twice as much as the American index and three percent more on day 0, firm B half as much
/// as the German index and two percent less.
@Suite("Several indices in one study")
struct SeveralMarketsTests {
  private let folder: TemporaryFolder

  private static let moves: [String: @Sendable (Int) -> Double] = [
    "Index US": { [0.01, -0.008, 0.004, -0.002, 0.006][$0 % 5] },
    "Index DE": { [-0.003, 0.007, 0.002, -0.009][$0 % 4] },
  ]
  private static let days = PipelineFixture.days
  private static let eventDay = PipelineFixture.eventDay

  private static func levels(_ move: (Int) -> Double) -> [Double] {
    var level = 100.0
    return days.indices.map { day in
      if day > 0 { level *= 1 + move(day) }
      return level
    }
  }

  /// What keeps a fit from being perfect, too little to be seen.
  private static func noise(_ day: Int) -> Double { [1e-6, -2e-6, 1e-6][day % 3] }

  private static func index(_ name: String) -> [Double] { levels(moves[name] ?? { _ in 0 }) }

  /// The table of some series, one below the other.
  private static func long(_ series: [(String, [Double])]) -> String {
    "symbol,date,close\n"
      + series.flatMap { name, levels in
        zip(days, levels).map { "\(name),\($0),\($1)\n" }
      }.joined()
  }

  init() throws {
    folder = try TemporaryFolder()
    let us = try #require(Self.moves["Index US"])
    let german = try #require(Self.moves["Index DE"])
    let prices = Self.long([
      ("Firm A", Self.levels { 2 * us($0) + Self.noise($0) + ($0 == Self.eventDay ? 0.03 : 0) }),
      (
        "Firm B", Self.levels { german($0) / 2 + Self.noise($0) - ($0 == Self.eventDay ? 0.02 : 0) }
      ),
    ])
    try folder.write("prices.csv", prices)
    let both = [("Index US", Self.index("Index US")), ("Index DE", Self.index("Index DE"))]
    try folder.write("long.csv", Self.long(both))
    let rows = zip(Self.days, zip(both[0].1, both[1].1)).map { "\($0),\($1.0),\($1.1)\n" }
    try folder.write("wide.csv", "date,Index US,Index DE\n" + rows.joined())
    for (name, levels) in both {
      let rows = zip(Self.days, levels).map { "\($0),\($1)\n" }
      try folder.write(
        name.replacing(" ", with: "_") + ".csv",
        "date,close\n" + rows.joined()
      )
    }
    try folder.write("events.csv", events { ["Index US", "index de"][$0] })
    try folder.write("blank.csv", events { _ in "" })
  }

  private func events(_ market: (Int) -> String) -> String {
    let day = Self.days[Self.eventDay]
    return "event_id,symbol,date,market\n"
      + "A,Firm A,\(day),\(market(0))\nB,Firm B,\(day),\(market(1))\n"
  }

  private func settings(
    _ markets: [String],
    events: String = "events.csv",
    _ change: (inout StudySettings) -> Void = { _ in }
  ) -> StudySettings {
    PipelineFixture.configuration {
      $0.prices.files = [path("prices.csv")]
      $0.market.files = markets.map(path)
      $0.events.files = [path(events)]
      $0.alignment.calendar = "data"
      $0.methods.tests = [.crossSectional]
      change(&$0)
    }
  }

  private func path(_ name: String) -> String { folder.path(name) }

  private func beta(_ event: String, _ result: StudyResult) -> Double? {
    result.models[0].fits.first { $0.eventID == event }?.terms.first { $0.term == "beta" }?.estimate
  }

  private func abnormal(_ event: String, _ result: StudyResult) -> Double? {
    result.models[0].cars.first { $0.eventID == event && $0.windowStart == 0 && $0.days == 1 }?.car
  }

  private func expect(_ value: Double?, _ expected: Double) throws {
    #expect(abs(try #require(value) - expected) < 1e-3)
  }

  private func messages(_ result: StudyResult) -> [String] {
    result.notes.filter { $0.source == .market }.map { $0.message.text(.option) }
  }

  @Test(arguments: [
    ["long.csv"], ["wide.csv"], ["Index_DE.csv", "Index_US.csv"], ["Index_*.csv"],
  ])
  func `each event is measured against the index that it names`(markets: [String]) throws {
    let result = try Study(settings(markets)).run()
    try expect(beta("A", result), 2)
    try expect(beta("B", result), 0.5)
    try expect(abnormal("A", result), 0.03)
    try expect(abnormal("B", result), -0.02)
    let name = markets == ["long.csv"] || markets == ["wide.csv"] ? "Index US" : "US"
    #expect(result.events[0].market == name)
    #expect(result.markets.map(\.eventCount) == [1, 1])
    #expect(result.analysis.otherMarkets.isEmpty)
    #expect(
      result.inputs.count { $0.role == .market } == markets.count
        + (markets[0] == "Index_*.csv" ? 1 : 0)
    )
    #expect(messages(result).isEmpty)
  }

  @Test func `without a column all have the first, and the others stand beside it`() throws {
    let result = try Study(settings(["Index_US.csv", "Index_DE.csv"], events: "blank.csv")).run()
    let german = try Study(settings(["Index_DE.csv"], events: "blank.csv")).run()
    try expect(beta("A", result), 2)
    #expect(result.markets.map(\.name) == ["US", "DE"])
    #expect(result.markets.map(\.eventCount) == [2, 0])
    #expect(result.analysis.otherMarkets.map(\.market) == ["DE"])
    #expect(result.analysis.otherMarkets[0].windows == german.models[0].windows)
    #expect(result.analysis.otherMarkets[0].tests == german.models[0].tests)
    #expect(
      messages(result) == [
        "every event is measured against US, the first of 2 indices, and not against DE; a "
          + "column market of the events names the index of each"
      ]
    )
    let alone = try Study(settings(["Index_US.csv"], events: "blank.csv")).run()
    #expect(alone.models == result.models)
    let other = try Study(settings(["Index_DE.csv", "Index_US.csv"], events: "blank.csv")).run()
    #expect(other.models == german.models)
  }

  @Test func `a model that takes no market is not repeated beside another index`() throws {
    let settings = settings(["wide.csv"], events: "blank.csv") {
      $0.methods.models = [.meanAdjusted, .market]
    }
    let result = try Study(settings).run()
    #expect(result.analysis.otherMarkets.map(\.model) == [.market])
  }

  @Test func `the named column or symbol is the one index`() throws {
    let result = try Study(
      settings(["wide.csv"], events: "blank.csv") { $0.market.column = "Index DE" }
    )
    .run()
    try expect(beta("B", result), 0.5)
    #expect(result.markets.count == 1 && result.analysis.otherMarkets.isEmpty)
  }

  @Test func `an event without a name among others has the first index, and it is said`() throws {
    try folder.write("some.csv", events { $0 == 0 ? "" : "Index DE" })
    let result = try Study(settings(["long.csv"], events: "some.csv")).run()
    #expect(result.events.map(\.market) == ["Index US", "Index DE"])
    try expect(beta("A", result), 2)
    #expect(
      messages(result) == [
        "1 event names no market and is measured against Index US, the first index"
      ]
    )
  }

  @Test func `a name that no file holds is an exclusion that says what there is`() throws {
    try folder.write("some.csv", events { $0 == 0 ? "Index FR" : "Index DE" })
    let result = try Study(settings(["long.csv"], events: "some.csv")).run()
    #expect(result.exclusions.map(\.reason) == [.unknownMarket])
    #expect(
      result.exclusions[0].detail
        == "no market file has the index \"Index FR\"; there are Index US, Index DE"
    )
    #expect(result.events.map(\.market) == [nil, "Index DE"])
    #expect(result.markets.map(\.eventCount) == [0, 1])
  }

  @Test func `one index is everybody's, and names of others are said`() throws {
    let result = try Study(settings(["Index_US.csv"])).run()
    #expect(result.events.map(\.market) == ["US", "US"])
    let text =
      "events name the market index de, but the only index is US, and every event is "
      + "measured against it; to have each against its own, name their files with --market"
    #expect(messages(result) == [text])
    #expect(result.notes.first { $0.source == .market }?.severity == .warning)
  }

  @Test func `asks which of many series, or of securities, is the index`() throws {
    func message(_ file: String, _ events: String) -> String? {
      do {
        _ = try Study(settings([file], events: events)).run()
        return nil
      } catch {
        return error.message.text(.option)
      }
    }
    let many = (1...6).map { ("Index \($0)", Self.index("Index US")) }
    try folder.write("many.csv", Self.long(many))
    let question = { (file: String, count: Int, names: String) in
      "\(path(file)): holds \(count) symbols (\(names)) where one is needed; name its column or symbol "
        + "with --market-column NAME, or the index of each event in a column market of the events"
    }
    #expect(
      message("many.csv", "blank.csv")
        == question("many.csv", 6, "Index 1, Index 2, Index 3, Index 4, Index 5, ...")
    )
    #expect(message("prices.csv", "blank.csv") == question("prices.csv", 2, "Firm A, Firm B"))
    let traded = Self.days.indices.map { Double(1000 + 900 * ($0 % 3)) }
    try folder.write(
      "traded.csv",
      Self.long([("Index US", Self.index("Index US")), ("Traded", traded)])
    )
    #expect(message("traded.csv", "blank.csv") == question("traded.csv", 2, "Index US, Traded"))
    // Each advice works.
    try folder.write("named.csv", events { "Index \($0 + 1)" })
    #expect(message("many.csv", "named.csv") == nil)
    let chosen = settings(["many.csv"], events: "blank.csv") { $0.market.column = "Index 3" }
    try expect(beta("A", try Study(chosen).run()), 2)
  }

  @Test func `the quality of each index that is used is looked at, and the note names it`() throws {
    let wild = Self.levels { $0 == 30 ? 0.4 : [0.01, -0.01][$0 % 2] }
    try folder.write(
      "wild.csv",
      Self.long([("Index US", Self.index("Index US")), ("Index DE", wild), ("Index X", wild)])
    )
    let result = try Study(settings(["wild.csv"])).run()
    #expect(
      messages(result) == [
        "the market Index DE moves by more than 20 % on 1 day, \(Self.days[30]), as an index does not; check the "
          + "market file: a share has splits, which are not adjusted here"
      ]
    )
  }

  @Test func `an index of another frequency is refused where it is used`() throws {
    let months = (0..<12).map {
      "Index DE,\(Self.days[0].adding(days: 31 * $0 - 200)),\(100 + $0)\n"
    }
    try folder.write(
      "monthly.csv",
      Self.long([("Index US", Self.index("Index US"))]) + months.joined()
    )
    #expect {
      try Study(settings(["monthly.csv"])).run()
    } throws: {
      "\($0)"
        == "the prices are daily and the market Index DE is monthly; name files of one frequency"
    }
    try folder.write("us.csv", events { _ in "Index US" })
    try expect(beta("A", try Study(settings(["monthly.csv"], events: "us.csv")).run()), 2)
  }

  @Test func `a sensitivity study takes the further indices in turn, and each named one at once`()
    throws
  {
    var choice = SensitivitySettings().windowsOnly
    choice.windows = [TestWindow(0...0)]
    choice.models = []
    choice.tests = [.crossSectional]
    choice.placebos = 0
    func result(_ events: String) throws -> SensitivityResult {
      try SensitivityStudy(settings(["wide.csv"], events: events) { $0.sensitivity = choice }).run()
    }
    let unnamed = try result("blank.csv")
    #expect(unnamed.specifications.map(\.market) == ["Index US", "Index DE"])
    let named = try result("events.csv")
    #expect(named.specifications.map(\.market) == ["Index US, Index DE"])
    let caar = try #require(named.specifications[0].caar[0])
    try expect(caar, 0.005)
  }

  @Test func `alignment takes the days of the index that an event names`() throws {
    let holed = zip(Self.days, Self.index("Index DE")).filter { $0.0 != Self.days[Self.eventDay] }
      .map { "Index DE,\($0.0),\($0.1)\n" }
    try folder.write(
      "holed.csv",
      Self.long([("Index US", Self.index("Index US"))]) + holed.joined()
    )
    let listing = try AlignmentListing.run(settings(["holed.csv"]))
    #expect(listing.events.map(\.market) == ["Index US", "Index DE"])
    let days = Self.days[Self.eventDay...].prefix(2)
    #expect(listing.events.map(\.eventDate) == Array(days))
  }
}
