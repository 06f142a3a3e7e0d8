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
    get { storage.content.details.company }
    set { storage = storage.changing { $0.details.company = newValue } }
  }
  /// When the announcement became public, or nothing when no date was found.
  public var publication: PublicationTime? {
    get { storage.content.publication }
    set { storage = storage.changing { $0.publication = newValue } }
  }
  /// The part of the day, where the source tells it and no clock.
  public var partOfDay: StatedPartOfDay? {
    get { storage.content.details.partOfDay }
    set { storage = storage.changing { $0.details.partOfDay = newValue } }
  }
  /// Whether the announcement can be used as an event.
  public var status: AnnouncementStatus {
    get { storage.content.status }
    set { storage = storage.changing { $0.status = newValue } }
  }
  /// The identifier of the event that this one repeats.
  public var repeatOf: String? {
    get { storage.content.details.repeatOf }
    set { storage = storage.changing { $0.details.repeatOf = newValue } }
  }
  /// The kind of announcement, such as `partnership` or `results`.
  public var kind: String? {
    get { storage.content.details.kind }
    set { storage = storage.changing { $0.details.kind = newValue } }
  }
  /// The headline.
  public var headline: String? {
    get { storage.content.details.headline }
    set { storage = storage.changing { $0.details.headline = newValue } }
  }
  /// The group that the event is averaged in, such as `good news`.
  public var group: String? {
    get { storage.content.details.group }
    set { storage = storage.changing { $0.details.group = newValue } }
  }
  /// The file that the announcement was read from.
  public var sourceFile: String {
    get { storage.content.sourceFile }
    set { storage = storage.changing { $0.sourceFile = newValue } }
  }
  /// The words that the findings rest on, in the order of the source.
  public var evidence: [Evidence] {
    get { storage.content.details.evidence }
    set { storage = storage.changing { $0.details.evidence = newValue } }
  }
  /// Why the status is not `ok`, or what else a person should know, in words.
  public var reason: String? {
    get { storage.content.details.reason }
    set { storage = storage.changing { $0.details.reason = newValue } }
  }
  /// Further columns of the source, by their header.
  public var attributes: [String: String] {
    get { storage.content.details.attributes }
    set { storage = storage.changing { $0.details.attributes = newValue } }
  }
  /// The event's own windows, where the source sets them.
  public var ownWindows: OwnWindows? {
    get { storage.content.details.ownWindows }
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
