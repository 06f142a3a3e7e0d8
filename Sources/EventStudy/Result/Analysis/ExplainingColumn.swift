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
