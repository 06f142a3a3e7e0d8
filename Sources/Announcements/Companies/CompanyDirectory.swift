internal import DelimitedText
internal import Securities

/// The companies that documents are searched for, by all their names.
public struct CompanyDirectory: Sendable {
  /// The companies: those of a person's own list, in its order, then those that were there before.
  public let companies: [Company]
  /// How many of the companies are of the list that the directory was made from, the first ones.
  let ownCount: Int
  /// The companies of the exchanges that the directory is about.
  let home: HomeListing

  let index: AliasIndex

  /// Creates a directory.
  ///
  /// Where two companies share a name, the first one has it.
  public init(_ companies: [Company]) {
    self.companies = companies
    ownCount = companies.count
    home = HomeListing(companies)
    index = AliasIndex(companies)
  }

  /// Returns the directory with further companies, which come before those that it has.
  ///
  /// A symbol and a name that both have are those of the further companies; a further company has the
  /// other names and the numbers that the directory knows for its symbol as well.
  public func adding(_ further: [Company]) -> CompanyDirectory {
    CompanyDirectory(further, over: self)
  }

  private init(_ own: [Company], over base: CompanyDirectory) {
    let known = Dictionary(
      base.companies.filter { !$0.symbol.isEmpty }.map { (TickerForm($0.symbol).code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let names = Set(own.flatMap { [$0.name] + $0.aliases }.map(CompanyLookup.key))
    let own = own.map { company in
      guard let other = known[TickerForm(company.symbol).code],
        company.exchange == nil || company.exchange == other.exchange
      else { return company }
      return company.adding(other) { !names.contains(CompanyLookup.key($0)) }
    }
    let symbols = Set(own.map { TickerForm($0.symbol).code })
    companies =
      own
      + base.companies.filter {
        $0.symbol.isEmpty || !symbols.contains(TickerForm($0.symbol).code)
      }
    ownCount = own.count
    home = base.home.union(HomeListing(own))
    index = AliasIndex(companies)
  }

  /// Returns the first company of a symbol, whose case and the name of an exchange do not matter.
  public func company(symbol: String) -> Company? {
    let form = TickerForm(symbol)
    return companies.first {
      !$0.symbol.isEmpty && TickerForm($0.symbol).distance(to: form) != nil
    }
  }

  /// Returns the names of the companies of symbols; nothing for a symbol that is not known, or known by no name.
  package func names(of symbols: Set<String>) -> [String: String] {
    let wanted = Dictionary(grouping: symbols) { TickerForm($0).code }
    var names: [String: String] = [:]
    for company in companies where !company.symbol.isEmpty && company.name != company.symbol {
      for symbol in wanted[TickerForm(company.symbol).code] ?? [] where names[symbol] == nil {
        names[symbol] = company.name
      }
    }
    return names
  }

  /// Finds the companies that a text names: whole words, the longest name first.
  ///
  /// A possessive (`Ashok Leyland's`), a legal form (`Ltd`, `Limited`, `Group`) and hyphens do not
  /// matter. Short names in capitals, such as `IOC`, are found in capitals only; a symbol of fewer
  /// than six letters only after an exchange (`NSE: IDEA`). An abbreviation that the text itself
  /// explains as something else, as in `advanced chemistry cell (ACC)`, is not a company.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func find(in text: String) -> [CompanyMention] {
    let tokenized = TokenizedText(Array(text.utf8))
    return mentions(in: tokenized).map(\.mention)
  }

  /// A mention with its tokens, for readers that have cut the text already.
  struct PlacedMention: Sendable {
    let company: Int
    let tokens: Range<Int>
    let mention: CompanyMention
    /// Another company that the name may mean as well.
    var rival: Int?
  }

  func mentions(in text: TokenizedText) -> [PlacedMention] {
    let matches = SharedNames(text).decide(index.matches(in: text))
    let explained = otherMeanings(of: matches, in: text)
    return matches.compactMap { match in
      let company = companies[match.company]
      guard !company.symbol.isEmpty else { return nil }
      if let abbreviation = match.abbreviation, explained.contains(abbreviation) { return nil }
      let range = text.byteRange(match.tokens)
      return PlacedMention(
        company: match.company,
        tokens: match.tokens,
        mention: CompanyMention(company: company, quote: text.words(range), byteRange: range),
        rival: match.rival
      )
    }
  }

  /// The abbreviations that the text introduces, in parentheses, for words that are not the company.
  private func otherMeanings(of matches: [AliasIndex.Match], in text: TokenizedText) -> Set<WordKey>
  {
    var found: Set<WordKey> = []
    for (position, match) in matches.enumerated() {
      guard let abbreviation = match.abbreviation else { continue }
      let token = match.tokens.lowerBound
      guard token >= 3, text.tokens[token - 1].isMark(.openParenthesis),
        token + 1 < text.tokens.count, text.tokens[token + 1].isMark(.closeParenthesis)
      else { continue }
      if position > 0, matches[position - 1].tokens.upperBound == token - 1 { continue }
      if initials(before: token - 1, spell: text.tokens[token], in: text) {
        found.insert(abbreviation)
      }
    }
    return found
  }

  private func initials(before end: Int, spell token: TextToken, in text: TokenizedText) -> Bool {
    let letters = text.bytes[token.byteRange].map { $0 | 0x20 }
    var index = end - 1
    for letter in letters.reversed() {
      while index >= 0,
        text.tokens[index].isMark(.hyphen) || Self.small.contains(text.tokens[index].key)
      {
        index -= 1
      }
      guard index >= 0, text.tokens[index].kind == .word,
        text.bytes[Int(text.tokens[index].start)] | 0x20 == letter
      else { return false }
      index -= 1
    }
    return true
  }

  private static let small: Set<WordKey> = ["of", "and", "the", "for", "in"]
}
