internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// Studies volume and volatility around the events with the machinery of returns.
struct ActivityAnalysis {
  let study: AlignedStudy
  let plan: StudyPlan

  /// The results of each outcome that the settings name and the data has.
  var results: [ActivityResult] {
    plan.settings.analysis.outcomes.flatMap { outcome in
      switch outcome {
      case .volume: volume()
      case .volatility: volatility()
      }
    }
  }

  /// Volume against its own mean, and against the market's volume as well.
  private func volume() -> [ActivityResult] {
    guard let panel = study.events.first?.axis.panel, panel.has(.volume) else {
      return []
    }
    let symbols = Array(panel.symbols.indices)
    var own: [AxisSymbol: [Double]] = [:]
    var markets: [Int: [Double]] = [:]
    for axis in study.axes {
      let series = concurrentMap(count: symbols.count, threads: plan.threads) { symbol in
        AbnormalActivity.logVolume(axis.values(of: .volume, symbol: symbol)[...])
      }
      for (symbol, values) in zip(symbols, series) {
        own[AxisSymbol(axis: axis.id, symbol: symbol)] = values
      }
      markets[axis.id] = Self.average(series, count: axis.days.count)
    }
    // The market's volume is that of the other symbols of the files: it needs some of them.
    let models: [ExpectedReturnMethod] =
      symbols.count >= 5 ? [.meanAdjusted, .market] : [.meanAdjusted]
    return models.map { model in
      result(.volume, model: model) { event in
        guard let values = own[AxisSymbol(axis: event.axis.id, symbol: event.symbol)],
          let market = markets[event.axis.id]
        else { return nil }
        return (values, market)
      }
    }
  }

  /// The squared return over its variance, less one, which no model needs to explain.
  private func volatility() -> [ActivityResult] {
    let samples = EventSamples(study, method: .raw, plan: plan)
    let positions = Dictionary(
      uniqueKeysWithValues: study.events.enumerated().map { ($1.eventID, $0) }
    )
    return [
      result(.volatility, model: .raw) { event in
        guard let position = positions[event.eventID],
          let ratios = try? AbnormalActivity.squaredReturnRatio(samples[position]),
          ratios.count == event.axis.days.count
        else { return nil }
        return (ratios, [Double](repeating: 0, count: ratios.count))
      }
    ]
  }

  private func result(
    _ outcome: ActivityOutcome,
    model: ExpectedReturnMethod,
    series: (AlignedEvent) -> (security: [Double], market: [Double])?
  ) -> ActivityResult {
    var fits: [FittedEvent] = []
    var dates: [Int] = []
    let event = plan.windows.event.days
    let estimation = plan.windows.estimation.days
    for aligned in study.events {
      let day = aligned.day.index
      guard day + estimation.lowerBound >= 0, let (security, market) = series(aligned) else {
        continue
      }
      let sample = EventSample(
        security: security[...],
        market: market[...],
        estimation: (day + estimation.lowerBound)..<(day + estimation.upperBound + 1),
        event: (day + event.lowerBound)..<(day + event.upperBound + 1),
        firstRelativeDay: event.lowerBound,
        masked: aligned.masked
      )
      guard let fit = try? model.model().fit(sample) else { continue }
      fits.append(fit)
      dates.append(Int(aligned.day.date.dayNumber))
    }
    let summary = GroupSummary(fits, dates: dates, plan: plan)
    return ActivityResult(
      outcome: outcome,
      model: model,
      eventCount: fits.count,
      aar: summary.days,
      windows: summary.windows,
      tests: summary.tests
    )
  }

  /// Returns the mean over symbols of each day; not a number where no symbol has a value.
  private static func average(_ series: [[Double]], count: Int) -> [Double] {
    (0..<count).map { day in
      var sum = 0.0
      var number = 0
      for values in series where values[day].isFinite {
        sum += values[day]
        number += 1
      }
      return number > 0 ? sum / Double(number) : .nan
    }
  }
}
