import Announcements
import EventStatistics
import EventStudy
import Foundation
import Notices
import Testing

@Suite("Securities by names and numbers")
struct NamedSecuritiesTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Reads a study of prices under some symbols and of one table of events.
  private func inputs(
    prices symbols: [String],
    events: String,
    companies: String? = nil,
    asDocument: Bool = false
  ) throws -> StudyInputs {
    func write(_ text: String, _ name: String) throws -> String {
      let path = folder.appending(path: name).path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    var prices = "Date,Symbol,Close\n"
    for symbol in symbols {
      for day in 1...28 {
        prices += "2025-11-\(day < 10 ? "0" : "")\(day),\(symbol),\(100 + day)\n"
      }
    }
    var settings = StudySettings()
    settings.prices.files = [try write(prices, "prices.csv")]
    let table = try write(events, "events.csv")
    if asDocument {
      settings.events.announcements = [table]
    } else {
      settings.events.files = [table]
    }
    settings.events.companies = try companies.map { try write($0, "companies.csv") }
    settings.methods.models = [.meanAdjusted]
    return try StudyInputs.load(settings)
  }

  /// The symbols of prices, a table of events, and the symbols that its events have.
  static let tables: [(prices: [String], events: String, symbols: [String])] = [
    (["EXIDEIND", "INFY"], "company,date\nExide Industries Ltd,2025-11-14\n", ["EXIDEIND"]),
    (["EXIDEIND", "INFY"], "isin,date\nINE009A01021,2025-11-14\n", ["INFY"]),
    (["EXIDEIND", "INFY"], "scrip_code,date\n500086,2025-11-14\n", ["EXIDEIND"]),
    (["EXIDEIND.NS", "INFY.NS"], "company,date\nInfosys Limited,2025-11-14\n", ["INFY.NS"]),
    // What the prices call a security comes first, whatever it is.
    (
      ["Exide Industries Ltd"], "company,date\nExide Industries Ltd,2025-11-14\n",
      ["Exide Industries Ltd"]
    ),
    (["INE009A01021", "INFY"], "isin,date\nINE009A01021,2025-11-14\n", ["INE009A01021"]),
    (["500086"], "scrip_code,date\n500086,2025-11-14\n", ["500086"]),
    // Another number or name of the row.
    (["14593", "10107"], "ticker,permno,date\nAAPL,14593,2025-11-14\n", ["14593"]),
    (
      ["Apple Inc", "Other Inc"], "ticker,company,date\nAAPL,Apple Inc,2025-11-14\n", ["Apple Inc"]
    ),
    // What nobody knows stays, and is among the exclusions.
    (["INFY", "TCS"], "company,date\nNobody Ltd,2025-11-14\n", ["Nobody Ltd"]),
    (["INFY", "TCS"], "company,date\nExide Industries,2025-11-14\n", ["Exide Industries"]),
    (["INFY", "TCS"], "symbol,date\nEXIDEIND,2025-11-14\n", ["EXIDEIND"]),
  ]

  @Test(arguments: tables)
  func `finds the series of an event by what the prices call it`(
    _ table: (prices: [String], events: String, symbols: [String])
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputs = try inputs(prices: table.prices, events: table.events)
    #expect(inputs.announcements.map(\.symbol) == table.symbols)
  }

  @Test func `a table among documents finds prices under the name that it has`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputs = try inputs(
      prices: ["Exide Industries Ltd", "INFY"],
      events: "company,announced\nExide Industries Ltd,2025-11-14\nInfosys,2025-11-14\n",
      asDocument: true
    )
    #expect(Set(inputs.announcements.map(\.symbol)) == ["Exide Industries Ltd", "INFY"])
  }

  @Test func `says how events were matched`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputs = try inputs(
      prices: ["EXIDEIND", "INFY"],
      events: "company,date\nExide Industries Ltd,2025-11-14\nInfosys,2025-11-17\nINFY,2025-11-18\n"
    )
    #expect(
      inputs.notes.map { $0.message.text(.option) }.filter { $0.contains("matched") } == [
        "2 events name their security by a name or number that the prices do not have, and are matched by the "
          + "company: \"Exide Industries Ltd\" is EXIDEIND, \"Infosys\" is INFY"
      ]
    )
  }

  @Test func `looks among a person's own companies`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputs = try inputs(
      prices: ["OKP", "INFY"],
      events: "cik,company,date\n0000000042,Okapi Motors Inc,2025-11-14\n",
      companies: "symbol,name,cik\nOKP,Okapi Works,42\n"
    )
    #expect(inputs.announcements.map(\.symbol) == ["OKP"])
  }

  @Test func `names the companies of symbols where their list is of the exchange of the prices`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    let events = "symbol,company,date\nINFY,,2025-11-14\nEXIDEIND,Exide Works,2025-11-14\n"
    let prices = ["INFY", "EXIDEIND"]
    // INFY is another security in New York.
    #expect(
      try inputs(prices: prices, events: events).announcements.map(\.company) == [
        "Exide Works", nil,
      ]
    )
    let own = try inputs(prices: prices, events: events, companies: "symbol,name\nINFY,My own\n")
    #expect(Set(own.announcements.map(\.company)) == ["Exide Works", "My own"])
    let path = folder.appending(path: "report.csv").path
    var report = "SYMBOL, SERIES, DATE1, PREV_CLOSE, CLOSE_PRICE\n"
    for day in 10...28 { report += "INFY, EQ, \(day)-Nov-2025, 100, \(100 + day)\n" }
    try report.write(toFile: path, atomically: true, encoding: .utf8)
    var settings = StudySettings()
    settings.prices.files = [path]
    settings.events.files = [folder.appending(path: "events.csv").path]
    settings.methods.models = [.meanAdjusted]
    let named = try StudyInputs.load(settings).announcements
    #expect(named.first { $0.symbol == "INFY" }?.company == "Infosys")
  }
}
