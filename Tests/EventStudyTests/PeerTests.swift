import Announcements
import CivilTime
import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

@Suite("Peers")
struct PeerTests {
  /// Five shares in files, the first of which has an event.
  private static func folder(events: [String] = ["E0,S0,80"]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let days = PipelineFixture.days
    func prices(_ shares: Range<Int>) -> String {
      let rows = shares.flatMap { (share: Int) -> [String] in
        let levels = PipelineFixture.levels(PipelineFixture.returns(ofShare: share))
        return zip(days, levels).map { "S\(share),\($0),\($1)" }
      }
      return (["symbol,date,close"] + rows).joined(separator: "\n")
    }
    try folder.write("prices.csv", prices(0..<5))
    try folder.write("own.csv", prices(0..<1))
    try folder.write("others.csv", prices(1..<5))
    let index = zip(days, PipelineFixture.market.levels).map { "\($0),\($1)" }
    try folder.write("index.csv", (["date,close"] + index).joined(separator: "\n"))
    let rows = events.map { (line: String) -> String in
      let fields = line.split(separator: ",")
      return "\(fields[0]),\(fields[1]),\(days[Int(fields[2]) ?? 0])"
    }
    try folder.write("events.csv", (["event_id,symbol,date"] + rows).joined(separator: "\n"))
    let table = [
      "symbol,sector,shares_outstanding", "S0,cars,100", "S1,cars,1000", "S2,cars,3000",
      "S3,steel,10",
      "S4,steel,10",
    ]
    try folder.write("peers.csv", table.joined(separator: "\n"))
    try folder.write("plain.csv", "symbol\nS1\nS2\nZZ\n")
    return folder
  }

  private static func settings(
    _ folder: TemporaryFolder,
    _ change: (inout PeerSettings, (String) -> String) -> Void
  ) -> StudySettings {
    func path(_ name: String) -> String { folder.path(name) }
    var settings = PipelineFixture.configuration(models: [.peerIndex])
    settings.prices.files = [path("prices.csv")]
    settings.market.files = [path("index.csv")]
    settings.events.files = [path("events.csv")]
    settings.correlate.leadLag = false
    change(&settings.peers, path)
    return settings
  }

  private static func run(
    events: [String] = ["E0,S0,80"],
    change: (inout StudySettings) -> Void = { _ in },
    _ peers: (inout PeerSettings, (String) -> String) -> Void
  ) throws -> StudyResult {
    let files = try Self.folder(events: events)
    var settings = Self.settings(files, peers)
    change(&settings)
    return try withExtendedLifetime(files) { try Study(settings).run() }
  }

  /// The coefficients of the only event by least squares on a peer series.
  private static func expected(_ peers: [Double]) throws -> FittedEvent {
    func returns(_ values: [Double]) -> [Double] { [Double.nan] + values.dropFirst() }
    return try FactorModel(factors: ["p"], includesMarket: true, usesExcessReturns: false).fit(
      EventSample(
        security: returns(PipelineFixture.returns(ofShare: 0))[...],
        market: returns(PipelineFixture.marketReturns)[...],
        factors: [FactorSeries(name: "p", values: returns(peers)[...])],
        estimation: 20..<75,
        event: 75..<86,
        firstRelativeDay: -5
      )
    )
  }

  private static func mean(_ shares: [Int]) -> [Double] {
    let series = shares.map { PipelineFixture.returns(ofShare: $0) }
    return (0..<PipelineFixture.dayCount).map { (day: Int) -> Double in
      series.reduce(0.0) { $0 + $1[day] } / Double(series.count)
    }
  }

