internal import DelimitedText
internal import Foundation

/// Articles in JSON and in tables: JSON Feed 1.x, and the lists of services of news.
///
/// JSON Feed calls the words of an item `title`, `content_text`, `content_html` and `summary`, and its moment
/// `date_published`; services of news have names of their own for the same; see ``ArticleRecord``.
enum ArticleFeed {
  /// The name of the format of feeds in JSON, for messages.
  static let format = "JSON Feed"
  /// That of tables.
  static let table = "table of articles"

  /// Reads the articles of a list, however deep it lies; nothing where there are none.
  static func content(_ root: Any, position: inout TextSearch) -> FeedContent? {
    guard let rows = rows(root, depth: 6) else { return nil }
    let clock = ArticleRecord.clock(of: rows)
    return FeedContent(format: format, items: rows.map { $0.item(clock, &position) })
  }

  /// Reads a table whose columns tell words and moments and no company; nothing where they do not.
  static func content(of table: DelimitedTable) -> FeedContent? {
    guard TableHead.holdsArticles(Set(table.header.map(normalizedHeader))) else { return nil }
    let rows = table.rows.map { row in
      ArticleRecord(FeedRecord(zip(table.header, row.fields).map { (name: $0, value: $1) }))
    }
    let clock = ArticleRecord.clock(of: rows)
    var position = TextSearch([])
    return FeedContent(format: Self.table, items: rows.map { $0.item(clock, &position) })
  }

  /// The first list that holds articles, level by level; else one article by itself.
  private static func rows(_ root: Any, depth: Int) -> [ArticleRecord]? {
    var level = [root]
    for _ in 0..<depth where !level.isEmpty {
      for value in level {
        guard let rows = value as? [[String: Any]], !rows.isEmpty else { continue }
        let records = rows.map { ArticleRecord(JSONFeed.record($0)) }
        if records.contains(where: \.isArticle) { return records }
      }
      level = level.flatMap { value -> [Any] in
        if let object = value as? [String: Any] {
          // In an order of their own, lest another run finds another list first.
          return object.sorted { $0.key < $1.key }.map(\.value)
        }
        return (value as? [Any])?.filter { $0 is [Any] || $0 is [String: Any] } ?? []
      }.filter { $0 is [Any] || $0 is [String: Any] }
    }
    guard let object = root as? [String: Any] else { return nil }
    let record = ArticleRecord(JSONFeed.record(object))
    return record.isArticle ? [record] : nil
  }
}

/// One article by the names that feeds and tables give to its parts.
struct ArticleRecord: Sendable {
  private let record: FeedRecord

  init(_ record: FeedRecord) { self.record = record }

  /// Whether it has words and a moment.
  var isArticle: Bool { headline != nil && !moments.isEmpty }

  private var headline: String? { Self.titles.lazy.compactMap { record[$0] }.first }
  private var body: String? { Self.texts.lazy.compactMap { record[$0] }.first }

  /// The symbol of the one company that a list names beside its words.
  private var symbol: String? {
    record["symbol", "nsesymbol", "nsecode", "ticker", "scrip"].flatMap { symbol in
      let isOne =
        (1...20).contains(symbol.utf8.count)
        && symbol.utf8.allSatisfy {
          (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x26 || $0 == 0x2D
        } && symbol.utf8.contains { (0x41...0x5A).contains($0) }
      return isOne ? symbol : nil
    }
  }

  /// What dates the article, the best first: a day with the clock of another column comes before the day.
  private var moments: [(what: Evidence.Finding, text: String, range: Range<Int>?)] {
    let names: [(String, Evidence.Finding)] =
      Self.published.map { ($0, .published) } + Self.updated.map { ($0, .updated) }
    let zone = record["timezone", "tz", "zone"]
    var found: [(what: Evidence.Finding, text: String, range: Range<Int>?)] = []
    for (name, what) in names {
      for suffix in ["", "ist", "utc", "gmt"] {
        guard let text = record[name + suffix] else { continue }
        let zone = suffix.isEmpty ? zone : suffix.uppercased()
        if let time = Self.clocks.lazy.compactMap({ record[$0] }).first, time != text {
          found.append((what, [text, time, zone].compactMap(\.self).joined(separator: " "), nil))
          found.append((what, "\(text) \(time)", nil))
        }
        if let zone { found.append((what, "\(text) \(zone)", nil)) }
        found.append((what, text, nil))
      }
    }
    return found
  }

  /// The clock on which articles are stamped: which of day and month comes first is seen in all of them, or
  /// in the currency of their words.
  static func clock(of articles: [ArticleRecord]) -> FeedMoment {
    var clock = FeedMoment.stated
    let parts = articles.flatMap(\.moments).map { moment -> [Int] in
      let day = moment.text.prefix { !$0.isWhitespace && $0 != "T" }
      return day.split { $0 == "/" || $0 == "-" || $0 == "." }.map { Int($0) ?? 0 }
    }.filter { $0.count == 3 && $0[0] <= 31 }
    if parts.contains(where: { $0[0] > 12 }) {
      clock.readsDayFirst = true
    } else if parts.contains(where: { $0[1] > 12 }) {
      clock.readsMonthFirst = true
    } else {
      clock.readsDayFirst = articles.contains { article in
        [article.headline, article.body].compactMap(\.self).contains { text in
          ["Rs", "₹", "crore", " IST"].contains(where: text.contains)
        }
      }
    }
    return clock
  }

  /// The article as an item of a feed.
  func item(_ clock: FeedMoment, _ position: inout TextSearch) -> FeedItem {
    var item = FeedItem()
    let body = body.map(SyndicationFeed.plain)
    item.symbol = symbol
    item.headline = headline.map(SyndicationFeed.plain) ?? body
    item.details = body
    item.identifier = record["id", "guid", "url", "link"]
    item.set("details", item.details)
    item.set("link", record["url", "link", "externalurl"])
    item.date(by: moments, clock)
    // Only the text that counts is looked for, because its order beside the others is the service's own.
    item.evidence = item.evidence.map {
      Evidence(what: $0.what, quote: $0.quote, byteRange: position.next($0.quote))
    }
    return item
  }

  /// Whether the names of columns are those of articles.
  static func isArticle(_ names: Set<String>) -> Bool {
    !names.isDisjoint(with: titles + texts)
      && names.contains { name in
        published.contains(name)
          || ["ist", "utc", "gmt"].contains {
            name.hasSuffix($0) && published.contains("\(name.dropLast(3))")
          }
      }
  }

  private static let titles = [
    "title", "headline", "subject", "head", "heading", "webtitle", "newstitle", "newsheadline",
    "story", "news", "line",
  ]
  private static let texts = [
    "contenttext", "contenthtml", "body", "description", "summary", "content", "text", "abstract",
    "bodytext", "snippet", "standfirst", "intro", "lead", "details", "story", "article",
  ]
  private static let published = [
    "datepublished", "publishedat", "published", "pubdate", "publishdate", "publisheddate",
    "publishedon", "publishedtime", "publishtime", "publicationdate", "publicationtime",
    "webpublicationdate", "disseminationtime", "disseminatedat", "dissemination", "broadcasttime",
    "broadcastat", "firstpublished", "releasedat", "releasetime", "postedat", "postedon", "posted",
    "createdat", "seendate", "moved", "movedat", "datetime", "timestamp", "ts", "time", "date",
    "day", "when",
  ]
  private static let updated = ["datemodified", "updatedat", "updated", "lastmodified"]
  private static let clocks = [
    "time", "timeist", "timeutc", "timegmt", "publishedtime", "pubtime", "publishtime", "hour",
    "clock", "at",
  ]
}
