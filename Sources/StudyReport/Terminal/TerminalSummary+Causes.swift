internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// The regressions of the first model: terms as rows and windows as columns.
  var regressions: [TerminalLine] {
    guard let model = result.analysis.regressions.first?.model else { return [] }
    let all = result.analysis.regressions.filter { $0.model == model }
    let found = all.filter { !$0.terms.isEmpty }
    let kind = result.decisiveErrors
    var columns = TerminalColumns(
      name: "Term",
      columns: found.map { "\($0.windowStart)..\($0.windowEnd)" }
    )
    for (position, term) in (found.first?.terms ?? []).enumerated() {
      let terms = found.map { $0.terms[position] }
      let errors = terms.map { $0.decisiveError(kind) }
      columns.rows.append(
        [TextLayout.shortened(TermName.text(term.term), width: 28)]
          + zip(terms, errors).map { starred(format.coefficient($0.estimate), $1?.pValue) }
      )
      columns.rows.append([""] + errors.map { "(\(format.coefficient($0?.standardError)))   " })
    }
    let summary: [(String, (RegressionResult) -> String)] = [
      ("Events", { format.count($0.eventCount ?? 0) }),
      ("R²", { format.fixed($0.rSquared, decimals: 3) }),
      ("p of F", { format.pValue($0.fPValue) }),
    ]
    for (name, text) in summary { columns.rows.append([name] + found.map { text($0) + "   " }) }
    let definition = MethodDefinition.definition(of: kind)
    let reasons = Set(all.compactMap(\.reason)).sorted()
    return [TerminalLine("What explains the CARs", .heading)]
      + paragraph(
        "Regression of the CARs of the \(modelName(model)) on event columns, in parentheses "
          + "standard errors \(definition.shortName.uppercased())",
        tone: .quiet
      ) + (found.isEmpty ? [] : columns.lines(width: width))
      + reasons.flatMap { paragraph("n/a: \($0)", tone: .quiet) }
      + otherModels(than: model, in: StudyTables.file(.regressions))
  }

  /// The correlations of the first model: columns and measures as rows, windows as columns.
  var correlations: [TerminalLine] {
    guard let model = result.analysis.correlations.first?.model else { return [] }
    let found = result.analysis.correlations.filter { $0.model == model }
    var windows: [String] = []
    var pairs: [(column: String, measure: CorrelationMeasure)] = []
    for item in found {
      let window = "\(item.windowStart)..\(item.windowEnd)"
      if !windows.contains(window) { windows.append(window) }
      if !pairs.contains(where: { $0 == (item.column, item.measure) }) {
        pairs.append((item.column, item.measure))
      }
    }
    var columns = TerminalColumns(name: "Column", columns: windows)
    for pair in pairs {
      let name = MethodDefinition.definition(of: pair.measure).shortName
      columns.rows.append(
        ["\(TextLayout.shortened(pair.column, width: 20)), \(name)"]
          + windows.map { window in
            let item = found.first {
              $0.column == pair.column && $0.measure == pair.measure
                && "\($0.windowStart)..\($0.windowEnd)" == window
            }
            return judged(format.statistic(item?.coefficient), item?.permutationPValue)
          }
      )
    }
    return [TerminalLine("Correlation with the CARs", .heading)]
      + paragraph(
        "CARs of the \(modelName(model)); p from permutations of the events",
        tone: .quiet
      ) + columns.lines(width: width) + reasons(of: found.map { ($0.measure, $0.reason) })
      + otherModels(than: model, in: StudyTables.file(.correlations))
  }

  private func modelName(_ model: ExpectedReturnMethod) -> String {
    MethodDefinition.definition(of: model).nameInSentence
  }
}
