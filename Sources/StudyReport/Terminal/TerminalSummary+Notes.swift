internal import EventAlignment
internal import EventStudy
internal import Notices

extension TerminalSummary {
  /// The warnings, which come before any number.
  var warnings: [TerminalLine] {
    result.notes(.warning)
      .flatMap { paragraph($0.message.text(.option), mark: "! ", tone: .warning) }
  }

  /// What else is worth knowing.
  var information: [TerminalLine] {
    let notes = result.notes(.information)
    guard !notes.isEmpty else { return [] }
    return [TerminalLine("Notes", .heading)]
      + notes.flatMap { paragraph($0.message.text(.option), mark: "- ") }
  }

  /// What the stars, parentheses and brackets mean.
  var legend: [TerminalLine] {
    let stars = Significance.legend(result.configuration.methods.alternative)
    return result.models.isEmpty ? [] : [TerminalLine(stars, .quiet)] + keys
  }

  /// What the parentheses and brackets of the tables mean.
  private var keys: [TerminalLine] {
    let hasIntervals = result.models.contains { $0.windows.contains { $0.reach != nil } }
    let parts = [
      hasIntervals
        ? "± reaches to the ends of the \(ResultsSection.intervalName(result)) of the mean" : nil,
      CorrectionLookup(result).name.map {
        "[p] is corrected by \($0) for all windows and models of the test"
      },
    ]
    let text = parts.compactMap(\.self).joined(separator: "; ")
    return text.isEmpty ? [] : paragraph(text, tone: .quiet)
  }
}
