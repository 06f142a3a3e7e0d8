package import CivilTime

/// Finds trading days without a price between a symbol's first and last day.
package struct GapCheck: PriceCheck {
  /// The trading days, ascending.
  package let tradingDays: [CalendarDate]

  /// Creates the check.
  package init(tradingDays: [CalendarDate]) {
    self.tradingDays = tradingDays
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close),
        let first = panel.days.indices.first(where: { !closes[$0].isNaN }),
        let last = panel.days.indices.last(where: { !closes[$0].isNaN })
      else { return nil }
      var position = first
      let missing = tradingDays.filter { day in
        guard panel.days[first] < day, day < panel.days[last] else { return false }
        while panel.days[position] < day { position += 1 }
        return panel.days[position] != day || closes[position].isNaN
      }
      return PriceFinding(
        .gap,
        symbol: symbol.name,
        dates: missing,
        detail:
          "trading was suspended or rows are missing; a return over a gap is missing, not zero"
      )
    }
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
      let runs = runs(of: closes, volumes: symbol.values(.volume), days: panel.days.indices)
      let dates = runs.flatMap { $0.map { panel.days[$0] } }
      return PriceFinding(
        .stalePrice,
        symbol: symbol.name,
        dates: dates,
        detail: {
          guard let run = runs.first, let first = run.first, let last = run.last else { return "" }
          return "first the close \(closes[first]) from \(panel.days[first]) to \(panel.days[last])"
        }()
      )
    }
  }

  /// Returns the positions of the days of each run; days without a close do not end a run.
  private func runs(of closes: DayValues, volumes: DayValues?, days: Range<Int>) -> [[Int]] {
    var runs: [[Int]] = []
    var start = days.lowerBound
    var length = 0
    var price = Double.nan
    func finish(before end: Int) {
      guard length >= shortestRun else { return }
      runs.append((start..<end).filter { !closes[$0].isNaN })
    }
    for day in days {
      let close = closes[day]
      if close == price, !((volumes?[day] ?? .nan) > 0) {
        length += 1
      } else if !close.isNaN {
        finish(before: day)
        (start, length, price) = (day, 1, close)
      }
    }
    finish(before: days.upperBound)
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

/// Finds days with a price on which no share was traded.
package struct ZeroVolumeCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close), let volumes = symbol.values(.volume) else {
        return nil
      }
      let dates = symbol.dates { !closes[$0].isNaN && volumes[$0] == 0 }
      guard !dates.isEmpty else { return nil }
      let isAlways = dates.count == symbol.dates { !closes[$0].isNaN }.count
      return PriceFinding(
        .zeroVolume,
        symbol: symbol.name,
        dates: dates,
        detail: isAlways
          ? "that is every day, as for an index" : "the close of such a day is an older price"
      )
    }
  }
}
