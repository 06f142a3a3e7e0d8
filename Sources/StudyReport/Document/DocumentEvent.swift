public import EventStudy

/// What became of one announcement.
public struct DocumentEvent: Sendable, Codable, Hashable {
  /// The key of the event in every table.
  public var eventID: String
  /// The symbol of the security.
  public var symbol: String
  /// The name of the company, where it is known.
  public var company: String?
  /// When the news became public, as ISO 8601 text, where it is known.
  public var announcedAt: String?
  /// How exact that time is: `minute`, `day` or `none`.
  public var precision: String
  /// The trading day used as day 0, where there is one.
  public var eventDate: String?
  /// The rule that led from the announcement to day 0, in words.
  public var alignmentRule: String?
  /// Whether the market was open when the news came, where the time is known.
  public var marketOpen: Bool?
  /// Whether the event is in the statistics.
  public var status: EventRecord.Status
  /// The group of the event, where the input names one.
  public var group: String?
  /// The headline, where the input has one.
  public var headline: String?
  /// The file that the announcement came from.
  public var sourceFile: String
  /// The words in the source that gave the date.
  public var evidence: String?
  /// Other columns of the event file, by name.
  public var attributes: [String: String]

  private enum CodingKeys: String, CodingKey {
    case symbol, company, precision, status, group, headline, evidence, attributes
    case eventID = "event_id"
    case announcedAt = "announced_at"
    case eventDate = "event_date"
    case alignmentRule = "alignment_rule"
    case marketOpen = "market_open"
    case sourceFile = "source_file"
  }
}

/// An announcement that is not in the statistics, with its reason.
public struct DocumentExclusion: Sendable, Codable, Hashable {
  /// The event that is left out.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The code of the reason, such as `unknown_symbol`.
  public var reason: String
  /// The reason in words.
  public var detail: String

  private enum CodingKeys: String, CodingKey {
    case symbol, reason, detail
    case eventID = "event_id"
  }
}
