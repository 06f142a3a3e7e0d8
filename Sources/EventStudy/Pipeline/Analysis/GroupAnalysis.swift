internal import Announcements
internal import EventAlignment
internal import EventStatistics

/// Compares groups of events, such as good news and bad news.
struct GroupAnalysis {
  private let models: [(FittedStudy, GroupSummary)]
  private let plan: StudyPlan
  private let names: [String]

  /// Finds the groups of a study; with fewer than two there is nothing to compare.
  init(
    study: AlignedStudy,
    models: [(FittedStudy, GroupSummary)],
    plan: StudyPlan
  ) {
    self.models = models
    self.plan = plan
    let found = Set(study.events.compactMap(\.announcement.group)).sorted()
    names = found.count >= 2 ? found : []
  }

  /// The averages and tests of each group, by model.
  var groups: [GroupResult] {
    models.flatMap { study, _ in
      names.map { name in
        let summary = study.summary(plan: plan) { $0.announcement.group == name }
        return GroupResult(
          model: study.method,
          group: name,
          eventCount: summary.events.events.count,
          aar: summary.days,
          windows: summary.windows,
          tests: summary.tests
        )
      }
    }
  }

  /// The tests whether the groups have the same cumulative abnormal returns.
  var comparisons: [GroupComparisonResult] {
    guard !names.isEmpty else { return [] }
    return models.flatMap { study, summary in
      plan.tested.flatMap { window in
        let sample = summary.events.window(window.days)
        var cars: [String: [Double]] = [:]
        for (position, sum) in zip(sample.positions, sample.cumulative) {
          guard let group = study.events[position].event.announcement.group else { continue }
          cars[group, default: []].append(sum.car)
        }
        return GroupComparison.allCases.map { method in
          GroupComparisonResult(
            method,
            of: names,
            model: study.method,
            window: window,
            outcome: TestOutcome.of(plan.settings.methods.alternative) {
              () throws(InferenceError) in
              try method.evaluate(names.map { cars[$0] ?? [] })
            }
          )
        }
      }
    }
  }
}
