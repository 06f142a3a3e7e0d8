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
        let study = AlignedStudy(other, axes: axes, plan: plan)
        results += models.map { method in
          let fitted = FittedStudy(study, axes: axes, method: method, plan: plan)
          let summary = fitted.summary(plan: plan)
          return OtherMarketResult(
            market: market.name,
            model: method,
            windows: summary.windows,
            tests: summary.tests
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
