public import CivilTime

/// Who announced something, when, and how the reader knows.
///
/// One value is one event for one company. It carries no price and no trading day: those are the
/// business of the event aligner.
///
/// A copy shares its content with the original until one of them is changed, so that the stages of a
/// study may pass hundreds of thousands on.
public struct Announcement: Sendable, Hashable {
  private var storage: Storage

  /// The identifier of the event, unique within a study.
  public var eventID: String {
    get { storage.content.eventID }
    set { storage = storage.changing { $0.eventID = newValue } }
  }
  /// The symbol of the company's share, as the price file spells it.
  public var symbol: String {
    get { storage.content.symbol }
    set { storage = storage.changing { $0.symbol = newValue } }
  }
  /// The name of the company, where the source has it.
  public var company: String? {
    get { storage.content.rest?.details.company }
    set { storage = storage.changing { $0.details.company = newValue } }
  }
  /// When the announcement became public, or nothing when no date was found.
  public var publication: PublicationTime? {
    get { storage.content.publication }
    set { storage = storage.changing { $0.publication = newValue } }
  }
  /// The part of the day, where the source tells it and no clock.
  public var partOfDay: StatedPartOfDay? {
    get { storage.content.rest?.details.partOfDay }
    set { storage = storage.changing { $0.details.partOfDay = newValue } }
  }
  /// Whether the announcement can be used as an event.
  public var status: AnnouncementStatus {
    get { storage.content.status }
    set { storage = storage.changing { $0.status = newValue } }
  }
  /// The identifier of the event that this one repeats.
  public var repeatOf: String? {
    get { storage.content.rest?.details.repeatOf }
    set { storage = storage.changing { $0.details.repeatOf = newValue } }
  }
  /// The kind of announcement, such as `partnership` or `results`.
  public var kind: String? {
    get { storage.content.rest?.details.kind }
    set { storage = storage.changing { $0.details.kind = newValue } }
  }
  /// The headline.
  public var headline: String? {
    get { storage.content.rest?.details.headline }
    set { storage = storage.changing { $0.details.headline = newValue } }
  }
  /// The group that the event is averaged in, such as `good news`.
  public var group: String? {
    get { storage.content.rest?.details.group }
    set { storage = storage.changing { $0.details.group = newValue } }
  }
  /// The file that the announcement was read from.
  public var sourceFile: String {
    get { storage.content.sourceFile }
    set { storage = storage.changing { $0.sourceFile = newValue } }
  }
  /// The words that the findings rest on, in the order of the source.
  public var evidence: [Evidence] {
    get { storage.content.rest?.details.evidence ?? [] }
    set { storage = storage.changing { $0.details.evidence = newValue } }
  }
  /// Why the status is not `ok`, or what else a person should know, in words.
  public var reason: String? {
    get { storage.content.rest?.details.reason }
    set { storage = storage.changing { $0.details.reason = newValue } }
  }
  /// Further columns of the source, by their header.
  public var attributes: [String: String] {
    get { storage.content.rest?.details.attributes ?? [:] }
    set { storage = storage.changing { $0.details.attributes = newValue } }
  }
  /// The index that the event is to be measured against, where the source names one.
  public var market: String? {
    get { storage.content.rest?.details.market }
    set { storage = storage.changing { $0.details.market = newValue } }
  }
  /// The event's own windows, where the source sets them.
  public var ownWindows: OwnWindows? {
    get { storage.content.rest?.details.ownWindows }
    set { storage = storage.changing { $0.details.ownWindows = newValue } }
  }

  /// Windows that a source sets for one event, as written, such as `-250..-11`.
  ///
  /// They are text here because relative days mean nothing before there is a trading calendar.
  public struct OwnWindows: Sendable, Hashable, Codable {
    /// The estimation window, where the source sets it.
    public var estimation: String?
    /// The event window, where the source sets it.
    public var event: String?

    /// Creates the windows of one event.
    public init(estimation: String? = nil, event: String? = nil) {
      self.estimation = estimation
      self.event = event
    }
  }

  /// Creates an announcement.
  public init(
    eventID: String,
    symbol: String,
    company: String? = nil,
    publication: PublicationTime?,
    partOfDay: StatedPartOfDay? = nil,
    status: AnnouncementStatus = .ok,
    repeatOf: String? = nil,
    kind: String? = nil,
    headline: String? = nil,
    group: String? = nil,
    sourceFile: String,
    evidence: [Evidence] = [],
    reason: String? = nil,
    attributes: [String: String] = [:],
    market: String? = nil,
    ownWindows: OwnWindows? = nil
  ) {
    let details = AnnouncementDetails(
      company: company,
      partOfDay: partOfDay,
      repeatOf: repeatOf,
      kind: kind,
      headline: headline,
      group: group,
      evidence: evidence,
      reason: reason,
      attributes: attributes,
      market: market,
      ownWindows: ownWindows
    )
    storage = Storage(
      AnnouncementContent(
        eventID: eventID,
        symbol: symbol,
        publication: publication,
        status: status,
        sourceFile: sourceFile,
        details: details
      )
    )
  }

