/// The tests of a study in which day 0 of the announcements without a time lies one session later.
public struct DocumentShift: Sendable, Codable, Hashable {
  /// Which events were shifted, in words.
  public var description: String
  /// The number of shifted events.
  public var shiftedCount: Int
  /// The model.
  public var model: String
  /// The average over each window.
  public var windows: [DocumentWindow]
  /// Each test of each window.
  public var tests: [DocumentTest]

  private enum CodingKeys: String, CodingKey {
    case description, model, windows, tests
    case shiftedCount = "n_shifted"
  }
}

/// An unusual move in a session before day 0.
public struct DocumentEarlyMove: Sendable, Codable, Hashable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// What moved: `price` or `volume`.
  public var kind: String
  /// The trading day relative to day 0, negative.
  public var relativeDay: Int
  /// The day.
  public var date: String
  /// The share of ordinary days on which it moved as much.
  public var pValue: Double?

  private enum CodingKeys: String, CodingKey {
    case symbol, kind, date
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case pValue = "p_value"
  }
}
