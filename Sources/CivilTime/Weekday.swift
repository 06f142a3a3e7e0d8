/// A day of the week, numbered as in ISO 8601.
public enum Weekday: Int, Sendable, CaseIterable, Codable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Creates the weekday of a date given as days since 1970-01-01, a Thursday.
  init(dayNumber: Int32) {
    let offset = Int(dayNumber) + 3
    let index = offset % 7 < 0 ? offset % 7 + 7 : offset % 7
    self = Self.allCases[index]
  }

  /// The English name, such as `Monday`.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// Whether the day is a Saturday or a Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
