internal import CivilTime

/// Turns the items of feeds into announcements: companies, kinds and reasons.
struct FeedRows: Sendable {
  let companies: FeedCompanies
  let kinds: KindRules

  /// One announcement for each item and company, without identifiers.
  func rows(_ content: FeedContent, file: String) -> [AnnouncementRow] {
    content.items.flatMap { item in
      let kind = item.kind ?? kinds.kind(headline: item.headline ?? "", details: item.details ?? "")
      var item = item
      let amounts = Self.amounts(&item)
      item.evidence += amounts
      return companies.companies(of: item).map { company in
        AnnouncementRow(
          announcement: announcement(item, company, kind, file),
          origin: .feed(content.format, item: item.identifier)
        )
      }
    }
  }

  /// The sums of an item, of which the main one becomes columns of their own.
  private static func amounts(_ item: inout FeedItem) -> [Evidence] {
    let headline = item.headline ?? ""
    let text = "\(headline)\n\(item.details ?? "")"
    let end = headline.utf8.count
    let tokens = TokenizedText(Array(text.utf8.prefix(limit)))
    let amounts = AmountScanner(tokens).amounts()
    let deal = DealAmount.main(of: amounts, in: [[0..<end], [end..<max(end, limit)]], of: tokens)
    for (name, value) in DealAmount.attributes(deal) { item.set(name, value) }
    var quotes: Set<String> = []
    return amounts.filter {
      $0.currency != nil && $0.value >= DealAmount.least && quotes.insert($0.quote).inserted
    }.prefix(8).map { Evidence(what: .amount, quote: $0.quote) }
  }

  /// The bytes of an item in which sums are looked for.
  private static let limit = 1 << 14

  private func announcement(
    _ item: FeedItem,
    _ company: FeedCompanies.Found,
    _ kind: String?,
    _ file: String
  ) -> Announcement {
    let reasons = [item.doubt, item.remark, company.doubt].compactMap(\.self)
    let status: AnnouncementStatus =
      item.publication == nil
      ? .noDate : item.doubt != nil || company.symbol.isEmpty ? .review : .ok
    return Announcement(
      eventID: "",
      symbol: company.symbol,
      company: company.name,
      publication: item.publication,
      status: status,
      kind: kind,
      headline: item.headline,
      sourceFile: file,
      evidence: item.evidence,
      reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "),
      attributes: item.attributes
    )
  }

  /// Marks items that stand in more than one file of a feed, or twice in one.
  static func markRepeats(_ rows: inout [AnnouncementRow]) {
    var seen: [Key: Int] = [:]
    // By moment and words; of the table and the records of one exchange only the latter have numbers.
    var words: [Key: (row: Int, isNumbered: Bool)] = [:]
    for index in rows.indices {
      guard case .feed(_, let item) = rows[index].origin else { continue }
      let row = rows[index].announcement
      guard !row.symbol.isEmpty else { continue }
      let number = item.map { Key(item: $0, symbol: row.symbol) }
      let text = Key(
        item: "\(row.publication?.description ?? "") \(row.headline ?? "") "
          + (row.attributes["details"] ?? ""),
        symbol: row.symbol
      )
      let like = words[text].flatMap { $0.isNumbered && number != nil ? nil : $0.row }
      let first = number.flatMap { seen[$0] } ?? like
      if let number, seen[number] == nil { seen[number] = first ?? index }
      if words[text] == nil { words[text] = (first ?? index, number != nil) }
      guard let first else { continue }
      let original = rows[first].announcement
      rows[index].markAsRepeat(
        of: original,
        reason: "the same item of the feed stands in \(original.sourceFile)"
      )
    }
  }

  private struct Key: Hashable {
    let item: String
    let symbol: String
  }
}

/// Finds the companies of feed items in a directory.
struct FeedCompanies: Sendable {
  /// A company of an item, and what a person should know about how it was found.
  struct Found: Sendable {
    let symbol: String
    let name: String?
    var doubt: String?
  }

  private let directory: CompanyDirectory
  private let home: HomeListing
  private let lookup: CompanyLookup

  init(_ directory: CompanyDirectory, home: HomeListing) {
    self.directory = directory
    self.home = home
    lookup = CompanyLookup(directory)
  }

  /// Returns the companies of an item, at least one.
  ///
  /// A symbol of the feed is taken as it is. Without one the number of the security decides, then the
  /// name of the company, then the names in the headline, then those in the text.
  func companies(of item: FeedItem) -> [Found] {
    if let symbol = item.symbol {
      let name = item.company ?? lookup.company(symbol: symbol)?.name
      return [Found(symbol: symbol, name: name)]
    }
    for (identifier, number) in [
      (SecurityIdentifier.isin, item.isin), (.bseCode, item.code), (.cik, item.cik),
    ] {
      guard let number, case .one(let company) = lookup.company(identifier, number) else {
        continue
      }
      return [Found(symbol: company.symbol, name: company.name)]
    }
    if let name = item.company {
      if let company = company(named: name) {
        return [Found(symbol: company.symbol, name: company.name)]
      }
      guard let code = item.code else {
        return [
          Found(symbol: "", name: name, doubt: "no company of the directory is called \"\(name)\"")
        ]
      }
      return [
        Found(
          symbol: code,
          name: name,
          doubt:
            "no company of the directory is called \"\(name)\", so its code \(code) stands for "
            + "its symbol"
        )
      ]
    }
    for text in [item.headline, item.details] {
      let found = text.map(listed(in:)) ?? []
      if !found.isEmpty { return found.map { Found(symbol: $0.symbol, name: $0.name) } }
    }
    return [
      Found(
        symbol: item.code ?? "",
        name: nil,
        doubt: "no company of the directory is named in the item"
      )
    ]
  }

  /// The company whose name, without its legal form, is the whole text.
  private func company(named text: String) -> Company? {
    if case .one(let company) = lookup.company(named: text) { return company }
    let text = text.replacing("&amp;", with: "&")
    guard let mention = directory.find(in: text).first,
      mention.byteRange.lowerBound == 0,
      // `Reliance Industries Limited-$` is Reliance Industries, `Tata Steel Long Products` is not
      // Tata Steel.
      text.utf8.dropFirst(mention.byteRange.upperBound).allSatisfy({
        !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
      })
    else { return nil }
    return mention.company
  }

  /// The companies that a text names; those of the exchanges asked for where there are any.
  private func listed(in text: String) -> [Company] {
    if let company = companyBeforeMark(text) { return [company] }
    var companies: [Company] = []
    for mention in directory.find(in: text) where !companies.contains(mention.company) {
      companies.append(mention.company)
    }
    let atHome = companies.filter(home.contains)
    return atHome.isEmpty ? companies : atHome
  }

  /// `TCS: results`, `TCS - results`, `TCS`: a symbol that a mark sets apart.
  private func companyBeforeMark(_ text: String) -> Company? {
    let symbol = text.prefix { !$0.isWhitespace && !":|(".contains($0) }
    let rest = text[symbol.endIndex...].trimmingBlanks()
    guard symbol.utf8.count >= 2, rest.first.map({ ":|(-–—".contains($0) }) ?? true else {
      return nil
    }
    return symbol == symbol.uppercased() ? lookup.company(symbol: String(symbol)) : nil
  }
}
