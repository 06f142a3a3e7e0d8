internal import CivilTime
internal import EventStatistics
internal import PriceData

/// Factor returns on the trading days of a study, joined by date and never by position.
struct FactorsOnAxis: Sendable {
  /// The factors, without the market and the risk-free return; not a number on a missing day.
  let factors: [FactorSeries]
  /// The risk-free return, where the file has a column for it.
  let riskFree: ArraySlice<Double>?
  /// The market's return over the risk-free return, where the file has a column for it.
  let excessMarket: ArraySlice<Double>?
  /// The market's return as the factor file implies it, where it has both columns.
  let market: [Double]?

  /// Takes the returns of the trading days from a table.
  ///
  /// - Parameters:
  ///   - table: The file of factor returns, where there is one.
  ///   - companion: The return of a second index, which joins the factors.
  ///   - days: The trading days of the study.
  ///   - span: The holidays whose returns the next trading day spans.
  init(
    _ table: FactorTable?,
    companion: FactorSeries? = nil,
    days: [CalendarDate],
    span: HolidaySpan
  ) {
    guard let table else {
      factors = [companion].compactMap(\.self)
      riskFree = nil
      excessMarket = nil
      market = nil
      return
    }
    let rows = Dictionary(zip(table.days, table.days.indices), uniquingKeysWith: { $1 })
    var factors: [FactorSeries] = []
    var riskFree: ArraySlice<Double>?
    var excessMarket: ArraySlice<Double>?
    for (name, column) in zip(table.names, table.columns) {
      let values = span.returns(on: days) { rows[$0].map { column[$0] } ?? .nan }[...]
      switch FactorName(name) {
      case .riskFree: riskFree = values
      case .excessMarket: excessMarket = values
      case .other: factors.append(FactorSeries(name: name, values: values))
      }
    }
    self.factors = factors + [companion].compactMap(\.self)
    self.riskFree = riskFree
    self.excessMarket = excessMarket
    market = riskFree.flatMap { riskFree in
      excessMarket.map { zip($0, riskFree).map { $0 + $1 } }
    }
  }

  /// Returns the names of the factors without a return on a day.
  func lacking(at position: Int) -> [String] {
    let columns =
      [("Mkt-RF", excessMarket)] + factors.map { ($0.name, $0.values) } + [("RF", riskFree)]
    return columns.filter { _, values in
      values.map { !$0[$0.startIndex + position].isFinite } ?? false
    }.map(\.0)
  }
}
