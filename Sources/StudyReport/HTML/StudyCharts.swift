internal import EventStudy

/// Every chart of a study, in the order of its report.
enum StudyCharts {
  /// Returns the charts; none without a studied event.
  static func all(_ result: StudyResult) -> [ReportChart] {
    guard result.includedCount > 0 else { return [] }
    let own = EventByEventCharts(result)
    let sections =
      [SensitivitySection.section(result.sensitivity)].compactMap(\.self)
      + result.analysisSections(for: .page)
    let ofModels = result.models.flatMap { model in
      ModelCharts(model, of: result).all
        + (SingleEventSection.applies(to: model)
          ? SingleEventSection.parts(model, of: result, for: .page).flatMap(\.charts) : [])
    }
    return (ofModels + sections.flatMap(\.parts).flatMap(\.charts))
      .filter { $0.id != EventByEventCharts.chooser } + own.ofEachEvent
  }
}
