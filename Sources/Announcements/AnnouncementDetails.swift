/// What only some announcements have, apart from who and when.
struct AnnouncementDetails: Sendable, Hashable {
  var company: String?
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
