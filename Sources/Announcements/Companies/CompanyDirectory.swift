internal import DelimitedText
internal import Securities

/// The companies that documents are searched for, by all their names.
public struct CompanyDirectory: Sendable {
  /// The companies, in the order of the file.
  public let companies: [Company]

  let index: AliasIndex

  /// Creates a directory.
  ///
  /// Where two companies share a name, the first one has it.
  public init(_ companies: [Company]) {
    self.companies = companies
    index = AliasIndex(companies)
  }

  /// Returns the first company of a symbol, whose case and the name of an exchange do not matter.
  public func company(symbol: String) -> Company? {
    let form = TickerForm(symbol)
    return companies.first {
      !$0.symbol.isEmpty && TickerForm($0.symbol).distance(to: form) != nil
    }
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
  }

  func mentions(in text: TokenizedText) -> [PlacedMention] {
    let matches = index.matches(in: text)
    let explained = otherMeanings(of: matches, in: text)
    return matches.compactMap { match in
      let company = companies[match.company]
      guard !company.symbol.isEmpty else { return nil }
      if let abbreviation = match.abbreviation, explained.contains(abbreviation) { return nil }
      let range = text.byteRange(match.tokens)
      return PlacedMention(
        company: match.company,
        tokens: match.tokens,
        mention: CompanyMention(company: company, quote: text.words(range), byteRange: range)
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

extension CompanyDirectory {
  /// Reads a directory: `symbol`, `name`, and optionally `aliases` (separated by `|`), `exchange`, `isin`.
  ///
  /// A row without a symbol is a name that is not a company of a study. A row without a name is found
  /// by its symbol.
  ///
  /// - Throws: ``AnnouncementError``.
  public static func read(_ path: String) throws(AnnouncementError) -> CompanyDirectory {
    do throws(DelimitedTextError) {
      return try CompanyDirectory(companies(of: DelimitedTable.read(path)))
    } catch {
      throw .text(error)
    }
  }

  private static func companies(
    of table: DelimitedTable
  ) throws(DelimitedTextError) -> [Company] {
    func required(_ names: [String]) throws(DelimitedTextError) -> Int {
      guard let column = table.column(named: names) else {
        throw .missingColumn(file: table.name, column: names[0], header: table.header)
      }
      return column
    }
    let symbol = try required(["symbol", "ticker", "tckrsymb"])
    let name = try required(["name", "company", "company name", "name of company"])
    let aliases = table.column(named: ["aliases", "alias", "also known as"])
    let exchange = table.column(named: ["exchange"])
    let isin = table.column(named: ["isin", "isin number", "isin code"])
    return table.rows.compactMap { row in
      let symbolText = table.field(symbol, of: row) ?? ""
      guard let nameText = table.field(name, of: row) ?? table.field(symbol, of: row) else {
        return nil
      }
      return Company(
        symbol: symbolText,
        name: nameText,
        aliases: (aliases.flatMap { table.field($0, of: row) } ?? "").split(separator: "|")
          .map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty },
        exchange: exchange.flatMap { table.field($0, of: row) },
        isin: isin.flatMap { table.field($0, of: row) }
      )
    }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// A company that documents may name.
public struct Company: Sendable, Hashable, Codable {
  /// The symbol of its share, or nothing for a name that is not a company of a study.
  ///
  /// A name without a symbol keeps its words from being taken for another company: `Reserve Bank of
  /// India` is not `Bank of India`.
  public let symbol: String
  /// The name, without its legal form.
  public let name: String
  /// Other names, abbreviations and subsidiaries.
  public let aliases: [String]
  /// The exchange that lists the share, such as `NSE`, or nothing when none does.
  public let exchange: String?
  /// The international securities identification number, where it is known.
  public let isin: String?

  /// Creates a company.
  public init(
    symbol: String,
    name: String,
    aliases: [String] = [],
    exchange: String? = nil,
    isin: String? = nil
  ) {
    self.symbol = symbol
    self.name = name
    self.aliases = aliases
    self.exchange = exchange
    self.isin = isin
  }
}

/// A place where a text names a company.
public struct CompanyMention: Sendable, Hashable {
  /// The company.
  public let company: Company
  /// The words of the text, with the legal form where one follows.
  public let quote: String
  /// Where the words stand, in bytes from the beginning of the text.
  public let byteRange: Range<Int>
}

/// A company of a document, and whether the document is about it.
public struct CompanyFinding: Sendable, Hashable {
  /// How a document stands to a company that it names.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// The headline or the first paragraph is about the company.
    case subject
    /// The document is about an industry and names the company as a part of it.
    case sector
    /// The company is named in passing.
    case mention
  }

  /// The company.
  public let company: Company
  /// How the document stands to it.
  public let role: Role
  /// The places of the story that name it, in the order of the document.
  public let mentions: [CompanyMention]
  /// Why the document is hardly about the company.
  let doubt: CompanyDoubt?
}

extension CompanyDirectory {
  /// The exchange that most companies are listed on; of two equal ones the first of the file.
  var homeExchange: String? {
    var counts: [String: Int] = [:]
    for company in companies {
      if let exchange = company.exchange { counts[exchange, default: 0] += 1 }
    }
    guard let most = counts.values.max() else { return nil }
    return companies.lazy.compactMap(\.exchange).first { counts[$0] == most }
  }
}
