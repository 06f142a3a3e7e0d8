/// The path of an event without a missing day: closed forms, then ranks, into a batch.
///
/// The only place that reads returns through pointers without a check for each; every range is checked
/// against the panel first.
final class FastEvent {
  private let settings: GridSettings
  private let slots: GridEngine.Slots
  private let observations: Int
  private let eventDays: Int
  private let ranks: DayRanks
  private let values: UnsafeMutablePointer<Double>
  private let isPossible: Bool

  init(settings: GridSettings, slots: GridEngine.Slots) {
    self.settings = settings
    self.slots = slots
    observations = settings.estimation.count
    eventDays = settings.eventWindow.count
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

  /// Adds an event.
  ///
  /// - Returns: False when the event needs the general path; nothing has been added then.
  func add(
    _ place: GridPlace,
    returns: UnsafeBufferPointer<Double>,
    market: UnsafeBufferPointer<Double>,
    days: MarketDays,
    to batch: EventBatch,
    ranks rankSums: UnsafeMutablePointer<Int64>?
  ) -> Bool {
    let first = place.day + min(settings.estimation.lowerBound, settings.eventWindow.lowerBound)
    let last = place.day + max(settings.estimation.upperBound, settings.eventWindow.upperBound)
    let row = place.symbol * market.count
    guard isPossible, place.isPlain,
      row + market.count <= returns.count, first >= 0, last < market.count,
      place.day >= 0, place.day < market.count,
      let security = returns.baseAddress, let index = market.baseAddress
    else { return false }
    let marketMean = days.means[place.day]
    let marketSquares = days.sumsOfSquares[place.day]
    guard
      marketSquares > Double(observations) * marketMean * marketMean
        * SampleMoments.roundingVariance
    else { return false }
    let start = place.day + settings.estimation.lowerBound
    let eventStart = place.day + settings.eventWindow.lowerBound
    let y = security + (row + eventStart)
    let x = index + eventStart
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
    else { return false }
    store(fit, y: y, x: x, in: batch)
    if slots.market != nil {
      days.paths.withUnsafeBufferPointer { paths in
        guard let paths = paths.baseAddress else { return }
        batch.setMarket(path: paths + place.day * (eventDays + 1))
      }
    }
    batch.advance()
    if let rankSums {
      addRanks(fit, estimation: (security + (row + start), index + start), y: y, x: x, to: rankSums)
    }
    return true
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

  /// Ranks estimation and event window together, for each ranked model.
  private func addRanks(
    _ fit: EventFit,
    estimation: (y: UnsafePointer<Double>, x: UnsafePointer<Double>),
    y: UnsafePointer<Double>,
    x: UnsafePointer<Double>,
    to sums: UnsafeMutablePointer<Int64>
  ) {
    let tail = values + observations
    func add(model: Int, variance: Double) {
      guard let rank = slots.ranks[model] else { return }
      let sigma = variance.squareRoot()
      ranks.add(
        values,
        scale: 1 / sigma,
        limit: EventFit.negligible * sigma,
        to: sums + rank * (observations + eventDays)
      )
    }
    // The market model first: its residuals are there already.
    if let slot = slots.market, slots.ranks[slot] != nil {
      for day in 0..<eventDays {
        tail[day] = y[day] - fit.mean - fit.slope * (x[day] - fit.marketMean)
      }
      add(model: slot, variance: fit.variances[0])
    }
    if let slot = slots.meanAdjusted, slots.ranks[slot] != nil {
      for day in 0..<observations { values[day] = estimation.y[day] - fit.mean }
      for day in 0..<eventDays { tail[day] = y[day] - fit.mean }
      add(model: slot, variance: fit.variances[1])
    }
    if let slot = slots.marketAdjusted, slots.ranks[slot] != nil {
      for day in 0..<observations { values[day] = estimation.y[day] - estimation.x[day] }
      for day in 0..<eventDays { tail[day] = y[day] - x[day] }
      add(model: slot, variance: fit.variances[2])
    }
  }
}
