import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

@Suite("Control firms by size and book-to-market")
struct ControlFirmTests {
  private static let day = PipelineFixture.days

  /// The share of the event and five others; by hand, of those between 700 and 1300 the nearest to 0.60 is S2, then S1,
  /// then S4.
  private static let rows = [
    row("S0", 60, "1000", "0.60"), row("S1", 60, "1100", "0.70"), row("S2", 60, "700", "0.55"),
    row("S3", 60, "1301", "0.60"), row("S4", 60, "1300", "0.90"),
  ]

  private static func row(_ symbol: String, _ day: Int, _ size: String, _ ratio: String) -> String {
    "\(symbol),\(Self.day[day]),\(size),\(ratio)"
  }

  private static func run(
    _ rows: [String] = rows,
    header: String = "symbol,date,market_value,book_to_market",
    events: [(share: Int, day: Int)] = [(0, 80)],
    missing: [(share: Int, day: Int)] = [],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    let folder = try TemporaryFolder()
    let lines = (0..<6).flatMap { (share: Int) -> [String] in
      let levels = PipelineFixture.levels(PipelineFixture.returns(ofShare: share))
      return day.indices.filter { day in
        !missing.contains { $0.share == share && $0.day == day }
      }
      .map { "S\(share),\(day[$0]),\(levels[$0])" }
    }
    try folder.write("prices.csv", (["symbol,date,close"] + lines).joined(separator: "\n"))
    let index = zip(day, PipelineFixture.market.levels).map { "\($0),\($1)" }
    try folder.write("index.csv", (["date,close"] + index).joined(separator: "\n"))
    let announced = events.enumerated().map { "E\($0),S\($1.share),\(day[$1.day]),S5" }
    try folder.write(
      "events.csv",
      (["event_id,symbol,date,control"] + announced).joined(separator: "\n")
    )
    try folder.write("firms.csv", ([header] + rows).joined(separator: "\n"))
    var settings = PipelineFixture.configuration(models: [.marketAdjusted])
    settings.prices.files = [folder.path("prices.csv")]
    settings.market.files = [folder.path("index.csv")]
    settings.events.files = [folder.path("events.csv")]
    settings.controlFirms.characteristics = folder.path("firms.csv")
    settings.correlate.leadLag = false
    change(&settings)
    return try withExtendedLifetime(folder) { try Study(settings).run() }
  }

  private static func firms(_ result: StudyResult, of event: String = "E0") -> [String] {
    result.analysis.controlFirms.first { $0.eventID == event }?.firms.map(\.symbol) ?? []
  }

  private static func mean(_ shares: [Int], on day: Int) -> Double {
    shares.reduce(0.0) { $0 + PipelineFixture.returns(ofShare: $1)[day] } / Double(shares.count)
  }

  @Test(arguments: [(1, [2]), (2, [2, 1]), (3, [2, 1, 4])])
  func
    `the nearest firms of about the size are found, and their mean return takes the market's place`(
      count: Int,
      shares: [Int]
    ) throws
  {
    let result = try Self.run { $0.controlFirms.count = count }
    #expect(Self.firms(result) == shares.map { "S\($0)" })
    let model = result.models[0]
    let abnormal = try #require(model.abnormalReturns.first)
    #expect(abnormal.ar.count == 11)
    for (place, value) in abnormal.ar.enumerated() {
      let day = 75 + place
      let expected = PipelineFixture.returns(ofShare: 0)[day] - Self.mean(shares, on: day)
      #expect(abs((value ?? .nan) - expected) < 1e-12)
    }
    // Held over three days: the growth of the share less that of its control firms.
    let car = try #require(model.cars.first { $0.windowStart == -1 && $0.windowEnd == 1 })
    let own = (79...81).reduce(1.0) { $0 * (1 + PipelineFixture.returns(ofShare: 0)[$1]) }
    let other = (79...81).reduce(1.0) { $0 * (1 + Self.mean(shares, on: $1)) }
    #expect(abs((car.bhar ?? .nan) - (own - other)) < 1e-12)
  }

