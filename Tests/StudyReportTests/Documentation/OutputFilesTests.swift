import EventStudy
import Testing

@testable import StudyReport

/// The page about the files of the output folder.
struct OutputFilesTests {
  @Test func `the documented output files are those of the code`() throws {
    try WrittenDocument("docs/output-files.md").expect(Self.page)
  }

  @Test func `every column says what it is in a sentence`() {
    for table in StudyTables.all + StudyTables.perEvent + StudyTables.optional {
      for column in table.columns {
        #expect(column.meaning.hasSuffix("."), "\(table.fileName) \(column.name)")
        #expect(column.meaning.first?.isLowercase == false, "\(table.fileName) \(column.name)")
      }
    }
  }

  private static var page: String {
    """
    # Output files

    `leyline study` writes a folder, whole or not at all. Numbers have every digit, in the shortest form that \
    reads back to the same bits; a missing value is an empty field, and absent from JSON. Windows are \
    trading days relative to day 0, dates are ISO 8601, a fraction of 0.01 is one percent.

    | file | holds |
    |---|---|
    | `study.json` | everything: the configuration as used, the files that were read, every result; \
    [its schema](schema/study.schema.json) |
    | `report.html` | the report, one page that needs no network |
    | the tables below | the same numbers, for programs that read CSV |

    ## In every study

    \(StudyTables.all.map(section).joined(separator: "\n"))
    ## With results of single events

    \(StudyTables.perEvent.map(section).joined(separator: "\n"))
    ## Where they have a row

    \(StudyTables.optional.map(section).joined(separator: "\n"))
    """
  }

  private static func section(_ table: Table<StudyResult>) -> String {
    let rows = table.columns.map { column in
      "| `\(column.name)` | \(column.meaning) | \(column.unit?.rawValue ?? "") | "
        + "\(column.empty ?? "never") |\n"
    }
    return """
      ### `\(table.fileName)`

      \(table.about)

      | column | meaning | unit | empty when |
      |---|---|---|---|
      \(rows.joined())
      """
  }
}
