internal import Algorithms
internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Compares the minutes after each announcement with the same minutes of the days before.
struct IntradayStudyStage {
  /// The minutes after an announcement at which its move is looked at.
  static let markOuts = [1.0, 5, 15, 30, 60]

  /// The events that have bars on day 0, in their order.
  let results: [IntradayResult]
  /// The moves of all of them.
  let averages: [IntradayAverage]
  /// What people should know.
  let notes: [StudyNote]

  /// Compares every event that has bars.
  init(_ study: AlignedStudy, inputs: StudyInputs, plan: StudyPlan) {
    guard let bars = inputs.intraday else {
      (results, averages, notes) = ([], [], [])
      return
    }
    let directory = SymbolDirectory(bars.symbols)
    let settings = plan.settings.prices
    let market = settings.intradayMarket.flatMap { directory.index(of: $0) }
    let found = concurrentMap(count: study.events.count, threads: plan.threads) { index in
      let event = study.events[index]
      return (try? directory.position(of: event.announcement)).flatMap {
        EventMinutes(event, bars: bars, symbol: $0, market: market, plan: plan)?.result
      }
    }
    results = found.compactMap(\.self)
    averages = Self.averages(results.filter { $0.reason == nil })
    var notes: [StudyNote] = []
    if let name = settings.intradayMarket, market == nil {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .market,
          message:
            "the intraday bars have no \(name), so no move of the market was taken out of the minutes"
        )
      )
    }
    self.notes =
      notes + Self.notes(study.events, bars: bars) { try? directory.position(of: $0.announcement) }
  }

  /// Names the securities without bars, and the sessions that the bars of the others lack.
  private static func notes(
    _ events: [AlignedEvent],
    bars: IntradayPrices,
    position: (AlignedEvent) -> Int?
  ) -> [StudyNote] {
    var notes: [StudyNote] = []
    let without = Array(
      events.filter { position($0) == nil }.map(\.announcement.symbol).uniqued()
    )
    if !without.isEmpty {
      func listed(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ")
          + (names.count > 3 ? " and \(names.count - 3) more" : "")
      }
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message:
            "the intraday bars have no \(listed(without)); they have \(listed(bars.symbols))"
        )
      )
    }
    for event in events.uniqued(on: \.announcement.symbol) {
      guard let symbol = position(event) else { continue }
      let days = bars.days(ofSymbol: symbol)
      guard let first = days.first, let last = days.last else { continue }
      let held = Set(days)
      let missing = event.axis.calendar.sessions(from: first, to: last)
        .filter { !held.contains($0) }
      guard !missing.isEmpty else { continue }
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message: "the intraday bars of \(bars.symbols[symbol]) have nothing of "
            + "\(PricingComputation.listed(missing)), sessions of the calendar between their first and their "
            + "last day; minutes are compared with the days that they have"
        )
      )
    }
    return notes
  }

  private static func averages(_ results: [IntradayResult]) -> [IntradayAverage] {
    guard results.count > 1 else { return [] }
    return (markOuts.map(Optional.some) + [nil]).compactMap { minutes in
      let outs = results.compactMap { $0.markOuts.first { $0.minutes == minutes } }
      guard outs.count > 1 else { return nil }
      let average = ClockAverage(moves: outs.map(\.car), scores: outs.compactMap(\.t))
      return IntradayAverage(
        minutes: minutes,
        eventCount: average.count,
        positiveCount: average.positive,
        caar: average.mean,
        crossSectionalT: average.crossSectional.present,
        crossSectionalPValue: average.pValue(average.crossSectional).present,
        bmpT: average.standardized.present,
        bmpPValue: average.pValue(average.standardized).present,
        signPValue: average.signPValue.present
      )
    }
  }
}

/// The minutes after one announcement.
private struct EventMinutes {
  /// What the minutes are compared with.
  let result: IntradayResult

