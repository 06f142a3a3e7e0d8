/// Who announced something, when, and how the reader knows.
///
/// One value is one event for one company. It carries no price and no trading day: those are the
/// business of the event aligner.
public struct Announcement: Sendable, Hashable, Codable {
  /// The identifier of the event, unique within a study.
  public var eventID: String
  /// The symbol of the company's share, as the price file spells it.
  public var symbol: String
  /// The name of the company, where the source has it.
  public var company: String?
  /// When the announcement became public, or nothing when no date was found.
  public var publication: PublicationTime?
  /// The part of the day, where the source tells it and no clock.
  public var partOfDay: StatedPartOfDay?
  /// Whether the announcement can be used as an event.
  public var status: AnnouncementStatus
  /// The identifier of the event that this one repeats.
  public var repeatOf: String?
  /// The kind of announcement, such as `partnership` or `results`.
  public var kind: String?
  /// The headline.
  public var headline: String?
  /// The group that the event is averaged in, such as `good news`.
  public var group: String?
  /// The file that the announcement was read from.
  public var sourceFile: String
  /// The words that the findings rest on, in the order of the source.
  public var evidence: [Evidence]
  /// Why the status is not `ok`, or what else a person should know, in words.
  public var reason: String?
  /// Further columns of the source, by their header.
  public var attributes: [String: String]
  /// The event's own windows, where the source sets them.
  public var ownWindows: OwnWindows?

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
    ownWindows: OwnWindows? = nil
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.company = company
    self.publication = publication
    self.partOfDay = partOfDay
    self.status = status
    self.repeatOf = repeatOf
    self.kind = kind
    self.headline = headline
    self.group = group
    self.sourceFile = sourceFile
    self.evidence = evidence
    self.reason = reason
    self.attributes = attributes
    self.ownWindows = ownWindows
  }
}
