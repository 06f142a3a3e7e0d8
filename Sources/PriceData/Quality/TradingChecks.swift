package import CivilTime

/// Finds trading days without a price between a symbol's first and last day.
package struct GapCheck: PriceCheck {
  /// The trading days, ascending.
  package let tradingDays: [CalendarDate]
  /// The trading days that are known to be holidays of a symbol's exchange, by symbol; its gaps, all of
  /// them.
  private let holidays: [String: Set<CalendarDate>]

  /// Creates the check.
  package init(tradingDays: [CalendarDate], holidays: [String: Set<CalendarDate>] = [:]) {
    self.tradingDays = tradingDays
    self.holidays = holidays
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    // For each day of the panel the number of trading days before it, and whether it is one: a
    // symbol then costs its own rows, however long the list of days is.
    var before: [Int] = []
    var isTradingDay: [Bool] = []
    var position = 0
    for day in panel.days {
      while position < tradingDays.count, tradingDays[position] < day { position += 1 }
      before.append(position)
      isTradingDay.append(position < tradingDays.count && tradingDays[position] == day)
    }
    return panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close),
        let first = symbol.cells.first(where: { !closes[$0].isNaN }),
        let last = symbol.cells.last(where: { !closes[$0].isNaN })
      else { return nil }
      let start = before[symbol.position(first)]
      let traded = (first..<last).count {
        !closes[$0].isNaN && isTradingDay[symbol.position($0)]
      }
      let known = holidays[symbol.name] ?? []
      let count = before[symbol.position(last)] - start - traded - known.count
      guard count > 0 else { return nil }
      let sessions =
        known.isEmpty
        ? tradingDays[start...] : tradingDays[start...].filter { !known.contains($0) }[...]
      return PriceFinding(
        .gap,
        symbol: symbol.name,
        count: count,
        firstDates: missing(symbol, closes, first...last, sessions),
        detail:
          "trading was suspended or rows are missing; a return over a gap is missing, not zero"
      )
    }
  }

  /// Returns the first trading days without a close among those between two cells.
  private func missing(
    _ symbol: SymbolDays,
    _ closes: [Double],
    _ cells: ClosedRange<Int>,
    _ days: ArraySlice<CalendarDate>
  ) -> [CalendarDate] {
    var cell = cells.lowerBound
    var missing: [CalendarDate] = []
    for day in days {
      guard missing.count < PriceFinding.namedDates, day < symbol.day(cells.upperBound) else {
        break
      }
      while symbol.day(cell) < day { cell += 1 }
      if symbol.day(cell) != day || closes[cell].isNaN { missing.append(day) }
    }
    return missing
  }
}

/// Finds prices on days that are not trading days.
package struct TradingDayCheck: PriceCheck {
  /// The trading days, ascending; days before the first and after the last are not judged.
  package let tradingDays: [CalendarDate]

  /// Creates the check.
  package init(tradingDays: [CalendarDate]) {
    self.tradingDays = tradingDays
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    guard let first = tradingDays.first, let last = tradingDays.last else { return [] }
    let known = Set(tradingDays)
    let others = panel.days.filter { first <= $0 && $0 <= last && !known.contains($0) }
    let finding = PriceFinding(
      .notATradingDay,
      symbol: nil,
      dates: others,
      detail: "the calendar has no session then; a file may repeat the rows of another day"
    )
    return [finding].compactMap(\.self)
  }
}

/// Finds closes that stay the same for many days on which nothing is known to have been traded.
package struct StalePriceCheck: PriceCheck {
  /// The number of equal closes that make a run; the default is 5.
  package let shortestRun: Int

  /// Creates the check.
  package init(shortestRun: Int = 5) {
    self.shortestRun = shortestRun
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close) else { return nil }
      let runs = runs(of: closes, volumes: symbol.values(.volume), cells: symbol.cells)
      let dates = runs.flatMap { $0.map { symbol.day($0) } }
      return PriceFinding(
        .stalePrice,
        symbol: symbol.name,
        dates: dates,
        detail: {
          guard let run = runs.first, let first = run.first, let last = run.last else { return "" }
          return "first the close \(closes[first]) from \(symbol.day(first)) to \(symbol.day(last))"
        }()
      )
    }
  }

  /// Returns the cells of each run; days without a close do not end a run.
  private func runs(of closes: [Double], volumes: [Double]?, cells: Range<Int>) -> [[Int]] {
    var runs: [[Int]] = []
    var start = cells.lowerBound
    var length = 0
    var price = Double.nan
    func finish(before end: Int) {
      guard length >= shortestRun else { return }
      runs.append((start..<end).filter { !closes[$0].isNaN })
    }
    for cell in cells {
      let close = closes[cell]
      if close == price, !((volumes?[cell] ?? .nan) > 0) {
        length += 1
      } else if !close.isNaN {
        finish(before: cell)
        (start, length, price) = (cell, 1, close)
      }
    }
    finish(before: cells.upperBound)
    return runs
  }
}

/// Finds days that some vendor filled in: four prices equal to the previous close, volume zero.
///
/// The day was a holiday, or the symbol did not trade; the return of zero is not a measurement.
package struct RepeatedRowCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close), let volumes = symbol.values(.volume),
        let opens = symbol.values(.open), let highs = symbol.values(.high),
        let lows = symbol.values(.low)
      else { return nil }
      var previous: Double?
      let dates = symbol.dates { day in
        let close = closes[day]
        guard !close.isNaN else { return false }
        defer { previous = close }
        return volumes[day] == 0
          && [previous, opens[day], highs[day], lows[day]].allSatisfy { $0 == close }
      }
      return PriceFinding(
        .repeatedRow,
        symbol: symbol.name,
        dates: dates,
        detail: "the file may fill in holidays; the zero return is no measurement"
      )
    }
  }
}

/// Finds days with a price on which no share was traded, and files that hold a volume of zero where the price
/// moved.
package struct ZeroVolumeCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.flatMap { symbol -> [PriceFinding] in
      guard let closes = symbol.values(.close), let volumes = symbol.values(.volume) else {
        return []
      }
      var previous = Double.nan
      var begin: [CalendarDate] = []
      var moved: [CalendarDate] = []
      var still = symbol.dates { day in
        let close = closes[day]
        guard !close.isNaN else { return false }
        defer { previous = close }
        guard volumes[day] == 0 else { return false }
        if close == previous { return true }
        if previous.isNaN { begin.append(symbol.day(day)) } else { moved.append(symbol.day(day)) }
        return false
      }
      // The first close moved from nothing: where a file mostly lacks volumes, that day lacks its own too.
      if moved.count <= still.count { still = begin + still }
      return [
        PriceFinding(
          .zeroVolume,
          symbol: symbol.name,
          dates: still,
          detail: "the close of such a day is an older price"
        ),
        PriceFinding(
          .volumeNotKept,
          symbol: symbol.name,
          dates: moved,
          detail: "it does not hold the shares traded, as a file of an index"
        ),
      ].compactMap(\.self)
    }
  }
}
