internal import Announcements
internal import EventAlignment
internal import EventStatistics

/// Runs a study again with day 0 one session later where the time of the announcement is unknown.
///
/// An announcement with a date alone may have come after the close. The main study takes its date;
/// this one asks what would be found if all such news had come after the close.
struct DayShiftStage {
  /// The results by model; none when the time of every announcement is known.
  let results: [DayShiftResult]

  /// Shifts the events whose announcements have no time.
  init(_ study: AlignedStudy, axes: StudyAxes, plan: StudyPlan) {
    let count = study.events.count(where: \.hasUnknownTime)
    guard count > 0 else {
      results = []
      return
    }
    let shifted = study.shifted(by: 1, plan: plan)
    results = plan.settings.methods.models.map { method in
      let fitted = FittedStudy(shifted, axes: axes, method: method, plan: plan)
      let summary = fitted.summary(plan: plan)
      return DayShiftResult(
        description:
          "if the news of the "
          + (count == 1 ? "announcement" : "\(count) announcements")
          + " without a time came after the close",
        shiftedCount: count,
        model: method,
        windows: summary.windows,
        tests: summary.tests
      )
    }
  }
}
