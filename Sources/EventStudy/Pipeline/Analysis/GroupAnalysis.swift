internal import EventAlignment
internal import EventStatistics

/// Compares groups of events, such as good news and bad news.
struct GroupAnalysis {
  private let models: [(FittedSample, GroupSummary)]
  private let plan: StudyPlan
  /// The group of each event in the statistics that has one.
  private let groups: [String: String]
  private let names: [String]

  /// Finds the groups of a study; with fewer than two there is nothing to compare.
  init(
    _ events: [EventRecord],
    models: [(FittedSample, GroupSummary)],
    plan: StudyPlan
  ) {
    self.models = models
    self.plan = plan
    groups = events.reduce(into: [:]) { groups, event in
      if event.status == .included { groups[event.eventID] = event.group }
    }
    let found = Set(groups.values).inNaturalOrder()
    names = found.count >= 2 ? found : []
  }

  /// The averages and tests of each group, by model.
  var results: [GroupResult] {
    models.flatMap { sample, _ in
      names.map { name in
        let summary = sample.summary(plan: plan) { groups[$0.eventID] == name }
        return GroupResult(
          model: sample.method,
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
    compared { groups, model, window in
      GroupComparison.allCases.map { method in
        GroupComparisonResult(
          method,
          of: groups,
          model: model,
          window: window,
          alternative: plan.settings.methods.alternative,
          confidence: plan.settings.methods.confidence
        )
      }
    }
  }

  /// The differences of each two of several groups.
  var pairs: [GroupPairResult] {
    compared { groups, model, window in
      GroupPairResult.all(
        of: groups,
        model: model,
        window: window,
        alternative: plan.settings.methods.alternative,
        confidence: plan.settings.methods.confidence
      )
    }
  }

  /// Hands on the cumulative abnormal returns of the groups, by model and window.
  private func compared<Found>(
    _ compare: ([(name: String, values: [Double])], ExpectedReturnMethod, TestWindow) -> [Found]
  ) -> [Found] {
    guard !names.isEmpty else { return [] }
    return models.flatMap { sample, summary in
      plan.tested.flatMap { window in
        let tested = summary.events.window(window.days)
        var cars: [String: [Double]] = [:]
        for (position, sum) in zip(tested.positions, tested.cumulative) {
          guard let group = groups[sample.members[position].eventID] else { continue }
          cars[group, default: []].append(sum.car)
        }
        return compare(names.map { ($0, cars[$0] ?? []) }, sample.method, window)
      }
    }
  }
}
