internal import Foundation

/// Articles in JSON: JSON Feed 1.x, and the lists of services of news.
///
/// JSON Feed calls the words of an item `title`, `content_text`, `content_html` and `summary`, and its moment
/// `date_published`; services of news have names of their own for the same.
enum ArticleFeed {
  /// The name of the format, for messages.
  static let format = "JSON Feed"

  /// Reads the articles of an object or a list; nothing where there are none.
  static func content(_ root: Any, position: inout TextSearch) -> FeedContent? {
    guard let rows = rows(root), !rows.isEmpty else { return nil }
    let records = rows.map(JSONFeed.record)
    guard records.contains(where: isArticle) else { return nil }
    return FeedContent(format: format, items: records.map { item($0, &position) })
  }

  private static func isArticle(_ record: FeedRecord) -> Bool {
    headline(record) != nil && (published + updated).contains { record[$0] != nil }
  }

  private static func rows(_ root: Any) -> [[String: Any]]? {
    if let rows = root as? [[String: Any]] { return rows }
    guard let object = root as? [String: Any] else { return nil }
    for key in lists {
      if let rows = object[key] as? [[String: Any]] { return rows }
    }
    // One article by itself.
    return [object]
  }

  private static func item(_ record: FeedRecord, _ position: inout TextSearch) -> FeedItem {
    var item = FeedItem()
    let body = texts.lazy.compactMap { record[$0] }.first.map(SyndicationFeed.plain)
    item.headline = headline(record).map(SyndicationFeed.plain) ?? body
    item.details = body
    item.identifier = record["id"] ?? record["guid"] ?? record["url"] ?? record["link"]
    item.set("details", item.details)
    item.set("link", record["url"] ?? record["link"] ?? record["externalurl"])
    item.date(
      by: (published.map { ($0, .published) } + updated.map { ($0, .updated) }).lazy
        .compactMap { name, what in record[name].map { (what, $0, nil) } },
      .stated
    )
    // Only the text that counts is looked for, because its order beside the others is the service's own.
    item.evidence = item.evidence.map {
      Evidence(what: $0.what, quote: $0.quote, byteRange: position.next($0.quote))
    }
    return item
  }

  private static func headline(_ record: FeedRecord) -> String? {
    record["title"] ?? record["headline"] ?? record["subject"]
  }

  private static let lists = [
    "items", "articles", "results", "news", "stories", "entries", "posts",
  ]
  private static let texts = [
    "contenttext", "contenthtml", "body", "description", "summary", "content", "text",
  ]
  private static let published = [
    "datepublished", "publishedat", "published", "pubdate", "publishdate", "publisheddate",
    "disseminationtime", "disseminationtimeist", "disseminatedat", "dissemination", "broadcasttime",
    "broadcastat",
  ]
  private static let updated = ["datemodified", "updatedat", "updated"]
}
