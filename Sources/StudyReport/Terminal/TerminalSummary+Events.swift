internal import EventStudy

extension TerminalSummary {
  /// The lines of a study of one event: what is known of it, and under the first model its windows and days.
  var singleEvent: [[TerminalLine]] {
    let layout = SectionLines(width: width)
    let models = result.models.map { model -> [[TerminalLine]] in
      let parts = SingleEventSection.parts(model, of: result, for: .terminal)
      return layout.parts(
        of: ReportSection(anchor: "event", title: "", parts: parts),
        under: heading(of: model)
      )
    }
    let event = SingleEventSection.facts(result, for: .terminal).map {
      layout.parts(of: ReportSection(anchor: "event", title: "", parts: [$0]))
    }
    return (event ?? []) + models.joined()
  }
}
