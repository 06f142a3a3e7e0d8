import EventStudy
import Testing

@testable import StudyReport

/// The page about the files of the output folder.
struct OutputFilesTests {
  @Test func `the documented output files are those of the code`() throws {
    try WrittenDocument("docs/output-files.md").expect(Self.page)
  }

  @Test func `every column says what it is in a sentence`() {
    let study = StudyTables.all + StudyTables.perEvent + StudyTables.optional
    let columns =
      study.flatMap(\.columns) + Table<SensitivityResult>.sensitivity.columns
      + Table<LeadLagResult>.leadLag.columns + Table<TradedDays>.days.columns
    for column in columns {
      #expect(column.meaning.hasSuffix("."), "\(column.name)")
      #expect(column.meaning.first?.isLowercase == false, "\(column.name)")
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
    ## With a sensitivity study

    `sensitivity.json` holds it all; [its schema](schema/sensitivity.schema.json). Its page is \
    `sensitivity.html`, or a section of `report.html`.

    \(section(Table<SensitivityResult>.sensitivity))
    ## Of trades

    `leyline vwap --trades` prints it as CSV, or writes it into a folder with `vwap.json`.

    \(section(Table<TradedDays>.days))
    ## What other commands print as JSON

    `leyline announcements`: [schema](schema/announcements.schema.json). \
    `leyline align`: [schema](schema/alignment.schema.json). \
    `leyline inspect`: [schema](schema/inspection.schema.json). \
    `leyline correlate`: [schema](schema/lead_lag.schema.json).

    """
  }

  private static func section<Source>(_ table: Table<Source>) -> String {
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
