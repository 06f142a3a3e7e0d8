import CivilTime
@testable import EventStudy
import Testing

@testable import StudyReport

struct AdjustmentWordsTests {
  private func adjustment(
    _ symbol: String,
    _ day: String,
    _ factor: Double
  ) throws
    -> AppliedAdjustment
  {
    AppliedAdjustment(symbol: symbol, exDate: try #require(CalendarDate(day)), factor: factor)
  }

  @Test func `names what was multiplied, and counts the rest`() throws {
    var result = try SampleStudy().result()
    func sentence() -> String? { AdjustmentWords.sentence(result, format: .terminal) }
    #expect(sentence() == nil)
    result.adjustments = [try adjustment("ACME", "2025-01-15", 0.5)]
    #expect(
      sentence() == "Adjusted prices: those of ACME before 2025-01-15 are multiplied by 0.5."
    )
    result.adjustments += [
      try adjustment("BORAX", "2025-01-16", 2.0 / 3), try adjustment("CO", "2025-01-17", 10),
      try adjustment("DU", "2025-01-17", 0.2), try adjustment("EL", "2025-01-17", 0.2),
    ]
    #expect(
      sentence()
        == "Adjusted prices: multiplied are those of ACME before 2025-01-15 by 0.5, BORAX before 2025-01-16 "
        + "by 0.666667, CO before 2025-01-17 by 10 and 2 more."
    )
  }

  @Test func `the terminal, the report and the methods tell them`() throws {
    var result = try SampleStudy().result()
    result.adjustments = [try adjustment("ACME", "2025-01-15", 0.5)]
    let words = "Adjusted prices: those of ACME before 2025-01-15 are multiplied by 0.5."
    #expect(TerminalSummary(result, width: 120).render(colored: false).contains(words))
    #expect(MethodsWords(result).paragraph.contains(words))
    #expect(HeadlineFigures(result).scope.contains(words))
  }
}
