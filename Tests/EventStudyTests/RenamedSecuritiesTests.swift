import Announcements
import CivilTime
import Notices
import PriceData
import Testing

@testable import EventStudy

/// A security that was listed under one symbol after another.
@Suite struct RenamedSecuritiesTests {
  /// The prices of one share, of which the days before some day stand under an old symbol.
  private static func panel(renamedOn first: Int, overlapping: Int = 0) throws -> PricePanel {
    let whole = PipelineFixture.panel(shares: 1)
    let closes = Array(try #require(whole.column(.close)))
    let old = closes.enumerated().map { $0 < first + overlapping ? $1 : .nan }
    let new = closes.enumerated().map { $0 < first ? .nan : $1 }
    return PricePanel(days: whole.days, symbols: ["NEWT", "OLDT"], columns: [.close: new + old])
  }

  private static let companies = CompanyDirectory([
    Company(symbol: "NEWT", name: "New Company", aliases: ["OLDT", "Old Company"]),
    Company(symbol: "OTHER", name: "Other", aliases: ["Another"]),
  ])

  private static func event(_ symbol: String) -> Announcement {
    Announcement(
      eventID: "E0",
      symbol: symbol,
      publication: .day(PipelineFixture.days[PipelineFixture.eventDay]),
      sourceFile: "events.csv"
    )
  }

  @Test(arguments: ["NEWT", "OLDT"])
  func `both symbols have the series of the whole security`(symbol: String) throws {
    let renamed = RenamedSecurities(try Self.panel(renamedOn: 60), companies: Self.companies)
    let whole = try PipelineFixture.run(
      panel: PipelineFixture.panel(shares: 1),
      announcements: [Self.event("S0")]
    )
    let joined = try PipelineFixture.run(
      panel: renamed.panel,
      announcements: [Self.event(symbol)]
    )
    #expect(joined.models[0].windows == whole.models[0].windows)
    let days = PipelineFixture.days
    #expect(
      renamed.notes.map { $0.message.text(.key) } == [
        "OLDT (\(days[0]) to \(days[59])), then NEWT (\(days[60]) to \(days[119])) are one series, "
          + "because the companies list them as names of New Company"
      ]
    )
  }

  @Test func `listings with days in common stay apart, and it is said`() throws {
    let panel = try Self.panel(renamedOn: 60, overlapping: 1)
    let renamed = RenamedSecurities(panel, companies: Self.companies)
    #expect(renamed.panel.index(ofSymbol: "OLDT") == 1)
    #expect(renamed.notes.map(\.severity) == [.warning])
    #expect(renamed.notes[0].message.text(.key).hasSuffix("they stay separate series"))
  }
}
