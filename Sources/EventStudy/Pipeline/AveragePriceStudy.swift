internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The volume-weighted average prices around each event of a study.
struct AveragePriceStudy {
  /// The averages of each event that has prices, in the order of event identifiers.
  let events: [EventAveragePrices]

  /// Averages the prices of every event; a panel of returns has none.
  init(
    _ study: AlignedStudy,
    axis: StudyAxis,
    origin: VolumeWeightedAveragePrice.Source,
    settings: StudySettings
  ) {
    guard axis.panel.values == .prices else {
      events = []
      return
    }
    events = study.events.map { event in
      let series = DailyAverages(symbol: event.symbol, axis: axis, origin: origin)
      let window = event.windows.event.days
      let positions = (event.day.index + window.lowerBound)...(event.day.index + window.upperBound)
      let fromEvent = event.day.index...(max(event.day.index, positions.upperBound))
      return EventAveragePrices(
        eventID: event.eventID,
        symbol: event.announcement.symbol,
        source: series.source(over: positions),
        dates: Array(axis.days[positions]),
        closes: Array(series.closes[positions]),
        daily: Array(series.prices[positions]),
        anchored: VolumeWeightedAveragePrice.anchored(
          prices: series.prices[fromEvent],
          volumes: series.volumes[fromEvent]
        ),
        windows: settings.tested.map { tested in
          let days =
            (event.day.index + tested.days.lowerBound)
          ...(event.day.index
            + tested.days.upperBound)
          let price = VolumeWeightedAveragePrice.window(
            prices: series.prices[days],
            volumes: series.volumes[days]
          )
          return (tested, price.isFinite ? price : nil)
        }
      )
    }
  }
}

/// One symbol's daily average prices and volumes on the trading days of a study.
private struct DailyAverages {
  let closes: [Double]
  let prices: [Double]
  let volumes: [Double]
  private let sources: [VolumeWeightedAveragePrice.Source?]

  init(symbol: Int, axis: StudyAxis, origin: VolumeWeightedAveragePrice.Source) {
    let close = axis.values(of: .close, symbol: symbol)
    let high = axis.values(of: .high, symbol: symbol)
    let low = axis.values(of: .low, symbol: symbol)
    let volume = axis.values(of: .volume, symbol: symbol)
    let turnover = axis.values(of: .turnover, symbol: symbol)
    let vwap = axis.values(of: .vwap, symbol: symbol)
    let averages = close.indices.map { day in
      VolumeWeightedAveragePrice.daily(
        DailyBar(
          high: high[day],
          low: low[day],
          close: close[day],
          volume: volume[day],
          turnover: turnover[day],
          exchangeAverage: vwap[day]
        ),
        // The loader has already brought turnover to the currency of the prices.
        turnoverUnit: .one
      )
    }
    closes = close
    volumes = volume
    prices = averages.map { $0?.price ?? .nan }
    sources = averages.map { $0.map { $0.source == .exchange ? origin : $0.source } }
  }

  /// Returns the least exact origin of the averages over some days.
  func source(over positions: ClosedRange<Int>) -> VolumeWeightedAveragePrice.Source? {
    let used = Set(sources[positions].compactMap(\.self))
    return VolumeWeightedAveragePrice.Source.allCases.last(where: used.contains)
  }
}
