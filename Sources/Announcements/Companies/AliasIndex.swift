/// The names of all companies as a tree of words, so that a text is searched in one pass.
///
/// - Complexity: the search is O(*T* · *A*) for *T* tokens and the longest name of *A* words.
struct AliasIndex: Sendable {
  struct Match: Sendable {
    let company: Int
    let tokens: Range<Int>
    /// The word of a name that is one short word in capitals, such as `IOC`.
    let abbreviation: WordKey?
    /// Another company that has the name too, of another legal form: `Siemens` of Munich and of Mumbai.
    var rival: Int?
    /// The legal form of another country that follows the name and that the company has not: `Siemens AG`.
    var hasOtherForm = false
  }

  private struct Edge: Hashable, Sendable {
    let node: Int32
    let key: WordKey

    func _rawHashValue(seed: Int) -> Int {
      key._rawHashValue(seed: seed &+ Int(node) &* 0x9E37_79B9)
    }
  }

  private enum Spelling: Sendable {
    /// Words that are capitals in the name are capitals in the text.
    case name(capitals: [Bool])
    /// One short word, all in capitals.
    case abbreviation
    /// A symbol of fewer than six letters counts only after the name of an exchange.
    case symbol(needsExchange: Bool)
  }

  private struct Ending: Sendable {
    let company: Int
    let spelling: Spelling
    /// Whether a list writes the name so, and its legal form was not cut off.
    var isWritten = true
  }

  private var edges: [Edge: Int32] = [:]
  private var endings: [Int32: [Ending]] = [:]
  private var nodeCount: Int32 = 1
  /// Whether a name ends at each node, asked before the table of the names.
  private var endsName: [Bool] = [false]
  private var firstWords = WordFilter([], bits: 65_536)
  /// The companies whose names have a legal form of another country than India's.
  private var foreign: Set<Int> = []

  init(_ companies: [Company]) {
    for (index, company) in companies.enumerated() {
      if Self.hasForeignForm(company.name) { foreign.insert(index) }
      for alias in [company.name] + company.aliases {
        insert(alias, company: index)
        if let plain = Self.withoutLegalForm(alias) {
          insert(plain, company: index, isWritten: false)
        }
        for short in Self.withoutCorporation(alias) { insert(short, company: index) }
        // `Oil and Natural Gas Corp` is the Corporation, and the other way round.
        for (long, short) in [("Corporation", "Corp"), ("Company", "Co")] {
          let words = alias.split(separator: " ")
          guard words.count > 2 else { continue }
          if words.contains(where: { $0 == long }) {
            insert(
              words.map { $0 == long ? short : String($0) }.joined(separator: " "),
              company: index
            )
          } else if words.contains(where: { $0 == short }) {
            insert(
              words.map { $0 == short ? long : String($0) }.joined(separator: " "),
              company: index
            )
          }
        }
        if let short = Self.abbreviated(alias) { insert(short, company: index) }
      }
      if !company.symbol.isEmpty { insert(symbol: company.symbol, company: index) }
    }
  }

  // MARK: Building

  private mutating func insert(_ alias: String, company: Int, isWritten: Bool = true) {
    let text = TokenizedText(Array(alias.utf8))
    let words = text.tokens.filter { Self.key($0, in: text) != nil }
    guard !words.isEmpty else { return }
    let spelling: Spelling
    if words.count == 1, words[0].kind == .word, words[0].isUppercase, words[0].count <= 5 {
      spelling = .abbreviation
    } else {
      spelling = .name(capitals: words.map { $0.kind == .word && $0.isCapitalized })
    }
    add(
      words.compactMap { Self.key($0, in: text) },
      Ending(company: company, spelling: spelling, isWritten: isWritten)
    )
  }

  private mutating func insert(symbol: String, company: Int) {
    let text = TokenizedText(Array(symbol.utf8))
    let isLong = text.tokens.count == 1 && symbol.utf8.count >= 6 && text.tokens[0].kind == .word
    add(
      text.tokens.compactMap { Self.key($0, in: text) },
      Ending(company: company, spelling: .symbol(needsExchange: !isLong))
    )
  }

  private mutating func add(_ keys: [WordKey], _ ending: Ending) {
    if let first = keys.first { firstWords.insert(first) }
    var node: Int32 = 0
    for key in keys {
      let edge = Edge(node: node, key: key)
      if let next = edges[edge] {
        node = next
      } else {
        edges[edge] = nodeCount
        node = nodeCount
        nodeCount += 1
        endsName.append(false)
      }
    }
    guard node > 0,
      endings[node]?.contains(where: { $0.company == ending.company }) != true
        || !Self.isSymbol(ending)
    else { return }
    endings[node, default: []].append(ending)
    endsName[Int(node)] = true
  }

