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
    let unasked = Self.unasked(result, hasCorrelations: !correlations.isEmpty, face: face)
    guard !regressions.isEmpty || !correlations.isEmpty || unasked != nil else { return nil }
    return ReportSection(
      anchor: "causes",
      title: "What goes with larger effects",
      introduction:
        "Which properties of the events go with larger abnormal returns? Going with is not causing.",
      parts: regressions + correlations + [unasked].compactMap(\.self),
      label: "Properties"
    )
  }

  /// Says which columns of numbers could be set against the returns, or why they say nothing.
  private static func unasked(
    _ result: StudyResult,
    hasCorrelations: Bool,
    face: Face
  ) -> ReportSection.Part? {
    let columns = result.analysis.numericColumns
    let events = result.includedCount
    // Of one event nobody expects a correlation.
    guard !hasCorrelations, !columns.isEmpty, events > 1 else { return nil }
    let format = NumberFormat.terminal
    let sentences = columns.prefix(5).map { column -> String in
      let share =
        "\(format.count(column.eventCount)) of \(format.counted(events, "event")) "
        + "\(column.eventCount == 1 ? "has" : "have") a number in the column \(column.column)"
      guard let least = column.leastSignificant else {
        return "\(share): too few for a correlation with the CARs."
      }
      let threshold =
        "only |r| above \(format.fixed(least, decimals: 2)) would be significant at "
        + level(result)
      return least > NumericColumn.telling
        ? "\(share): a correlation with the CARs would say nothing, \(threshold)."
        : face == .terminal
          ? "\(share): --correlate \(column.column) sets it against the CARs."
          : "\(share), which leyline study --correlate sets against the CARs."
    }
    return ReportSection.Part(
      heading: "Correlation with the CARs",
      text: sentences.joined(separator: " "),
      brief: sentences.joined(separator: " ")
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
    let columns = result.configuration.analysis.regress
    let words = ExplainingWords(result: result, format: face.format)
    let kind = result.decisiveErrors
    let name = MethodDefinition.definition(of: model).nameInSentence
    // The errors of the stars are those of the test of all terms.
    let used = MethodDefinition.definition(
      of: found.first?.terms.first?.decisiveError(kind)?.kind ?? kind
    )
    let terms = (found.first?.terms ?? []).enumerated().map { position, term in
      let row = found.map { $0.terms.indices.contains(position) ? $0.terms[position] : nil }
      let decimals = NumberFormat.coefficientDecimals(
        row.compactMap { $0?.decisiveError(kind)?.standardError.map { $0 * percent } }
      )
      return FigureTable.Row(
        cells: [.header(term.term == "(Intercept)" ? "Intercept" : term.term, width: 28)]
          + row.map { term in
            term.map { figure($0, kind: kind, decimals: decimals, face: face) } ?? .blank
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
        summary("Wald F (\(used.shortName))", isDetail: true) {
          .statistic($0.decisiveTest(kind)?.f)
        },
        summary("p of Wald F") { .pValue($0.decisiveTest(kind)?.pValue) },
      ],
      fit: .split
    )
    return ReportSection.Part(
      heading: "Regression of the CARs",
      model: model,
      text: units(columns, words)
        + " Below each coefficient its standard error, of the kind \(used.shortName) "
        + "(\(used.nameInSentence)), which the stars rest on; Wald F tests all terms but the intercept "
        + "with the same errors. All kinds are in \(StudyTables.file(.regressions)).",
      brief: "CARs of the \(name) on event columns, in parentheses \(used.nameInSentence) "
        + "(\(used.shortName)). " + units(columns, words),
      table: found.isEmpty ? nil : table,
      notes: InfluenceWords(result, model: model, format: face.format).sentences
        + words.missing(columns)
        + Set(all.compactMap(\.reason)).sorted().map { "n/a: \($0)." }
        + weighted(all, face: face)
        + Set(all.compactMap(\.componentsReason)).sorted().map {
          "No regression weighted by components: \($0)."
        },
      file: StudyTables.file(.regressions)
    )
  }

  /// Coefficients are shown in percentage points, as the returns beside them are in percent.
  private static let percent = 100.0

  private static func units(_ columns: [String], _ words: ExplainingWords) -> String {
    let base = words.bases(columns).map { ", or for its word against \($0)" } ?? ""
    return "Coefficients are percentage points of CAR for one more of the column\(base)."
  }

  /// What the regressions weighted by components of the days before say, one sentence for each window.
  private static func weighted(_ regressions: [RegressionResult], face: Face) -> [String] {
    regressions.compactMap { regression in
      let terms = regression.terms.dropFirst().compactMap { term -> String? in
        guard let error = term.error(.daysBeforeWeighted) else { return nil }
        let words = face.format.coefficient(
          error.estimate.map { $0 * percent },
          error: error.standardError.map { $0 * percent }
        )
        return
          "\(term.term) \(words.estimate) (\(words.error)), p\u{A0}\(face.format.pRelation(error.pValue)), "
          + "by rank p\u{A0}\(face.format.pRelation(term.error(.daysBeforeWeightedRank)?.pValue))"
      }
      guard !terms.isEmpty else { return nil }
      let days = "\(regression.windowStart)..\(regression.windowEnd)"
      return "Weighted by components of the days before, over \(days): "
        + terms.joined(separator: "; ") + "."
    }
  }

  private static func figure(
    _ term: RegressionTerm,
    kind: StandardError.Kind,
    decimals: Int?,
    face: Face
  ) -> Figure {
    let error = term.decisiveError(kind)
    let kinds = term.errors.map { error in
      "\(MethodDefinition.definition(of: error.kind).shortName): "
        + (error.estimate.map { "coefficient \(HeadlineFigures.exact($0)), " } ?? "")
        + "standard error "
        + "\(HeadlineFigures.exact(error.standardError)), t = \(HeadlineFigures.exact(error.t)), "
        + "p = \(HeadlineFigures.exact(error.pValue))"
    }
    let (estimate, spread) = (
      term.estimate.map { $0 * percent }, (error?.standardError).map { $0 * percent }
    )
    let figure =
      decimals.map {
        (Figure.fixed(estimate, decimals: $0), face.format.fixed(spread, decimals: $0))
      }
      ?? (
        Figure(content: .coefficient(estimate, error: spread)),
        face.format.coefficient(estimate, error: spread).error
      )
    return figure.0
      .starred(error?.pValue)
      .over("(\(figure.1))")
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
        .words("Interval").placed(.hidden), .number("Statistic").placed(.hidden), .number("p"),
        .number("p of permutations", terminal: "permutations"), .number("Events"),
      ],
      rows: found.prefix(face.rowLimit).map { item in
        FigureTable.Row(cells: [
          .words(item.column, width: 20), .window(item.windowStart, item.windowEnd),
          .words(MethodDefinition.definition(of: item.measure).shortName),
          .fixed(item.coefficient, decimals: 3).starred(item.permutationPValue).styled("strong")
            .explained(item.reason),
          .words(interval(item, face: face)),
          .statistic(item.statistic), .pValue(item.pValue), .pValue(item.permutationPValue),
          item.eventCount.map { .count($0) } ?? .blank,
        ])
      },
      listing: (found.count, StudyTables.file(.correlations))
    )
    return ReportSection.Part(
      heading: "Correlation with the CARs",
      model: model.model,
      text: (sentences(found, face: face) + [
        "Stars by the permutations of the events, which need no distribution."
      ]).joined(separator: " "),
      brief: (sentences(found, face: face) + [
        "CARs of the \(name); stars by permutations of the events"
      ]).joined(separator: " "),
      charts: isDrawn ? ScatterCharts.charts(found, model: model, result: result) : [],
      table: table,
      notes: ExplainingWords(result: result, format: face.format)
        .missing(result.configuration.analysis.correlate)
        + TestReasons.notes(of: found.map { ($0.measure, $0.reason) }) + weakness(found, result),
      file: StudyTables.file(.correlations)
    )
  }

  /// Says of each column whether the CARs of the first window go with it, by Pearson's coefficient.
  private static func sentences(_ found: [CorrelationResult], face: Face) -> [String] {
    guard let first = found.first else { return [] }
    let format = face.format
    let window = format.window(first.windowStart, first.windowEnd)
    return found.filter {
      $0.measure == .pearson && $0.windowStart == first.windowStart
        && $0.windowEnd == first.windowEnd
    }.compactMap { item in
      guard let r = item.coefficient else { return nil }
      let isBeyondChance = Significance(item.permutationPValue) >= .fivePercent
      let says =
        isBeyondChance
        ? "The CARs of \(window) \(r > 0 ? "rise" : "fall") with \(item.column)"
        : "The CARs of \(window) do not go with \(item.column) beyond chance"
      let interval = interval(item, face: face)
      return "\(says): r\u{A0}=\u{A0}\(format.fixed(r, decimals: 2))"
        + (interval.isEmpty ? "" : " (\(interval))")
        + ", p\u{A0}\(format.pRelation(item.permutationPValue))."
    }
  }

  private static func interval(_ item: CorrelationResult, face: Face) -> String {
    guard let lower = item.lower, let upper = item.upper else { return "" }
    let format = face.format
    return "\(format.fixed(lower, decimals: 3)) to \(format.fixed(upper, decimals: 3))"
  }

  /// Warns of correlations of so few events that hardly any could be told from chance.
  private static func weakness(_ found: [CorrelationResult], _ result: StudyResult) -> [String] {
    var seen: Set<String> = []
    return found.filter { $0.measure == .pearson && seen.insert($0.column).inserted }
      .compactMap { item in
        guard let count = item.eventCount,
          let least = CorrelationTest.leastSignificant(
            events: count,
            level: result.configuration.methods.level
          ),
          least > NumericColumn.telling
        else { return nil }
        let format = NumberFormat.terminal
        return "With \(format.counted(count, "event")) the correlation with \(item.column) says "
          + "little: only |r| above \(format.fixed(least, decimals: 2)) is significant at "
          + "\(level(result))."
      }
  }

  private static func level(_ result: StudyResult) -> String {
    NumberFormat.terminal.percent(
      result.configuration.methods.level,
      decimals: 0,
      signed: false
    )
  }
}
