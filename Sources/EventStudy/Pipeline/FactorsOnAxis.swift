internal import CivilTime
internal import EventStatistics
internal import PriceData

/// Factor returns on the trading days of a study, joined by date and never by position.
enum FactorsOnAxis {
  /// Returns one series for each factor; not a number on a day that the file has not.
  static func series(_ table: FactorTable?, days: [CalendarDate]) -> [FactorSeries] {
    guard let table else { return [] }
    let rows = Dictionary(zip(table.days, table.days.indices), uniquingKeysWith: { $1 })
    return zip(table.names, table.columns).map { name, column in
      FactorSeries(name: name, values: days.map { rows[$0].map { column[$0] } ?? .nan }[...])
    }
  }
}
