internal import CivilTime
internal import EventStatistics
internal import PriceData

/// A market index on the trading days of a study.
struct MarketOnAxis {
  /// The value of each trading day, a level or a return.
  let values: [Double]
  /// Whether the values are levels or returns.
  let kind: PricePanel.Values
  /// The last level before the first trading day; not a number when there is none.
  private let levelBefore: Double

  /// Takes the values of the trading days from a series.
  ///
  /// - Parameters:
  ///   - series: The index.
  ///   - days: The trading days.
  ///   - span: The holidays whose returns the next trading day spans.
  init(series: MarketSeries, days: [CalendarDate], span: HolidaySpan) {
    let byDay = Dictionary(zip(series.days, series.levels), uniquingKeysWith: { $1 })
    kind = series.values
    values =
      switch series.values {
      case .prices: days.map { byDay[$0] ?? .nan }
      case .returns: span.returns(on: days) { byDay[$0] ?? .nan }
      }
    let before = days.first.flatMap { first in series.days.lastIndex { $0 < first } }
    levelBefore = before.map { series.levels[$0] } ?? .nan
  }

  /// The levels, where the series has levels.
  var levels: [Double]? { kind == .prices ? values : nil }

  /// The positions of the days with a level; nothing where no day lacks one, and for returns.
  var daysWithLevels: [Int]? {
    guard kind == .prices, values.contains(where: \.isNaN) else { return nil }
    return values.indices.filter { !values[$0].isNaN }
  }

  /// Returns the return of each trading day; after days without a level it spans them.
  ///
  /// - Parameters:
  ///   - returnKind: Simple or logarithmic.
  ///   - bridgingFirstDay: Whether the first day's return starts from the last level before it,
  ///     which is right where the securities' returns are given and so begin a day earlier.
  /// - Returns: One value for each trading day, as a fraction; not a number where missing.
  func returns(_ returnKind: ReturnKind, bridgingFirstDay: Bool) -> [Double] {
    guard kind == .prices else { return values }
    guard bridgingFirstDay else {
      return daysWithLevels.map { returnKind.returns(of: values, at: $0) }
        ?? returnKind.returns(of: values)
    }
    let levels = [levelBefore] + values
    let positions = levels.indices.filter { !levels[$0].isNaN }
    return Array(returnKind.returns(of: levels, at: positions).dropFirst())
  }
}
