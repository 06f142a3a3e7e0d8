import EventStatistics
import Testing

@testable import Simulation

struct SizeReportTests {
  private func row(rejections: Int, of trials: Int, effect: Double = 0) -> SizeReport.Row {
    var tally = SizeTally.Cell()
    tally.pValues = (0..<trials).map { $0 < rejections ? 0.05 : 0.051 }
    if trials == 0 { (tally.notApplicable, tally.reason) = (3, "no \"date\", no test") }
    return SizeReport.Row(
      scenario: .oneDate,
      test: .average(.clustered),
      window: -1...1,
      effect: effect,
      level: 0.05,
      tally: tally,
      confidence: 0.95
    )
  }

  @Test func `rejects where the p-value is at most the level`() {
    let row = row(rejections: 3, of: 4)
    #expect(row.rejections == 3 && row.rate == 0.75)
  }

  @Test(arguments: [
    (50, SizeVerdict.agrees), (90, .rejectsTooOften), (20, .rejectsTooSeldom),
    (0, .rejectsTooSeldom),
  ])
  func `judges a size by its interval`(rejections: Int, verdict: SizeVerdict) {
    #expect(row(rejections: rejections, of: 1_000).verdict == verdict)
    #expect(row(rejections: rejections, of: 1_000, effect: 0.01).verdict == nil)
  }

  @Test func `writes a table with what is not there left empty`() {
    let report = SizeReport(
      study: SizeStudy(),
      rows: [row(rejections: 2, of: 2, effect: 0.01), row(rejections: 0, of: 0)]
    )
    let lines = report.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(lines[0] == SizeReport.columns.joined(separator: ",")[...])
    #expect(
      lines[1].hasPrefix("one_date,clustered_t,-1,1,0.01,0.05,two-sided,50,2,2,0,1.0,0.342")
        && lines[1].hasSuffix(",1.0,,")
    )
    #expect(
      lines[2]
        == "one_date,clustered_t,-1,1,0.0,0.05,two-sided,50,0,0,3,,,,,\"no \"\"date\"\", no test\""
    )
  }
}
