internal import Algorithms
internal import EventAlignment
internal import EventStatistics

/// The choices of a specification besides the model: what decides the events and their returns.
struct SensitivityScenario: Sendable, Hashable {
  /// The position of the market index; 0 is the study's own.
  let market: Int
  let estimation: EstimationDays
  let returns: ReturnKind
  let shift: Int
  let excludesOverlapping: Bool

  /// Returns every combination of the choices, the study's own first.
  ///
  /// - Parameters:
  ///   - plan: The study's own choices and what is varied.
  ///   - markets: The number of market indices, the study's own among them.
  ///   - variesReturns: Whether returns are computed from prices, so that their kind is a choice.
  ///   - variesShift: Whether an announcement has no time.
  ///   - variesOverlap: Whether events overlap.
  /// - Returns: Each combination once, market by market.
  static func all(
    _ plan: SensitivityPlan,
    markets: Int,
    variesReturns: Bool,
    variesShift: Bool,
    variesOverlap: Bool
  ) -> [SensitivityScenario] {
    let base = SensitivityScenario(base: plan)
    let choice = plan.choice
    let own = choice.estimations(before: plan.settings.windows.event)
    let estimations = ([base.estimation] + own).uniqued()
    let returns = ([base.returns] + (variesReturns ? choice.returnKinds : [])).uniqued()
    let shifts = ([0] + (variesShift ? choice.shifts : [])).uniqued()
    let overlaps = ([base.excludesOverlapping] + (variesOverlap ? [true] : [])).uniqued()
    var scenarios: [SensitivityScenario] = []
    for market in 0..<max(1, markets) {
      for estimation in estimations {
        for kind in returns {
          for shift in shifts {
            for excludes in overlaps {
              scenarios.append(
                SensitivityScenario(
                  market: market,
                  estimation: estimation,
                  returns: kind,
                  shift: shift,
                  excludesOverlapping: excludes
                )
              )
            }
          }
        }
      }
    }
    return scenarios
  }

  /// Returns the study's settings with these choices.
  func applied(
    to settings: StudySettings,
    models: [ExpectedReturnMethod]
  ) -> StudySettings {
    var result = settings
    result.windows.estimation = EstimationWindow(estimation)
    result.methods.returns = returns
    result.methods.models = models
    result.alignment.excludeOverlapping = excludesOverlapping
    return result
  }

  /// Returns the name of the market index that a model uses; nothing where it uses none.
  func market(of model: ExpectedReturnMethod, among names: [String]) -> String? {
    model.inputs.contains(.market) && market < names.count ? names[market] : nil
  }
}

extension SensitivityScenario {
  /// The study's own choices.
  init(base plan: SensitivityPlan) {
    self.init(
      market: 0,
      estimation: plan.estimation,
      returns: plan.settings.methods.returns,
      shift: 0,
      excludesOverlapping: plan.settings.alignment.excludeOverlapping
    )
  }
}

extension SensitivitySettings {
  /// The estimation windows of the chosen lengths and ends that end before an event window begins.
  func estimations(before event: EventWindow) -> [EstimationDays] {
    estimationEnds.flatMap { end in
      estimationLengths.compactMap { length in
        guard end < event.days.lowerBound, length >= 1 else { return nil }
        return EstimationDays((end - length + 1)...end)
      }
    }
  }

  /// The ends of estimation windows that an event window leaves no room for.
  func unusableEnds(before event: EventWindow) -> [Int] {
    estimationLengths.isEmpty ? [] : estimationEnds.filter { $0 >= event.days.lowerBound }
  }
}
