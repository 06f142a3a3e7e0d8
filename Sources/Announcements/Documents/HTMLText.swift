/// A page of HTML with its mark-up blanked out, every byte of text in its place.
///
/// Because nothing moves, byte ranges of the text are byte ranges of the file. Block tags become
/// line ends; scripts, styles, navigation and asides below the head of the story become blanks; character
/// references become their characters.
struct HTMLText: Sendable {
  /// A value of the mark-up that dates the page.
  struct DatedValue: Sendable {
    let label: String
    let role: DateRole
    let value: Range<Int>
    /// What a `time` tag shows.
    var shown: Range<Int>?
    /// Whether the tag stands among the text, which tells of what it is the date.
    var isInText = false
  }

  private(set) var bytes: [UInt8]
  /// The values of meta tags, time tags and JSON-LD that date the page.
  var dates: [DatedValue] = []
  /// Where the title begins: that of the first heading, else that of the page.
  private(set) var titleStart: Int?
  /// Where the heading of the story begins: the one with the words of the page's title, else the first.
  private(set) var headingStart: Int?
  /// The addresses of the page as it names itself, the canonical one first.
  private(set) var addresses: [Range<Int>] = []
  /// Whether the page says that its language writes the day before the month in figures.
  private(set) var writesDayFirst = false

  /// The contents of the asides, in order.
  var asides: [Range<Int>] = []
  /// The numbers of the asides that have headings, as those of other stories do.
  var asidesOfStories: Set<Int> = []