  @Test func `what was matched is told with its size, book-to-market and day`() throws {
    let result = try Self.run()
    let match = try #require(result.analysis.controlFirms.first)
    #expect(
      match.own
        == FirmCharacteristics(date: Self.day[60], marketValue: 1000, bookToMarket: 0.6)
    )
    #expect(match.candidateCount == 3)
    #expect(match.leftOut.isEmpty)
    #expect(
      match.firms[0].characteristics
        == FirmCharacteristics(date: Self.day[60], marketValue: 700, bookToMarket: 0.55)
    )
    #expect(result.inputs.contains { $0.role == .characteristics })
  }

  @Test func `the order of the rows changes nothing`() throws {
    let rows = Self.rows + [Self.row("S2", 40, "900", "0.2"), Self.row("S0", 30, "5", "0.1")]
    let one = try Self.run(rows) { $0.controlFirms.count = 3 }
    for order in [rows.reversed(), rows.sorted { $0.dropFirst(3) < $1.dropFirst(3) }] {
      let other = try Self.run(Array(order)) { $0.controlFirms.count = 3 }
      #expect(other.models == one.models)
      #expect(other.analysis.controlFirms == one.analysis.controlFirms)
    }
  }

  @Test func `firms as near as each other go by their symbols`() throws {
    let rows = [
      Self.row("S4", 60, "1000", "0.25"), Self.row("S2", 60, "900", "0.75"),
      Self.row("S0", 60, "1000", "0.5"),
    ]
    #expect(Self.firms(try Self.run(rows)) == ["S2"])
    #expect(Self.firms(try Self.run(rows.reversed())) == ["S2"])
  }

  @Test func `rows of day 0 and later change nothing, and one of the day before does`() throws {
    let plain = try Self.run()
    let later = try Self.run(
      Self.rows + [
        Self.row("S0", 80, "5", "0.1"), Self.row("S2", 80, "5", "0.1"),
        Self.row("S1", 81, "1000", "0.60"), Self.row("S3", 119, "1000", "0.60"),
      ]
    )
    #expect(later.models == plain.models)
    #expect(later.analysis.controlFirms == plain.analysis.controlFirms)
    let before = try Self.run(Self.rows + [Self.row("S3", 79, "1000", "0.60")])
    #expect(Self.firms(before) == ["S3"])
  }

  @Test func `without the matched firm the next nearest is matched`() throws {
    #expect(Self.firms(try Self.run(Self.rows.filter { !$0.hasPrefix("S2") })) == ["S1"])
    let rest = Self.rows.filter { !$0.hasPrefix("S2") && !$0.hasPrefix("S1") }
    #expect(Self.firms(try Self.run(rest)) == ["S4"])
  }

  @Test func `the band of sizes can be wider or narrower`() throws {
    let wider = try Self.run { $0.controlFirms.sizeBand = SizeBand("0.5..1.4") ?? .standard }
    #expect(Self.firms(wider) == ["S3"])
    let narrower = try Self.run { $0.controlFirms.sizeBand = SizeBand("1..1.2") ?? .standard }
    #expect(Self.firms(narrower) == ["S1"])
    #expect(narrower.analysis.controlFirms[0].candidateCount == 1)
  }

  @Test(arguments: ["", "NA", "0", "-0.4"])
  func `a firm whose newest row lacks a number above zero is none, whatever older rows say`(
    ratio: String
  ) throws {
    #expect(Self.firms(try Self.run(Self.rows + [Self.row("S2", 70, "700", ratio)])) == ["S1"])
    #expect(Self.firms(try Self.run(Self.rows + [Self.row("S2", 70, ratio, "0.55")])) == ["S1"])
  }

  @Test func `a firm with an event of its own in the window is none, and is told`() throws {
    let near = try Self.run(events: [(0, 80), (2, 90)])
    #expect(Self.firms(near) == ["S1"])
    let left = try #require(near.analysis.controlFirms.first?.leftOut.first)
    #expect(left.symbol == "S2")
    #expect(
      left.reason
        == "it has an announcement of its own on \(Self.day[90]), whose event window shares days with the event's"
    )
    #expect(Self.firms(try Self.run(events: [(0, 80), (2, 91)])) == ["S2"])
  }

  @Test func `a firm without prices over the windows is none`() throws {
    let hole = try Self.run(missing: [(2, 83)])
    #expect(Self.firms(hole) == ["S1"])
    #expect(
      hole.analysis.controlFirms[0].leftOut.map(\.reason)
        == ["it has no return on \(Self.day[83]), in the event window"]
    )
    let young = try Self.run(missing: (0..<60).map { (2, $0) })
    #expect(Self.firms(young) == ["S1"])
    #expect(
      young.analysis.controlFirms[0].leftOut[0].reason.hasPrefix(
        "it has 14 returns in the estimation window, and at least 33 are needed"
      )
    )
    // A day on which the event's own share has no return asks nothing of the others.
    let both = try Self.run(missing: [(0, 83), (2, 83), (2, 84), (0, 84)])
    #expect(Self.firms(both) == ["S2"])
  }

  @Test func `an event without a control firm is excluded, and says what was missing`() throws {
    func detail(
      _ rows: [String],
      events: [(share: Int, day: Int)] = [(0, 80)],
      _ change: (inout ControlFirmSettings) -> Void = { _ in }
    ) throws -> String {
      let result = try Self.run(rows, events: events) { change(&$0.controlFirms) }
      #expect(result.models[0].fits.isEmpty)
      let exclusion = try #require(result.exclusions.first { $0.eventID == "E0" })
      #expect(exclusion.reason == .noControlFirm)
      return exclusion.detail
    }
    let others = Array(Self.rows.dropFirst())
    #expect(try detail(others).hasSuffix("firms.csv has no row of S0"))
    #expect(
      try detail(others + [Self.row("S0", 80, "1000", "0.6")]).hasSuffix(
        "has no row of S0 before day 0, \(Self.day[80]), the first is of \(Self.day[80])"
      )
    )
    #expect(
      try detail(Self.rows) { $0.maxAge = 27 }
        == "no control firm was found: the newest row of S0 before day 0, \(Self.day[80]), is of \(Self.day[60]), "
        + "more than 27 days earlier"
    )
    #expect(Self.firms(try Self.run { $0.controlFirms.maxAge = 28 }) == ["S2"])
    #expect(
      try detail(others + [Self.row("S0", 60, "1000", "-0.6")]).contains(
        "has a book-to-market of -0.6, and firms are matched by numbers above 0"
      )
    )
    #expect(
      try detail([Self.rows[0], Self.rows[3]]).contains(
        "has a market value of 0.7..1.3 times that of S0, 1000.0 on \(Self.day[60])"
      )
    )
    #expect(
      try detail([Self.rows[0], Self.rows[2]], events: [(0, 80), (2, 80)]).hasPrefix(
        "no control firm was found: none of the 1 securities of about the size of S0 can be its control firm; of S2, "
          + "the nearest: it has an announcement of its own"
      )
    )
  }

  @Test func `an old row of a candidate is none of its characteristics`() throws {
    let rows = Self.rows + [Self.row("S0", 79, "1000", "0.6"), Self.row("S1", 79, "1100", "0.7")]
    #expect(Self.firms(try Self.run(rows)) == ["S2"])
    #expect(Self.firms(try Self.run(rows) { $0.controlFirms.maxAge = 10 }) == ["S1"])
  }

  @Test func `fewer firms than were asked for are used, and told`() throws {
    let result = try Self.run { $0.controlFirms.count = 5 }
    #expect(Self.firms(result) == ["S2", "S1", "S4"])
    #expect(
      result.notes.contains {
        "\($0.message)".contains("1 of 1 events have fewer than 5 control firms, such as E0 with 3")
      }
    )
  }

  @Test func `other models keep the market`() throws {
    let both = try Self.run { $0.methods.models = [.market, .marketAdjusted] }
    let plain = try Self.run {
      $0.methods.models = [.market]
      $0.controlFirms.characteristics = nil
    }
    #expect(both.models[0].fits == plain.models[0].fits)
    let unused = try Self.run { $0.methods.models = [.market] }
    #expect(unused.models[0].fits == plain.models[0].fits)
    #expect(unused.analysis.controlFirms.isEmpty)
    #expect(
      unused.notes.contains { "\($0.message)".contains("no model of the study uses them") }
    )
  }

  @Test func `columns have their usual other names, and symbols their usual spellings`() throws {
    let rows = Self.rows.map { $0.replacing("S2,", with: "s2.NS,") }
    let result = try Self.run(rows, header: "Ticker,datadate,Market Cap,B/M")
    #expect(Self.firms(result) == ["S2"])
  }

  @Test func `what cannot be read is refused with its place`() throws {
    func message(
      _ rows: [String] = Self.rows,
      header: String = "symbol,date,market_value,book_to_market",
      change: (inout StudySettings) -> Void = { _ in }
    ) throws -> String {
      do {
        _ = try Self.run(rows, header: header, change: change)
        return ""
      } catch let error as StudyError {
        return error.message.text(.option)
      }
    }
    let twice = try message(Self.rows + [Self.row("S2", 60, "1", "1")])
    #expect(
      twice.contains(
        "firms.csv:7: S2 has a second row of \(Self.day[60]), after that of line 4; leave one"
      )
    )
    #expect(
      try message(header: "symbol,date,market_value,ratio").contains(
        "has no column book_to_market (its columns are symbol, date, market_value, ratio)"
      )
    )
    #expect(
      try message(Self.rows + ["S5,2024-02,1000,0.5"]).contains("\"2024-02\" is no day")
    )
    #expect(
      try message(Self.rows + [Self.row("S5", 60, "big", "0.5")]).contains(
        "\"big\" is no number in column \"market_value\""
      )
    )
    let named = try message { $0.analysis.controlColumn = "control" }
    #expect(
      named.hasPrefix(
        "control firms are named by the column \"control\" of the events and looked for in "
      )
    )
    #expect(named.hasSuffix("leave out --control-column or --characteristics"))
  }

  @Test(arguments: ["0.7..1.3", "0.5..2.0", "1.0..1.0"])
  func `a band of sizes is read as it is written`(text: String) throws {
    #expect(SizeBand(text)?.description == text)
  }

  @Test(arguments: ["", "0.7", "1.3..0.7", "0..1", "-1..1", "0.7..inf", "a..b", "0.7..1.3..2"])
  func `what is no band of sizes is refused`(text: String) {
    #expect(SizeBand(text) == nil)
  }
}
