/// A computed study with what its averages were made from.
struct StudyFindings: Sendable {
  let result: StudyResult
  /// The fitted events of each model, and the events that it does not have.
  let models: [FittedStudy]
  /// The same events without their prices.
  let samples: [FittedSample]
  let alignment: AlignedStudy
  /// The events with a later day 0, where the time of an announcement is unknown.
  let shift: DayShiftStage
  let plan: StudyPlan
}
