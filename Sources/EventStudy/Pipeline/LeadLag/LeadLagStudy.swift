internal import CivilTime
internal import EventStatistics
internal import Notices

/// A study of announcements and prices over time: which of them comes first.
public struct LeadLagStudy: Sendable {
  /// Names the files, the calendar, the alignment, the lags and the outcomes.
  public let settings: StudySettings

  /// Creates a study.
  public init(_ settings: StudySettings) {
    var settings = settings
    // No model is estimated here, so none can ask for an index or for factors.
    settings.methods.models = [.meanAdjusted]
    self.settings = settings
  }

  /// Loads the inputs and correlates them.
  ///
  /// - Parameter progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The correlations of all announcements, and of each index, company and kind.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func run(
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> LeadLagResult {
    let plan = try StudyPlan(settings)
    guard !settings.correlate.against.isEmpty else {
      throw .configuration(
        .missing(
          what: "no outcome is chosen",
          remedy: "name one with \(.correlate(.against)), such as volume"
        )
      )
    }
    let inputs = try StudyInputs.load(
      settings,
      fields: settings.prices.usedFields,
      progress: progress
    )
    try progress(.aligning)
    let axes = try StudyAxes(inputs, plan: plan)
    try progress(.analyzing)
    let stage = LeadLagStage(inputs, axes: axes, plan: plan)
    let days = axes.markets.used.map { axes.all[$0].days }
    guard let first = days.compactMap(\.first).min(), let last = days.compactMap(\.last).max()
    else {
      throw .configuration(.invalidSetting("the data has no trading day"))
    }
    var used = plan.settings
    used.simulated = settings.simulated || inputs.isSimulated
    used.alignment = used.alignment.stating(clockOf: axes.standard.calendar)
    return LeadLagResult(
      simulated: used.simulated,
      title: used.title,
      configuration: used,
      versions: SoftwareVersion.all,
      inputs: inputs.files,
      firstDate: first,
      lastDate: last,
      announcementCount: stage.announcementCount,
      correlations: stage.entries,
      notes: StudyNote.ordered(
        inputs.notes + PriceQuality.questionNotes(of: inputs) + axes.notes + stage.notes
          + stage.doubts
      )
    )
  }
}
