internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The trading days of securities in one market, and every return series on them.
///
/// Securities of one market share it, and its events; it is never changed.
final class StudyAxis: Sendable {
  /// The position of the axis among those of its study.
  let id: Int
  /// The trading days.
  let days: [CalendarDate]
  /// The calendar that announcements are aligned with.
  let calendar: TradingCalendar
  /// The name of the market, where there is one.
  let marketName: String?
  /// The market's return on each day; not a number where it is missing or there is no market.
  let market: [Double]
  /// The market's level on each day, where the file holds levels.
  let marketLevels: [Double]?
  /// The factor returns on each day.
  let factors: FactorsOnAxis
  let panel: PricePanel
  /// The returns of the peers of the study, where it has any.
  let peers: PeersOnAxis?
  /// The position in the panel of each day; -1 where no price file has it.
  private let panelPositions: [Int]
  /// The position of the first day where the panel has all days and no other between them.
  private let firstPosition: Int?
  /// The positions of the days on which the market has a level; nothing where it has all of them.
  private let paired: [Int]?
  /// For each day the position that its return starts from, -1 where it has none; nothing where that
  /// is the day before for all.
  private let starts: [Int]?
  private let plan: StudyPlan

  /// Puts the market and the factors of a study on trading days.
  ///
  /// - Parameters:
  ///   - id: The position of the axis among those of its study.
  ///   - days: The trading days.
  ///   - holidays: The days of the market on which the exchange of the securities was closed.
  ///   - calendar: The calendar that announcements are aligned with.
  ///   - series: The market, where there is one.
  ///   - inputs: Prices and factors.
  ///   - plan: What the study computes.
  init(
    id: Int,
    days: [CalendarDate],
    holidays: [CalendarDate],
    calendar: TradingCalendar,
    market series: MarketSeries?,
    inputs: StudyInputs,
    plan: StudyPlan
  ) {
    self.id = id
    self.days = days
    self.calendar = calendar
    self.plan = plan
    panel = inputs.panel
    marketName = series?.name
    let positions = days.map { inputs.panel.index(ofDay: $0) ?? -1 }
    let first = positions.first ?? -1
    let isDense = first >= 0 && positions.enumerated().allSatisfy { $1 == first + $0 }
    panelPositions = positions
    firstPosition = isDense ? first : nil
    let kind = plan.settings.methods.returns
    let isBridging = inputs.panel.values == .returns
    let span = HolidaySpan(holidays, kind: kind)
    let levels = series.map { MarketOnAxis(series: $0, days: days, span: span) }
    marketLevels = levels?.levels
    let companion = inputs.companion.map {
      FactorSeries(
        name: "companion",
        values: MarketOnAxis(series: $0, days: days, span: span)
          .returns(kind, bridgingFirstDay: isBridging)[...]
      )
    }
    factors = FactorsOnAxis(inputs.factors, companion: companion, days: days, span: span)
    market =
      levels?.returns(kind, bridgingFirstDay: isBridging) ?? factors.market
      ?? [Double](repeating: .nan, count: days.count)
    let paired = levels?.daysWithLevels
    self.paired = paired
    peers = inputs.peers.map {
      PeersOnAxis($0, own: inputs.panel, days: days, paired: paired, settings: plan.settings)
    }
    starts = paired.map { paired in
      var starts = [Int](repeating: -1, count: days.count)
      for (first, next) in zip(paired, paired.dropFirst()) { starts[next] = first }
      return starts
    }
  }

  /// Returns one symbol's returns on the trading days.
  ///
  /// A day that the market lacks has none, and the next one spans both, as the market's does.
  func returns(ofSymbol symbol: Int) -> [Double] {
    let levels = values(of: priceField, symbol: symbol)
    guard panel.values == .prices else { return levels }
    let kind = plan.settings.methods.returns
    guard let paired else { return kind.returns(of: levels) }
    return kind.returns(of: levels, at: paired)
  }

  /// Returns the position of the day that the return of a day starts from; nothing where there is none.
  func start(ofReturnAt position: Int) -> Int? {
    guard let starts else { return position > 0 ? position - 1 : nil }
    return starts[position] < 0 ? nil : starts[position]
  }

