internal import CivilTime

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
