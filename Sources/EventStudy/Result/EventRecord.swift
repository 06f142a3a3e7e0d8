public import CivilTime

/// What became of one announcement.
public struct EventRecord: Sendable, Hashable, Codable {
  /// Whether an announcement is in the statistics.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// The event is in the statistics.
    case included
    /// The event is left out; an ``Exclusion`` says why.
    case excluded
  }

  /// The key of the event in every table.
  public let eventID: String
  /// The symbol of the security.
  public let symbol: String
  /// The name of the company, where it is known.
  public let company: String?
  /// When the news became public, as ISO 8601 text, where it is known.
  public let announcedAt: String?
  /// How exact that time is: `minute`, `day` or `none`.
  public let precision: String
  /// The trading day used as day 0, where there is one.
  public let eventDate: CalendarDate?
  /// The rule that led from the announcement to day 0, in words.
  public let alignmentRule: String?
  /// Whether the market was open when the news came, where the time is known.
  public let marketOpen: Bool?
  /// Whether the event is in the statistics.
  public let status: Status
  /// The group of the event, where the input names one.
  public let group: String?
  /// The headline, where the input has one.
  public let headline: String?
  /// The file that the announcement came from.
  public let sourceFile: String
  /// The words in the source that gave the date, where it came from a document.
  public let evidence: String?
  /// Other columns of the event file, by name.
  public let attributes: [String: String]

  private enum CodingKeys: String, CodingKey {
    case symbol, company, precision, status, group, headline, evidence, attributes
    case eventID = "event_id"
    case announcedAt = "announced_at"
    case eventDate = "event_date"
    case alignmentRule = "alignment_rule"
    case marketOpen = "market_open"
    case sourceFile = "source_file"
  }

  /// Creates a record.
  public init(
    eventID: String,
    symbol: String,
    company: String?,
    announcedAt: String?,
    precision: String,
    eventDate: CalendarDate?,
    alignmentRule: String?,
    marketOpen: Bool?,
    status: Status,
    group: String?,
    headline: String?,
    sourceFile: String,
    evidence: String?,
    attributes: [String: String]
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.company = company
    self.announcedAt = announcedAt
    self.precision = precision
    self.eventDate = eventDate
    self.alignmentRule = alignmentRule
    self.marketOpen = marketOpen
    self.status = status
    self.group = group
    self.headline = headline
    self.sourceFile = sourceFile
    self.evidence = evidence
    self.attributes = attributes
  }
}
