/// A computed study with what its averages were made from.
struct StudyFindings: Sendable {
  let result: StudyResult
  /// The fitted events of each model.
  let samples: [FittedSample]
  /// The share of each event's estimation returns that are zero, by model.
  let zeroShares: [[Double]]
  let alignment: AlignedStudy
  /// The events with a later day 0, where the time of an announcement is unknown.
  let shift: DayShiftStage
  let plan: StudyPlan
}
