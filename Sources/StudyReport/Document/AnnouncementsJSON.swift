public import Announcements
internal import Foundation

/// The JSON form of announcements as documents gave them.
public enum AnnouncementsJSON {
  /// Returns announcements as text, with a final newline.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of announcements: [Announcement]) throws(ReportError) -> String {
    // An announcement names its members as Swift does; a result has its own names for files.
    try ResultJSON.text(of: announcements, keys: .convertToSnakeCase)
  }
}
