/// The path of an event without a missing day: closed forms, then ranks, into a batch.
///
/// Returns are read through pointers without a check for each; every range is checked against the panel
/// when an event is fitted.
final class FastEvent {
  private let settings: GridSettings
  private let slots: GridEngine.Slots
  private let observations: Int
  private let eventDays: Int
  private let ranks: DayRanks
  private let values: UnsafeMutablePointer<Double>
  private let isPossible: Bool
  /// The ranked models with their positions, the market model first.
  private let rankedModels: [(model: Int, method: ExpectedReturnMethod)]

  init(settings: GridSettings, slots: GridEngine.Slots) {
    self.settings = settings
    self.slots = slots
    observations = settings.estimation.count
    eventDays = settings.eventWindow.count
    rankedModels = slots.ranked(settings)
    let days = observations + eventDays
    isPossible =
      observations >= max(4, settings.minimumObservations) && days <= DayRanks.capacity
    ranks = DayRanks(count: isPossible ? days : 0)
    values = .allocate(capacity: days + 4)
    values.initialize(repeating: 0, count: days + 4)
  }

  deinit {
    values.deallocate()
  }

  /// Fits an event.
  ///
  /// - Returns: Nothing when the event needs the general path. The residuals of the market model stay
  ///   until the next fit, for ``addRanks(_:of:returns:market:to:)``.
  func fit(
    _ place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>,
    days: MarketDays
  ) -> EventFit? {
    let first = place.day + min(settings.estimation.lowerBound, settings.eventWindow.lowerBound)
    let last = place.day + max(settings.estimation.upperBound, settings.eventWindow.upperBound)
    let row = place.symbol * market.count
    guard isPossible, place.isPlain,
      row + market.count <= returns.count, first >= 0, last < market.count,
      place.day >= 0, place.day < market.count,
      let security = returns.baseAddress, let index = market.baseAddress
    else { return nil }
    let marketMean = days.means[place.day]
    let marketSquares = days.sumsOfSquares[place.day]
    guard
      marketSquares > Double(observations) * marketMean * marketMean
        * SampleMoments.roundingVariance
    else { return nil }
    let start = place.day + settings.estimation.lowerBound
    let y = security + (row + place.day + settings.eventWindow.lowerBound)
    var present = 0.0
    for day in 0..<eventDays { present += y[day] }
    var fit = EventFit()
    guard present.isFinite,
      fit.fit(
        returns: security + (row + start),
        market: index + start,
        count: observations,
        marketMean: marketMean,
        marketSquares: marketSquares,
        residuals: values
      )
    else { return nil }
    return fit
  }

  /// Adds the paths of an event that was fitted.
  func add(
    _ fit: EventFit,
    of place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>,
    days: MarketDays,
    to batch: EventBatch
  ) {
    guard let security = returns.baseAddress, let index = market.baseAddress else { return }
    let eventStart = place.day + settings.eventWindow.lowerBound
    store(
      fit,
      y: security + (place.symbol * market.count + eventStart),
      x: index + eventStart,
      in: batch
    )
    if slots.market != nil {
      days.paths.withUnsafeBufferPointer { paths in
        guard let paths = paths.baseAddress else { return }
        batch.setMarket(path: paths + place.day * (eventDays + 1))
      }
    }
    batch.advance()
  }

  private func store(
    _ fit: EventFit,
    y: UnsafePointer<Double>,
    x: UnsafePointer<Double>,
    in batch: EventBatch
  ) {
    let n = Double(observations)
    if let slot = slots.market {
      batch.set(
        model: slot,
        sigma: fit.variances[0].squareRoot(),
        positiveShare: fit.positives[0] / n
      ) { y[$0] - fit.mean - fit.slope * (x[$0] - fit.marketMean) }
    }
    if let slot = slots.meanAdjusted {
      batch.set(
        model: slot,
        sigma: fit.variances[1].squareRoot(),
        positiveShare: fit.positives[1] / n
      ) { y[$0] - fit.mean }
    }
    if let slot = slots.marketAdjusted {
      batch.set(
        model: slot,
        sigma: fit.variances[2].squareRoot(),
        positiveShare: fit.positives[2] / n
      ) { y[$0] - x[$0] }
    }
  }

  /// Adds the ranks of the event that was fitted last, for each ranked model.
  func addRanks(
    _ fit: EventFit,
    of place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>,
    to sums: UnsafeMutablePointer<Int64>
  ) {
    // The market model first: its residuals are there already.
    for (model, method) in rankedModels {
      let sigma = prepareRanks(method, fit: fit, of: place, returns: returns, market: market)
      ranks.add(
        values,
        scale: 1 / sigma,
        limit: FittedEvent.negligible * sigma,
        to: sums + (slots.ranks[model] ?? 0) * (observations + eventDays)
      )
    }
  }

