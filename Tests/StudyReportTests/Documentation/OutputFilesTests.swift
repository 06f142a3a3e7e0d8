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
    | `report.pdf` | with `leyline report FOLDER --pdf`: the report on A4 sheets |
    | `run.json` | the command line, the folder it ran in, the version, the start in UTC and the seconds it took; the one file that differs \
    from run to run |
    | the tables below | the same numbers, for programs that read CSV |
    | `tables.tex`, `tables.md`, `tables.docx` | with `--format latex`, `markdown` or `docx`: the tables that a \
    paper prints, rounded, with stars, notes and labels; `docx` is made by pandoc, which must be installed; with \
    `leyline report FOLDER --format docx` it has the figures that `--figures png` wrote beside the folder, unless they are \
    older than the study |
    | `tables.xlsx` | with `--format xlsx`: the tables below as a workbook, a sheet each behind one that explains; \
    numbers have 16 significant digits, as many as its library writes |
    | `tables.sqlite` | with `--format sqlite`: the tables below as a database with every digit, with keys, what each \
    column means (`columns`) and views: `event_cars`, `event_days`, `window_tests` |
    | `events.jsonl` | with `--json lines`: a line for each event; `study.json` has the rest; \
    [its schema](schema/events.schema.json) |

    `leyline report FOLDER --format latex` makes the same files later, from a finished folder; several forms go with \
    commas, as in `--format latex,xlsx`. The columns that name a row are the \
    primary keys of the database.

    `study.json` has a member a line below \(JSONForm.compactFrom) events and no line breaks from there on; \
    `--json pretty` and `--json compact` choose.

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
    `leyline extremes`: [schema](schema/extremes.schema.json). \
    `leyline correlate`: [schema](schema/lead_lag.schema.json).

    """
  }

  private static func section<Source>(_ table: Table<Source>) -> String {
    let rows = table.columns.map { column in
      "| `\(column.name)` | \(column.meaning) | \(column.unit?.rawValue ?? "") | "
        + "\(column.empty ?? "never") |\n"
    }
    let key =
      table.key.isEmpty
      ? "" : " A row is named by \(table.key.map { "`\($0)`" }.joined(separator: ", "))."
    return """
      ### `\(table.fileName)`

      \(table.about)\(key)

      | column | meaning | unit | empty when |
      |---|---|---|---|
      \(rows.joined())
      """
  }
}
