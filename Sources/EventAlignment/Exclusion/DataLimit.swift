public import CivilTime
internal import Notices

/// The series of a study that ends, or begins, where another one goes on.
public struct DataLimit: Sendable, Hashable {
  /// Whose days they are.
  public enum Series: Sendable, Hashable {
    /// The prices of a security.
    case prices(String)
    /// An index.
    case market(String)
  }

  /// The series that lacks the days.
  public let lacking: Series
  /// Its last day, or its first.
  public let day: CalendarDate
  /// The one that has days beyond.
  public let other: Series
  /// The last day that the other one has, or the first.
  public let reach: CalendarDate

  /// Creates a limit.
  public init(lacking: Series, day: CalendarDate, other: Series, reach: CalendarDate) {
    self.lacking = lacking
    self.day = day
    self.other = other
    self.reach = reach
  }

  /// Says where the data ends, and in which of its series.
  static func end(_ limit: DataLimit?, on day: CalendarDate) -> String {
    guard let limit else { return "the data ends on \(day)" }
    return
      "\(limit.lacking.words) \(limit.lacking.isPlural ? "end" : "ends") on \(limit.day), while "
      + "\(limit.other.words) \(limit.other.isPlural ? "go" : "goes") on until \(limit.reach)"
  }

  /// Says where the data begins, and in which of its series.
  static func beginning(_ limit: DataLimit?, on day: CalendarDate) -> String {
    guard let limit else { return "the data begins on \(day)" }
    return
      "\(limit.lacking.words) \(limit.lacking.isPlural ? "begin" : "begins") on \(limit.day), while "
      + "\(limit.other.words) \(limit.other.isPlural ? "go" : "goes") back to \(limit.reach)"
  }
}

extension DataLimit.Series {
  fileprivate var words: String {
    switch self {
    case .prices(let symbol): "the prices of \(symbol.clipped)"
    case .market(let name): "the index \(name.clipped)"
    }
  }

  fileprivate var isPlural: Bool {
    if case .prices = self { true } else { false }
  }
}

extension ExclusionReason {
  /// Returns the reason with the series that lacks the days, where it is one of days that the data lacks.
  ///
  /// - Parameters:
  ///   - end: The series that ends first; nothing where all end together.
  ///   - beginning: The series that begins last.
  /// - Returns: The same reason, with the series where it is why the days are lacking.
  package func naming(end: DataLimit?, beginning: DataLimit?) -> ExclusionReason {
    switch self {
    case .afterData(let day, let last, nil):
      if let end, end.day < day {
        .afterData(day, lastDate: end.day, of: end)
      } else {
        .afterData(day, lastDate: last)
      }
    case .beforeData(let day, let first, nil):
      if let beginning, beginning.day > day {
        .beforeData(day, firstDate: beginning.day, of: beginning)
      } else {
        .beforeData(day, firstDate: first)
      }
    // Days are missing behind the index: of prices that end before it, it is not told how many.
    case .eventWindowAfterData(let missing, let last, nil):
      .eventWindowAfterData(
        missingDays: missing,
        lastDate: last,
        of: end.flatMap { $0.day == last ? $0 : nil }
      )
    case .eventWindowBeforeData(let missing, let first, nil):
      .eventWindowBeforeData(
        missingDays: missing,
        firstDate: first,
        of: beginning.flatMap { $0.day == first ? $0 : nil }
      )
    default: self
    }
  }
}
