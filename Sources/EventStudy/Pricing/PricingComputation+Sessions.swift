internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The sessions that every figure is made of, and what a reader must know of them.
extension PricingComputation {
  static func rows(
    _ range: Range<Int>,
    exchange: PricedExchange,
    prices: LookBackPrices
  ) -> [PricedSession] {
    let sessions = exchange.sessions
    guard let last = range.last else { return [] }
    let day = sessions.sessions[last].date
    var cumulative = TradeSums()
    var lookBack: [Double] = []
    var backwards = TradeSums()
    for position in range.reversed() {
      sessions.add(position, to: &backwards, asOf: day, weight: prices.weight)
      lookBack.append(backwards.average)
    }
    lookBack.reverse()
    return range.map { position in
      let session = sessions.sessions[position]
      let factor = sessions.factor(of: session.date, asOf: day)
      sessions.add(position, to: &cumulative, asOf: day, weight: prices.weight)
      let other = exchange.otherAverages[position]
      return PricedSession(
        relativeDay: position - range.upperBound,
        date: session.date,
        session: session.kind,
        open: session.open.present,
        high: session.high.present,
        low: session.low.present,
        close: session.close.present,
        volume: session.volume.present,
        turnover: session.turnover.present,
        vwap: session.average?.price.present,
        vwapKind: session.average?.source,
        twap: prices.timed(session.date)?.average.present,
        twapMinutes: prices.timed(session.date).map { $0.seconds / 60 },
        logTurnover: session.logTurnover.present,
        deliveryShare: session.deliveryShare.present,
        floatShare: session.floatShare.present,
        vwapDifference: session.average.flatMap { ((other / $0.price - 1) * 10_000).present },
        factor: factor,
        unaffectedVWAP: prices.unaffected.flatMap { $0[position].present },
        cumulativeVolume: cumulative.volume,
        cumulativeTurnover: cumulative.turnover,
        lookBackVWAP: lookBack[position - range.lowerBound].present,
        reason: session.absence
      )
    }
  }

  static func notes(
    _ rows: [PricedSession],
    exchange: PricedExchange,
    tolerance: Double
  ) -> [StudyNote] {
    func note(
      _ severity: Severity,
      _ rows: [PricedSession],
      _ message: (String) -> Message
    )
      -> [StudyNote]
    {
      guard !rows.isEmpty else { return [] }
      let message = message(listed(rows.map(\.date)))
      return [StudyNote(severity: severity, source: .prices, message: message)]
    }
    let file = exchange.files.joined(separator: " ")
    // A row without a trade may have zeros for prices.
    let traded = rows.filter { ($0.volume ?? 0) > 0 }
    let unpriced = traded.filter { row in
      [row.open, row.high, row.low, row.close].contains { $0.map { $0 <= 0 } ?? false }
    }
    return note(.warning, unpriced) {
      "\(file) has a price that is not above zero on \($0), with shares traded; correct the rows, or take "
        + "them out"
    }
      + note(
        .warning,
        traded.filter { row in row.high.flatMap { high in row.low.map { high < $0 } } ?? false }
      ) { "\(file) has a high below the low on \($0); the columns may be exchanged" }
      + note(.warning, rows.filter { $0.vwapKind == .proxy }) {
        "the average price of \($0) is the typical price (high + low + close)/3, a proxy: the file "
          + "has neither an average nor a turnover"
      }
      + note(
        .warning,
        rows.filter { row in
          row.reason != nil && !["no share was traded", TradedSession.noRow].contains(row.reason)
        }
      ) { "no average price can be computed for \($0); \(rows.compactMap(\.reason).first ?? "")" }
      + note(.information, rows.filter { $0.reason == "no share was traded" }) {
        "no share was traded on \($0); these sessions count and add nothing"
      }
      + note(
        .information,
        exchange.bars.isEmpty ? [] : rows.filter { $0.vwap != nil && $0.twap == nil }
      ) { "the intraday bars have nothing of \($0); averages over these sessions lack a TWAP" }
      + note(.warning, rows.filter { abs($0.vwapDifference ?? 0) > tolerance }) {
        "another source (bars, or turnover over volume) lies more than \(tolerance) basis points from the "
          + "average price of the file on \($0)"
      }
  }

  /// Names some days and counts the others.
  static func listed(_ days: [CalendarDate]) -> String {
    days.prefix(3).map(\.description).joined(separator: ", ")
      + (days.count > 3 ? " and \(days.count - 3) more" : "")
  }

  /// The jumps between two days that look like a split which nobody has adjusted for, or like no price.
  static func jumps(
    _ exchange: PricedExchange,
    from first: CalendarDate,
    to last: CalendarDate
  ) -> [PriceFinding] {
    exchange.jumps.filter { $0.firstDates.contains { first < $0 && $0 <= last } }
  }

  /// What a reader must know of the days from the first session behind a figure to the last one.
  static func notes(
    _ exchange: PricedExchange,
    from first: CalendarDate,
    to last: CalendarDate,
    counted: PricingSettings.CountedSessions
  ) -> [StudyNote] {
    var notes = jumps(exchange, from: first, to: last).map { StudyNote($0, source: .prices) }
    let missing = exchange.missing.filter { first <= $0 && $0 <= last }
    if !missing.isEmpty {
      let option = PricingSettings.named("sessions")
      let consequence: Message =
        counted == .calendar
        ? "they count as sessions without a trade, as asked"
        : "the windows count the rows that it has; if the share was not traded then, pass "
          + "\(option, "calendar"), else complete the file"
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "\(exchange.calendar.name) has sessions that the price file has no row of "
            + "(\(listed(missing))); \(consequence)"
        )
      )
    }
    let splits = exchange.sessions.actions.filter { first < $0.exDate && $0.exDate <= last }
    if !splits.isEmpty {
      let named = splits.map { "\($0.factor) on \($0.exDate)" }.joined(separator: ", ")
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message: "prices and volumes before are in shares after the split or bonus issue: factor "
            + "\(named)"
        )
      )
    }
    return notes
  }
}