  private static func isSymbol(_ ending: Ending) -> Bool {
    if case .symbol = ending.spelling { true } else { false }
  }

  /// `ACC Limited` and `Vi Ltd` keep their form, because `ACC` or `VI` alone means too many things.
  private static func withoutLegalForm(_ name: String) -> String? {
    var words = name.split(separator: " ")
    let count = words.count
    while let last = words.last, words.count > 1, legalForms.contains(key(ofWord: last)) {
      words.removeLast()
    }
    guard words.count < count else { return nil }
    let plain = words.joined(separator: " ")
    let isShort =
      words.count == 1
      && (plain.utf8.count <= 2 || plain.utf8.count <= 4 && plain == plain.uppercased())
    return isShort ? nil : plain
  }

  /// `Microsoft` and `Microsoft Corp` of `Microsoft Corporation`, `Boeing` and `Boeing Company` of `The Boeing
  /// Company`; a single short word is left out, because it may mean other things.
  private static func withoutCorporation(_ name: String) -> [String] {
    var words = name.split(separator: " ")
    var found: [String] = []
    if words.count > 2, words[0] == "The" {
      words.removeFirst()
      found.append(words.joined(separator: " "))
      if let plain = withoutLegalForm(found[0]) { found.append(plain) }
    }
    if words.count == 2, words[1] == "Corporation" || words[1] == "Company",
      words[0].utf8.count >= 5
    {
      found += [String(words[0]), "\(words[0]) \(words[1] == "Company" ? "Co" : "Corp")"]
    }
    return found
  }

  private static func key(ofWord word: Substring) -> WordKey {
    WordKey(word.utf8.filter { $0 != 0x2E && $0 != 0x2C })
  }

  private static let legalForms: Set<WordKey> = [
    "ltd", "limited", "inc", "plc", "llc", "corp", "pvt", "private", "co", "company", "ag", "se",
    "nv", "sa", "spa", "a/s", "asa", "gmbh", "kgaa",
  ]
  /// The forms of firms that are no company of India.
  private static let foreignForms: Set<WordKey> = [
    "ag", "se", "nv", "sa", "spa", "a/s", "asa", "gmbh", "kgaa", "inc", "plc",
  ]
  /// Those of them that are hardly anything else behind a name.
  private static let plainForms: Set<WordKey> = ["ag", "gmbh", "kgaa"]

  private static func hasForeignForm(_ name: String) -> Bool {
    name.split(separator: " ").last.map { foreignForms.contains(key(ofWord: $0)) } ?? false
  }

  /// The forms that may follow a name in a text.
  private static let suffixes: Set<WordKey> = legalForms.union([
    "group", "corporation", "ag", "sa", "nv", "industries", "holdings", "लिमिटेड", "कंपनी", "समूह",
  ])

  // MARK: Searching

