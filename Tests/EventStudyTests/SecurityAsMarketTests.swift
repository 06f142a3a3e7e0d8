import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// A security of the events in the place of the market.
@Suite("A security as its own market")
struct SecurityAsMarketTests {
  private let folder: TemporaryFolder
  private static let days = PipelineFixture.days

  /// Levels from daily returns that have little to do with each other for different steps.
  private static func levels(_ step: Int) -> [Double] {
    var level = 100.0
    return days.indices.map { day in
      if day > 0 { level *= 1 + Double((day * step) % 41 - 20) / 1_000 }
      return level
    }
  }

  private static func table(_ levels: [Double], symbol: String? = nil) -> String {
    let head = symbol == nil ? "date,close\n" : "symbol,date,close\n"
    return head
      + zip(days, levels).map { "\(symbol.map { "\($0)," } ?? "")\($0),\($1)\n" }.joined()
  }

  init() throws {
    folder = try TemporaryFolder()
    let own = Self.levels(17)
    try folder.write("prices.csv", Self.table(own, symbol: "ACME"))
    try folder.write("events.csv", "symbol,date\nACME,\(Self.days[PipelineFixture.eventDay])\n")
    // Another source: two decimals, and halved before a split.
    let other = own.enumerated().map { place, level in
      (level * (place < 40 ? 0.5 : 1) * 100).rounded() / 100
    }
    try folder.write("ACME.csv", Self.table(other))
    try folder.write("benchmark.csv", Self.table(other))
    try folder.write("index.csv", Self.table(Self.levels(23)))
    try folder.write("named.csv", Self.table(Self.levels(23), symbol: "ACME"))
  }

  private func run(
    _ markets: String...,
    models: [ExpectedReturnMethod] = [.market]
  ) throws -> [String] {
    let settings = PipelineFixture.configuration(models: models) {
      $0.prices.files = [folder.path("prices.csv")]
      $0.market.files = markets.map(folder.path)
      $0.events.files = [folder.path("events.csv")]
    }
    return try Study(settings).run().notes.filter { $0.source == .market }
      .map { $0.message.text(.option) }
  }

  @Test func `the same security is refused`() throws {
    let error = try #require(throws: StudyError.self) { try run("ACME.csv") }
    #expect(
      error.message.text(.option)
        == "the market ACME is ACME, a security of the events, which has no abnormal return beyond itself; "
        + "name the file of an index with --market"
    )
    // Also beside an index, where all it does is to be compared with.
    for markets in [["ACME.csv", "index.csv"], ["index.csv", "ACME.csv"]] {
      let error = try #require(throws: StudyError.self) { try run(markets[0], markets[1]) }
      #expect(
        error.message.text(.option)
          == "the market ACME is ACME, a security of the events, which has no abnormal return beyond itself; "
          + "leave it out of --market"
      )
    }
  }

  @Test func `the same returns under another name are a warning`() throws {
    #expect(
      try run("benchmark.csv").contains(
        "the market benchmark has nearly the returns of ACME, which has no abnormal return beyond itself; if it "
          + "is the same security, name the file of an index with --market"
      )
    )
  }

  @Test func `another market of a sensitivity study is looked at too`() throws {
    var settings = PipelineFixture.configuration(models: [.market]) {
      $0.prices.files = [folder.path("prices.csv")]
      $0.market.files = [folder.path("index.csv")]
      $0.events.files = [folder.path("events.csv")]
    }
    func run(_ other: String) throws -> [String] {
      settings.sensitivity = SensitivitySettings { $0.otherMarkets = [folder.path(other)] }
      settings.sensitivity?.placebos = 0
      return try SensitivityStudy(settings).run().notes.filter { $0.source == .market }
        .map { $0.message.text(.option) }
    }
    let error = try #require(throws: StudyError.self) { try run("ACME.csv") }
    #expect(
      error.message.text(.option)
        == "the market ACME is ACME, a security of the events, which has no abnormal return beyond itself; "
        + "name the file of an index with --other-market"
    )
    #expect(try run("benchmark.csv").contains { $0.contains("nearly the returns of ACME") })
  }

  @Test(arguments: [("OTHER.csv", "OTHER", true), ("NIFTY 50.csv", "NIFTY 50", false)])
  func `a security of the events that no price file has is refused, an index is left out`(
    file: String,
    symbol: String,
    isRefused: Bool
  ) throws {
    try folder.write(file, Self.table(Self.levels(23)))
    let day = Self.days[PipelineFixture.eventDay]
    try folder.write("events.csv", "symbol,date\nACME,\(day)\n\(symbol),\(day)\n")
    guard isRefused else {
      #expect(try !run(file).contains { $0.contains("no price file has it") })
      return
    }
    let error = try #require(throws: StudyError.self) { try run(file) }
    #expect(
      error.message.text(.option)
        == "the market OTHER is a security of the events, and no price file has it; name its file with --prices "
        + "and that of an index with --market"
    )
    // An event that does not count says nothing of the market.
    try folder.write("events.csv", "symbol,date\nACME,\(day)\nOTHER,\n")
    #expect(try !run(file).contains { $0.contains("no price file has it") })
  }

  @Test func `an index is none, whatever it is called`() throws {
    for markets in [["index.csv"], ["named.csv"]] {
      let notes = try run(markets[0])
      #expect(!notes.contains { $0.contains("beyond itself") }, "\(notes)")
    }
  }

  @Test func `a model without a market has no use for it`() throws {
    #expect(try !run("ACME.csv", models: [.meanAdjusted]).contains { $0.contains("beyond itself") })
  }
}