  /// Returns the position in the panel of a trading day; nothing where no price file has it.
  func panelPosition(of position: Int) -> Int? {
    panelPositions[position] < 0 ? nil : panelPositions[position]
  }

  /// Whether the market lacks a level on a day.
  func lacksMarket(at position: Int) -> Bool { marketLevels.map { $0[position].isNaN } ?? false }

  /// Returns one symbol's values of a field on the trading days; not a number where missing.
  func values(of field: PriceField, symbol: Int) -> [Double] {
    values(of: field, symbol: symbol, at: days.indices)
  }

  /// Returns one symbol's values of a field on some trading days; not a number where missing.
  func values(of field: PriceField, symbol: Int, at positions: ClosedRange<Int>) -> [Double] {
    values(of: field, symbol: symbol, at: positions.lowerBound..<(positions.upperBound + 1))
  }

  private func values(of field: PriceField, symbol: Int, at positions: Range<Int>) -> [Double] {
    guard let series = panel.series(field, symbol: symbol) else {
      return [Double](repeating: .nan, count: positions.count)
    }
    if let firstPosition {
      let first = series.startIndex + firstPosition
      return Array(series[(first + positions.lowerBound)..<(first + positions.upperBound)])
    }
    return panelPositions[positions].map { $0 < 0 ? .nan : series[series.startIndex + $0] }
  }

  /// Returns the positions from the first to the last finite value of a symbol; none without any.
  func span(of field: PriceField, symbol: Int) -> ClosedRange<Int>? {
    guard let series = panel.series(field, symbol: symbol) else { return nil }
    func isFinite(_ position: Int) -> Bool {
      let place = panelPositions[position]
      return place >= 0 && series[series.startIndex + place].isFinite
    }
    guard let first = days.indices.first(where: isFinite),
      let last = days.indices.last(where: isFinite)
    else { return nil }
    return first...last
  }

  /// Returns what puts announcements on the trading days.
  func aligner(_ settings: AlignmentSettings, announcements: Int = 0) -> EventAligner {
    let aligner = EventAligner(
      calendar: calendar,
      axis: days,
      policy: settings.align,
      maximumMissingSessions: settings.maxMissingSessions,
      maximumDistance: settings.maxDistanceDays
    )
    return announcements > 2 * days.count ? aligner.knowingDays() : aligner
  }

  /// Returns a reason with the series that lacks days of an event, where it is about such days and the index and the
  /// security do not end together.
  func naming(_ reason: ExclusionReason, symbol: Int) -> ExclusionReason {
    switch reason.code {
    case .afterData, .beforeData, .eventWindowAfterData, .eventWindowBeforeData: break
    default: return reason
    }
    guard let marketName, let series = panel.series(priceField, symbol: symbol),
      let first = series.firstIndex(where: \.isFinite),
      let last = series.lastIndex(where: \.isFinite), let start = days.first, let end = days.last
    else { return reason }
    let own = DataLimit.Series.prices(panel.symbols[symbol])
    let index = DataLimit.Series.market(marketName)
    let priced = (
      first: panel.days[first - series.startIndex], last: panel.days[last - series.startIndex]
    )
    func limit(_ ownDay: CalendarDate, _ day: CalendarDate, isShort: Bool) -> DataLimit? {
      ownDay == day
        ? nil
        : isShort
          ? DataLimit(lacking: own, day: ownDay, other: index, reach: day)
          : DataLimit(lacking: index, day: day, other: own, reach: ownDay)
    }
    return reason.naming(
      end: limit(priced.last, end, isShort: priced.last < end),
      beginning: limit(priced.first, start, isShort: priced.first > start)
    )
  }

  /// The models that the returns are for.
  var models: [ExpectedReturnMethod] { plan.settings.methods.models }

  /// The number of threads for work on the axis.
  var threads: Int { plan.threads }

  /// The field that returns are computed from.
  var priceField: PriceField { panel.priceField(plan.settings.prices) }
}

extension PricePanel {
  /// Returns the field that returns are computed from.
  func priceField(_ settings: PriceSettings) -> PriceField {
    settings.usesAdjustedClose && has(.adjustedClose) ? .adjustedClose : .close
  }
}
