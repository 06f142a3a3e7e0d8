/// An event column of numbers that could be correlated with the cumulative abnormal returns.
public struct NumericColumn: Sendable, Hashable, Codable {
  /// The column.
  public var column: String
  /// The events that have a number there.
  public var eventCount: Int
  /// The smallest |r| that would be significant at the level of the study; absent where none is.
  public var leastSignificant: Double?

  private enum CodingKeys: String, CodingKey {
    case column
    case eventCount = "n_events"
    case leastSignificant = "least_significant"
  }

  /// The largest threshold of |r| at which a correlation is still worth computing: nine events.
  package static let telling = 0.67
}

/// An event column that abnormal returns are set against, in a regression or a correlation.
public struct ExplainingColumn: Sendable, Hashable, Codable {
  /// The column.
  public var column: String
  /// The word of the events that the dummies of a column of words are compared with; absent for numbers.
  public var base: String?
  /// The studied events without a value, which are in no figure of the column.
  @AbsentList public var missing: [String] = []

  private enum CodingKeys: String, CodingKey {
    case column, base
    case missing = "missing_events"
  }
}
