internal import CivilTime
internal import EventAlignment
internal import PriceData

/// The bars of a security on the intervals of a clock, day by day.
struct ClockGrid {
  /// One day.
  struct Day {
    let date: CalendarDate
    /// The first price of the day.
    let open: Double
    /// The last price at the end of each interval; not a number before the first bar and without a bar.
    let prices: [Double]
    /// The shares traded in each interval.
    let volumes: [Double]

    /// The last price up to an interval; not a number where none is known.
    func last(through interval: Int) -> Double {
      prices[...interval].last { !$0.isNaN } ?? open
    }
  }

  /// When the first interval begins, in seconds since midnight.
  let opening: Int
  /// The length of an interval in seconds.
  let length: Int
  /// The number of intervals of a day.
  let count: Int

  /// Makes the grid of a session.
  ///
  /// - Parameters:
  ///   - hours: When the session opens and closes.
  ///   - length: The length of an interval in seconds, positive.
  init(_ hours: SessionHours, length: Int) {
    opening = hours.open.secondsSinceMidnight
    self.length = length
    count = max(1, (hours.close.secondsSinceMidnight - opening + length - 1) / length)
  }

  /// Puts the bars of a day on the grid; bars out of the session are left out.
  ///
  /// - Parameters:
  ///   - bars: The bars in the order of time.
  ///   - barLength: The length of a bar in seconds.
  ///   - barTime: Which moment of a bar its time is.
  /// - Returns: Nothing without a bar in the session.
  func day(_ bars: ArraySlice<IntradayBar>, barLength: Int, barTime: BarTime) -> Day? {
    var prices = [Double](repeating: .nan, count: count)
    var volumes = [Double](repeating: 0, count: count)
    var open = Double.nan
    for bar in bars {
      let start = bar.time.secondsSinceMidnight - (barTime == .end ? barLength : 0)
      let interval = start >= opening ? (start - opening) / length : -1
      guard (0..<count).contains(interval), bar.close > 0 else { continue }
      if open.isNaN { open = bar.open > 0 ? bar.open : bar.close }
      prices[interval] = bar.close
      if bar.volume > 0 { volumes[interval] += bar.volume }
    }
    guard let date = bars.first?.date, !open.isNaN else { return nil }
    return Day(date: date, open: open, prices: prices, volumes: volumes)
  }

  /// The interval that a time lies in; nothing out of the session.
  func interval(at time: TimeOfDay) -> Int? {
    let seconds = time.secondsSinceMidnight - opening
    return seconds >= 0 && seconds / length < count ? seconds / length : nil
  }

  /// When an interval ends.
  func end(of interval: Int) -> TimeOfDay? {
    let seconds = min(opening + (interval + 1) * length, 86_399)
    return TimeOfDay(secondsSinceMidnight: seconds)
  }

  /// The returns of the intervals from one on, each from the last price before it.
  ///
  /// - Parameters:
  ///   - day: The prices.
  ///   - first: The first interval.
  ///   - before: The price that the first return starts from; the last one before it where absent.
  /// - Returns: The returns as fractions; not a number where an interval has no price.
  func returns(of day: Day, from first: Int, before: Double? = nil) -> [Double] {
    var last = before ?? (first > 0 ? day.last(through: first - 1) : day.open)
    return (first..<count).map { interval in
      let price = day.prices[interval]
      guard !price.isNaN else { return .nan }
      let value = price / last - 1
      last = price
      return value
    }
  }
}
