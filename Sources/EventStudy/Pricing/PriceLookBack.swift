internal import Algorithms
internal import CivilTime
internal import EventStatistics

/// Which sessions before a day a price is averaged over.
enum LookBack: Sendable, Hashable {
  /// A number of sessions.
  case sessions(Int)
  /// A number of weeks of the calendar, each of seven days, counted back from the day.
  case weeks(Int)

  /// Returns the positions of the sessions before a place.
  ///
  /// - Parameters:
  ///   - sessions: The sessions of a security.
  ///   - end: The position after the last session that may count.
  ///   - day: The day that weeks are counted back from.
  ///   - tradedOnly: Whether only sessions with trades count.
  /// - Returns: Nothing where the file does not reach back far enough.
  func range(
    in sessions: [TradedSession],
    before end: Int,
    day: CalendarDate,
    tradedOnly: Bool
  ) -> Range<Int>? {
    switch self {
    case .sessions(let count):
      guard tradedOnly else { return end >= count ? end - count..<end : nil }
      var start = end
      var found = 0
      while found < count, start > 0 {
        start -= 1
        if sessions[start].isTraded { found += 1 }
      }
      return found == count ? start..<end : nil
    case .weeks(let count):
      let first = day.adding(days: -7 * count)
      guard let start = sessions.first, start.date <= first else { return nil }
      return sessions.partitioningIndex { $0.date >= first }..<end
    }
  }

  /// The length in words.
  var words: String {
    switch self {
    case .sessions(let count): "\(count) \(count == 1 ? "session" : "sessions")"
    case .weeks(let count): "\(count) \(count == 1 ? "week" : "weeks")"
    }
  }
}

/// What the money of a session is, in an average over several.
enum SessionWeight: Sendable, Hashable {
  /// The turnover of the file where there is one, else the average price times the volume.
  case turnover
  /// The daily average price times the volume, as SEBI's circular on the unaffected price has it.
  case averagePrice
}

extension TradedSessions {
  /// The sums of some sessions, in shares of the last of them.
  ///
  /// `VWAP = Σ money/Σ (volume/f)`, with f the splits from a session to the last one.
  ///
  /// - Parameters:
  ///   - range: The sessions.
  ///   - weight: What the money of a session is.
  ///   - averages: Average prices that take the place of the sessions' own, by position, each in shares
  ///     of the last session.
  /// - Returns: The sums; those of no trade for no session.
  func sums(
    _ range: Range<Int>,
    weight: SessionWeight = .turnover,
    averages: [Double]? = nil
  ) -> TradeSums {
    var sums = TradeSums()
    guard let last = range.last else { return sums }
    for position in range {
      add(
        position,
        to: &sums,
        asOf: sessions[last].date,
        weight: weight,
        average: averages?[position]
      )
    }
    return sums
  }

  /// Adds a session to sums, in shares of a later day.
  ///
  /// - Parameters:
  ///   - position: The session.
  ///   - sums: The sums.
  ///   - day: The later day.
  ///   - weight: What the money of a session is.
  ///   - average: An average price in the place of the session's own, in shares of the later day.
  func add(
    _ position: Int,
    to sums: inout TradeSums,
    asOf day: CalendarDate,
    weight: SessionWeight,
    average: Double? = nil
  ) {
    let session = sessions[position]
    guard session.isTraded else { return }
    let factor = factor(of: session.date, asOf: day)
    let own = weight == .averagePrice ? session.average.map { $0.price * factor } : nil
    if let price = average ?? own {
      sums.add(price: price, volume: session.volume / factor)
    } else {
      sums.add(turnover: session.money, volume: session.volume / factor)
    }
  }

  /// The averages of all sessions in shares of one of them, not a number where there is none.
  func averages(inSharesOf position: Int) -> [Double] {
    let day = sessions[position].date
    return sessions.map { session in
      session.average.map { $0.price * factor(of: session.date, asOf: day) } ?? .nan
    }
  }

  /// The highest and the lowest of a price over some sessions, in shares of the last of them.
  func extremes(
    _ range: Range<Int>,
    highest: (TradedSession) -> Double,
    lowest: (TradedSession) -> Double
  ) -> (high: Double, low: Double)? {
    guard let last = range.last else { return nil }
    let day = sessions[last].date
    var result: (high: Double, low: Double)?
    for session in sessions[range] {
      let factor = factor(of: session.date, asOf: day)
      let (high, low) = (highest(session) * factor, lowest(session) * factor)
      guard high > 0, low > 0 else { continue }
      result = result.map { (max($0.high, high), min($0.low, low)) } ?? (high, low)
    }
    return result
  }
}
