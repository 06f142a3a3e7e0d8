import EventStudy
import Testing

@testable import StudyReport

struct SectionTableTests {
  /// A column without a title would move every figure behind it below another one's title.
  @Test(arguments: [Face.page, .terminal], [1, 2, 8])
  func `a row has a figure for each title`(face: Face, events: Int) throws {
    let result = try SampleStudy(eventCount: events, analyzed: true).result()
    let sections =
      result.analysisSections(for: face)
      + [
        EventsSection.section(result, for: face), ExclusionsSection.section(result, for: face),
        EstimationSection.section(result, for: face), DiagnosticsSection.section(result),
      ].compactMap(\.self)
    let tables = sections.flatMap(\.parts).compactMap(\.table)
    #expect(tables.count > 5)
    for table in tables {
      for row in table.rows {
        #expect(row.cells.count == table.columns.count, "\(table.label)")
      }
    }
  }
}
