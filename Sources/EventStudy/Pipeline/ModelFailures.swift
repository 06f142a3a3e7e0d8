internal import EventAlignment
internal import EventStatistics
internal import PriceData

extension AlignedEvent {
  /// Returns why a fitted model does not see the event: an input of the model is missing on day 0.
  ///
  /// - Parameters:
  ///   - fit: The event under the model.
  ///   - method: The model.
  /// - Returns: Nothing where day 0 has an abnormal return, or the event window leaves the day out.
  func reasonUnseen(in fit: FittedEvent, method: ExpectedReturnMethod) -> ExclusionReason? {
    guard !method.bridgesMissingDays, windows.event.days.contains(0), fit.days.contains(0),
      !fit.abnormal[-fit.days.lowerBound].isFinite
    else { return nil }
    let lacking = axis.factors.lacking(at: day.index)
    if method.readsFactorFile, !lacking.isEmpty {
      return .noFactorReturn(day.date, factors: lacking)
    }
    if method.inputs.contains(.market), !fit.market[-fit.days.lowerBound].isFinite {
      let market = controls.first.map { axis.panel.symbols[$0] } ?? axis.marketName ?? "market"
      return .noMarketReturn(day.date, market: market)
    }
    return .estimationFailed("it has no abnormal return on day 0, \(day.date)")
  }
}

/// The events that models of a study do not have.
struct ModelFailures {
  /// Each event and reason once; those that some models have name the models they are left out of.
  let exclusions: [Exclusion]
  /// The events that no model has.
  let everywhere: Set<String>

  /// Gathers what each model left out.
  init(_ models: [FittedStudy]) {
    struct Cause: Hashable {
      let eventID: String
      let reason: ExclusionReason
    }
    var order: [(cause: Cause, event: AlignedEvent)] = []
    var methods: [Cause: [ExpectedReturnMethod]] = [:]
    for model in models {
      for (event, reason) in model.failures {
        let cause = Cause(eventID: event.eventID, reason: reason)
        if methods[cause] == nil { order.append((cause, event)) }
        methods[cause, default: []].append(model.method)
      }
    }
    exclusions = order.map { cause, event in
      var exclusion = Exclusion(event.announcement, reason: cause.reason)
      let affected = methods[cause] ?? []
      if affected.count < models.count {
        exclusion.detail =
          "\(affected.map(\.rawValue).joined(separator: ", ")): \(exclusion.detail)"
      }
      return exclusion
    }
    guard !order.isEmpty else {
      everywhere = []
      return
    }
    let fitted = Set(models.flatMap { $0.events.map { $0.event.eventID } })
    everywhere = Set(order.map(\.cause.eventID)).subtracting(fitted)
  }
}
