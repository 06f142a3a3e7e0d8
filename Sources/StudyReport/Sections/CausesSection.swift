internal import EventStatistics
internal import EventStudy

/// What explains the cumulative abnormal returns: regressions and correlations.
enum CausesSection {
  /// Returns the section; nothing when no column was named.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let regressions = result.models.compactMap { model in
      let found = result.analysis.regressions.filter { $0.model == model.model }
      return found.isEmpty
        ? nil : self.regressions(found, model: model.model, result: result, face: face)
    }
    let correlations = result.models.compactMap { model in
      let found = result.analysis.correlations.filter { $0.model == model.model }
      return found.isEmpty
        ? nil : self.correlations(found, model: model, result: result, face: face)
    }
    guard !regressions.isEmpty || !correlations.isEmpty else { return nil }
    return ReportSection(
      anchor: "causes",
      title: "What goes with larger effects",
      introduction:
        "Which properties of the events go with larger abnormal returns? Going with is not causing.",
      parts: regressions + correlations,
      label: "Properties"
    )
  }

  // MARK: Regressions

  private static func regressions(
    _ all: [RegressionResult],
    model: ExpectedReturnMethod,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part {
    let found = all.filter { !$0.terms.isEmpty }
    let kind = result.decisiveErrors
    let name = MethodDefinition.definition(of: model).nameInSentence
    let terms = (found.first?.terms ?? []).enumerated().map { position, term in
      FigureTable.Row(
        cells: [.header(term.term == "(Intercept)" ? "Intercept" : term.term, width: 28)]
          + found.map { regression in
            regression.terms.indices.contains(position)
              ? figure(regression.terms[position], kind: kind, face: face) : .words("")
          }
      )
    }
    func summary(
      _ label: String,
      isDetail: Bool = false,
      _ figure: (RegressionResult) -> Figure
    ) -> FigureTable.Row {
      FigureTable.Row(cells: [.header(label)] + found.map(figure), isDetail: isDetail)
    }
    let table = FigureTable(
      label: "Regressions of the CARs",
      columns: [.words("Term")] + found.map { .window($0.windowStart, $0.windowEnd) },
      rows: terms + [
        summary("Events") { .count($0.eventCount ?? 0) },
        summary("R²") { .fixed($0.rSquared, decimals: 3) },
        summary("Adjusted R²", isDetail: true) { .fixed($0.adjustedRSquared, decimals: 3) },
        summary("F", isDetail: true) { .statistic($0.fStatistic) },
        summary("p of F") { .pValue($0.fPValue) },
      ],
      fit: .split
    )
    let definition = MethodDefinition.definition(of: kind)
    return ReportSection.Part(
      heading: "Regression of the CARs",
      model: model,
      text: "Below each coefficient its standard error, of the kind \(definition.shortName) "
        + "(\(definition.nameInSentence)), which the stars rest on. All kinds are in "
        + "\(StudyTables.file(.regressions)) and in the tooltips.",
      brief: "CARs of the \(name) on event columns, in parentheses standard errors "
        + definition.shortName.uppercased(),
      table: found.isEmpty ? nil : table,
      notes: Set(all.compactMap(\.reason)).sorted().map { "n/a: \($0)." },
      file: StudyTables.file(.regressions)
    )
  }

  private static func figure(
    _ term: RegressionTerm,
    kind: StandardError.Kind,
    face: Face
  ) -> Figure {
    let error = term.decisiveError(kind)
    let kinds = term.errors.map { error in
      "\(MethodDefinition.definition(of: error.kind).shortName): standard error "
        + "\(HeadlineFigures.exact(error.standardError)), t = \(HeadlineFigures.exact(error.t)), "
        + "p = \(HeadlineFigures.exact(error.pValue))"
    }
    return .coefficient(term.estimate)
      .starred(error?.pValue)
      .over("(\(face.format.coefficient(error?.standardError)))")
      .explained(([HeadlineFigures.exact(term.estimate)] + kinds).joined(separator: "; "))
  }

  // MARK: Correlations

  private static func correlations(
    _ found: [CorrelationResult],
    model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part {
    // The columns are the same for every model, so one picture of each is enough.
    let isDrawn = face == .page && model.model == result.analysis.correlations.first?.model
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    let table = FigureTable(
      label: "Correlations with the CARs of the \(name)",
      isSortable: true,
      columns: [
        .words("Column"), .number("Window"), .words("Measure"), .number("Coefficient"),
        .number("Statistic").placed(.hidden), .number("p"),
        .number("p of permutations", terminal: "permutations"), .number("Events"),
      ],
      rows: found.prefix(face.rowLimit).map { item in
        FigureTable.Row(cells: [
          .words(item.column, width: 20), .window(item.windowStart, item.windowEnd),
          .words(MethodDefinition.definition(of: item.measure).shortName),
          .fixed(item.coefficient, decimals: 3).starred(item.permutationPValue).styled("strong")
            .explained(item.reason),
          .statistic(item.statistic), .pValue(item.pValue), .pValue(item.permutationPValue),
          item.eventCount.map { .count($0) } ?? .blank,
        ])
      },
      listing: (found.count, StudyTables.file(.correlations))
    )
    return ReportSection.Part(
      heading: "Correlation with the CARs",
      model: model.model,
      text: "Stars by the permutations of the events, which need no distribution.",
      brief: "CARs of the \(name); stars by permutations of the events",
      charts: isDrawn ? ScatterCharts.charts(found, model: model, result: result) : [],
      table: table,
      notes: TestReasons.notes(of: found.map { ($0.measure, $0.reason) }),
      file: StudyTables.file(.correlations)
    )
  }
}
