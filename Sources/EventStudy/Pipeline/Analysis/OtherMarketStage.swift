internal import EventStatistics
internal import Notices
internal import PriceData

/// Runs a study again with each further index in the place of the first, where no event names its own.
struct OtherMarketStage {
  /// The results by index and model; none where there is one index, or events name theirs.
  private(set) var results: [OtherMarketResult] = []
  /// Why an index could not be used, where one could not.
  private(set) var notes: [StudyNote] = []

  /// Repeats the study for the models that depend on the index.
  init(_ inputs: StudyInputs, axes: StudyAxes, plan: StudyPlan) {
    let hasFactorMarket = axes.standard.factors.market != nil
    let models = plan.settings.methods.models.filter {
      plan.settings.market.usesIndex($0, hasFactorMarket: hasFactorMarket)
    }
    guard !models.isEmpty else { return }
    for place in axes.markets.beside {
      let market = axes.markets.series[place]
      let other = inputs.replacing(market: market)
      do throws(StudyError) {
        let axes = try StudyAxes(other, plan: plan)
        results += axes.summaries(of: other, models: models, plan: plan).map {
          method,
          summary,
          cars in
          OtherMarketResult(
            market: market.name,
            model: method,
            windows: summary.windows,
            tests: summary.tests,
            cars: cars
          )
        }
        notes += MarketQuality.notes(of: axes)
      } catch {
        notes.append(
          StudyNote(
            severity: .warning,
            source: .market,
            message: "the study could not be repeated against \(market.name): \(error.message)"
          )
        )
      }
    }
  }
}

extension StudyAxes {
  /// Runs the study of some inputs on the axes, which were made for them.
  ///
  /// - Parameters:
  ///   - inputs: Prices, markets and announcements.
  ///   - models: The models.
  ///   - plan: What the study computes.
  /// - Returns: The windows and tests of each model, in their order, with those of the event where there is one.
  func summaries(
    of inputs: StudyInputs,
    models: [ExpectedReturnMethod],
    plan: StudyPlan
  ) -> [(model: ExpectedReturnMethod, summary: GroupSummary, cars: [CumulativeReturn])] {
    let study = AlignedStudy(inputs, axes: self, plan: plan)
    return models.map { method in
      let sample = FittedStudy(study, axes: self, method: method, plan: plan).sample
      return (method, sample.summary(plan: plan), sample.onlyCARs(plan: plan))
    }
  }
}
