internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// An event whose day 0 a fitted model does not see: an input of the model is missing on it.
struct UnseenEvent {
  /// Why the event is left out of the model.
  let reason: ExclusionReason

  /// Looks whether a model has an abnormal return on day 0, where the event window holds that day.
  init?(_ event: AlignedEvent, method: ExpectedReturnMethod, fit: FittedEvent) {
    guard !method.bridgesMissingDays, event.windows.event.days.contains(0), fit.days.contains(0),
      !fit.abnormal[-fit.days.lowerBound].isFinite
    else { return nil }
    let (axis, index) = (event.axis, event.day.index)
    let lacking = axis.factors.lacking(at: index)
    if method.readsFactors, !lacking.isEmpty {
      reason = .noFactorReturn(event.day.date, factors: lacking)
    } else if method.inputs.contains(.market), !fit.market[-fit.days.lowerBound].isFinite {
      reason = .noMarketReturn(
        event.day.date,
        market: event.control.map { axis.panel.symbols[$0] } ?? axis.marketName ?? "market"
      )
    } else {
      reason = .estimationFailed("it has no abnormal return on day 0, \(event.day.date)")
    }
  }
}

extension ExpectedReturnMethod {
  /// Whether the model reads columns of a factor file.
  fileprivate var readsFactors: Bool {
    switch self {
    case .capm, .famaFrench3, .carhart4, .famaFrench5, .factors: true
    default: false
    }
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
