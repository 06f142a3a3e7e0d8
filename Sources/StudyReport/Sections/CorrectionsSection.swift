internal import EventStatistics
internal import EventStudy

/// The p-values with their corrections for several windows and models.
enum CorrectionsSection {
  /// The corrections that a terminal has room for, beside that of Romano and Wolf.
  private static let brief: [PValueAdjustment] = [.holm, .benjaminiHochberg]

  /// The test whose corrections a terminal shows: the one that decides, where it was corrected.
  private static func leading(
    _ result: StudyResult,
    among values: [AdjustedPValue]
  ) -> InferenceMethod? {
    let decisive = result.models.first.flatMap { result.decisiveTest(of: $0.model) }
    return values.first { $0.test == decisive }?.test ?? values.first?.test
  }

  /// Returns the section; nothing when a single window was tested with a single model.
  static func section(_ result: StudyResult) -> ReportSection? {
    // One event has tests of its own, which a family of windows does not correct.
    let isOne = result.models.first.map(SingleEventSection.applies) ?? false
    let unused = isOne && result.configuration.methods.tests == MethodSettings.standardTests
    let values = unused ? [] : result.analysis.adjustedPValues
    guard let leading = Self.leading(result, among: values) else {
      return nil
    }
    let family = values.filter { $0.test == leading }
    let methods = PValueAdjustment.allCases
      .filter { method in values.contains { $0.adjusted[method] != nil } }
    let hasStepDown = values.contains { $0.romanoWolf != nil }
    let showsStepDown = family.contains { $0.romanoWolf != nil }
    let table = FigureTable(
      label: "Corrected p-values",
      isSortable: true,
      columns: [
        .words("Model").hidden(result.models.count == 1), .number("Window"),
        .words("Test").placed(.hidden), .number("p"),
      ] + methods.map { .method($0.rawValue).hidden(!brief.contains($0)) }
        + (hasStepDown ? [.method("romano_wolf").hidden(!showsStepDown)] : []),
      rows: values.map { value in
        FigureTable.Row(
          cells: [
            .words(MethodDefinition.definition(of: value.model).shortName),
            .window(value.windowStart, value.windowEnd),
            .words(MethodDefinition.definition(of: value.test).shortName), .pValue(value.pValue),
          ] + methods.map { .pValue(value.adjusted[$0]) }
            // Romano and Wolf's correction exists for one test only.
            + (hasStepDown ? [value.romanoWolf.map { .pValue($0) } ?? .blank] : []),
          isDetail: value.test != leading
        )
      },
      listing: (values.count, StudyTables.file(.adjustedPValues))
    )
    let name = MethodDefinition.definition(of: leading).shortName
    return ReportSection(
      anchor: "corrections",
      title: "Several tests",
      introduction:
        "Who tests many windows or models finds something by chance. Each p-value is corrected for "
        + "all windows and models of its test.",
      parts: [
        ReportSection.Part(
          brief:
            "\(name), corrected for \(NumberFormat.terminal.counted(family.count, "p-value")); "
            + "every test and correction: \(StudyTables.file(.adjustedPValues))",
          table: table
        )
      ]
    )
  }
}
