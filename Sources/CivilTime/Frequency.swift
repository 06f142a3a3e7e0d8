/// How often a series has a value, as the spaces between its days tell.
public enum Frequency: String, Sendable, Hashable, Codable, CaseIterable {
  /// Every session; also days without a rhythm.
  case daily
  /// Once a week.
  case weekly
  /// Once a month.
  case monthly
  /// Once a quarter.
  case quarterly

  /// The fewest spaces that tell a rhythm.
  private static let fewestSpaces = 8

  /// Finds the frequency of a series.
  ///
  /// Holidays move a week's or a month's day by a few days and may take a value away, so four of five
  /// spaces have to agree.
  ///
  /// - Parameter days: The days of the series, ascending and without repetition.
  public init(of days: [CalendarDate]) {
    let spaces = days.indices.dropFirst().map { days[$0 - 1].days(to: days[$0]) }
    func agree(_ range: ClosedRange<Int>) -> Bool {
      spaces.count(where: range.contains) * 5 >= spaces.count * 4
    }
    self =
      spaces.count < Self.fewestSpaces
      ? .daily
      : agree(5...9)
        ? .weekly : agree(26...36) ? .monthly : agree(80...102) ? .quarterly : .daily
  }

  /// The number of periods in a year: 252 sessions, 52 weeks, 12 months or 4 quarters.
  public var periodsPerYear: Double {
    switch self {
    case .daily: 252
    case .weekly: 52
    case .monthly: 12
    case .quarterly: 4
    }
  }

  /// The noun for one period.
  public var period: String {
    switch self {
    case .daily: "day"
    case .weekly: "week"
    case .monthly: "month"
    case .quarterly: "quarter"
    }
  }
}