  /// The content, which never changes: a changed announcement has other storage.
  private final class Storage: Sendable {
    let content: AnnouncementContent

    init(_ content: AnnouncementContent) { self.content = content }

    func changing(_ change: (inout AnnouncementContent) -> Void) -> Storage {
      var content = content
      change(&content)
      return Storage(content)
    }
  }

  public static func == (first: Announcement, second: Announcement) -> Bool {
    first.storage === second.storage || first.storage.content == second.storage.content
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.content)
  }
}

/// What an announcement holds.
///
/// A row of a plain table of events has little of it, so the rest lies apart.
struct AnnouncementContent: Sendable, Hashable {
  var eventID: String
  var symbol: String
  var publication: PublicationTime?
  var status: AnnouncementStatus
  var sourceFile: String
  /// What only some announcements have, nothing for others; it is shared, so that to look at one value copies no other.
  fileprivate var rest: Rest?

  fileprivate final class Rest: Sendable, Hashable {
    let details: AnnouncementDetails

    init(_ details: AnnouncementDetails) { self.details = details }

    static func == (first: Rest, second: Rest) -> Bool { first.details == second.details }

    func hash(into hasher: inout Hasher) { hasher.combine(details) }
  }

  init(
    eventID: String,
    symbol: String,
    publication: PublicationTime?,
    status: AnnouncementStatus,
    sourceFile: String,
    details: AnnouncementDetails
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.publication = publication
    self.status = status
    self.sourceFile = sourceFile
    rest = details == .none ? nil : Rest(details)
  }

  /// What only some announcements have, apart from who and when.
  var details: AnnouncementDetails {
    get { rest?.details ?? .none }
    set { rest = newValue == .none ? nil : Rest(newValue) }
  }
}

/// What only some announcements have, apart from who and when.
struct AnnouncementDetails: Sendable, Hashable {
  var company: String?
  var partOfDay: StatedPartOfDay?
  var repeatOf: String?
  var kind: String?
  var headline: String?
  var group: String?
  var evidence: [Evidence] = []
  var reason: String?
  var attributes: [String: String] = [:]
  var market: String?
  var ownWindows: Announcement.OwnWindows?

  /// Nothing of all that.
  static let none = AnnouncementDetails()
}

extension Announcement: Codable {
  private enum CodingKeys: String, CodingKey {
    case eventID, symbol, company, precision, partOfDay, status, repeatOf, kind, headline, group
    case publication = "publishedAt"
    case sourceFile, evidence, reason, attributes, market, ownWindows
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      eventID: try values.decode(String.self, forKey: .eventID),
      symbol: try values.decode(String.self, forKey: .symbol),
      company: try values.decodeIfPresent(String.self, forKey: .company),
      publication: try values.decodeIfPresent(PublicationTime.self, forKey: .publication),
      partOfDay: try values.decodeIfPresent(StatedPartOfDay.self, forKey: .partOfDay),
      status: try values.decode(AnnouncementStatus.self, forKey: .status),
      repeatOf: try values.decodeIfPresent(String.self, forKey: .repeatOf),
      kind: try values.decodeIfPresent(String.self, forKey: .kind),
      headline: try values.decodeIfPresent(String.self, forKey: .headline),
      group: try values.decodeIfPresent(String.self, forKey: .group),
      sourceFile: try values.decode(String.self, forKey: .sourceFile),
      evidence: try values.decode([Evidence].self, forKey: .evidence),
      reason: try values.decodeIfPresent(String.self, forKey: .reason),
      attributes: try values.decode([String: String].self, forKey: .attributes),
      market: try values.decodeIfPresent(String.self, forKey: .market),
      ownWindows: try values.decodeIfPresent(OwnWindows.self, forKey: .ownWindows)
    )
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(eventID, forKey: .eventID)
    try values.encode(symbol, forKey: .symbol)
    try values.encodeIfPresent(company, forKey: .company)
    try values.encodeIfPresent(publication, forKey: .publication)
    try values.encode(publication?.precision.rawValue ?? "none", forKey: .precision)
    try values.encodeIfPresent(partOfDay, forKey: .partOfDay)
    try values.encode(status, forKey: .status)
    try values.encodeIfPresent(repeatOf, forKey: .repeatOf)
    try values.encodeIfPresent(kind, forKey: .kind)
    try values.encodeIfPresent(headline, forKey: .headline)
    try values.encodeIfPresent(group, forKey: .group)
    try values.encode(sourceFile, forKey: .sourceFile)
    try values.encode(evidence, forKey: .evidence)
    try values.encodeIfPresent(reason, forKey: .reason)
    try values.encode(attributes, forKey: .attributes)
    try values.encodeIfPresent(market, forKey: .market)
    try values.encodeIfPresent(ownWindows, forKey: .ownWindows)
  }
}

/// Whether an announcement can be used as an event, as the reader judged it.
public enum AnnouncementStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// Who and when are known.
  case ok
  /// A person should look first: the finding is ambiguous.
  case review
  /// No publication date was found.
  case noDate = "no_date"
  /// Another document already reports the same announcement.
  case `repeat`
}
