package import CivilTime

/// The weeks, months or quarters of the calendar that the days of a series date, whichever of their days it is.
///
/// Two files of one month may date it by its first day, by its last one or by that of the last trade; the month is
/// the same. Spans between dates in the midst of weeks or months are none of the calendar.
package struct CalendarPeriods: Sendable {
  /// How often the series has a value.
  package let frequency: Frequency
  private let label: PeriodLabel

  /// Finds the periods of a series; nothing where its days are those of trading or date no periods of the calendar.
  ///
  /// - Parameter days: The days of the series, ascending.
  package init?(_ days: [CalendarDate]) {
    let frequency = Frequency(of: days)
    let label = PeriodLabel(of: days, frequency: frequency)
    let ending = days.count { day in
      switch frequency {
      case .daily: false
      case .weekly: day.weekday.rawValue >= Weekday.friday.rawValue
      case .monthly: day.day >= 25
      case .quarterly: day.day >= 25 && day.month % 3 == 0
      }
    }
    guard frequency != .daily, label == .first || ending * 2 > days.count else { return nil }
    self.frequency = frequency
    self.label = label
  }

  /// Returns the number of the period that a day dates; later periods have greater ones.
  package func number(of day: CalendarDate) -> Int {
    switch frequency {
    case .daily: return Int(day.dayNumber)
    case .weekly:
      let step = Weekday.friday.rawValue - day.weekday.rawValue
      // The weekend before a week can only date it as its first day.
      return Int(day.adding(days: label == .first && step < 0 ? step + 7 : step).dayNumber)
    case .monthly: return day.year * 12 + day.month
    case .quarterly: return day.year * 4 + (day.month - 1) / 3
    }
  }
}
