internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The trading days of a study and every return series on them.
struct StudyAxis: Sendable {
  /// The trading days, those that the calendar, the market and at least one symbol have.
  let days: [CalendarDate]
  /// The calendar that announcements are aligned with.
  let calendar: TradingCalendar
  /// The market's return on each day; not a number where it is missing or there is no market.
  let market: [Double]
  /// The market's level on each day, where the file holds levels.
  let marketLevels: [Double]?
  /// The factor returns on each day.
  let factors: FactorsOnAxis
  /// What was noticed about the calendar.
  let notes: [StudyNote]
  let panel: PricePanel
  /// The position in the panel of each day.
  private let panelPositions: [Int]
  private let plan: StudyPlan

  /// Finds the trading days that all inputs share.
  init(
    _ inputs: StudyInputs,
    plan: StudyPlan,
    minimumDays: Int = 2
  ) throws(StudyError) {
    panel = inputs.panel
    self.plan = plan
    if let market = inputs.market, Set(market.days).isDisjoint(with: inputs.panel.days) {
      throw .configuration(
        .invalidSetting(
          "the prices (\(Self.span(inputs.panel.days))) and the market \(market.name) "
            + "(\(Self.span(market.days))) have no day in common; check the dates of both files"
        )
      )
    }
    calendar = try StudyCalendar.make(
      plan.settings.alignment,
      days: inputs.panel.days + (inputs.market?.days ?? []),
      clock: ClockEvidence(inputs)
    )
    let axis = TimeAxis(
      calendar: calendar,
      market: inputs.market?.days,
      securities: inputs.panel.days
    )
    days = axis.days
    notes = axis.notes.map { StudyNote($0, source: .calendar) }
    guard days.count >= minimumDays else {
      throw .configuration(
        .invalidSetting(
          "the data has \(days.count) trading days of the calendar \(calendar.name), a study "
            + "needs more; check \(.alignment(.calendar))"
        )
      )
    }
    panelPositions = days.compactMap(inputs.panel.index(ofDay:))
    let levels = inputs.market.map { MarketOnAxis(series: $0, days: axis.days) }
    marketLevels = levels?.levels
    let companion = inputs.companion.map {
      FactorSeries(
        name: "companion",
        values: MarketOnAxis(series: $0, days: axis.days).returns(
          plan.settings.methods.returns,
          bridgingFirstDay: inputs.panel.values == .returns
        )[...]
      )
    }
    factors = FactorsOnAxis(inputs.factors, companion: companion, days: axis.days)
    market =
      levels?.returns(
        plan.settings.methods.returns,
        bridgingFirstDay: inputs.panel.values == .returns
      ) ?? factors.market ?? [Double](repeating: .nan, count: axis.days.count)
  }

  /// Returns one symbol's returns on the trading days.
  func returns(ofSymbol symbol: Int) -> [Double] {
    let levels = values(of: priceField, symbol: symbol)
    return panel.values == .returns
      ? levels : plan.settings.methods.returns.returns(of: levels)
  }

  /// Returns one symbol's values of a field on the trading days; not a number where missing.
  func values(of field: PriceField, symbol: Int) -> [Double] {
    guard let series = panel.series(field, symbol: symbol) else {
      return [Double](repeating: .nan, count: days.count)
    }
    return panelPositions.map { series[series.startIndex + $0] }
  }

  /// Returns one symbol's values of a field on some trading days; not a number where missing.
  func values(of field: PriceField, symbol: Int, at positions: ClosedRange<Int>) -> [Double] {
    guard let series = panel.series(field, symbol: symbol) else {
      return [Double](repeating: .nan, count: positions.count)
    }
    return panelPositions[positions].map { series[series.startIndex + $0] }
  }

  /// The models that the returns are for.
  var models: [ExpectedReturnMethod] { plan.settings.methods.models }

  /// The number of threads for work on the axis.
  var threads: Int { plan.threads }

  /// The field that returns are computed from.
  var priceField: PriceField {
    plan.settings.prices.useAdjustedClose && panel.column(.adjustedClose) != nil
      ? .adjustedClose : .close
  }

  private static func span(_ days: [CalendarDate]) -> String {
    guard let first = days.first, let last = days.last else { return "no day" }
    return "\(first) to \(last)"
  }
}
