internal import Foundation

/// What a file is as a source of announcements, told by its content and the ending of its name.
package enum AnnouncementFileKind: Sendable, Hashable {
  /// A table of events.
  case events
  /// A feed, such as the announcements of an exchange.
  case feed
  /// A text, a page, a letter or a PDF.
  case document
  /// Nothing that announcements are read from, such as prices.
  case other

  /// Looks at a file.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``AnnouncementError`` when it cannot be opened.
  package init(of path: String) throws(AnnouncementError) {
    let ending = (path as NSString).pathExtension.lowercased()
    guard ending != "pdf" else {
      self = .document
      return
    }
    let head = try FeedFile.bytes(of: path, atMost: 65_536)
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x50, 0x4B]) {
      self = .other
    } else if FeedFormat(of: head) != nil {
      self = .feed
    } else if TableHead.holdsEvents(head) || TableHead.holdsArticles(head) {
      self = .events
    } else if DocumentFormat.endings.contains(ending) || MailHeader.begins(head) {
      self = .document
    } else {
      self = .other
    }
  }
}