  private static func agree(_ result: StudyResult, _ oracle: FittedEvent) throws {
    let fit = try #require(result.models[0].fits.first)
    #expect(fit.terms.map(\.term) == ["alpha", "market", "peers"])
    for (term, coefficient) in zip(fit.terms, oracle.coefficients) {
      #expect(abs((term.estimate ?? .nan) - coefficient.estimate) < 1e-9)
    }
    let abnormal = result.models[0].abnormalReturns[0].ar.compactMap(\.self)
    #expect(abnormal.count == oracle.abnormal.count)
    for (value, other) in zip(abnormal, oracle.abnormal) { #expect(abs(value - other) < 1e-11) }
  }

  @Test func `an equally weighted index is the mean of the peers without the event's own share`()
    throws
  {
    let result = try Self.run { peers, _ in peers.names = ["S2", "S0", "S1"] }
    #expect(result.analysis.peers.map(\.peers) == [["S1", "S2"]])
    try Self.agree(result, try Self.expected(Self.mean([1, 2])))
  }

  @Test func `the order of the peers changes nothing`() throws {
    let one = try Self.run { peers, _ in peers.names = ["S1", "S2", "S3"] }
    let other = try Self.run { peers, _ in peers.names = ["S3", "S1", "S2"] }
    #expect(one.models[0].fits == other.models[0].fits)
  }

  @Test func `peers may have price files of their own`() throws {
    let inOne = try Self.run { peers, _ in peers.names = ["S1", "S2", "S3", "S4"] }
    let apart = try Self.run {
      $0.prices.files = $0.prices.files.map {
        $0.replacingOccurrences(of: "prices.csv", with: "own.csv")
      }
    } _: { peers, path in
      peers.files = [path("others.csv")]
    }
    #expect(inOne.models[0].fits == apart.models[0].fits)
    #expect(apart.inputs.contains { $0.role == .peers })
  }

  /// The weight of a day is the number of shares times the price before it, in the fixture's prices from 100 on.
  @Test func `peers weigh by their market value before each day`() throws {
    let result = try Self.run { peers, path in
      peers.names = ["S1", "S2"]
      peers.tableFile = path("peers.csv")
      peers.weights = .value
    }
    let levels = [1, 2].map { PipelineFixture.levels(PipelineFixture.returns(ofShare: $0)) }
    let returns = [1, 2].map { PipelineFixture.returns(ofShare: $0) }
    let index = (0..<PipelineFixture.dayCount).map { (day: Int) -> Double in
      guard day > 0 else { return Double.nan }
      let (one, two) = (1000 * levels[0][day - 1], 3000 * levels[1][day - 1])
      return (one * returns[0][day] + two * returns[1][day]) / (one + two)
    }
    try Self.agree(result, try Self.expected(index))
  }

  @Test func `a sector chooses the peers of each event`() throws {
    let result = try Self.run(events: ["E0,S0,80", "E3,S3,50"]) { peers, path in
      peers.tableFile = path("peers.csv")
    }
    #expect(result.analysis.peers.map(\.peers) == [["S1", "S2"], ["S4"]])
  }

  @Test func `a peer with an announcement in the event window is left out unless told`() throws {
    let events = ["E0,S0,80", "E1,S1,83", "E2,S2,60"]
    func names(_ peers: inout PeerSettings, _ path: (String) -> String) {
      peers.names = ["S1", "S2", "S3"]
    }
    let without = try Self.run(events: events, names)
    let first = try #require(without.analysis.peers.first)
    #expect(first.peers == ["S2", "S3"])
    #expect(first.leftOut.map(\.symbol) == ["S1"])
    let date = PipelineFixture.days[83]
    #expect(
      first.leftOut[0].reason == "it has an announcement of its own on \(date), in the event window"
    )
    #expect(without.notes.contains { "\($0.message)".contains("S1 of E0: it has an announcement") })
    let kept = try Self.run(events: events) { peers, path in
      names(&peers, path)
      peers.withEvents = true
    }
    #expect(kept.analysis.peers[0].peers == ["S1", "S2", "S3"])
    #expect(kept.models[0].fits[0] != without.models[0].fits[0])
  }

  @Test func `events of securities that are no peers change nothing`() throws {
    func names(_ peers: inout PeerSettings, _ path: (String) -> String) {
      peers.names = ["S1", "S2"]
    }
    let alone = try Self.run(names)
    let more = try Self.run(events: ["E0,S0,80", "E3,S3,80", "E4,S4,40"], names)
    for result in [alone, more] { #expect(result.models[0].fits.first?.eventID == "E0") }
    #expect(alone.models[0].fits.first == more.models[0].fits.first)
    #expect(
      alone.models[0].cars.filter { $0.eventID == "E0" }
        == more.models[0].cars.filter { $0.eventID == "E0" }
    )
  }

  @Test func `no peer's event window is looked at when the model is estimated`() throws {
    var series = Self.mean([1, 2])
    let before = try Self.expected(series)
    for day in 75..<86 { series[day] += 0.1 }
    let after = try Self.expected(series)
    #expect(before.coefficients == after.coefficients && before.abnormal != after.abnormal)
  }

  @Test func `what cannot be is refused in a sentence`() throws {
    func message(_ peers: (inout PeerSettings, (String) -> String) -> Void) throws -> String {
      do {
        _ = try Self.run(peers)
        return ""
      } catch let error as StudyError {
        return "\(error.message)"
      }
    }
    #expect(try message { _, _ in }.contains("the model peer_index needs peers"))
    #expect(
      try message { peers, _ in peers.names = ["S9"] }.contains(
        "the peer S9 is not in the price files"
      )
    )
    let value = try message { peers, path in
      peers.names = ["S1"]
      peers.weights = .value
    }
    #expect(value.contains("need the shares outstanding of each"))
    let plain = try message { peers, path in
      peers.tableFile = path("plain.csv")
      peers.weights = .value
    }
    #expect(plain.contains("need the shares outstanding of each"))
  }

  @Test func `an event without peers is excluded from the model with its reason`() throws {
    let result = try Self.run { peers, _ in peers.names = ["S0"] }
    #expect(result.models[0].fits.isEmpty)
    #expect(result.exclusions.map(\.eventID) == ["E0"])
    #expect(result.exclusions[0].detail.contains("needs peers"))
    #expect(result.notes.contains { "\($0.message)".contains("have no peers: E0") })
  }

  @Test func `securities of a table without prices are named`() throws {
    let result = try Self.run { peers, path in peers.tableFile = path("plain.csv") }
    #expect(result.analysis.peers[0].peers == ["S1", "S2"])
    #expect(
      result.notes.contains { "\($0.message)".contains("have no prices and are no peers: ZZ") }
    )
  }
}
