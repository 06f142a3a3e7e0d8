internal import CivilTime
internal import EventAlignment
internal import Notices
internal import PriceData

extension StudyInputs {
  /// Puts indices and factors of months on the days by which the prices date these months, and so with weeks and
  /// quarters.
  ///
  /// One file dates a month by its first day, another by its last trade; joined by day they would share nothing.
  mutating func joinPeriods() {
    guard let dates = PeriodDates(panel) else { return }
    var moved: [(name: String, example: (from: CalendarDate, to: CalendarDate))] = []
    func joined(_ market: MarketSeries) -> MarketSeries {
      guard let found = dates.joined(market.days) else { return market }
      moved.append((market.name, found.example))
      return market.dated(found.days)
    }
    markets = markets.map(joined)
    openMarkets = openMarkets?.map { market in
      dates.joined(market.days).map { market.dated($0.days) } ?? market
    }
    companion = companion.map(joined)
    if let table = factors, let found = dates.joined(table.days) {
      factors = FactorTable(
        days: found.days,
        names: table.names,
        columns: table.columns,
        notes: table.notes
      )
      moved.append(("the factors", found.example))
    }
    for (name, example) in moved {
      notes.append(
        StudyNote(
          severity: .information,
          source: .market,
          message:
            "\(name): the \(dates.frequency.period) dated \(example.from) is the one that the prices date \(example.to), "
            + "and so with the others"
        )
      )
    }
  }
}

/// The days by which prices date the periods of the calendar.
private struct PeriodDates {
  private let days: [Int: CalendarDate]
  private let periods: CalendarPeriods

  var frequency: Frequency { periods.frequency }

  /// Finds the day of each period that most securities have a price on, the last of equal ones.
  init?(_ panel: PricePanel) {
    guard let periods = CalendarPeriods(panel.days) else { return nil }
    self.periods = periods
    var counts = [Int](repeating: 0, count: panel.days.count)
    for symbol in panel.symbols.indices {
      guard let series = panel.series(.close, symbol: symbol) else { continue }
      for (place, value) in series.enumerated() where value.isFinite { counts[place] += 1 }
    }
    var best: [Int: Int] = [:]
    for place in panel.days.indices {
      let number = periods.number(of: panel.days[place])
      if let known = best[number], counts[known] > counts[place] { continue }
      best[number] = place
    }
    days = best.mapValues { panel.days[$0] }
  }

  /// Returns the days of another series as the prices date their periods; nothing where they are those already, or
  /// the series is of another frequency.
  func joined(
    _ own: [CalendarDate]
  ) -> (days: [CalendarDate], example: (from: CalendarDate, to: CalendarDate))? {
    guard let others = CalendarPeriods(own), others.frequency == frequency else { return nil }
    let found = own.map { days[others.number(of: $0)] ?? $0 }
    guard let place = own.indices.first(where: { found[$0] != own[$0] }),
      zip(found, found.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    return (found, (from: own[place], to: found[place]))
  }
}
