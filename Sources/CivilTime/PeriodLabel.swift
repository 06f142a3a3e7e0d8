/// Which day of a week, month or quarter dates it.
public enum PeriodLabel: String, Sendable, Hashable, Codable, CaseIterable {
  /// The first, as vendors' bars are dated.
  case first
  /// The last, as sampled prices are dated.
  case last

  /// Finds the day that dates the periods of a series.
  ///
  /// Weeks dated by Mondays, and months and quarters dated by one of their first four days, begin then; other
  /// periods end with their date.
  ///
  /// - Parameters:
  ///   - days: The days of the series, ascending.
  ///   - frequency: How often it has a value.
  public init(of days: some Collection<CalendarDate>, frequency: Frequency) {
    let early = days.count { day in
      switch frequency {
      case .daily: false
      case .weekly: day.weekday == .monday
      case .monthly: day.day <= 4
      case .quarterly: day.day <= 4 && day.month % 3 == 1
      }
    }
    self = early * 2 > days.count ? .first : .last
  }

  /// The day in words: `the first day of the week`.
  public func words(_ frequency: Frequency) -> String {
    "the \(rawValue) day of the \(frequency.period)"
  }
}
