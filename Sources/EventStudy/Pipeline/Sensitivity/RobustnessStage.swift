internal import Algorithms
internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Looks at single events, extreme values, drift and the size of the sample.
struct RobustnessStage {
  /// One for each model that has paths; none where single events were not asked for.
  let results: [RobustnessResult]

  /// The number of influential events that are kept.
  private static let listed = 20

  init(_ base: ScenarioStudy, paths: EventPaths?, plan: SensitivityPlan) {
    guard plan.choice.perEvent, let paths else {
      results = []
      return
    }
    let models = paths.settings.models
    results = concurrentMap(count: models.count, threads: base.studyPlan.threads) { index in
      Self.result(of: models[index], at: index, paths: paths, base: base, plan: plan)
    }
    .sorted { first, second in
      (plan.models.firstIndex(of: first.model) ?? 0)
        < (plan.models.firstIndex(of: second.model) ?? 0)
    }
  }

  private static func result(
    of model: ExpectedReturnMethod,
    at index: Int,
    paths: EventPaths,
    base: ScenarioStudy,
    plan: SensitivityPlan
  ) -> RobustnessResult {
    let values = paths.cumulative(model: index, window: plan.headline.days)
    let rest = try? LeaveOneOut(values)
    let strongest = rest.map { rest in
      values.indices.filter { values[$0].isFinite }
        .min(count: listed) {
          abs(rest.means[$0] - rest.mean) > abs(rest.means[$1] - rest.mean)
        }
    }
    return RobustnessResult(
      model: model,
      influences: (strongest ?? []).map { event in
        RobustnessResult.Influence(
          eventID: base.study.events[event].eventID,
          symbol: base.study.events[event].announcement.symbol,
          car: values[event].present,
          caarWithout: rest?.means[event].present,
          statisticWithout: rest?.statistics[event].present
        )
      },
      signChangers: rest?.signChangers.count ?? 0,
      weakestStatistic: weakest(rest),
      windows: windows(paths, model: index, base: base, plan: plan),
      power: power(values, plan: plan)
    )
  }

  /// The t statistic nearest to zero, or on its other side, that is left without one event.
  private static func weakest(_ rest: LeaveOneOut?) -> Double? {
    guard let rest else { return nil }
    let sign: Double = rest.statistic < 0 ? -1 : 1
    return rest.statistics.filter(\.isFinite).min { $0 * sign < $1 * sign }
  }

  private static func windows(
    _ paths: EventPaths,
    model: Int,
    base: ScenarioStudy,
    plan: SensitivityPlan
  ) -> [RobustnessResult.RobustWindow] {
    let parts = DriftWindows(
      eventWindow: base.studyPlan.windows.event.days,
      around: plan.headline.days
    )
    let roles: [(RobustnessResult.RobustWindow.Role, ClosedRange<Int>?)] = [
      (.before, parts.before), (.headline, parts.around), (.after, parts.after),
    ]
    return roles.compactMap { role, window in
      guard let window else { return nil }
      let values = paths.cumulative(model: model, window: window)
      let average = RobustAverage(values, tail: plan.choice.tail)
      guard average.eventCount > 0 else { return nil }
      return RobustnessResult.RobustWindow(
        role: role,
        windowStart: window.lowerBound,
        windowEnd: window.upperBound,
        eventCount: average.eventCount,
        mean: average.mean.present,
        statistic: average.statistic.present,
        pValue: average.pValue.present,
        median: average.median.present,
        winsorizedMean: average.winsorizedMean.present,
        winsorizedStatistic: average.winsorizedStatistic.present
      )
    }
  }

  private static func power(
    _ values: [Double],
    plan: SensitivityPlan
  ) -> RobustnessResult.DetectableResult? {
    let average = RobustAverage(values, tail: 0)
    guard
      let effect = try? DetectableEffect(
        standardDeviation: average.standardDeviation,
        eventCount: average.eventCount,
        level: plan.choice.level,
        power: plan.choice.power
      )
    else { return nil }
    return RobustnessResult.DetectableResult(
      standardDeviation: average.standardDeviation.present,
      eventCount: average.eventCount,
      minimumEffect: effect.minimum.present,
      needs: plan.choice.effects.map {
        RobustnessResult.DetectableResult.Need(effect: $0, events: effect.eventsNeeded(for: $0))
      }
    )
  }
}
