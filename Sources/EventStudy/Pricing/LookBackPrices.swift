internal import Algorithms
internal import CivilTime
internal import EventStatistics
internal import Notices

/// Prices over the sessions before a day, each with the sessions that it is made of.
struct LookBackPrices {
  let sessions: TradedSessions
  /// The position after the last session that counts.
  let end: Int
  /// The day that weeks are counted back from.
  let day: CalendarDate
  let tradedOnly: Bool
  let weight: SessionWeight
  /// Average prices without the effect of rumours, by position, in shares of the last session.
  let unaffected: [Double]?
  /// The average of a day's bars weighted by time; nothing where it has none.
  let timed: (CalendarDate) -> TimeWeightedAveragePrice?

  /// The volume-weighted average price of a look-back.
  func average(_ lookBack: LookBack, name: String) -> LookBackPrice {
    guard let range = range(lookBack) else { return tooShort(lookBack, name: name) }
    let sums = sessions.sums(range, weight: weight)
    var price = described(range, name: name)
    price.price = sums.average.present
    price.volume = sums.volume
    price.turnover = sums.turnover
    if let unaffected {
      price.unaffected = sessions.sums(range, averages: unaffected).average.present
    }
    price.timeWeighted = sessions.timeAverage(range, timed)
    let kinds = Set(sessions.sessions[range].compactMap { $0.average?.source })
    price.source = VolumeWeightedAveragePrice.Source.allCases.last(where: kinds.contains)
    if price.price == nil { price.reason = "no session of the period has both shares and a price" }
    return price
  }

  /// The mean of the highest and the lowest close of each week.
  func weeklyCloses(_ weeks: Int, name: String) -> LookBackPrice {
    guard let range = range(.weeks(weeks)) else { return tooShort(.weeks(weeks), name: name) }
    var price = described(range, name: name)
    guard let last = range.last else { return price }
    let asOf = sessions.sessions[last].date
    var extremes: [Double] = []
    for week in (1...weeks).reversed() {
      let (from, to) = (day.adding(days: -7 * week), day.adding(days: -7 * (week - 1)))
      let closes = sessions.sessions[range].filter { from <= $0.date && $0.date < to }
        .map { $0.close * sessions.factor(of: $0.date, asOf: asOf) }.filter { $0 > 0 }
      guard let high = closes.max(), let low = closes.min() else {
        price.reason = "no session has a close from \(from) to \(to.adding(days: -1))"
        return price
      }
      extremes += [high, low]
    }
    price.price = extremes.reduce(0, +) / Double(extremes.count)
    return price
  }

  /// The highest or the lowest price of a look-back.
  func extreme(_ lookBack: LookBack, isHigh: Bool, name: String) -> LookBackPrice {
    guard let range = range(lookBack) else { return tooShort(lookBack, name: name) }
    var price = described(range, name: name)
    let extremes = sessions.extremes(range, highest: \.high, lowest: \.low)
    price.price = isHigh ? extremes?.high : extremes?.low
    if price.price == nil { price.reason = "the file has no high and low" }
    return price
  }

  /// The close of a session.
  func close(at position: Int, name: String) -> LookBackPrice {
    let session = sessions.sessions[position]
    let last = sessions.sessions[end - 1].date
    var price = described(position..<position + 1, name: name)
    price.price = (session.close * sessions.factor(of: session.date, asOf: last)).present
    if price.price == nil { price.reason = "the file has no close of the day" }
    return price
  }

  /// The sessions of a look-back; nothing where the file does not reach back far enough.
  func range(_ lookBack: LookBack) -> Range<Int>? {
    lookBack.range(in: sessions.sessions, before: end, day: day, tradedOnly: tradedOnly)
  }

  private func described(_ range: Range<Int>, name: String) -> LookBackPrice {
    LookBackPrice(
      name: name,
      firstDate: range.first.map { sessions.sessions[$0].date },
      lastDate: range.last.map { sessions.sessions[$0].date },
      sessions: range.count,
      tradedSessions: sessions.sessions[range].count(where: \.isTraded)
    )
  }

  private func tooShort(_ lookBack: LookBack, name: String) -> LookBackPrice {
    LookBackPrice(
      name: name,
      reason:
        "the file has \(end) \(end == 1 ? "session" : "sessions") before the day and begins on "
        + "\(sessions.sessions[0].date), not \(lookBack.words) before"
    )
  }
}

/// The premium of a price over those before it.
struct PremiumTable {
  /// The numbers of sessions that bankers compare with.
  static let lengths = [5, 10, 20, 30, 60, 90, 180]
  /// The weeks of a year.
  private static let year = LookBack.weeks(52)

  let price: Double
  let prices: LookBackPrices
  /// A day from the first session to the last one that counts.
  let unaffectedDay: CalendarDate?

  /// The table.
  var result: PremiumResult {
    var references = [prices.close(at: prices.end - 1, name: PremiumResult.lastClose)]
    if let day = unaffectedDay {
      references.append(
        prices.close(
          at: prices.sessions.position(from: day.adding(days: 1)) - 1,
          name: PremiumResult.unaffectedClose
        )
      )
    }
    references += Self.lengths.map { prices.average(.sessions($0), name: "VWAP of \($0) sessions") }
    references.append(prices.average(Self.year, name: "VWAP of 52 weeks"))
    references.append(prices.extreme(Self.year, isHigh: true, name: "high of 52 weeks"))
    references.append(prices.extreme(Self.year, isHigh: false, name: "low of 52 weeks"))
    return PremiumResult(
      price: price,
      rows: references.map { reference in
        PremiumResult.Row(
          reference: reference,
          premium: reference.price.map { price / $0 - 1 },
          unaffectedPremium: reference.unaffected.map { price / $0 - 1 }
        )
      }
    )
  }
}
