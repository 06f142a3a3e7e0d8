/// What sort of trading day a session is.
public enum SessionKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A trading day with the usual hours.
  case regular
  /// A trading day that ends early.
  case halfDay = "half_day"
  /// A trading day with other hours than usual, such as after an outage.
  case alteredHours = "altered_hours"
  /// A session on a Saturday or Sunday, such as for a budget or a disaster-recovery drill.
  case specialWeekend = "special_weekend"
  /// The short session of the Hindu new year, usually in the evening of a holiday.
  case muhurat

  /// The kind in words, with its article.
  public var phrase: String {
    switch self {
    case .regular: "a regular session"
    case .halfDay: "a half-day"
    case .alteredHours: "a session with altered hours"
    case .specialWeekend: "a special weekend session"
    case .muhurat: "a Muhurat session"
    }
  }
}
