/// Who announced something, when, and how the reader knows.
///
/// One value is one event for one company. It carries no price and no trading day: those are the
/// business of the event aligner.
///
/// What a plain table of events does not have costs a copy nothing: it lies apart, and is shared.
public struct Announcement: Sendable, Hashable {
  /// The identifier of the event, unique within a study.
  public var eventID: String
  /// The symbol of the company's share, as the price file spells it.
  public var symbol: String
  /// The name of the company, where the source has it.
  public var company: String? {
    get { details.company }
    set { details.company = newValue }
  }
  /// When the announcement became public, or nothing when no date was found.
  public var publication: PublicationTime?
  /// The part of the day, where the source tells it and no clock.
  public var partOfDay: StatedPartOfDay?
  /// Whether the announcement can be used as an event.
  public var status: AnnouncementStatus
  /// The identifier of the event that this one repeats.
  public var repeatOf: String? {
    get { details.repeatOf }
    set { details.repeatOf = newValue }
  }
  /// The kind of announcement, such as `partnership` or `results`.
  public var kind: String? {
    get { details.kind }
    set { details.kind = newValue }
  }
  /// The headline.
  public var headline: String? {
    get { details.headline }
    set { details.headline = newValue }
  }
  /// The group that the event is averaged in, such as `good news`.
  public var group: String? {
    get { details.group }
    set { details.group = newValue }
  }
  /// The file that the announcement was read from.
  public var sourceFile: String
  /// The words that the findings rest on, in the order of the source.
  public var evidence: [Evidence] {
    get { details.evidence }
    set { details.evidence = newValue }
  }
  /// Why the status is not `ok`, or what else a person should know, in words.
  public var reason: String? {
    get { details.reason }
    set { details.reason = newValue }
  }
  /// Further columns of the source, by their header.
  public var attributes: [String: String] {
    get { details.attributes }
    set { details.attributes = newValue }
  }
  /// The event's own windows, where the source sets them.
  public var ownWindows: OwnWindows? {
    get { details.ownWindows }
    set { details.ownWindows = newValue }
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

  private var storage: Storage?

  /// The details where there are any.
  private final class Storage: Sendable {
    let details: AnnouncementDetails

    init(_ details: AnnouncementDetails) { self.details = details }
  }

  private var details: AnnouncementDetails {
    get { storage?.details ?? .none }
    set { storage = newValue == .none ? nil : Storage(newValue) }
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
    ownWindows: OwnWindows? = nil
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.publication = publication
    self.partOfDay = partOfDay
    self.status = status
    self.sourceFile = sourceFile
    details = AnnouncementDetails(
      company: company,
      repeatOf: repeatOf,
      kind: kind,
      headline: headline,
      group: group,
      evidence: evidence,
      reason: reason,
      attributes: attributes,
      ownWindows: ownWindows
    )
  }
}

extension Announcement {
  public static func == (first: Announcement, second: Announcement) -> Bool {
    first.eventID == second.eventID && first.symbol == second.symbol
      && first.publication == second.publication && first.status == second.status
      && first.sourceFile == second.sourceFile
      && (first.storage === second.storage || first.details == second.details)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(eventID)
    hasher.combine(symbol)
    hasher.combine(publication)
  }
}
