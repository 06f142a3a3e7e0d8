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
/// | JSON Feed, articles of services of news | `date_published`, `publishedAt`, else `date_modified` |
/// | RSS, Atom | `pubDate`, `published`, `dc:date`, else `updated` |
/// | iCalendar | `DTSTART` |
enum FeedFile {
  /// The most bytes of one file that are read.
  static let limit = 64 << 20

  /// Reads the items of a feed of a known format.
  static func content(
    of path: String,
    _ format: FeedFormat
  ) throws(AnnouncementError) -> FeedContent {
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

/// The format of a feed, as its first bytes tell it.
enum FeedFormat: Sendable {
  case json
  case xml
  case calendar
  case exchangeTable

  /// Recognizes a feed; nothing for documents and event tables.
  init?(of head: [UInt8]) {
    let head = Self.utf8(head).bytes
    guard let first = head.firstIndex(where: { $0 > 0x20 }) else { return nil }
    let start = head[first...].prefix(4096)
    func begins(_ text: String) -> Bool {
      zip(start, text.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
        && start.count >= text.utf8.count
    }
    switch start.first {
    case UInt8(ascii: "{"):
      guard start.dropFirst().first(where: { $0 > 0x20 }).map({ $0 == 0x22 || $0 == 0x7D }) == true
      else { return nil }
      self = .json
    case UInt8(ascii: "["):
      // `[PTI] Mumbai: ...` is a document.
      guard start.dropFirst().first(where: { $0 > 0x20 }).map({ $0 == 0x7B || $0 == 0x5D }) == true
      else { return nil }
      self = .json
    case UInt8(ascii: "<"):
      guard let root = Self.root(start), !["html", "body", "head", "div", "p"].contains(root),
        begins("<?xml") || ["rss", "feed", "rdf:rdf"].contains(root)
      else { return nil }
      self = .xml
    default:
      if begins("begin:vcalendar") {
        self = .calendar
      } else if ExchangeFeed(header: TableHead.names(head)) != nil {
        self = .exchangeTable
      } else {
        return nil
      }
    }
  }

  /// The name of the first element, in small letters.
  private static func root(_ bytes: ArraySlice<UInt8>) -> String? {
    var scanner = XMLScanner(Array(bytes))
    // A tag that is cut by the end of the head is not that of a feed: roots stand at the beginning.
    while let piece = try? scanner.next() {
      if case .open(let name, _, _) = piece { return name }
    }
    return nil
  }

  // MARK: Encodings

  /// Bytes as UTF-8: without a byte-order mark, from UTF-16, and from Latin-1 where XML says so.
  ///
  /// - Returns: The bytes, and how far each one stood behind its place in the file; nothing where the
  ///   text was converted.
  static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], shift: Int?) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), 3) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
        isLittle
          ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
          : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
      }
      return (Array(String(decoding: units, as: UTF16.self).utf8), nil)
    }
    guard bytes.starts(with: Array("<?xml".utf8)) else { return (bytes, 0) }
    let prolog = String(decoding: bytes.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self)
      .lowercased()
    guard prolog.contains("iso-8859-1") || prolog.contains("windows-1252") else {
      return (bytes, 0)
    }
    return (Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8), nil)
  }
}

/// Feeds in JSON: announcements of NSE and BSE, the submissions of a filer at the SEC, and articles.
enum JSONFeed {
  static func read(_ bytes: [UInt8]) throws(FeedFailure) -> FeedContent {
    let root: Any
    do {
      root = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    } catch {
      guard let records = lines(bytes) else {
        throw .damaged(format: "JSON", reason: reason(of: error))
      }
      root = records
    }
    if let object = root as? [String: Any], let filings = EDGARSubmissions(object) {
      return FeedContent(format: "SEC EDGAR submissions", items: filings.items(bytes))
    }
    var position = TextSearch(bytes)
    let rows = rows(root)
    let names = Set((rows ?? []).prefix(5).flatMap(\.keys).map(normalizedHeader))
    guard let rows, let feed = ExchangeFeed(names: names) else {
      if let articles = ArticleFeed.content(root, position: &position) { return articles }
      // A day without announcements is an empty list.
      guard rows?.isEmpty == true || isWithoutArticles(root) else {
        throw .unknown(format: "JSON")
      }
      return FeedContent(format: "JSON", items: [])
    }
    return FeedContent(
      format: feed.name,
      items: rows.map { feed.item(record($0), position: &position) }
    )
  }

  /// Whether an object has a list of articles, and nothing in it.
  private static func isWithoutArticles(_ root: Any) -> Bool {
    guard let object = root as? [String: Any] else { return false }
    return ["items", "articles"].contains { (object[$0] as? [Any])?.isEmpty == true }
  }

  /// The objects of a file that has one in each line; nothing where a line is none.
  private static func lines(_ bytes: [UInt8]) -> [[String: Any]]? {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.filter { !$0.allSatisfy { $0 <= 0x20 } }
    guard lines.count > 1 else { return nil }
    var objects: [[String: Any]] = []
    for line in lines {
      guard let value = try? JSONSerialization.jsonObject(with: Data(line)),
        let object = value as? [String: Any]
      else { return nil }
      objects.append(object)
    }
    return objects
  }

  /// The rows of a bare list, of `{"data": [...]}` and of `{"Table": [...]}`.
  private static func rows(_ root: Any) -> [[String: Any]]? {
    if let rows = root as? [[String: Any]] { return rows }
    guard let object = root as? [String: Any] else { return nil }
    for key in ["data", "Table", "table"] {
      if let rows = object[key] as? [[String: Any]] { return rows }
    }
    return nil
  }

  static func record(_ row: [String: Any]) -> FeedRecord {
    FeedRecord(
      row.compactMap { name, value in FeedRecord.text(value).map { (name: name, value: $0) } }
    )
  }

  private static func reason(of error: any Error) -> String {
    let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    return text.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      ?? "it is not well formed"
  }
}
