internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Which tests the sample supports, and why.
  var advice: [TerminalLine] {
    let advice = AdviceWords.all(result)
    guard !advice.isEmpty else { return [] }
    return [TerminalLine("Which tests to trust", .heading)]
      + advice.flatMap { words in
        // With one model there is no question whose tests are meant.
        let subject = result.models.count > 1 ? "\(words.models[0]): " : ""
        let others = words.models.dropFirst().joined(separator: ", ")
        return paragraph(subject + words.paragraph)
          + (others.isEmpty ? [] : paragraph("The same tests hold under: \(others).", tone: .quiet))
      }
  }

  /// The p-values of one test with their corrections for all windows and models.
  var severalTests: [TerminalLine] {
    let values = result.analysis.adjustedPValues
    guard let test = (values.first { $0.romanoWolf != nil } ?? values.first)?.test else {
      return []
    }
    let family = values.filter { $0.test == test }
    let shown = family.prefix(Self.listedEvents)
    let methods = [PValueAdjustment.holm, .benjaminiHochberg].filter { method in
      family.contains { $0.adjusted[method] != nil }
    }
    let hasStepDown = family.contains { $0.romanoWolf != nil }
    let hasModels = result.models.count > 1
    let definition = MethodDefinition.definition(of: test)
    let table = TerminalTable(
      headings: (hasModels ? [.words("Model")] : []) + [.number("Window"), .number("p")]
        + (methods.map(\.rawValue) + (hasStepDown ? ["romano_wolf"] : [])).map {
          .number(MethodDefinition.definition(of: $0).shortName)
        },
      rows: shown.map { value in
        (hasModels ? [MethodDefinition.definition(of: value.model).shortName] : [])
          + ["\(value.windowStart)..\(value.windowEnd)", format.pValue(value.pValue)]
          + methods.map { format.pValue(value.adjusted[$0]) }
          + (hasStepDown ? [format.pValue(value.romanoWolf)] : [])
      }
    )
    return [TerminalLine("Several tests at once", .heading)]
      + paragraph(
        "\(definition.shortName), corrected for \(counted(family.count, "p-value")); "
          + "every test and correction: \(StudyTables.file(.adjustedPValues))",
        tone: .quiet
      ) + table.lines + more(family.count - shown.count, in: StudyTables.file(.adjustedPValues))
  }
}
