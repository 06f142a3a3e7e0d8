internal import EventStatistics
internal import EventStudy
internal import Foundation

/// What explains the cumulative abnormal returns: regressions and correlations.
enum CausesSection {
  private static let format = NumberFormat.page

  /// Returns the section; nothing when no column was named.
  ///
  /// - Throws: ``ReportError`` when a chart cannot be made.
  static func section(_ result: StudyResult) throws(ReportError) -> ReportSection? {
    var parts: [ReportSection.Part] = []
    for model in result.models {
      let found = result.analysis.regressions.filter { $0.model == model.model }
      if !found.isEmpty { parts.append(regressions(found, model: model.model, result: result)) }
    }
    for model in result.models {
      let found = result.analysis.correlations.filter { $0.model == model.model }
      guard !found.isEmpty else { continue }
      // The columns are the same for every model, so one picture of each is enough.
      let isFirst = model.model == result.analysis.correlations.first?.model
      let charts = isFirst ? try ScatterCharts.charts(found, model: model, result: result) : []
      parts.append(correlations(found, model: model.model, charts: charts))
    }
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "causes",
      title: "Causes",
      introduction: "Which properties of the events go with larger abnormal returns?",
      parts: parts
    )
  }

  // MARK: Regressions

  private static func regressions(
    _ all: [RegressionResult],
    model: ExpectedReturnMethod,
    result: StudyResult
  ) -> ReportSection.Part {
    let found = all.filter { !$0.terms.isEmpty }
    let kind = result.decisiveErrors
    let name = MethodDefinition.definition(of: model).name
    var table = ReportTable(
      label: "Regressions of the CARs of the \(name)",
      headings: [.words("Term")]
        + found.map { .number(format.window($0.windowStart, $0.windowEnd)) }
    )
    for (position, term) in (found.first?.terms ?? []).enumerated() {
      table.rows.append(
        ReportTable.Row(
          cells: [.header(TermName.text(term.term))]
            + found.map { cell($0.terms[position], kind: kind) }
        )
      )
    }
    let summary: [(String, (RegressionResult) -> (String, Double?))] = [
      ("Events", { (format.count($0.eventCount ?? 0), nil) }),
      ("R²", { (format.fixed($0.rSquared, decimals: 3), $0.rSquared) }),
      ("Adjusted R²", { (format.fixed($0.adjustedRSquared, decimals: 3), $0.adjustedRSquared) }),
      ("F", { (format.statistic($0.fStatistic), $0.fStatistic) }),
      ("p of F", { (format.pValue($0.fPValue), $0.fPValue) }),
    ]
    for (label, figure) in summary {
      table.rows.append(
        ReportTable.Row(
          cells: [.header(label)]
            + found.map { regression in
              let (text, value) = figure(regression)
              return ReportTable.Cell(
                text,
                stars: "",
                exact: HeadlineFigures.exact(value),
                style: "number"
              )
            }
        )
      )
    }
    let definition = MethodDefinition.definition(of: kind)
    let reasons = Set(all.compactMap(\.reason)).sorted().map { "n/a: \($0)." }
    return ReportSection.Part(
      heading: "Regression of the CARs: \(MethodDefinition.definition(of: model).nameInSentence)",
      code: model.rawValue,
      table: found.isEmpty ? nil : table,
      notes: [
        "Below each coefficient its standard error, of the kind \(definition.shortName) "
          + "(\(definition.nameInSentence)), which the stars rest on. All kinds are in "
          + "\(StudyTables.file(.regressions)) and in the tooltips."
      ] + reasons
    )
  }

  private static func cell(_ term: RegressionTerm, kind: StandardError.Kind) -> ReportTable.Cell {
    let error = term.decisiveError(kind)
    let significance = Significance(error?.pValue)
    let kinds = term.errors.map { error in
      "\(MethodDefinition.definition(of: error.kind).shortName): standard error "
        + "\(HeadlineFigures.exact(error.standardError)), t = \(HeadlineFigures.exact(error.t)), "
        + "p = \(HeadlineFigures.exact(error.pValue))"
    }
    return ReportTable.Cell(
      format.coefficient(term.estimate),
      stars: significance.stars,
      detail: "(\(format.coefficient(error?.standardError)))",
      exact: ([HeadlineFigures.exact(term.estimate)] + kinds).joined(separator: "; "),
      style: significance >= .fivePercent ? "number significant" : "number"
    )
  }

  // MARK: Correlations

  private static func correlations(
    _ found: [CorrelationResult],
    model: ExpectedReturnMethod,
    charts: [ReportChart]
  ) -> ReportSection.Part {
    let name = MethodDefinition.definition(of: model).name
    var table = ReportTable(
      label: "Correlations with the CARs of the \(name)",
      sortable: true,
      headings: [
        .words("Column"), .number("Window"), .words("Measure"), .number("Coefficient"),
        .number("Statistic"), .number("p"), .number("p of permutations"), .number("Events"),
      ]
    )
    let shown = found.prefix(ListedRows.limit)
    table.rows = shown.map { item in
      let definition = MethodDefinition.definition(of: item.measure)
      return ReportTable.Row(cells: [
        ReportTable.Cell(item.column),
        ReportTable.Cell(
          format.window(item.windowStart, item.windowEnd),
          value: String(item.windowEnd - item.windowStart),
          style: "number"
        ),
        ReportTable.Cell(definition.shortName),
        ReportTable.Cell(
          format.fixed(item.coefficient, decimals: 3),
          stars: Significance(item.permutationPValue).stars,
          value: HeadlineFigures.exact(item.coefficient),
          exact: item.reason ?? HeadlineFigures.exact(item.coefficient),
          style: "number strong"
        ),
        .number(format.statistic(item.statistic), item.statistic),
        .pValue(item.pValue),
        .pValue(item.permutationPValue),
        .number(item.eventCount.map(format.count) ?? "", item.eventCount.map(Double.init)),
      ])
    }
    let reasons = TestReasons.sentences(of: found.map { ($0.measure, $0.reason) })
      .map { "n/a: \($0)." }
    return ReportSection.Part(
      heading:
        "Correlation with the CARs: \(MethodDefinition.definition(of: model).nameInSentence)",
      code: model.rawValue,
      charts: charts,
      table: table,
      notes: [
        "Stars by the permutations, which need no distribution. "
          + ListedRows.note(shown.count, of: found.count, file: StudyTables.file(.correlations))
      ] + reasons
    )
  }
}