  init(_ source: [UInt8]) {
    bytes = source
    var index = 0
    var isPreformatted = false
    var unclosed: Set<String> = []
    while index < source.count {
      switch source[index] {
      case 0x3C:
        let tag = HTMLTag(source, at: index)
        guard let tag else {
          index += 1
          continue
        }
        blank(index..<tag.end, lineEnd: Self.blocks.contains(tag.name))
        let isInAside = asides.last.map { index < $0.upperBound } ?? false
        read(tag, source, isInAside: isInAside)
        if tag.name == "pre" { isPreformatted = !tag.isClosing }
        index = tag.end
        if !tag.isClosing, Self.hidden.contains(tag.name), !unclosed.contains(tag.name) {
          if let end = Self.closing(of: tag.name, in: source, from: tag.end) {
            if tag.name == "aside" {
              if !isInAside { asides.append(tag.end..<end) }
              continue
            }
            if tag.name == "script", !isInAside {
              let kind = tag.attribute("type").map(tag.text)
              structured += StructuredData.entries(
                in: source,
                tag.end..<end,
                isLinkedData: kind?.lowercased().contains("json") == true,
                after: structured.count
              )
            }
            blank(tag.end..<end, lineEnd: false)
            index = end
          } else {
            // Remembering it keeps a page of unclosed tags linear.
            unclosed.insert(tag.name)
          }
        }
      case 0x26: index = decodeReference(source, at: index)
      case 0x0A, 0x0D:
        if !isPreformatted { bytes[index] = 0x20 }
        index += 1
      default: index += 1
      }
    }
    addStructured(source)
    headingStart = ownHeading()
    hideAsides()
  }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "title",
    "section", "article", "header", "footer", "main", "figure", "figcaption", "blockquote", "pre",
    "hr", "dt", "dd", "body", "head", "aside", "nav", "form",
  ]
  private static let hidden: Set<String> = [
    "script", "style", "noscript", "template", "nav", "aside", "select", "svg", "iframe", "button",
    "textarea", "object",
  ]

  mutating func blank(_ range: Range<Int>, lineEnd: Bool) {
    for index in range { bytes[index] = 0x20 }
    if lineEnd { bytes[range.lowerBound] = 0x0A }
  }

  /// Where the closing tag of an element begins, in the bytes after its opening tag.
  private static func closing(
    of name: String,
    in source: [UInt8],
    from start: Int,
    within length: Int = .max
  ) -> Int? {
    let wanted = Array(name.utf8)
    var index = start
    let end = length < source.count - start ? start + length : source.count
    while index + wanted.count + 2 <= end {
      if source[index] == 0x3C, source[index + 1] == 0x2F,
        zip(source[(index + 2)...], wanted).allSatisfy({ $0 | 0x20 == $1 })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  // MARK: Dates of the mark-up

  private mutating func read(_ tag: HTMLTag, _ source: [UInt8], isInAside: Bool) {
    guard !tag.isClosing else { return }
    if isInAside, tag.name != "time" {
      if ["h1", "h2", "h3", "h4", "h5", "h6"].contains(tag.name) {
        asidesOfStories.insert(asides.count - 1)
      }
      return
    }
    switch tag.name {
    case "html":
      let language =
        (tag.attribute("lang") ?? tag.attribute("xml:lang")).map { tag.text($0).lowercased() } ?? ""
      writesDayFirst = Self.dayFirstLanguages.contains { language.hasPrefix($0) }
    case "h1":
      titleStart = titleStart.flatMap { hasHeading ? $0 : nil } ?? tag.end
      headings.append((1, tag.end))
    case "h2", "h3": if headings.count < 40 { headings.append((2, tag.end)) }
    case "title":
      if titleStart == nil { titleStart = tag.end }
      if pageTitleStart == nil { pageTitleStart = tag.end }
    case "link":
      if tag.attribute("rel").map({ tag.text($0).lowercased() }) == "canonical",
        let address = tag.range(of: "href")
      {
        addresses.insert(address, at: 0)
      }
    case "meta":
      guard
        let key = tag.attribute("property") ?? tag.attribute("name") ?? tag.attribute("itemprop"),
        let value = tag.range(of: "content")
      else { return }
      let name = tag.text(key).lowercased()
      if name == "og:url" { addresses.append(value) }
      add(name, value, isInText: isInBody)
    case "time":
      guard let value = tag.range(of: "datetime") else { return }
      let marks = ["itemprop", "class", "pubdate"].compactMap { tag.attribute($0).map(tag.text) }
        .joined(separator: " ").lowercased()
      let isPublished = marks.contains("publish") || tag.attribute("pubdate") != nil
      // `class="published updated"` is of a theme that shows one day.
      let isUpdated = !isPublished && (marks.contains("modif") || marks.contains("updat"))
      let end = Self.closing(of: "time", in: source, from: tag.end, within: 400)
      dates.append(
        DatedValue(
          label: "time",
          role: isUpdated ? .updated : isPublished ? .published : .mastHead,
          value: value,
          shown: end.map { tag.end..<$0 },
          isInText: true
        )
      )
    case "body": isInBody = true
    default: readMicrodata(tag)
    }
    if tag.name == "h1" { hasHeading = true }
  }

  /// `<span itemprop="datePublished" content="...">` and `<abbr class="published" title="...">`.
  private mutating func readMicrodata(_ tag: HTMLTag) {
    let names = ["itemprop", "property"].compactMap { tag.attribute($0).map(tag.text) }
    let value = tag.range(of: "content") ?? tag.range(of: "datetime") ?? tag.range(of: "title")
    guard let value, value.count < 64 else { return }
    for name in names.flatMap({ $0.lowercased().split(separator: " ") }) {
      let key = String(name.split(separator: ":").last ?? name)
      if key == "datepublished" || key == "datemodified" {
        add(key, value, isInText: isInBody)
        return
      }
      // `property="schema:dateCreated"` of a content management system.
      if key == "datecreated", key != name {
        add("dc:date", value, isInText: isInBody)
        return
      }
    }
    guard tag.name == "abbr", let marks = tag.attribute("class").map(tag.text)?.lowercased() else {
      return
    }
    if marks.contains("published") {
      add("datepublished", value, isInText: isInBody)
    } else if marks.contains("updated") {
      add("datemodified", value, isInText: isInBody)
    }
  }

  private var references = CharacterReferences()
  private var hasHeading = false
  private var isInBody = false
  /// Where the first headings begin, with their levels; those below the second count as second.
  private(set) var headings: [(level: Int, start: Int)] = []
  /// Where the title of the page begins.
  private(set) var pageTitleStart: Int?

  /// The first heading that most words of stand in the title of the page; else the first of all that
  /// are of the first level.
  private func ownHeading() -> Int? {
    let first = headings.first { $0.level == 1 }?.start
    guard headings.count > 1 || first == nil, let title = pageTitleStart.map(line) else {
      return first
    }
    let tokens = TokenizedText(title)
    let words = Set(tokens.tokens.filter { $0.kind != .mark }.map(\.key))
    let plain = TitleLine.withoutSite(tokens.lines.first ?? 0..<0, tokens)
    let short = Set(tokens.tokens[plain].filter { $0.kind != .mark }.map(\.key))
    func isOwn(_ heading: (level: Int, start: Int)) -> Bool {
      // A date may open the heading.
      let own = Set(
        TokenizedText(line(at: heading.start)).tokens.filter {
          $0.kind == .word || $0.kind == .number && words.contains($0.key)
        }.map(\.key)
      )
      let shared = own.intersection(words).count
      // A title may be a short form of the heading.
      if heading.level == 1, short.count >= 4, short.isSubset(of: own) { return true }
      // The name of the site is in each title too.
      return shared >= 3 && shared * 10 >= own.count * 6 && shared * 10 >= words.count * 3
    }
    return (headings.first { $0.level == 1 && isOwn($0) } ?? headings.first(where: isOwn))?.start
      ?? first
  }

  /// The text from a byte to the end of its line.
  func line(at start: Int) -> [UInt8] {
    Array(bytes[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)])
  }
  private var structured: [StructuredData.Entry] = []
  /// What the page is about by its data, where that is no article.
  var otherMatter: String? { StructuredData.otherMatter(structured) }

  private mutating func add(_ key: String, _ value: Range<Int>, isInText: Bool) {
    if Self.publishedKeys.contains(key) {
      dates.append(DatedValue(label: key, role: .published, value: value, isInText: isInText))
    } else if Self.updatedKeys.contains(key) {
      dates.append(DatedValue(label: key, role: .updated, value: value, isInText: isInText))
    }
  }

  /// Takes the dates of the story's own entry among those of the JSON-LD.
  private mutating func addStructured(_ source: [UInt8]) {
    guard !structured.isEmpty else { return }
    let title = titleStart.map(line)
    let chosen = StructuredData.ofStory(structured, title: title, source: source)
    for value in chosen.published { add("datepublished", value, isInText: false) }
    if let value = chosen.modified { add("datemodified", value, isInText: false) }
  }

  // MARK: Character references

  /// Replaces `&amp;` by its character and blanks, and returns the byte after it.
  private mutating func decodeReference(_ source: [UInt8], at start: Int) -> Int {
    guard let reference = references.reference(in: source[start...]),
      reference.characters.count <= reference.length
    else { return start + 1 }
    let end = start + reference.length
    // `M&auml;rz` is one word; a hyphen that only shows at the end of a line parts none.
    let isSoftHyphen = reference.characters == [0xC2, 0xAD]
    let isLetter = isSoftHyphen || Self.isLetter(reference.characters)
    for offset in start..<end { bytes[offset] = isLetter ? TokenizedText.filler : 0x20 }
    if isSoftHyphen { return end }
    for (offset, byte) in reference.characters.enumerated() { bytes[start + offset] = byte }
    return end
  }

  private static func isLetter(_ characters: [UInt8]) -> Bool {
    String(decoding: characters, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }
}
