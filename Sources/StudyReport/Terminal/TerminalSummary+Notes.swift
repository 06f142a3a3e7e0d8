internal import EventAlignment
internal import EventStudy
internal import Notices

extension TerminalSummary {
  /// What was noticed, folded by kind.
  var notes: [TerminalLine] {
    NoteGroup.lines(NoteGroup.all(result.untoldNotes), width: width, file: OutputNames.study)
  }

  /// What the stars, where there are some, parentheses and brackets mean.
  func legend(ofStars hasStars: Bool) -> [TerminalLine] {
    let stars = Significance.legend(result.configuration.methods.alternative)
    return result.models.isEmpty ? [] : (hasStars ? [TerminalLine(stars, .quiet)] : []) + keys
  }

  /// What the parentheses and brackets of the tables mean.
  private var keys: [TerminalLine] {
    let isOne = result.models.first.map(SingleEventSection.applies) == true
    let hasIntervals = result.models.contains { $0.windows.contains { $0.reach != nil } }
    let parts = [
      hasIntervals
        ? "± reaches to the ends of the \(ResultsSection.intervalName(result)) of the mean"
          + (ResultsSection.intervalCaution(result).map { ", \($0)" } ?? "") : nil,
      isOne
        ? nil
        : CorrectionLookup(result).name.map {
          "[p] is corrected by \($0) for all windows and models of the test"
        },
    ]
    let text = parts.compactMap(\.self).joined(separator: "; ")
    return text.isEmpty ? [] : paragraph(text, tone: .quiet)
  }
}
