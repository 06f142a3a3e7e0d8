/// The entries of JSON-LD in a page, and the one that is the page's story.
enum StructuredData {
  /// An object: what it is, its headline and its dates, as places in the page.
  struct Entry: Sendable {
    var types: [String] = []
    var headline: Range<Int>?
    var published: Range<Int>?
    var modified: Range<Int>?
    /// The object that holds this one.
    let parent: Int?
    /// The key under which it stands there.
    let key: String?

    var isArticle: Bool {
      types.contains { type in
        type.hasSuffix("article") || type.hasSuffix("blogposting") || type == "pressrelease"
          || type == "report"
      }
    }
    /// Whether it is a text of another kind, such as a recipe.
    var isWork: Bool {
      types.contains { type in
        ["howto", "recipe", "creativework", "review", "podcastepisode", "product", "question"]
          .contains(type)
          || type.hasSuffix("posting")
      }
    }
    var isPage: Bool { types.contains { $0.hasSuffix("page") } }
  }

  // MARK: Reading

  /// Reads the objects of a script, broken ones as far as they go, in one pass.
  ///
  /// - Parameters:
  ///   - source: The bytes of the page.
  ///   - range: The script.
  ///   - isLinkedData: Whether it is data; in a program a string ends with its line.
  ///   - count: The number of entries before those.
  /// - Returns: The entries, a root of no type first.
  static func entries(
    in source: [UInt8],
    _ range: Range<Int>,
    isLinkedData: Bool,
    after count: Int
  ) -> [Entry] {
    var entries = [Entry(parent: nil, key: nil)]
    var open = [0]
    var keys: [String?] = [nil]
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      index += 1
      switch byte {
      case 0x7B:
        let parent = open.last ?? 0
        entries.append(Entry(parent: count + parent, key: keys.last ?? nil))
        open.append(entries.count - 1)
        keys.append(nil)
      case 0x7D:
        if open.count > 1 {
          open.removeLast()
          keys.removeLast()
        }
      case 0x22:
        let start = index
        while index < range.upperBound, source[index] != 0x22,
          isLinkedData || source[index] != 0x0A
        { index += source[index] == 0x5C ? 2 : 1 }
        let end = min(index, range.upperBound)
        guard end < range.upperBound, source[end] == 0x22 else {
          // A quotation mark that opens no string.
          index = isLinkedData ? range.upperBound : start
          continue
        }
        index = end + 1
        var next = index
        while next < range.upperBound, source[next] <= 0x20 { next += 1 }
        if next < range.upperBound, source[next] == 0x3A {
          keys[keys.count - 1] = end - start <= 24 ? text(source, start..<end) : ""
          index = next + 1
        } else if let key = keys.last ?? nil, let entry = open.last {
          set(key, start..<end, of: &entries[entry], source)
        }
      default: break
      }
    }
    return entries
  }

  private static func set(
    _ key: String,
    _ value: Range<Int>,
    of entry: inout Entry,
    _ source: [UInt8]
  ) {
    switch key {
    case "@type", "type":
      guard value.count <= 80 else { return }
      let name = text(source, value)
      entry.types.append(name.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? name)
    case "headline": entry.headline = entry.headline ?? value
    case "datepublished": if value.count < 64 { entry.published = entry.published ?? value }
    case "datemodified": if value.count < 64 { entry.modified = entry.modified ?? value }
    default: return
    }
  }

  private static func text(_ source: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self).lowercased()
  }

  /// What a page without an article is about by its data, such as `jobposting`; nothing where it does not say.
  static func otherMatter(_ entries: [Entry]) -> String? {
    guard !entries.contains(where: \.isArticle) else { return nil }
    return entries.lazy.filter { !isPart($0, of: entries) }.flatMap(\.types).first(
      where: matters.contains
    )
  }

  private static let matters: Set<String> = [
    "jobposting", "course", "courseinstance", "product", "productgroup", "recipe", "faqpage",
    "qapage", "howto", "quiz", "book", "movie", "softwareapplication", "mobileapplication",
    "localbusiness", "store", "hotel", "restaurant", "profilepage", "aboutpage", "contactpage",
    "collectionpage", "searchresultspage", "itemlist", "financialproduct", "investmentfund",
  ]

  // MARK: Choosing

  /// The dates of the story's entry: that of an article with the page's headline, else of the
  /// articles that are not part of another or of a list, else of the page, else of an entry that
  /// does not say what it is.
  ///
  /// A site, an organization, a person or a video dates no story. Two articles of different dates
  /// are both given, for a person to choose.
  static func ofStory(
    _ entries: [Entry],
    title: [UInt8]?,
    source: [UInt8]
  ) -> (published: [Range<Int>], modified: Range<Int>?) {
    let articles = entries.filter(\.isArticle)
    let own = articles.filter { !isPart($0, of: entries) }
    let words = title.map(keys) ?? []
    let matching = articles.filter { entry in
      entry.key != "liveblogupdate"
        && entry.headline.map { agree(keys(Array(source[$0])), words) } ?? false
    }
    let pages = entries.filter { $0.isPage && !$0.isArticle && !isPart($0, of: entries) }
    let works = entries.filter { $0.isWork && !isPart($0, of: entries) }
    let others = entries.filter(\.types.isEmpty)
    func dated(_ date: KeyPath<Entry, Range<Int>?>) -> [Entry] {
      for group in [matching, own, pages, works] {
        let found = group.filter { $0[keyPath: date] != nil }
        if !found.isEmpty { return found }
      }
      return Array(others.filter { $0[keyPath: date] != nil }.prefix(1))
    }
    var published: [Range<Int>] = []
    for value in dated(\.published).compactMap(\.published)
    where !published.contains(where: { source[$0] == source[value] }) {
      published.append(value)
    }
    return (published, dated(\.modified).first?.modified)
  }

  /// Whether an entry is a part of an article, or an item of a list of them.
  private static func isPart(_ entry: Entry, of entries: [Entry]) -> Bool {
    var child = entry
    var steps = 0
    while let parent = child.parent, steps < 64 {
      if child.key.map(lists.contains) == true || entries[parent].isArticle { return true }
      if entries[parent].types.contains(where: { $0.hasSuffix("list") || $0 == "listitem" }) {
        return true
      }
      child = entries[parent]
      steps += 1
    }
    return false
  }

  private static let lists: Set<String> = [
    "itemlistelement", "haspart", "mentions", "relatedlink", "related", "liveblogupdate", "comment",
    "citation", "isbasedon", "blogpost", "review", "reviews", "suggestedanswer", "acceptedanswer",
  ]

  private static func keys(_ bytes: [UInt8]) -> Set<WordKey> {
    Set(TokenizedText(bytes).tokens.filter { $0.kind != .mark }.map(\.key))
  }

  /// Whether two headlines share most of the words of the shorter one.
  private static func agree(_ first: Set<WordKey>, _ second: Set<WordKey>) -> Bool {
    let shorter = min(first.count, second.count)
    return shorter > 0 && first.intersection(second).count * 10 >= shorter * 7
  }
}