  /// Writes the rank scores of one model of the event that was fitted last, days of the estimation window first.
  ///
  /// The market model has to come first, while its residuals are there.
  func writeRanks(
    _ method: ExpectedReturnMethod,
    fit: EventFit,
    of place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let sigma = prepareRanks(method, fit: fit, of: place, returns: returns, market: market)
    ranks.write(values, scale: 1 / sigma, limit: FittedEvent.negligible * sigma, to: scores)
  }

  /// Fills ``values`` with what one model ranks, estimation and event window together, and returns sigma.
  private func prepareRanks(
    _ method: ExpectedReturnMethod,
    fit: EventFit,
    of place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>
  ) -> Double {
    guard let security = returns.baseAddress, let index = market.baseAddress else { return .nan }
    let row = security + place.symbol * market.count
    let (start, eventStart) = (
      place.day + settings.estimation.lowerBound, place.day + settings.eventWindow.lowerBound
    )
    let (y, x) = (row + eventStart, index + eventStart)
    let (earlierY, earlierX) = (row + start, index + start)
    let tail = values + observations
    switch method {
    case .meanAdjusted:
      for day in 0..<observations { values[day] = earlierY[day] - fit.mean }
      for day in 0..<eventDays { tail[day] = y[day] - fit.mean }
      return fit.variances[1].squareRoot()
    case .marketAdjusted:
      for day in 0..<observations { values[day] = earlierY[day] - earlierX[day] }
      for day in 0..<eventDays { tail[day] = y[day] - x[day] }
      return fit.variances[2].squareRoot()
    default:
      for day in 0..<eventDays {
        tail[day] = y[day] - fit.mean - fit.slope * (x[day] - fit.marketMean)
      }
      return fit.variances[0].squareRoot()
    }
  }
}

/// The running sums of one fitted event, from which every window costs O(*K*): the general path.
///
/// Any model, any missing day: a missing day adds nothing to any sum.
struct EventPath: Sendable {
  /// The sum of the abnormal returns before each position, one position more than days.
  let car: [Double]
  /// The number of observed days before each position.
  let observed: [Int]
  private let own: [Double]
  /// `Σ z_t` before each position, `width` values for each.
  private let shared: [Double]
  private let width: Int
  let sigma: Double
  let negligible: Double
  let positiveShare: Double
  let degreesOfFreedom: Double

  /// Sums over the days of an event window, in which the event's own window may be shorter.
  init(_ event: FittedEvent, eventWindow: ClosedRange<Int>) {
    let width = event.prediction.width
    var car = [0.0]
    var own = [0.0]
    var observed = [0]
    var shared = [Double](repeating: 0, count: width * (eventWindow.count + 1))
    for (position, day) in eventWindow.enumerated() {
      let index = event.index(ofDay: day)
      let value = index.map { event.abnormal[$0] } ?? .nan
      let isObserved = value.isFinite
      car.append(car[position] + (isObserved ? value : 0))
      observed.append(observed[position] + (isObserved ? 1 : 0))
      var scale = 0.0
      if isObserved, let index {
        scale = event.disturbanceScale.isEmpty ? 1 : event.disturbanceScale[index]
      }
      own.append(own[position] + scale)
      for column in 0..<width {
        var step = 0.0
        if isObserved, let index { step = event.prediction.values[index * width + column] }
        shared[(position + 1) * width + column] = shared[position * width + column] + step
      }
    }
    self.car = car
    self.own = own
    self.observed = observed
    self.shared = shared
    self.width = width
    sigma = event.sigma
    negligible = event.negligible
    positiveShare = event.positiveShare
    degreesOfFreedom = Double(event.degreesOfFreedom)
  }

  /// Adds the event to the moments of every window in which it has a day.
  func add(to cells: UnsafeMutablePointer<WindowMoments>, spans: [WindowSpan]) {
    for (index, span) in spans.enumerated() where observed[span.end] > observed[span.start] {
      let sum = car[span.end] - car[span.start]
      cells[index].add(
        car: sum,
        scar: sum / standardError(of: span),
        isPositive: sum > negligible,
        share: positiveShare,
        degreesOfFreedom: degreesOfFreedom
      )
    }
  }

  /// `σ√(Σ v_t + ‖Σ z_t‖²)` over the observed days.
  func standardError(of span: WindowSpan) -> Double {
    var variance = own[span.end] - own[span.start]
    for column in 0..<width {
      let sum = shared[span.end * width + column] - shared[span.start * width + column]
      variance += sum * sum
    }
    return sigma * variance.squareRoot()
  }
}
