internal import DelimitedText
internal import Foundation

/// Reads the announcements of exchanges, of the SEC, of news feeds and of calendars.
///
/// The content decides what a file is, not its name:
///
/// | feed | moment |
/// |---|---|
/// | NSE announcements, JSON | `exchdisstime`, else `an_dt`; India's clock |
/// | NSE announcements, CSV | `DISSEMINATION`, else `BROADCAST DATE/TIME`; India's clock |
/// | BSE announcements, JSON or CSV | `DissemDT`, else `NEWS_DT`; India's clock |
/// | SEC EDGAR submissions, JSON | `acceptanceDateTime`, whose `Z` is checked |
/// | RSS, Atom | `pubDate`, `published`, `dc:date`, else `updated` |
/// | iCalendar | `DTSTART` |
public enum FeedFile {
  /// The most bytes of one file that are read.
  static let limit = 64 << 20

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - companies: The companies by whose names items without a symbol are recognized.
  ///   - kinds: The words that tell the kind of an announcement; those of Leyline by default.
  /// - Returns: One announcement for each item and company, in the order of the file.
  /// - Throws: ``AnnouncementError``.
  public static func read(
    _ path: String,
    companies: CompanyDirectory,
    kinds: KindRules = .standard
  ) throws(AnnouncementError) -> [Announcement] {
    let rows = FeedRows(
      companies: FeedCompanies(companies, exchanges: companies.homeExchange.map { [$0] } ?? []),
      kinds: kinds
    )
    let content = try content(of: path, FeedFormat(of: try bytes(of: path, atMost: 65_536)))
    let found = rows.rows(content, file: path)
    var announcements = found.map(\.announcement)
    EventNames.give(to: &announcements)
    FeedRows.markRepeats(&announcements, items: found.map(\.item))
    return announcements
  }

  /// Reads the items of a feed of a known format.
  static func content(
    of path: String,
    _ format: FeedFormat?
  ) throws(AnnouncementError) -> FeedContent {
    guard let format else { throw .unknownFeed(path: path, format: "text") }
    let bytes = try bytes(of: path, atMost: limit + 1)
    guard bytes.count <= limit else { throw .feedTooLarge(path: path, limit: limit) }
    let (text, shift) = FeedFormat.utf8(bytes)
    do throws(FeedFailure) {
      switch format {
      case .json: return try JSONFeed.read(text).shifted(by: shift)
      case .xml: return try SyndicationFeed.read(text).shifted(by: shift)
      case .calendar: return try CalendarFeed.read(text).shifted(by: shift)
      case .exchangeTable: return try exchangeTable(bytes, path)
      }
    } catch {
      switch error {
      case .damaged(let format, let reason):
        throw .damagedFeed(path: path, format: format, reason: reason)
      case .unknown(let format): throw .unknownFeed(path: path, format: format)
      case .table(let error): throw .text(error)
      }
    }
  }

  private static func exchangeTable(
    _ bytes: [UInt8],
    _ path: String
  ) throws(FeedFailure) -> FeedContent {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(bytes: bytes, name: path)
    } catch {
      throw .table(error)
    }
    guard let feed = ExchangeFeed(header: Set(table.header.map(normalizedHeader))) else {
      throw .unknown(format: "CSV")
    }
    return content(of: table, feed, bytes)
  }

  /// The items of an exchange's own table.
  static func content(
    of table: DelimitedTable,
    _ feed: ExchangeFeed,
    _ bytes: [UInt8] = []
  ) -> FeedContent {
    var position = TextSearch(bytes)
    return FeedContent(
      format: feed.name,
      items: table.rows.map { row in
        feed.item(
          FeedRecord(zip(table.header, row.fields).map { (name: $0, value: $1) }),
          position: &position
        )
      }
    )
  }

  /// The first bytes of a file.
  static func bytes(of path: String, atMost limit: Int) throws(AnnouncementError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw .cannotOpen(path: path, reason: exists ? "permission denied" : "no such file")
    }
    defer { try? handle.close() }
    var bytes: [UInt8] = []
    do {
      while bytes.count < limit {
        guard let block = try handle.read(upToCount: limit - bytes.count), !block.isEmpty else {
          break
        }
        bytes.append(contentsOf: block)
      }
    } catch {
      throw .cannotOpen(path: path, reason: error.localizedDescription)
    }
    return bytes
  }
}
