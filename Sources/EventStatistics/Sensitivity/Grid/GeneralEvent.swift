/// The path of an event with missing days, with windows of its own or at the edge of the data.
///
/// The models themselves fit it, so that every rule about missing values is theirs.
struct GeneralEvent {
  private let settings: GridSettings
  private let axis: DailyScores.Axis
  private let panel: ReturnPanel

  init(settings: GridSettings, axis: DailyScores.Axis, panel: ReturnPanel) {
    self.settings = settings
    self.axis = axis
    self.panel = panel
  }

  /// What one model adds to the sums.
  struct Outcome {
    fileprivate let path: EventPath
    /// The rank scores from the first estimation day on; empty where the model is not ranked.
    fileprivate let scores: [Double]
    fileprivate let estimationDays: Int
    fileprivate let firstEstimationDay: Int
    fileprivate let firstRelativeDay: Int
  }

  /// Fits every model to an event.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - slots: The place of each model among the ranked ones.
  /// - Returns: For each model what it adds to the sums, or the reason why it cannot be fitted.
  func outcomes(
    of event: PanelEvent,
    ranks slots: [Int?]
  ) -> [Result<Outcome, EstimationError>] {
    let sample = sample(event)
    return zip(settings.models, slots).map { method, slot in
      Result { () throws(EstimationError) in
        let fit = try fitted(sample, method: method)
        return Outcome(
          path: EventPath(fit, eventWindow: settings.eventWindow),
          scores: slot == nil ? [] : Self.scores(of: fit),
          estimationDays: fit.residuals.count,
          firstEstimationDay: fit.firstEstimationDay,
          firstRelativeDay: fit.firstRelativeDay
        )
      }
    }
  }

  /// Adds what the tests need of an event, or the reason why it cannot be fitted.
  func add(
    _ outcomes: [Result<Outcome, EstimationError>],
    at position: Int,
    ranks slots: [Int?],
    to partial: inout GridPartial
  ) {
    let spans = settings.spans
    for (model, outcome) in outcomes.enumerated() {
      switch outcome {
      case .success(let outcome):
        partial.fitted[model] += 1
        partial.cells.withUnsafeMutableBufferPointer { cells in
          guard let cells = cells.baseAddress else { return }
          outcome.path.add(to: cells + model * spans.count, spans: spans)
        }
        if let slot = slots[model] { addScores(outcome, slot: slot, to: &partial.scores) }
      case .failure(let reason):
        partial.failures.append(
          GridFailure(event: position, model: settings.models[model], reason: reason)
        )
      }
    }
  }

  /// Adds the paths of an event under every model; zeros where it cannot be fitted.
  func addPaths(of event: PanelEvent, at position: Int, to result: inout GridEngine.Paths) {
    let sample = sample(event)
    var values: [Double] = []
    for (model, method) in settings.models.enumerated() {
      do throws(EstimationError) {
        let path = EventPath(
          try fitted(sample, method: method),
          eventWindow: settings.eventWindow
        )
        values += path.car.dropFirst()
        result.isFitted[model].append(true)
        if path.observed.last != settings.eventWindow.count {
          result.gaps.append(
            EventPaths.Gap(model: model, event: position, observed: path.observed)
          )
        }
      } catch {
        values += [Double](repeating: 0, count: settings.eventWindow.count)
        result.isFitted[model].append(false)
      }
    }
    result.paths.append(values)
  }

  private func fitted(
    _ sample: EventSample,
    method: ExpectedReturnMethod
  ) throws(EstimationError) -> FittedEvent {
    let fit = try method.model().fit(sample)
    guard fit.observations >= settings.minimumObservations else {
      throw .tooFewObservations(
        required: settings.minimumObservations,
        available: fit.observations
      )
    }
    return fit
  }

  private static func scores(of fit: FittedEvent) -> [Double] {
    var values: [Double] = []
    var ranks = AverageRanks()
    fit.comparableValues(into: &values)
    ranks.replace(&values) { rank, count in rank / Double(1 + count) - 0.5 }
    return values
  }

  private func addScores(_ outcome: Outcome, slot: Int, to scores: inout [Double]) {
    let values = outcome.scores
    let split = outcome.estimationDays
    let base = 2 * slot * axis.count
    let estimationOffset = outcome.firstEstimationDay - axis.estimationDays.lowerBound
    let eventOffset =
      axis.estimationDays.count + outcome.firstRelativeDay - axis.eventDays.lowerBound - split
    for index in values.indices where !values[index].isNaN {
      let day = index + (index < split ? estimationOffset : eventOffset)
      scores[base + day] += values[index]
      scores[base + axis.count + day] += 1
    }
  }

  /// The returns around an event; a day off the axis is missing.
  private func sample(_ event: PanelEvent) -> EventSample {
    let estimation = event.estimation ?? settings.estimation
    let window = settings.eventWindow
    let first = min(estimation.lowerBound, window.lowerBound)
    let last = max(estimation.upperBound, window.upperBound)
    let days = panel.dayCount
    let isKnown = event.symbol >= 0 && event.symbol < panel.symbolCount
    func value(_ series: [Double], _ base: Int, _ offset: Int) -> Double {
      let day = event.day + offset
      return day >= 0 && day < days ? series[base + day] : .nan
    }
    let security = (first...last).map {
      isKnown ? value(panel.returns, event.symbol * days, $0) : .nan
    }
    let market = (first...last).map { value(panel.market, 0, $0) }
    return EventSample(
      security: security[...],
      market: market[...],
      estimation: (estimation.lowerBound - first)..<(estimation.upperBound - first + 1),
      event: (window.lowerBound - first)..<(window.upperBound - first + 1),
      firstRelativeDay: window.lowerBound,
      masked: event.masked.map {
        ($0.lowerBound - event.day - first)..<($0.upperBound - event.day - first)
      }
    )
  }
}
