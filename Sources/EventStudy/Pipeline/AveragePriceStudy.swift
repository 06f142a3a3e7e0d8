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
  init(
    _ study: AlignedStudy,
    axis: StudyAxis,
    origin: VolumeWeightedAveragePrice.Source,
    plan: StudyPlan
  ) {
    guard axis.panel.values == .prices else {
      events = []
      return
    }
    events = concurrentMap(count: study.events.count, threads: plan.threads) { index in
      let event = study.events[index]
      let days = event.windows.event.days
      let first = event.day.index + days.lowerBound
      let averages = DailyAverages(
        symbol: event.symbol,
        positions: first...(event.day.index + days.upperBound),
        axis: axis,
        origin: origin
      )
      return averages.around(event, tested: plan.tested, axis: axis)
    }
  }
}

/// One symbol's daily average prices and volumes over an event window.
private struct DailyAverages {
  private let positions: ClosedRange<Int>
  private let closes: [Double]
  private let prices: [Double]
  private let volumes: [Double]
  private let sources: [VolumeWeightedAveragePrice.Source?]

  init(
    symbol: Int,
    positions: ClosedRange<Int>,
    axis: StudyAxis,
    origin: VolumeWeightedAveragePrice.Source
  ) {
    func values(_ field: PriceField) -> [Double] {
      axis.values(of: field, symbol: symbol, at: positions)
    }
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
    self.positions = positions
    closes = close
    volumes = volume
    prices = averages.map { $0?.price ?? .nan }
    sources = averages.map { $0.map { $0.source == .exchange ? origin : $0.source } }
  }

  /// Returns the averages of an event, daily, over the tested windows and from day 0 on.
  func around(
    _ event: AlignedEvent,
    tested: [TestWindow],
    axis: StudyAxis
  ) -> AveragePrices {
    let firstDay = event.windows.event.days.lowerBound
    let used = Set(sources.compactMap(\.self))
    return AveragePrices(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      source: VolumeWeightedAveragePrice.Source.allCases.last(where: used.contains),
      firstDay: firstDay,
      dates: Array(axis.days[positions]),
      closes: closes,
      daily: prices,
      anchored: firstDay > 0
        ? []
        // An event window that ends before day 0 has nothing from day 0 on.
        : VolumeWeightedAveragePrice.anchored(
          prices: prices.dropFirst(-firstDay),
          volumes: volumes.dropFirst(-firstDay)
        ),
      windows: tested.map { window in
        let first = window.days.lowerBound - firstDay
        let days = first..<(first + window.days.count)
        guard days.clamped(to: prices.indices) == days else { return (window, nil) }
        let price = VolumeWeightedAveragePrice.window(prices: prices[days], volumes: volumes[days])
        return (window, price)
      }
    )
  }
}
