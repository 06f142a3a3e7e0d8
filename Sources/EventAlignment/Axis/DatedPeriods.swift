internal import CivilTime

/// The weeks, months or quarters of a series, each dated by one of its days.
///
/// News of a weekend moves prices in the week that follows it, so a week runs from Saturday to Friday. A month
/// or quarter is that of the calendar. Periods that are dated by a day in their midst, as weeks from Wednesday to
/// Wednesday, run from the day after one date to the next.
struct DatedPeriods: Sendable {
  let frequency: Frequency
  let label: PeriodLabel
  private let days: [CalendarDate]
  /// The last day of each period.
  private let ends: [CalendarDate]

  /// Finds the periods of an axis; nothing where its days are those of trading.
  init?(_ days: [CalendarDate]) {
    frequency = Frequency(of: days)
    guard frequency != .daily else { return nil }
    label = PeriodLabel(of: days, frequency: frequency)
    self.days = days
    let late = days.count { $0.weekday.rawValue >= Weekday.friday.rawValue }
    let endsOnFriday = label == .first || late * 2 > days.count
    ends =
      frequency == .quarterly
      ? days.map { [label] in Self.endOfQuarter($0, label) }
      : frequency == .monthly
        ? days.map { [label] in Self.endOfMonth($0, label) }
        : endsOnFriday ? days.map { [label] in Self.friday(of: $0, label) } : days
  }

  /// Where a date lies.
  enum Place {
    case before(first: CalendarDate)
    case after(last: CalendarDate)
    /// In a period that the series lacks.
    case missing(nearest: CalendarDate)
    case period(Int)
  }

  /// Returns the period that holds a date.
  func period(holding date: CalendarDate) -> Place {
    let index = ends.position(ofFirstNotBefore: date)
    guard index < ends.count else { return .after(last: days[days.count - 1]) }
    let start = start(ofPeriod: index)
    if date < start { return index == 0 ? .before(first: days[0]) : .missing(nearest: days[index]) }
    return .period(index)
  }

  /// Returns the Friday of the week that a date stands for.
  private static func friday(of day: CalendarDate, _ label: PeriodLabel) -> CalendarDate {
    let step = Weekday.friday.rawValue - day.weekday.rawValue
    // The Sunday before a week can only date it as its first day.
    return day.adding(days: label == .first && step < 0 ? step + 7 : step)
  }

  private static func endOfMonth(_ day: CalendarDate, _ label: PeriodLabel) -> CalendarDate {
    let (year, month, number) = day.components
    // Months that end in their midst end with their own date.
    guard label == .first || number >= 25 else { return day }
    return day.adding(days: CalendarDate.length(ofMonth: month, year: year) - number)
  }

  /// Returns the last day of the quarter that a date begins or ends.
  private static func endOfQuarter(_ day: CalendarDate, _ label: PeriodLabel) -> CalendarDate {
    guard label == .first else { return endOfMonth(day, label) }
    return endOfMonth(day.adding(days: 70 - day.day), label)
  }

  /// Returns the day after the period before, or as many days back as a period has where that is missing.
  private func start(ofPeriod index: Int) -> CalendarDate {
    let end = ends[index]
    let length = frequency == .weekly ? 7 : frequency == .monthly ? 31 : 92
    guard index > 0, ends[index - 1].days(to: end) <= length * 3 / 2 else {
      return end.adding(days: 1 - length)
    }
    return ends[index - 1].adding(days: 1)
  }
}
