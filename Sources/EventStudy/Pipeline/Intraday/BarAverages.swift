internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The bars of a day that count, and how many of the day do not.
struct CountedBars {
  /// The bars that count, in the order of time.
  let bars: ArraySlice<IntradayBar>
  /// The number of the others.
  let leftOut: Int

  /// Takes the bars of a day that settings count; all of them where the hours of the day are not known.
  init(
    _ all: ArraySlice<IntradayBar>,
    counting sessionBars: SessionBars,
    barTime: BarTime,
    session: TradingSession?
  ) {
    guard sessionBars != .all, let session, let first = session.phases.first?.hours.open,
      let last = session.phases.last?.hours.close
    else {
      (bars, leftOut) = (all, 0)
      return
    }
    let length = barTime == .end ? all.barLength ?? 0 : 0
    let counted = all.filter { bar in
      let seconds = bar.time.secondsSinceMidnight - length
      guard let start = TimeOfDay(secondsSinceMidnight: seconds) else { return false }
      return sessionBars == .regular
        ? session.tradingHours.contains { $0.contains(start) } : first <= start && start <= last
    }
    bars = counted.count == all.count ? all : counted[...]
    leftOut = all.count - counted.count
  }
}

/// The averages of the bars of a day.
struct BarAverages {
  /// Typical prices weighted by volume; not a number without a trade.
  let vwap: Double
  /// Typical prices weighted by time; not a number without a bar.
  let twap: TimeWeightedAveragePrice

  /// Averages bars.
  ///
  /// A bar holds for its own length, whatever was traded in it; minutes without a bar add nothing. The price of
  /// a trade holds until the next one.
  ///
  /// - Parameters:
  ///   - bars: The bars, of a day or of a part of one.
  ///   - length: The length of a bar in seconds; that of the bars themselves where it is left out.
  init(_ bars: ArraySlice<IntradayBar>, length: Int? = nil) {
    vwap =
      VolumeWeightedAveragePrice.intraday(bars.lazy.map(DailyBar.init))?.price ?? .nan
    let areTrades =
      bars.contains { $0.time.secondsSinceMidnight % 60 != 0 }
      && bars.allSatisfy { $0.high.isNaN && $0.low.isNaN }
    let length = Double(length ?? bars.barLength ?? 0)
    var sums = TimeWeightedAveragePrice()
    for (position, bar) in zip(bars.indices, bars) {
      let next = position + 1 < bars.endIndex ? bars[position + 1] : bar
      let held = next.time.secondsSinceMidnight - bar.time.secondsSinceMidnight
      sums.add(price: DailyBar(bar).averagedPrice, seconds: areTrades ? Double(held) : length)
    }
    twap = sums
  }
}

extension DailyBar {
  /// Takes the prices and the volume of a bar within the day.
  init(_ bar: IntradayBar) {
    self.init(high: bar.high, low: bar.low, close: bar.close, volume: bar.volume)
  }
}

/// The bars of the securities of a study, day by day, as its settings count them.
struct BarsByDay {
  let bars: IntradayPrices
  private let directory: SymbolDirectory
  private let settings: PriceSettings

  init(_ bars: IntradayPrices, settings: PriceSettings) {
    self.bars = bars
    self.settings = settings
    directory = SymbolDirectory(bars.symbols)
  }

  /// The position of a security; nothing where it has no bars.
  func position(of symbol: String) -> Int? { directory.index(of: symbol) }

  /// The position of the security of an announcement; nothing where it has no bars.
  func position(of announcement: Announcement) -> Int? {
    try? directory.position(of: announcement)
  }

  /// The bars of a day that count.
  func counted(_ symbol: Int, on day: CalendarDate, calendar: TradingCalendar) -> CountedBars {
    CountedBars(
      bars.bars(ofSymbol: symbol, on: day),
      counting: settings.sessionBars,
      barTime: settings.barTime,
      session: calendar.session(on: day)
    )
  }

  /// The averages of a day; nothing where it has no bar that counts.
  func averages(_ symbol: Int, on day: CalendarDate, calendar: TradingCalendar) -> BarAverages? {
    let own = counted(symbol, on: day, calendar: calendar).bars
    return own.isEmpty ? nil : BarAverages(own)
  }
}

/// The bars out of the session that averages do not count.
struct LeftOutBars {
  private var bars = 0
  private var days = 0
  private var first: (symbol: String, day: CalendarDate)?

  /// Adds the bars of a day.
  mutating func add(_ counted: CountedBars, of symbol: String, on day: CalendarDate) {
    guard counted.leftOut > 0 else { return }
    bars += counted.leftOut
    days += 1
    first = first ?? (symbol, day)
  }

  /// Names them; nothing where there are none.
  func notes(_ counted: SessionBars) -> [StudyNote] {
    guard let first else { return [] }
    let places =
      counted == .regular ? "the hours in which shares trade" : "the session and its auctions"
    return [
      StudyNote(
        severity: .information,
        source: .prices,
        message: """
          averages of bars leave out \(bars) \(bars == 1 ? "bar" : "bars") of \(days) \
          \(days == 1 ? "day" : "days") out of \(places), the first of \(first.symbol) on \(first.day); \
          \(.prices(.sessionBars), SessionBars.all.rawValue) counts them
          """
      )
    ]
  }
}
