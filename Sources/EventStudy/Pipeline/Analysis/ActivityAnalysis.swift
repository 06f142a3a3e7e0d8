internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Studies volume and volatility around the events with the machinery of returns.
struct ActivityAnalysis {
  let study: AlignedStudy
  let plan: StudyPlan

  /// Refuses to study volumes that no file has.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` with the settings that give or spare the volumes.
  func requireVolume(of panel: PricePanel) throws(StudyError) {
    guard plan.settings.analysis.outcomes.contains(.volume) else { return }
    let remedy: Message =
      "name it with \(.prices(.columns)) volume=NAME, or leave volume out of \(.analysis(.outcomes))"
    guard panel.has(.volume) else {
      throw .configuration(
        .missing(what: "the price files have no column of volumes", remedy: remedy)
      )
    }
    let traded = study.events.contains { event in
      volumes(of: event).contains { $0 > 0 }
    }
    guard traded || study.events.isEmpty else {
      throw .configuration(
        .missing(what: "no event has a volume in its windows", remedy: remedy)
      )
    }
  }

  /// Says how many days without trades have no logarithm.
  var notes: [StudyNote] {
    guard plan.settings.analysis.outcomes.contains(.volume) else { return [] }
    let zeros = study.events.map { event in volumes(of: event).count { $0 == 0 } }
    let events = zeros.count { $0 > 0 }
    guard events > 0 else { return [] }
    let days = zeros.reduce(0, +)
    return [
      StudyNote(
        severity: .information,
        source: .prices,
        message: "the volume is zero on \(days) \(days == 1 ? "day" : "days") of the windows of "
          + "\(events) \(events == 1 ? "event" : "events"); a day without trades has no logarithm and "
          + "is left out of the outcome volume"
      )
    ]
  }

  /// The volumes of an event over the days from its first to its last window.
  private func volumes(of event: AlignedEvent) -> [Double] {
    let axis = event.axis
    let (estimation, window) = (event.windows.estimation.days, event.windows.event.days)
    let first = event.day.index + min(estimation.lowerBound, window.lowerBound)
    let end = event.day.index + max(estimation.upperBound, window.upperBound) + 1
    let days = (first..<end).clamped(to: axis.days.indices)
    guard !days.isEmpty else { return [] }
    return axis.values(
      of: .volume,
      symbol: event.symbol,
      at: days.lowerBound...(days.upperBound - 1)
    )
  }

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
    var symbols: [String] = []
    let event = plan.windows.event.days
    for aligned in study.events {
      let day = aligned.day.index
      let estimation = aligned.windows.estimation.days
      guard day + min(estimation.lowerBound, event.lowerBound) >= 0,
        day + max(estimation.upperBound, event.upperBound) < aligned.axis.days.count,
        study.obstacle(to: .market, of: aligned) == nil,
        let (security, market) = series(aligned)
      else { continue }
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
      symbols.append(aligned.announcement.symbol)
    }
    let summary = GroupSummary(
      fits,
      dates: dates,
      symbols: symbols,
      tests: plan.tests(ofEventsOn: dates),
      plan: plan
    )
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
