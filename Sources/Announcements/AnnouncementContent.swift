internal import CivilTime

/// What an announcement holds.
///
/// A row of a plain table of events has little of it, so the rest lies apart.
struct AnnouncementContent: Sendable, Hashable {
  var eventID: String
  var symbol: String
  var publication: PublicationTime?
  var status: AnnouncementStatus
  var sourceFile: String
  private var rest: Rest

  private enum Rest: Sendable, Hashable {
    case none
    indirect case some(AnnouncementDetails)
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
    rest = details == .none ? .none : .some(details)
  }

  /// What only some announcements have, apart from who and when.
  var details: AnnouncementDetails {
    get {
      switch rest {
      case .none: .none
      case .some(let details): details
      }
    }
    set { rest = newValue == .none ? .none : .some(newValue) }
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
  var ownWindows: Announcement.OwnWindows?

  /// Nothing of all that.
  static let none = AnnouncementDetails()
}
