import CivilTime
import Testing

@testable import EventStudy
@testable import StudyReport

@Suite("Leads and lags of many companies")
struct LeadLagSectionTests {
  private func entry(
    _ selection: String,
    _ outcome: LeadLagOutcome = .volume,
    r: Double,
    p: Double,
    bound: Double? = 0.1
  ) -> LeadLagEntry {
    var entry = LeadLagEntry(
      selection: selection,
      outcome: outcome,
      announcementCount: 30,
      reason: ""
    )
    entry.reason = nil
    entry.dayCount = 999
    entry.simultaneousBound = bound
    entry.lags = [LeadLagEntry.Lag(lag: 0, correlation: r, pValue: p, simultaneousPValue: p)]
    return entry
  }

  private var many: [LeadLagEntry] {
    let companies = (0..<60).map {
      entry("company:C\($0)", r: $0 == 41 ? 0.5 : 0.01, p: $0 == 41 ? 0.02 : 1)
    }
    return [entry("all", r: 0.2, p: 0.001)] + companies + [entry("group:good", r: 0.1, p: 0.3)]
  }

  @Test func `all announcements and groups come first, then the strongest companies`() {
    let names = many.inOrderOfInterest.map(\.selection)
    #expect(names.prefix(3) == ["all", "group:good", "company:C41"])
    #expect(names.count == 62)
    #expect(Set(names).count == 62)
  }

  @Test func `a terminal shows as many rows as can be read, and says where the others are`() throws
  {
    let study = try SampleStudy(eventCount: 1).result()
    let result = LeadLagResult(
      simulated: false,
      title: "",
      configuration: study.configuration,
      versions: study.versions,
      inputs: [],
      firstDate: try #require(CalendarDate("2024-01-01")),
      lastDate: try #require(CalendarDate("2024-12-31")),
      announcementCount: 1800,
      correlations: many,
      notes: []
    )
    let text = LeadLagSummary(result).render(colored: false)
    #expect(text.contains("and 22 more rows in lead_lag.csv, which --output writes"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("company:") } == 38)
  }

  @Test func `says of too many companies that none can be told from chance`() {
    let told = many.map { entry in
      var entry = entry
      if entry.selection.hasPrefix("company:") { entry.simultaneousBound = nil }
      return entry
    }
    #expect(
      LeadLagWords(told, format: .terminal).limits == [
        "60 companies against 1 outcome are more questions than 999 days can answer: none of them can be told from "
          + "chance. Fewer can: those with more announcements (--min-announcements), or fewer outcomes (--against)."
      ]
    )
    #expect(LeadLagWords(many, format: .page).limits.isEmpty)
  }
}
