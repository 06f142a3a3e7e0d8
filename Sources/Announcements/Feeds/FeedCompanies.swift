/// Finds the companies of feed items in a directory.
struct FeedCompanies: Sendable {
  /// A company of an item, and what a person should know about how it was found.
  struct Found: Sendable {
    let symbol: String
    let name: String?
    var doubt: String?
    /// Whether a person must say if the item is about the company.
    var isDoubtful = false
    /// Whether that is so because its words only name the company.
    var question: OpenQuestion?
  }

  let directory: CompanyDirectory
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
  /// name of the company, then a symbol at the head of the headline, then what an article is about, then
  /// the names in the headline, then those in the text.
  func companies(of item: FeedItem, _ article: FeedArticle? = nil) -> [Found] {
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
    if let company = item.headline.flatMap(companyBeforeMark) {
      return [Found(symbol: company.symbol, name: company.name)]
    }
    if let found = article.map(subjects), !found.isEmpty { return found }
    for text in [item.headline, item.details] {
      let found = text.map(listed(in:)) ?? []
      if found.isEmpty { continue }
      return found.map { company in
        article == nil
          ? Found(symbol: company.symbol, name: company.name)
          : Found(
            symbol: company.symbol,
            name: company.name,
            doubt: "the item names the company and is not about it",
            isDoubtful: true
          )
      }
    }
    return [
      Found(
        symbol: item.code ?? "",
        name: nil,
        doubt: "no company of the directory is named in the item"
      )
    ]
  }

  /// The companies that an article is about; those of the exchanges asked for where there are any.
  private func subjects(of article: FeedArticle) -> [Found] {
    let subjects = article.companies.filter { $0.role != .mention }
    let atHome = subjects.filter { home.contains($0.company) }
    return (atHome.isEmpty ? subjects : atHome).map { finding in
      Found(
        symbol: finding.company.symbol,
        name: finding.company.name,
        doubt: finding.doubt?.description,
        isDoubtful: finding.doubt != nil,
        question: finding.doubt?.question
      )
    }
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
