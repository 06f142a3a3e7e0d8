import Announcements
import CivilTime
@testable import EventStudy
import Foundation
import Testing

@Suite("Adjustments that a study applied")
struct AppliedAdjustmentTests {
  /// A study of the small market from files, with the lines of an adjustments file.
  private func result(
    _ lines: [String],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    let folder = try TemporaryFolder()
    let days = PipelineFixture.days
    func rows(_ levels: [Double]) -> String {
      zip(days, levels).map { "\($0),\($1)\n" }.joined()
    }
    var prices = "date,symbol,close\n"
    for share in 0..<2 {
      let levels = PipelineFixture.levels(PipelineFixture.returns(ofShare: share))
      prices += zip(days, levels).map { "\($0),S\(share),\($1)\n" }.joined()
    }
    var settings = PipelineFixture.configuration()
    settings.prices.files = [try folder.write("prices.csv", prices)]
    settings.market.files = [
      try folder.write(
        "index.csv",
        "date,close\n" + rows(PipelineFixture.levels(PipelineFixture.marketReturns))
      )
    ]
    settings.events.files = [
      try folder.write(
        "events.csv",
        "event_id,symbol,date\nE0,S0,\(days[PipelineFixture.eventDay])\n"
      )
    ]
    settings.prices.adjustments = try folder.write(
      "adjustments.csv",
      "symbol,ex_date,factor\n" + lines.map { $0 + "\n" }.joined()
    )
    change(&settings)
    return try Study(settings).run()
  }

  @Test func `those that touch the windows of an event are told`() throws {
    let days = PipelineFixture.days
    // The estimation window begins on day 20; another share has no event.
    let (early, within, later) = (days[10], days[50], days[100])
    let found = try result([
      "S0,\(within),0.5", "S0,\(early),0.1", "S1,\(within),0.2", "S0,\(later),0.25",
    ])
    #expect(
      found.adjustments == [
        AppliedAdjustment(symbol: "S0", exDate: within, factor: 0.5),
        AppliedAdjustment(symbol: "S0", exDate: later, factor: 0.25),
      ]
    )
    let kept = try JSONDecoder().decode(StudyResult.self, from: JSONEncoder().encode(found))
    #expect(kept.adjustments == found.adjustments)
    #expect(try result(["S1,\(within),0.2"]).adjustments.isEmpty)
    // A factor of 1 says that a jump is no split.
    #expect(try result(["S0,\(within),1"]).adjustments.isEmpty)
  }
}
