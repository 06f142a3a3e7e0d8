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
  /// The price of a day stands beside the event's trading day. A window counts the sessions of the
  /// security itself, whatever index the event is measured against.
  init(
    _ study: AlignedStudy,
    inputs: StudyInputs,
    origin: VolumeWeightedAveragePrice.Source,
    plan: StudyPlan
  ) {
    guard inputs.panel.values == .prices else {
      events = []
      return
    }
    events = concurrentMap(count: study.events.count, threads: plan.threads) { index in
      let event = study.events[index]
      let days = event.windows.event.days
      let first = event.day.index + days.lowerBound
      let averages = DailyAverages(
        event.axis.rows(ofSymbol: event.symbol, at: first...(event.day.index + days.upperBound)),
        origin: origin
      )
      let own = OwnSessions(of: event, spanning: plan.tested, panel: inputs.panel)
      return averages.around(
        event,
        windows: own.averages(of: plan.tested, origin: origin)
      )
    }
  }
}

/// The sessions that a security itself has around day 0.
private struct OwnSessions {
  private let panel: PricePanel
  private let symbol: Int
  /// The positions in the panel, oldest first, and that of day 0 among them.
  private let positions: [Int]
  private let dayZero: Int?

  /// Looks for as many sessions on either side of day 0 as windows need.
  init(of event: AlignedEvent, spanning windows: [TestWindow], panel: PricePanel) {
    self.panel = panel
    symbol = event.symbol
    guard let center = panel.index(ofDay: event.day.date),
      let close = panel.series(.close, symbol: event.symbol)
    else {
      (positions, dayZero) = ([], nil)
      return
    }
    let hasRow = { (day: Int) in !close[close.startIndex + day].isNaN }
    let before = max(0, -(windows.map(\.days.lowerBound).min() ?? 0))
    let after = max(0, windows.map(\.days.upperBound).max() ?? 0)
    let earlier = (0..<center).reversed().lazy.filter(hasRow).prefix(before).reversed()
    let later = ((center + 1)..<max(center + 1, panel.days.count)).lazy.filter(hasRow).prefix(after)
    positions = Array(earlier) + [center] + Array(later)
    dayZero = hasRow(center) ? earlier.count : nil
  }

  /// Returns the average price over each window; nothing where the security lacks a session of it.
  func averages(
    of windows: [TestWindow],
    origin: VolumeWeightedAveragePrice.Source
  ) -> [(window: TestWindow, price: Double?)] {
    let daily = DailyAverages(
      { field in
        panel.series(field, symbol: symbol).map { series in
          positions.map { series[series.startIndex + $0] }
        } ?? [Double](repeating: .nan, count: positions.count)
      },
      origin: origin
    )
    return windows.map { window in
      guard let dayZero else { return (window, nil) }
      let days = (dayZero + window.days.lowerBound)..<(dayZero + window.days.upperBound + 1)
      return (window, daily.average(over: days))
    }
  }
}

/// One symbol's daily average prices and volumes.
private struct DailyAverages {
  private let closes: [Double]
  private let prices: [Double]
  private let volumes: [Double]
  private let sources: [VolumeWeightedAveragePrice.Source?]

  /// Averages each of some days.
  ///
  /// - Parameters:
  ///   - values: Returns the values of a field on the days.
  ///   - origin: What an average of the exchange's column is.
  init(_ values: (PriceField) -> [Double], origin: VolumeWeightedAveragePrice.Source) {
    let (close, high, low) = (values(.close), values(.high), values(.low))
    let (volume, turnover, vwap) = (values(.volume), values(.turnover), values(.vwap))
    let averages = close.indices.map { day in
      VolumeWeightedAveragePrice.daily(
        DailyBar(
          high: high[day],
          low: low[day],
          close: close[day],
          volume: volume[day],
          turnover: turnover[day],
          exchangeAverage: vwap[day]
        )
      )
    }
    closes = close
    volumes = volume
    prices = averages.map { $0?.price ?? .nan }
    sources = averages.map { $0.map { $0.source == .exchange ? origin : $0.source } }
  }

  /// Returns the average price over some of the days; nothing where they are not all there.
  func average(over days: Range<Int>) -> Double? {
    guard days.clamped(to: prices.indices) == days else { return nil }
    return VolumeWeightedAveragePrice.window(prices: prices[days], volumes: volumes[days])
  }

  /// Returns the averages of an event, daily, over the tested windows and from day 0 on.
  func around(
    _ event: AlignedEvent,
    windows: [(window: TestWindow, price: Double?)]
  ) -> AveragePrices {
    let firstDay = event.windows.event.days.lowerBound
    let used = Set(sources.compactMap(\.self))
    let first = event.day.index + firstDay
    let fromDayZero = -firstDay
    return AveragePrices(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      source: VolumeWeightedAveragePrice.Source.allCases.last(where: used.contains),
      firstDay: firstDay,
      dates: Array(event.axis.days[first..<(first + prices.count)]),
      closes: closes,
      daily: prices,
      anchored: prices.indices.contains(fromDayZero)
        ? VolumeWeightedAveragePrice.anchored(
          prices: prices[fromDayZero...],
          volumes: volumes[fromDayZero...]
        ) : [],
      windows: windows
    )
  }
}

extension StudyAxis {
  /// Returns the values of any field of a symbol on some trading days.
  fileprivate func rows(
    ofSymbol symbol: Int,
    at positions: ClosedRange<Int>
  ) -> (PriceField) -> [Double] {
    { self.values(of: $0, symbol: symbol, at: positions) }
  }
}