  /// Returns the longest names from the first token to the last; a token belongs to one at most.
  func matches(in text: TokenizedText) -> [Match] {
    var found: [Match] = []
    var index = 0
    // Once for each line: asking again for each symbol would make a line of symbols quadratic.
    let hasSmallLetters = text.lines.map { line in
      line.contains { text.tokens[$0].kind == .word && !text.tokens[$0].isUppercase }
    }
    while index < text.tokens.count {
      if text.tokens[index].kind != .mark,
        firstWords.mayContain(Self.wordKey(text.tokens[index], in: text)),
        !isEmissionNorm(index, in: text),
        let match = longest(at: index, in: text, hasSmallLetters)
      {
        found.append(match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// `BS VI`, `BS-VI`, `Bharat Stage VI`: the norm, not a company, in whatever directory.
  private func isEmissionNorm(_ index: Int, in text: TokenizedText) -> Bool {
    guard Self.norms.contains(text.tokens[index].key) else { return false }
    var before = index - 1
    if before >= 0, text.tokens[before].isMark(.hyphen) { before -= 1 }
    guard before >= 0, text.tokens[before].line == text.tokens[index].line else { return false }
    return text.tokens[before].isWord("bs") || text.tokens[before].isWord("stage")
  }

  private static let norms: Set<WordKey> = ["iii", "iv", "v", "vi", "vii"]

  private func longest(
    at start: Int,
    in text: TokenizedText,
    _ hasSmallLetters: [Bool]
  ) -> Match? {
    var node: Int32 = 0
    var index = start
    var best: Match?
    var line = text.tokens[start].line
    while index < text.tokens.count {
      let token = text.tokens[index]
      // A name may be broken over two lines of a paragraph, not over a blank line.
      guard token.line <= line + 1 else { break }
      line = token.line
      guard let key = Self.key(token, in: text) else {
        guard index > start, Self.joins(token) else { break }
        index += 1
        continue
      }
      guard let next = edges[Edge(node: node, key: key)] else { break }
      node = next
      index += 1
      if endsName[Int(node)], let endings = endings[node] {
        for (place, ending) in endings.enumerated()
        where agrees(ending, start..<index, in: text, hasSmallLetters[Int(line)]) {
          var abbreviation: WordKey?
          if case .abbreviation = ending.spelling { abbreviation = text.tokens[start].key }
          best = Match(
            company: ending.company,
            tokens: start..<index,
            abbreviation: abbreviation,
            rival: ending.isWritten || !foreign.contains(ending.company)
              ? nil
              : endings.dropFirst(place + 1).first {
                $0.company != ending.company && !foreign.contains($0.company)
                  && agrees($0, start..<index, in: text, hasSmallLetters[Int(line)])
              }?.company
          )
          break
        }
      }
    }
    guard let best else { return nil }
    let end = best.tokens.upperBound
    let hasOtherForm =
      end < text.tokens.count && text.tokens[end].line == text.tokens[end - 1].line
      && Self.plainForms.contains(text.tokens[end].key) && text.tokens[end].isCapitalized
      && !foreign.contains(best.company)
    return Match(
      company: best.company,
      tokens: start..<includingLegalForm(end, in: text),
      abbreviation: best.abbreviation,
      rival: best.rival,
      hasOtherForm: hasOtherForm
    )
  }

  private func agrees(
    _ ending: Ending,
    _ tokens: Range<Int>,
    in text: TokenizedText,
    _ hasSmallLetters: Bool
  ) -> Bool {
    switch ending.spelling {
    case .abbreviation:
      return text.tokens[tokens.lowerBound].isUppercase
    case .symbol(let needsExchange):
      guard tokens.allSatisfy({ text.tokens[$0].kind != .word || text.tokens[$0].isUppercase })
      else { return false }
      return followsExchange(tokens.lowerBound, in: text)
        || !needsExchange && hasSmallLetters
    case .name(let capitals):
      var position = 0
      for index in tokens where Self.key(text.tokens[index], in: text) != nil {
        if capitals[position], !text.tokens[index].isCapitalized { return false }
        position += 1
      }
      return true
    }
  }

  /// `NSE: IDEA`, `(NSE:IDEA)`, `HKEX 3931`.
  private func followsExchange(_ index: Int, in text: TokenizedText) -> Bool {
    var before = index - 1
    while before >= 0, index - before <= 2, text.tokens[before].kind == .mark { before -= 1 }
    guard before >= 0, text.tokens[before].line == text.tokens[index].line else { return false }
    return text.tokens[before].kind == .word && Self.exchanges.contains(text.tokens[before].key)
  }

  private static let exchanges: Set<WordKey> = [
    "nse", "bse", "hkex", "sehk", "tse", "tyo", "nyse", "nasdaq", "lse", "symbol", "ticker",
  ]

  private func includingLegalForm(_ end: Int, in text: TokenizedText) -> Int {
    var last = end
    var index = end
    while index < text.tokens.count, text.tokens[index].line == text.tokens[end - 1].line {
      let token = text.tokens[index]
      if token.kind == .word, token.isCapitalized, Self.suffixes.contains(token.key) {
        last = index + 1
      } else if !token.isMark(.period) && !token.isMark(.comma) || index > last {
        break
      }
      index += 1
    }
    return last
  }

  /// What a token contributes to a name; nothing for marks that names are written with or without.
  private static func key(_ token: TextToken, in text: TokenizedText) -> WordKey? {
    guard token.kind == .mark else { return wordKey(token, in: text) }
    if token.isMark(.ampersand) { return "and" }
    if token.isMark(.openParenthesis) || token.isMark(.closeParenthesis) { return token.key }
    return nil
  }

  /// The number of a word; names in Devanagari are written in several ways.
  private static func wordKey(_ token: TextToken, in text: TokenizedText) -> WordKey {
    // Most words end here, before a slice is made.
    guard text.bytes[Int(token.start)] == 0xE0, token.kind == .word else { return token.key }
    let bytes = text.bytes[token.byteRange]
    return DevanagariName.begins(bytes) ? DevanagariName.key(bytes) : token.key
  }

  private static func joins(_ token: TextToken) -> Bool {
    token.isMark(.hyphen) || token.isMark(.apostrophe) || token.isMark(.period)
      || token.isMark(.slash) && !token.followsSpace
  }
}
