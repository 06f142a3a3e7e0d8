internal import EventStudy

extension TerminalSummary {
  /// What the study says under other choices; the page and the files have the rest.
  var sensitivity: [TerminalLine] {
    guard let verdict = document.sensitivity.map(VerdictWords.init) else { return [] }
    return [TerminalLine("Does it depend on the window?", .heading)]
      + paragraph(verdict.summary, tone: .title)
      + verdict.sentences.flatMap { paragraph($0, mark: "- ") }
  }
}
