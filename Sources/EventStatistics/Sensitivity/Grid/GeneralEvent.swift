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

  /// Fits every model to an event and adds what the tests need, or the reason why it cannot be fitted.
  func add(
    _ event: PanelEvent,
    at position: Int,
    ranks slots: [Int?],
    to partial: inout GridPartial
  ) {
    let sample = sample(event)
    let spans = settings.spans
    for (model, method) in settings.models.enumerated() {
      do throws(EstimationError) {
        let fit = try fitted(sample, method: method)
        partial.fitted[model] += 1
        let path = EventPath(fit, eventWindow: settings.eventWindow)
        partial.cells.withUnsafeMutableBufferPointer { cells in
          guard let cells = cells.baseAddress else { return }
          path.add(to: cells + model * spans.count, spans: spans)
        }
        if let slot = slots[model] { addScores(fit, slot: slot, to: &partial.scores) }
      } catch {
        partial.failures.append(GridFailure(event: position, model: method, reason: error))
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

  private func addScores(_ fit: FittedEvent, slot: Int, to scores: inout [Double]) {
    var values: [Double] = []
    var ranks = AverageRanks()
    fit.comparableValues(into: &values)
    ranks.replace(&values) { rank, count in rank / Double(1 + count) - 0.5 }
    let split = fit.residuals.count
    let base = 2 * slot * axis.count
    let estimationOffset = fit.firstEstimationDay - axis.estimationDays.lowerBound
    let eventOffset =
      axis.estimationDays.count + fit.firstRelativeDay - axis.eventDays.lowerBound - split
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
