internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import Notices

/// Runs a study again with day 0 one session later where the time of the announcement is unknown.
///
/// An announcement with a date alone may have come after the close. The main study takes its date;
/// this one asks what would be found if all such news had come after the close.
struct DayShiftStage {
  /// The number of events whose announcement has no time.
  let count: Int
  /// The events of each model with their later day 0; none when every time is known.
  let samples: [FittedSample]

  /// Takes what others have shifted.
  init(count: Int, samples: [FittedSample]) {
    (self.count, self.samples) = (count, samples)
  }

  /// Shifts the events whose announcements have no time.
  init(_ study: AlignedStudy, axes: StudyAxes, plan: StudyPlan) {
    count = study.events.count(where: \.hasUnknownTime)
    guard count > 0 else {
      samples = []
      return
    }
    let shifted = study.shifted(by: 1, plan: plan)
    samples = plan.settings.methods.models.map {
      FittedStudy(shifted, axes: axes, method: $0, plan: plan).sample
    }
  }

  /// Returns the results by model.
  func results(plan: StudyPlan) -> [DayShiftResult] {
    samples.map { sample in
      let summary = sample.summary(plan: plan)
      return DayShiftResult(
        description:
          "if the news of the "
          + (count == 1 ? "announcement" : "\(count.grouped) announcements")
          + " without a time came after the close",
        shiftedCount: count,
        model: sample.method,
        windows: summary.windows,
        tests: summary.tests
      )
    }
  }
}
