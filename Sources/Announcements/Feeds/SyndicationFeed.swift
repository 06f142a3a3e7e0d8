internal import CivilTime

/// Feeds in RSS 0.9 to 2.0 and Atom.
///
/// The feed of NSE is an RSS feed with two peculiarities: the title of an item is the name of the
/// company, and its moment (`19-Jul-2026 00:02:49`) is India's clock without a zone.
enum SyndicationFeed {
  /// Elements nested deeper than this are not a feed.
  private static let depth = 64

  static func read(_ bytes: [UInt8]) throws(FeedFailure) -> FeedContent {
    var scanner = XMLScanner(bytes)
    var path: [String] = []
    var channel = Entry()
    var entry: Entry?
    var entries: [Entry] = []
    var format: String?
    while let piece = try scanner.next() {
      switch piece {
      case .open(let name, let attributes, let isEmpty):
        let name = Self.known(name)
        if path.isEmpty, format == nil {
          format = Self.formats[name]
          guard format != nil else { throw .unknown(format: "XML") }
        }
        if name == "item" || name == "entry", entry == nil {
          entry = Entry()
        } else if entry != nil {
          entry?.add(attributes, of: name)
        }
        guard !isEmpty else { continue }
        path.append(name)
        guard path.count <= depth else { throw .unknown(format: "XML") }
      case .close(let name):
        let name = Self.known(name)
        guard let last = path.lastIndex(of: name) else { continue }
        path.removeSubrange(last...)
        if name == "item" || name == "entry", let done = entry {
          entries.append(done)
          entry = nil
        }
      case .text(let text, let range):
        guard let name = path.last else { continue }
        if entry != nil {
          entry?.add(text, range, to: name)
        } else {
          channel.add(text, range, to: name)
        }
      }
    }
    guard let format else { throw .unknown(format: "XML") }
    if let root = path.first {
      throw .damaged(
        format: format,
        reason: "it ends before </\(root)>, so that items are missing; fetch it again"
      )
    }
    let isNSE =
      channel.text("title")?.uppercased().hasPrefix("NSE ") == true
      || channel.text("link")?.contains("nseindia.com") == true
    return FeedContent(
      format: isNSE ? "NSE RSS" : format,
      items: entries.map { Self.item($0, isNSE: isNSE) }
    )
  }

  private static let formats = ["rss": "RSS", "rdf": "RSS", "feed": "Atom"]

  /// The name without its prefix, but for the date of the Dublin Core.
  private static func known(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":") else { return name }
    let local = String(name[name.index(after: colon)...])
    // Media and podcast extensions have titles and descriptions of their own.
    return ["rdf", "atom", "dc", "content"].contains(name[..<colon]) ? local : name
  }

  // MARK: Items

  private static func item(_ entry: Entry, isNSE: Bool) -> FeedItem {
    var item = FeedItem()
    let title = entry.text("title").map(plain)
    let summary = (entry.text("description") ?? entry.text("summary")).map(plain)
    let story = (entry.text("encoded") ?? entry.text("content")).map(paragraphs)
    if isNSE {
      readNSE(title, summary, &item)
    } else {
      item.headline = title ?? summary
      item.details = summary ?? story
      item.story = story
    }
    readMoment(entry, isNSE ? .india : .stated, &item)
    let link = entry.link ?? entry.text("link")
    item.identifier = entry.text("guid") ?? entry.text("id") ?? (isNSE ? nil : link)
    item.set("details", item.details)
    item.set("link", link)
    item.set("category", entry.category ?? entry.text("category"))
    item.set("author", entry.text("creator"))
    return item
  }

  private static let published = ["pubdate", "published", "issued", "date", "created"]
  private static let updated = ["updated", "modified", "lastbuilddate"]

  private static func readMoment(_ entry: Entry, _ clock: FeedMoment, _ item: inout FeedItem) {
    item.date(
      by: (published.map { ($0, .published) } + updated.map { ($0, .updated) }).lazy
        .compactMap { name, what in entry.text(name).map { (what, $0, entry.range(name)) } },
      clock
    )
  }

  /// `HEG Limited - Ex-Date: 22-Jul-2026`, `... |SUBJECT: Board Meeting Intimation`.
  private static func readNSE(_ title: String?, _ summary: String?, _ item: inout FeedItem) {
    let name = title?.split(separator: " - ", maxSplits: 1).first.map {
      String($0.trimmingBlanks())
    }
    item.company = name
    let parts = (summary ?? "").split(separator: "|SUBJECT:", maxSplits: 1)
    if parts.count == 2 {
      item.details = String(parts[0].trimmingBlanks())
      item.headline = String(parts[1].trimmingBlanks())
    } else {
      item.details = summary
      item.headline = title
    }
  }

  /// The text of a field that may hold mark-up.
  static func plain(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") else { return text }
    let bytes = HTMLText(Array(text.utf8)).bytes
    return TokenizedText(bytes).words(0..<bytes.count)
  }

  /// The text of a field that holds a story, a line for each paragraph of its mark-up.
  private static func paragraphs(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") else { return text }
    return String(decoding: HTMLText(Array(text.utf8)).bytes, as: UTF8.self)
  }

  /// The elements of one item by their names; of several the first one that says something.
  private struct Entry {
    private var texts: [String: String] = [:]
    private var ranges: [String: Range<Int>] = [:]
    private(set) var link: String?
    private(set) var category: String?

    mutating func add(_ text: String, _ range: Range<Int>, to name: String) {
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      if let known = texts[name], known.utf8.count < 1 << 20 {
        // An element may be cut by comments and CDATA; a second one of its name is not told apart.
        if ranges[name]?.upperBound == range.lowerBound { texts[name] = known + text }
        return
      }
      texts[name] = text
      ranges[name] = range
    }

    mutating func add(_ attributes: [String: String], of name: String) {
      if name == "link", let address = attributes["href"],
        link == nil || attributes["rel"] == "alternate"
      {
        link = address
      }
      if name == "category", category == nil { category = attributes["term"] }
    }

    func text(_ name: String) -> String? {
      texts[name].map { String($0[...].trimmingBlanks()) }
    }

    func range(_ name: String) -> Range<Int>? { ranges[name] }
  }
}
