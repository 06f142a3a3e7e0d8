/// What a column of a price file is for.
public enum ColumnRole: Sendable, Hashable {
  /// The day, or the day and the time.
  case date
  /// The time of day, in a column of its own.
  case time
  /// The security.
  case symbol
  /// The exchange's series, such as EQ.
  case series
  /// A value.
  case field(PriceField)

  /// The name as an option writes it, such as `close` or `date`.
  public var name: String {
    switch self {
    case .date: "date"
    case .time: "time"
    case .symbol: "symbol"
    case .series: "series"
    case .field(let field): field.rawValue
    }
  }

  /// All roles.
  public static let all: [ColumnRole] =
    [.date, .time, .symbol, .series] + PriceField.allCases.map { .field($0) }

  /// Creates the role of a name, whose case does not matter.
  public init?(name: String) {
    let lowered = name.lowercased()
    guard let role = Self.all.first(where: { $0.name == lowered }) else { return nil }
    self = role
  }
}
