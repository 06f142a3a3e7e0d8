internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// The volume-weighted average prices around each event of a study.
struct AveragePriceStudy {
  /// The averages of each event that has prices, in the order of event identifiers.
  let events: [AveragePrices]

  /// Averages the prices of every event; a panel of returns has none.
  ///
  /// The prices of a day stand beside the event's trading day. A window counts the sessions of the
  /// security itself, whatever index the event is measured against.
  init(
    _ study: AlignedStudy,
    inputs: StudyInputs,
    origin: VolumeWeightedAveragePrice.Source,
    plan: StudyPlan
  ) {
    guard inputs.tradedPanel.values == .prices else {
      events = []
      return
    }
    let panel = inputs.tradedPanel
    var actions: [Int: [Adjustment]] = [:]
    for adjustment in inputs.adjustments {
      guard let symbol = panel.index(ofSymbol: adjustment.symbol) else { continue }
      actions[symbol, default: []].append(adjustment)
    }
    let settings = plan.settings.prices
    let intraday = inputs.intraday.map { BarsByDay($0, settings: settings) }
    events = concurrentMap(count: study.events.count, threads: plan.threads) { [actions] index in
      let event = study.events[index]
      let own = TradedSessions(
        panel,
        symbol: event.symbol,
        around: event.day.date,
        spanning: plan.tested,
        calendar: event.axis.calendar,
        actions: actions[event.symbol] ?? [],
        origin: origin
      )
      let axisDays = event.windows.event.days
      let first = event.day.index + axisDays.lowerBound
      let days = Array(event.axis.days[first...(event.day.index + axisDays.upperBound)])
      let shown = TradedSessions(
        panel,
        symbol: event.symbol,
        days: days,
        calendar: event.axis.calendar,
        actions: actions[event.symbol] ?? [],
        freeFloat: settings.freeFloat,
        origin: origin
      )
      var prices = AveragePrices(
        event,
        days: shown,
        marketReturns: Array(event.axis.market[first..<first + days.count]),
        windows: own.averages(of: plan.tested, dayZero: event.day.date)
      )
      prices.closeBefore = shown.lastClose(before: days.first, in: panel, symbol: event.symbol)
      guard let intraday, let security = intraday.position(of: event.announcement) else {
        return prices
      }
      let timed = { (day: CalendarDate) in
        intraday.averages(security, on: day, calendar: event.axis.calendar)?.twap
      }
      prices.twap = days.map { timed($0)?.average.present }
      prices.twapMinutes = days.map { timed($0).map { $0.seconds / 60 } }
      let twaps = own.timeAverages(of: plan.tested, dayZero: event.day.date, timed)
      for (place, twap) in twaps.enumerated() { prices.windows[place].twap = twap }
      return prices
    }
  }
}

extension TradedSessions {
  /// Takes as many sessions of a security on either side of day 0 as windows need.
  init(
    _ panel: PricePanel,
    symbol: Int,
    around day: CalendarDate,
    spanning windows: [TestWindow],
    calendar: TradingCalendar,
    actions: [Adjustment],
    origin: VolumeWeightedAveragePrice.Source
  ) {
    var days: [CalendarDate] = []
    if let center = panel.index(ofDay: day), let close = panel.series(.close, symbol: symbol) {
      let hasRow = { (day: Int) in !close[close.startIndex + day].isNaN }
      let before = max(0, -(windows.map(\.days.lowerBound).min() ?? 0))
      let after = max(0, windows.map(\.days.upperBound).max() ?? 0)
      let earlier = (0..<center).reversed().lazy.filter(hasRow).prefix(before).reversed()
      let later = ((center + 1)..<max(center + 1, panel.days.count)).lazy.filter(hasRow)
        .prefix(after)
      if hasRow(center) { days = (Array(earlier) + [center] + Array(later)).map { panel.days[$0] } }
    }
    self.init(
      panel,
      symbol: symbol,
      days: days,
      calendar: calendar,
      actions: actions,
      origin: origin
    )
  }

  /// Returns the last close of a security before a day, in shares of the last session; nothing where there is none.
  func lastClose(before day: CalendarDate?, in panel: PricePanel, symbol: Int) -> Double? {
    guard let day, let last = sessions.last, let close = panel.series(.close, symbol: symbol)
    else { return nil }
    let places = 0..<panel.days.position(ofFirstNotBefore: day)
    guard let place = places.last(where: { close[close.startIndex + $0] > 0 }) else { return nil }
    return (close[close.startIndex + place] * factor(of: panel.days[place], asOf: last.date))
      .present
  }

