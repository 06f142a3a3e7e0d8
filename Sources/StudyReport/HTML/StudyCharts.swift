internal import EventStudy

/// Every chart of a study, in the order of its report.
enum StudyCharts {
  /// Returns the charts; none without a studied event.
  static func all(_ result: StudyResult) -> [ReportChart] {
    guard !result.includedEvents.isEmpty else { return [] }
    let own = EventByEventCharts(result)
    let sections =
      [SensitivitySection.section(result.sensitivity)].compactMap(\.self)
      + result.analysisSections(for: .page)
    return result.models.flatMap { ModelCharts($0, of: result).all }
      + sections.flatMap(\.parts).flatMap(\.charts).filter { $0.id != EventByEventCharts.chooser }
      + own.ofEachEvent
  }
}
