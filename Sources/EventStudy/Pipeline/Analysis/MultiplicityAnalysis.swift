internal import Algorithms
internal import EventAlignment
internal import EventStatistics

/// Corrects p-values for testing several windows and models with one test.
struct MultiplicityAnalysis {
  let models: [(FittedSample, GroupSummary)]
  let results: [ModelResult]
  let plan: StudyPlan

  /// The corrected p-values; none when there is one window and one model.
  ///
  /// A family is one test over all windows and models: another test is another question put to the
  /// same events, not another chance of an effect.
  var adjusted: [AdjustedPValue] {
    guard results.count * plan.tested.count > 1 else { return [] }
    let corrections = plan.settings.analysis.corrections
    let stepDown = romanoWolf()
    let run = models.flatMap { plan.tests(ofEventsOn: $0.0.dates) }.uniqued()
    return run.flatMap { test in
      let family = family(of: test)
      let pValues = family.map(\.pValue)
      let columns = corrections.map { $0.adjust(pValues) }
      return family.indices.map { index in
        AdjustedPValue(
          model: family[index].model,
          windowStart: family[index].window.days.lowerBound,
          windowEnd: family[index].window.days.upperBound,
          test: test,
          familySize: family.count,
          pValue: pValues[index].present,
          adjusted: Dictionary(
            zip(corrections, columns).compactMap { method, column in
              column[index].present.map { (method, $0) }
            },
            uniquingKeysWith: { first, _ in first }
          ),
          romanoWolf: test == .crossSectional
            ? stepDown[Key(model: family[index].model, window: family[index].window)] : nil
        )
      }
    }
  }

  private struct Key: Hashable {
    let model: ExpectedReturnMethod
    let window: TestWindow
  }

  private func family(
    of test: InferenceMethod
  ) -> [(model: ExpectedReturnMethod, window: TestWindow, pValue: Double)] {
    results.flatMap { result in
      result.windows.compactMap { window in
        let found = result.tests(of: window).first { $0.test == test }
        return found?.pValue.map { (result.model, window.window, $0) }
      }
    }
  }

  /// Returns Romano and Wolf's p-values over the windows of each model.
  private func romanoWolf() -> [Key: Double] {
    guard plan.settings.methods.tests.contains(.crossSectional) else { return [:] }
    var pValues: [Key: Double] = [:]
    for (sample, summary) in models where sample.members.count >= 2 {
      let values = plan.tested.map { window -> [Double] in
        let tested = summary.events.window(window.days)
        var cars = [Double](repeating: .nan, count: sample.members.count)
        for (position, sum) in zip(tested.positions, tested.cumulative) { cars[position] = sum.car }
        return cars
      }
      let test = StepDownTest(
        values,
        draws: plan.inferenceOptions.draws,
        seed: plan.inferenceOptions.seed,
        threads: plan.threads
      )
      for (window, pValue) in zip(plan.tested, test.adjustedPValues) where pValue.isFinite {
        pValues[Key(model: sample.method, window: window)] = pValue
      }
    }
    return pValues
  }
}