  /// Compares an event; nothing without bars on day 0, or where the hours of the session are not known.
  init?(
    _ event: AlignedEvent,
    bars: IntradayPrices,
    symbol: Int,
    market: Int?,
    plan: StudyPlan
  ) {
    let settings = plan.settings.prices
    let own = bars.bars(ofSymbol: symbol, on: event.day.date)
    guard let hours = event.axis.calendar.hours(on: event.day.date), !own.isEmpty,
      let barLength = own.barLength
    else { return nil }
    let length = max(barLength, settings.interval.map { $0.seconds } ?? barLength)
    let grid = ClockGrid(hours, length: length)
    func day(_ symbol: Int, _ date: CalendarDate) -> ClockGrid.Day? {
      let calendar = event.axis.calendar
      // A session of other hours has other minutes.
      guard calendar.hours(on: date) == hours else { return nil }
      return grid.day(
        bars.bars(ofSymbol: symbol, on: date),
        barLength: barLength,
        barTime: settings.barTime
      )
    }
    guard let eventDay = day(symbol, event.day.date) else { return nil }
    let isInSession = event.day.marketOpen == true && event.day.moment.date == event.day.date
    let announced = isInSession ? event.day.moment.time : nil
    let first = announced.flatMap(grid.interval) ?? 0
    // Out of session the first move is that since the close before.
    let spansNight = announced == nil
    let dates = bars.days(ofSymbol: symbol).filter { $0 <= event.day.date }
    let days = dates.compactMap { day(symbol, $0) }
    func returns(_ series: [ClockGrid.Day], _ index: Int) -> [Double]? {
      let before =
        spansNight ? (index > 0 ? series[index - 1].last(through: grid.count - 1) : nil) : nil
      if spansNight, before == nil { return nil }
      return grid.returns(of: series[index], from: first, before: before)
    }
    let marketDays = market.map { market in dates.compactMap { day(market, $0) } } ?? []
    let marketIndex = Dictionary(
      marketDays.enumerated().map { ($1.date, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    func net(_ index: Int) -> [Double]? {
      guard let own = returns(days, index) else { return nil }
      guard market != nil else { return own }
      guard let other = marketIndex[days[index].date].flatMap({ returns(marketDays, $0) }) else {
        return nil
      }
      return zip(own, other).map { $0 - $1 }
    }
    var moves: [Double]?
    var ordinary: [[Double]] = []
    for index in days.indices {
      guard let values = net(index) else { continue }
      if days[index].date == event.day.date { moves = values } else { ordinary.append(values) }
    }
    var result = IntradayResult(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      date: event.day.date,
      announcedAt: announced,
      intervalMinutes: Double(length) / 60,
      ordinaryDays: ordinary.count,
      market: market.map { bars.symbols[$0] },
      priceBefore: (spansNight
        ? days.last { $0.date < event.day.date }?.last(through: grid.count - 1)
        : first > 0 ? eventDay.last(through: first - 1) : eventDay.open)?.present,
      minutes: [],
      markOuts: []
    )
    guard let moves, let path = ClockPath(event: moves, ordinary: ordinary) else {
      result.reason =
        "the bars have \(ordinary.count) day\(ordinary.count == 1 ? "" : "s") before with the same minutes; "
        + "\(ClockPath.fewestDays) are needed"
      self.result = result
      return
    }
    result.fill(
      path,
      grid: grid,
      day: eventDay,
      from: first,
      start: announced?.secondsSinceMidnight ?? grid.opening,
      confidence: plan.settings.methods.confidence
    )
    self.result = result
  }
}

extension IntradayResult {
  /// Takes the intervals of a path.
  fileprivate mutating func fill(
    _ path: ClockPath,
    grid: ClockGrid,
    day: ClockGrid.Day,
    from first: Int,
    start: Int,
    confidence: Double
  ) {
    let quantile = NullDistribution.standardNormal.upperQuantile((1 - confidence) / 2)
    var lastTraded = 0
    for (index, interval) in path.intervals.enumerated() {
      let place = first + index
      guard let end = grid.end(of: place) else { continue }
      if interval.value.isFinite { lastTraded = index }
      let (car, error) = (path.cumulative[index], path.standardErrors[index])
      minutes.append(
        Minute(
          minute: Double(grid.opening + (place + 1) * grid.length - start) / 60,
          time: end,
          price: day.prices[place].present,
          volume: day.volumes[place].present,
          value: interval.value.present,
          expected: interval.expected,
          ar: interval.abnormal.present,
          arStandardError: interval.standardError,
          car: car,
          carStandardError: error,
          carLower: (car - quantile * error).present,
          carUpper: (car + quantile * error).present,
          pValue: path.pValues[index],
          percentile: path.percentiles[index],
          days: interval.days
        )
      )
    }
    var move = 1.0
    let moves = path.intervals.map { interval in
      if interval.value.isFinite { move *= 1 + interval.value }
      return move - 1
    }
    func out(_ asked: Double?, _ index: Int) -> MarkOut {
      MarkOut(
        minutes: asked,
        time: minutes[index].time,
        move: moves[index],
        car: path.cumulative[index],
        t: path.statistic(at: index).present,
        pValue: path.pValues[index],
        percentile: path.percentiles[index]
      )
    }
    for asked in IntradayStudyStage.markOuts {
      // The end of the first interval that reaches the minutes; shorter ones than an interval are not known.
      guard asked * 60 >= Double(grid.length),
        let index = minutes.firstIndex(where: { $0.minute >= asked }), index <= lastTraded
      else { continue }
      markOuts.append(out(asked, index))
    }
    markOuts.append(out(nil, lastTraded))
    minutesToHalf = path.intervalsToHalf.map { minutes[$0 - 1].minute }
  }
}
