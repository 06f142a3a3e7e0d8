internal import EventStatistics
internal import Notices

/// Runs a study again with returns of each further price in the place of the first.
struct OtherPriceStage {
  /// The results by price and model; none where one price is named.
  private(set) var results: [OtherPriceResult] = []
  /// Why a price could not be used, where one could not.
  private(set) var notes: [StudyNote] = []

  /// Repeats the study for every model.
  init(_ inputs: StudyInputs, plan: StudyPlan) {
    for basis in plan.settings.prices.price.dropFirst() {
      var settings = plan.settings
      settings.prices.price = [basis]
      do throws(StudyError) {
        let other = try inputs.onCloses().priced(on: basis, kind: settings.methods.returns)
        let plan = try StudyPlan(settings)
        results += try StudyAxes(other, plan: plan)
          .summaries(of: other, models: settings.methods.models, plan: plan).map {
            method,
            summary,
            cars in
            OtherPriceResult(
              price: basis,
              model: method,
              windows: summary.windows,
              tests: summary.tests,
              cars: cars
            )
          }
      } catch {
        notes.append(
          StudyNote(
            severity: .warning,
            source: .prices,
            message: "the study could not be repeated from \(basis.words): \(error.message)"
          )
        )
      }
    }
  }
}

extension StudyInputs {
  /// The inputs whose returns are those of the closes.
  fileprivate func onCloses() -> StudyInputs {
    var inputs = self
    inputs.panel = closePanel
    if let closeMarkets { inputs.markets = closeMarkets }
    return inputs
  }
}
