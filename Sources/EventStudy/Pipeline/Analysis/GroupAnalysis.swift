internal import Announcements
internal import EventAlignment
internal import EventStatistics

/// Compares groups of events, such as good news and bad news.
struct GroupAnalysis {
  private let models: [(FittedStudy, EvaluatedSection)]
  private let settings: StudyPlan
  private let names: [String]

  /// Finds the groups of a study; with fewer than two there is nothing to compare.
  init(
    study: AlignedStudy,
    models: [(FittedStudy, EvaluatedSection)],
    settings: StudyPlan
  ) {
    self.models = models
    self.settings = settings
    let found = Set(study.events.compactMap(\.announcement.group)).sorted()
    names = found.count >= 2 ? found : []
  }

  /// The averages and tests of each group, by model.
  var groups: [GroupResult] {
    models.flatMap { study, _ in
      names.map { name in
        let section = study.section(settings: settings) { $0.announcement.group == name }
        return GroupResult(
          model: study.method,
          group: name,
          eventCount: section.section.events.count,
          days: section.days,
          windows: section.windows
        )
      }
    }
  }

  /// The tests whether the groups have the same cumulative abnormal returns.
  var comparisons: [GroupComparisonResult] {
    guard !names.isEmpty else { return [] }
    return models.flatMap { study, section in
      settings.tested.flatMap { window in
        let sample = section.section.window(window.days)
        var cars: [String: [Double]] = [:]
        for (position, sum) in zip(sample.positions, sample.cumulative) {
          guard let group = study.events[position].event.announcement.group else { continue }
          cars[group, default: []].append(sum.car)
        }
        return GroupComparison.allCases.map { method in
          GroupComparisonResult(
            model: study.method,
            window: window,
            method: method,
            groups: names,
            outcome: TestOutcome.of(settings.configuration.methods.alternative) {
              () throws(InferenceError) in
              try method.evaluate(names.map { cars[$0] ?? [] })
            }
          )
        }
      }
    }
  }
}
