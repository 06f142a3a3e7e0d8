import EventStatistics
@testable import EventStudy
import Testing

@testable import StudyReport

@Suite("Synthetic controls in words")
struct SyntheticControlSectionTests {
  private func section(_ result: StudyResult, _ face: Face = .terminal) throws -> ReportSection {
    try #require(SyntheticControlSection.section(result, for: face))
  }

  private func text(_ figures: FigureTable?) -> [[String]] {
    figures?.rows.map { $0.cells.map { $0.text(.terminal) } } ?? []
  }

  @Test func `a study that did not ask has no section`() throws {
    #expect(
      SyntheticControlSection.section(try SampleStudy(eventCount: 1).result(), for: .page) == nil
    )
  }

  @Test func `one event has its windows, its fit and its donors`() throws {
    var result = try SampleStudy(eventCount: 2, analyzed: true).result()
    let parts = try section(result).parts
    #expect(parts.map(\.isDetail) == [false, false, true, false])
    let event = result.analysis.syntheticControls[0]
    #expect(parts[1].heading == "\(event.eventID) against a synthetic control of 3 of 40 donors")
    let rows = text(parts[1].table)
    #expect(
      rows[0].prefix(7)
        == ["0..0", "+4.00%", "+1.50%", "+6.50%", "0.013", "0.013", "0.062"]
    )
    #expect(rows[1].prefix(2) == ["-10..10", "+6.00%"])
    #expect(
      parts[1].notes == [
        "On days of the estimation window that it had not seen the portfolio misses by 1.41% a day, the market "
          + "model by 1.52%: for this security the portfolio predicts better.",
        "Made of ACME 50%, BOLT 38%, CROW 12%.",
        "No interval over -10..10: it needs at least 399 values of the estimation window.",
      ]
    )
    #expect(text(parts[2].table)[0].suffix(4) == ["+5.00%", "+1.00%", "+4.00%", "0.013"])
    #expect(parts[3].notes == ["n/a: has 3 donors."])
    result.analysis.syntheticControls[0].marketHeldOutError = 0.01
    #expect(
      try section(result).parts[1].notes[0].hasSuffix(
        "the market model predicts better, and deserves more trust."
      )
    )
    result.analysis.syntheticControls[0].marketHeldOutError = nil
    #expect(
      try section(result).parts[1].notes[0].hasSuffix("on those it was made from by 1.23%.")
    )
  }

  @Test func `several events have a mean effect, and many have it alone`() throws {
    var result = try SampleStudy(eventCount: 8, analyzed: true).result()
    let rows = text(try section(result).parts[0].table)
    #expect(rows == [["0..0", "2", "+3.21%", "-2.00%", "+2.25%", "0.005", "0.010"]])
    #expect(
      try section(result).parts[0].notes
        == ["1 event without a synthetic control, with the reason in synthetic_control.csv."]
    )
    let event = result.analysis.syntheticControls[0]
    result.analysis.syntheticControls = [SyntheticControlResult](repeating: event, count: 6)
    #expect(try section(result).parts.count == 1)
  }
}
