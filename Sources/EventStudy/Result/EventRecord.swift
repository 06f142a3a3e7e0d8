public import CivilTime
public import EventAlignment
internal import Announcements

/// What became of one announcement.
public struct EventRecord: Sendable, Hashable, Codable {
  /// Whether an announcement is in the statistics.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// The event is in the statistics.
    case included
    /// The event is left out; an ``Exclusion`` says why.
    case excluded
  }

  /// How exactly it is known when the news became public.
  public enum Precision: String, Sendable, Codable, CaseIterable {
    /// To the minute or better.
    case minute
    /// To the day.
    case day
    /// Not at all.
    case none
  }

  /// The key of the event in every table.
  public var eventID: String
  /// The symbol of the security.
  public var symbol: String
  /// The name of the company, where it is known.
  public var company: String?
  /// When the news became public, as ISO 8601 text, where it is known.
  public var announcedAt: String?
  /// How exact that time is.
  public var precision: Precision
  /// The trading day used as day 0, where there is one.
  public var eventDate: CalendarDate?
  /// The rule that led from the announcement to day 0, in words.
  public var alignmentRule: String?
  /// Whether the market was open when the news came, where the time is known.
  public var marketOpen: Bool?
  /// The index that the event is measured against, where there is one.
  public var market: String?
  /// Whether the event is in the statistics.
  public var status: Status
  /// The group of the event, where the input names one.
  public var group: String?
  /// The headline, where the input has one.
  public var headline: String?
  /// The file that the announcement came from.
  public var sourceFile: String
  /// The words in the source that gave the date, such as a masthead or a dateline, where it came from a document.
  public var evidence: String?
  /// Other columns of the event file, by name.
  public var attributes: [String: String]
  /// What a reader of its returns should know, each in a sentence; see ``EventRemark``.
  @AbsentList public var remarks: [String] = []
  /// The prices that the announcement quotes, beside those of the price file.
  @AbsentList public var quotedPrices: [QuotedPrice] = []

  private enum CodingKeys: String, CodingKey {
    case symbol, company, precision, market, status, group, headline, evidence, attributes, remarks
    case eventID = "event_id"
    case announcedAt = "announced_at"
    case eventDate = "event_date"
    case alignmentRule = "alignment_rule"
    case marketOpen = "market_open"
    case sourceFile = "source_file"
    case quotedPrices = "quoted_prices"
  }
}

extension EventRecord {
  /// Describes what became of an announcement.
  init(_ announcement: Announcement, day: AlignedDay?, market: String?, status: Status) {
    eventID = announcement.eventID
    symbol = announcement.symbol
    company = announcement.company
    announcedAt = announcement.publication?.description
    precision =
      switch announcement.publication?.precision {
      case .minute: .minute
      case .day: .day
      case nil: .none
      }
    eventDate = day?.date
    alignmentRule = day?.rule.description
    marketOpen = day?.marketOpen
    self.market = market
    self.status = status
    group = announcement.group
    headline = announcement.headline
    sourceFile = announcement.sourceFile
    evidence =
      (announcement.evidence.first { $0.what == .published }
      ?? announcement.evidence.first { $0.what.isOfDay })?.quote
    attributes = announcement.attributes
  }
}

extension Evidence.Finding {
  /// Whether words say on which day the news came out, and not when they were changed.
  fileprivate var isOfDay: Bool {
    guard case .date(let role) = self else { return false }
    return role != .updated
  }
}

/// An announcement that is not in the statistics, with its reason.
public struct Exclusion: Sendable, Hashable, Codable {
  /// The event that is left out.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The kind of the reason, such as `unknown_symbol`.
  public var reason: ExclusionReason.Code
  /// The reason in words.
  public var detail: String

  private enum CodingKeys: String, CodingKey {
    case symbol, reason, detail
    case eventID = "event_id"
  }
}

extension Exclusion {
  /// Excludes an event.
  package init(eventID: String, symbol: String, reason: ExclusionReason) {
    self.init(eventID: eventID, symbol: symbol, reason: reason.code, detail: reason.detail)
  }

  /// Excludes an announcement.
  init(_ announcement: Announcement, reason: ExclusionReason) {
    self.init(eventID: announcement.eventID, symbol: announcement.symbol, reason: reason)
  }
}

/// Two events of one symbol that disturb each other.
public struct EventOverlap: Sendable, Hashable, Codable {
  /// How the events touch.
  public var kind: WindowOverlaps.Kind
  /// The event that is disturbed.
  public var eventID: String
  /// The event that disturbs it.
  public var otherEventID: String
  /// The symbol of both.
  public var symbol: String
  /// Day 0 of the second event in trading days relative to day 0 of the first.
  public var distance: Int

  private enum CodingKeys: String, CodingKey {
    case kind, symbol, distance
    case eventID = "event_id"
    case otherEventID = "other_event_id"
  }
}
