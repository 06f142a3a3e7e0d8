internal import DelimitedText
internal import Foundation

/// Feeds in JSON: announcements of NSE and BSE, and the submissions of a filer at the SEC.
enum JSONFeed {
  static func read(_ bytes: [UInt8]) throws(FeedFailure) -> FeedContent {
    let root: Any
    do {
      root = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    } catch {
      throw .damaged(format: "JSON", reason: reason(of: error))
    }
    if let object = root as? [String: Any], let filings = EDGARSubmissions(object) {
      return FeedContent(format: "SEC EDGAR submissions", items: filings.items(bytes))
    }
    guard let rows = rows(root) else { throw .unknown(format: "JSON") }
    let names = Set(rows.prefix(5).flatMap(\.keys).map(normalizedHeader))
    guard let feed = ExchangeFeed(names: names) else {
      // A day without announcements is an empty list.
      guard rows.isEmpty else { throw .unknown(format: "JSON") }
      return FeedContent(format: "JSON", items: [])
    }
    var position = TextSearch(bytes)
    return FeedContent(
      format: feed.name,
      items: rows.map { feed.item(record($0), position: &position) }
    )
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

  private static func record(_ row: [String: Any]) -> FeedRecord {
    FeedRecord(row.compactMap { name, value in text(value).map { (name: name, value: $0) } })
  }

  /// A value as text; nothing for `null`, lists and objects.
  static func text(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    return (value as? NSNumber)?.stringValue
  }

  private static func reason(of error: any Error) -> String {
    let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    return text.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      ?? "it is not well formed"
  }
}