  /// Returns the average price over each window, in shares of its last session; nothing where the security
  /// lacks a session of it.
  func averages(
    of windows: [TestWindow],
    dayZero: CalendarDate
  ) -> [(window: TestWindow, price: Double?)] {
    let center = sessions.firstIndex { $0.date == dayZero }
    return windows.map { window in
      (window, range(of: window, around: center).flatMap { sums($0).average.present })
    }
  }

  /// Returns the average price of bars over each window weighted by time, in shares of its last session; nothing
  /// where a session of it has no bars.
  func timeAverages(
    of windows: [TestWindow],
    dayZero: CalendarDate,
    _ day: (CalendarDate) -> TimeWeightedAveragePrice?
  ) -> [Double?] {
    let center = sessions.firstIndex { $0.date == dayZero }
    return windows.map { window in
      guard let range = range(of: window, around: center) else { return nil }
      return timeAverage(range, day)
    }
  }

  /// Returns the average price of bars over some sessions weighted by time, in shares of the last of them; nothing
  /// where one of them has no bars.
  func timeAverage(
    _ range: Range<Int>,
    _ day: (CalendarDate) -> TimeWeightedAveragePrice?
  ) -> Double? {
    guard let last = range.last else { return nil }
    var sums = TimeWeightedAveragePrice()
    for session in sessions[range] {
      guard let own = day(session.date), own.seconds > 0 else { return nil }
      let factor = factor(of: session.date, asOf: sessions[last].date)
      sums.add(price: own.average * factor, seconds: own.seconds)
    }
    return sums.average.present
  }

  /// The sessions of a window; nothing where the security lacks one.
  private func range(of window: TestWindow, around center: Int?) -> Range<Int>? {
    guard let center else { return nil }
    let days = (center + window.days.lowerBound)..<(center + window.days.upperBound + 1)
    return days.clamped(to: sessions.indices) == days ? days : nil
  }
}

extension AveragePrices {
  /// Puts the sessions of an event window and the averages over the tested windows together.
  init(
    _ event: AlignedEvent,
    days: TradedSessions,
    marketReturns: [Double],
    windows: [(window: TestWindow, price: Double?)]
  ) {
    let sessions = days.sessions
    let firstDay = event.windows.event.days.lowerBound
    let factors = sessions.map { session in
      sessions.last.map { days.factor(of: session.date, asOf: $0.date) } ?? 1
    }
    var sums = TradeSums()
    var anchor = TradeSums()
    var anchored: [Double] = []
    var deviations: [Double] = []
    var cumulative: (volume: [Double], turnover: [Double]) = ([], [])
    for (position, session) in sessions.enumerated() {
      let volume = session.volume / factors[position]
      sums.add(turnover: session.money, volume: volume)
      cumulative.volume.append(sums.volume)
      cumulative.turnover.append(sums.turnover)
      // What is averaged from day 0 on needs a day 0 that the window begins before or on.
      guard firstDay <= 0, position + firstDay >= 0 else { continue }
      anchor.add(turnover: session.money, volume: volume)
      anchored.append(anchor.average)
      deviations.append(anchor.deviation)
    }
    let kinds = sessions.map { $0.average?.source }
    let used = Set(kinds.compactMap(\.self))
    self.init(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      source: VolumeWeightedAveragePrice.Source.allCases.last(where: used.contains),
      firstDay: firstDay,
      dates: sessions.map(\.date),
      closes: sessions.map(\.close),
      daily: sessions.map { $0.average?.price ?? .nan },
      anchored: anchored,
      windows: windows
    )
    session = sessions.map(\.kind)
    open = sessions.map(\.open.present)
    high = sessions.map(\.high.present)
    low = sessions.map(\.low.present)
    volume = sessions.map(\.volume.present)
    turnover = sessions.map(\.turnover.present)
    vwapKind = kinds
    factor = factors
    cumulativeVolume = cumulative.volume
    cumulativeTurnover = cumulative.turnover
    anchoredDeviation =
      [Double?](repeating: nil, count: sessions.count - deviations.count)
      + deviations.map(\.present)
    marketReturn = marketReturns.map(\.present)
    logTurnover = sessions.map(\.logTurnover.present)
    deliveryShare = sessions.map(\.deliveryShare.present)
    floatShare = sessions.map(\.floatShare.present)
  }
}
