import EventStatistics
import Testing

@testable import EventStudy
@testable import StudyReport

@Suite("Against another index")
struct OtherMarketsSectionTests {
  private func result() throws -> StudyResult {
    var result = try SampleStudy(analyzed: true).result()
    let model = result.models[0]
    var other = OtherMarketResult(
      market: "AWAY",
      model: model.model,
      windows: model.windows,
      tests: model.tests
    )
    other.windows[0].caar = -0.0123
    other.windows[0].eventCount = 7
    for place in other.tests.indices { other.tests[place].pValue = 0.4321 }
    result.markets = [
      MarketIndex(name: "HOME", eventCount: 8), MarketIndex(name: "AWAY", eventCount: 0),
    ]
    result.analysis.otherMarkets = [other]
    return result
  }

  @Test func `the terminal shows both indices, and where they leave other events`() throws {
    let text = TerminalSummary(try result(), width: 100).render(colored: false)
    #expect(text.contains("\nMeasured against HOME (8 events); beside it AWAY.\n"))
    let section = try #require(text.split(separator: "\nAgainst another index\n").last)
    let lines = section.split(separator: "\n").prefix(4)
    #expect(lines[lines.startIndex + 1].contains("CAAR against HOME"))
    #expect(lines.last?.contains("-1.23%") == true && lines.last?.contains("0.432") == true)
    #expect(section.contains("\n7 events against AWAY, 8 against HOME.\n"))
  }

  @Test func `the page has the section, and the table has every test`() throws {
    let result = try result()
    let page = try HTMLReport.render(result)
    #expect(page.contains("id=\"other-markets\""))
    #expect(page.contains("CAAR against AWAY"))
    let table = String(decoding: Table<StudyResult>.otherMarkets.csv(of: result), as: UTF8.self)
    let rows = table.split(separator: "\n")
    #expect(rows.count == 1 + result.models[0].tests.count)
    #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("AWAY,market,") && $0.contains(",0.4321,") })
  }

  @Test func `events that name their index are counted by it, and nothing stands beside`() throws {
    var result = try result()
    result.analysis.otherMarkets = []
    result.markets[0].eventCount = 5
    result.markets[1].eventCount = 3
    let text = TerminalSummary(result, width: 100).render(colored: false)
    #expect(text.contains("\nMeasured against HOME (5 events), AWAY (3 events).\n"))
    #expect(!text.contains("Against another index"))
  }
}
