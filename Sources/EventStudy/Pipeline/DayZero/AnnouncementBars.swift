internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The bars of one day, told apart by the moment of an announcement.
struct AnnouncementBars {
  /// The length of a bar in seconds: the most frequent step from one bar to the next, the shorter of
  /// two equally frequent ones.
  let length: Int
  /// The bars that ended at or before the announcement.
  let before: ArraySlice<IntradayBar>
  /// The bar in which the announcement lies, if any.
  let around: ArraySlice<IntradayBar>
  /// The bars that began after the announcement.
  let after: ArraySlice<IntradayBar>
  /// All bars of the day.
  let all: ArraySlice<IntradayBar>
  /// The first bar of the day.
  let first: IntradayBar
  /// The last bar of the day.
  let last: IntradayBar
  private let barTime: BarTime

  /// Splits the bars of a day; nothing when there are too few to tell how long a bar is.
  ///
  /// - Parameters:
  ///   - bars: The bars of one day in the order of time.
  ///   - moment: The time of the announcement, on the same clock.
  ///   - barTime: Which moment of a bar its time is.
  init?(_ bars: ArraySlice<IntradayBar>, at moment: TimeOfDay, barTime: BarTime) {
    guard let step = bars.barLength,
      let opening = bars.first, let closing = bars.last
    else { return nil }
    length = step
    all = bars
    first = opening
    last = closing
    self.barTime = barTime
    let start = { (bar: IntradayBar) in
      bar.time.secondsSinceMidnight - (barTime == .end ? step : 0)
    }
    let instant = moment.secondsSinceMidnight
    let reached = bars.firstIndex { start($0) + step > instant } ?? bars.endIndex
    let next = bars[reached...].firstIndex { start($0) > instant } ?? bars.endIndex
    before = bars[..<reached]
    around = bars[reached..<next]
    after = bars[next...]
  }

  /// Which moment of a bar the times look like, if not the one that was said.
  ///
  /// Bars that begin with a session and end with it are stamped from its opening to one bar before
  /// its close, or from one bar after its opening to its close.
  func otherBarTime(_ hours: SessionHours, barTime: BarTime) -> BarTime? {
    let (open, close) = (hours.open.secondsSinceMidnight, hours.close.secondsSinceMidnight)
    let (from, to) = (first.time.secondsSinceMidnight, last.time.secondsSinceMidnight)
    switch barTime {
    case .start: return from == open + length && to == close ? .end : nil
    case .end: return from == open && to == close - length ? .start : nil
    }
  }

  /// When a bar begins.
  func start(of bar: IntradayBar) -> TimeOfDay {
    barTime == .start ? bar.time : bar.time.moved(bySeconds: -length)
  }

  /// When a bar ends.
  func end(of bar: IntradayBar) -> TimeOfDay {
    barTime == .end ? bar.time : bar.time.moved(bySeconds: length)
  }
}

extension TimeOfDay {
  /// Returns a later or an earlier time, no further than the first and the last second of the day.
  fileprivate func moved(bySeconds seconds: Int) -> TimeOfDay {
    let moved = min(max(secondsSinceMidnight + seconds, 0), 86_399)
    return TimeOfDay(secondsSinceMidnight: moved) ?? self
  }
}

extension DayZeroSplit.Part {
  /// Sums some bars.
  ///
  /// - Parameters:
  ///   - bars: The bars of the part.
  ///   - length: The length of a bar in seconds.
  ///   - traded: The shares of all bars of the day, where any have volumes.
  ///   - factor: What prices are multiplied by and volumes divided by, for later splits.
  init(_ bars: ArraySlice<IntradayBar>, length: Int, of traded: Double?, factor: Double) {
    let shares = Self.shares(bars)
    let averages = BarAverages(bars, length: length)
    let vwap = (averages.vwap * factor).present
    self.init(
      barCount: bars.count,
      volume: shares.flatMap { ($0 / factor).present },
      share: shares.flatMap { own in traded.flatMap { (own / $0).present } },
      vwap: vwap,
      twap: (averages.twap.average * factor).present,
      reason: vwap != nil
        ? nil
        : bars.isEmpty
          ? "there is no bar" : shares == nil ? "the bars have no volumes" : "no share was traded"
    )
  }

  /// The shares of some bars; nothing where none has a volume.
  static func shares(_ bars: ArraySlice<IntradayBar>) -> Double? {
    let volumes = bars.map(\.volume).filter(\.isFinite)
    return volumes.isEmpty ? nil : volumes.reduce(0, +)
  }
}
