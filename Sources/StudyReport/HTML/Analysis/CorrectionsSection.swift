internal import EventStatistics
internal import EventStudy

/// The p-values with their corrections for several windows and models.
enum CorrectionsSection {
  /// Returns the section; nothing when a single window was tested with a single model.
  static func section(_ result: StudyResult) -> ReportSection? {
    let values = result.analysis.adjustedPValues
    guard !values.isEmpty else { return nil }
    let methods = PValueAdjustment.allCases
      .filter { method in values.contains { $0.adjusted[method] != nil } }
    var table = ReportTable(
      label: "Corrected p-values",
      sortable: true,
      headings: [.words("Model"), .number("Window"), .words("Test"), .number("p")]
        + methods.map { .method($0.rawValue) } + [.method("romano_wolf")]
    )
    let shown = values.prefix(ListedRows.limit)
    table.rows = shown.map { value in
      ReportTable.Row(
        cells: [
          ReportTable.Cell(MethodDefinition.definition(of: value.model).shortName),
          ReportTable.Cell(
            NumberFormat.page.window(value.windowStart, value.windowEnd),
            value: String(value.windowEnd - value.windowStart),
            style: "number"
          ),
          ReportTable.Cell(MethodDefinition.definition(of: value.test).shortName),
          .pValue(value.pValue),
        ] + methods.map { .pValue(value.adjusted[$0]) } + [stepDown(value)]
      )
    }
    return ReportSection(
      anchor: "corrections",
      title: "Several tests",
      introduction:
        "Who tests many windows or models finds something by chance. Each p-value is corrected for "
        + "all windows and models of its test.",
      parts: [
        ReportSection.Part(
          table: table,
          notes: [
            ListedRows.note(
              shown.count,
              of: values.count,
              file: StudyTables.file(.adjustedPValues)
            )
          ]
        )
      ]
    )
  }

  /// Romano and Wolf's correction exists for one test only.
  private static func stepDown(_ value: AdjustedPValue) -> ReportTable.Cell {
    value.romanoWolf == nil
      ? ReportTable.Cell("", value: "", style: "number") : .pValue(value.romanoWolf)
  }
}
