/// Finds the companies of feed items in a directory.
struct FeedCompanies: Sendable {
  /// A company of an item, and what a person should know about how it was found.
  struct Found: Sendable {
    let symbol: String
    let name: String?
    var doubt: String?
  }

  private let directory: CompanyDirectory
  private let exchanges: Set<String>
  private let bySymbol: [String: Company]
  private let byISIN: [String: Company]

  init(_ directory: CompanyDirectory, exchanges: Set<String>) {
    self.directory = directory
    self.exchanges = exchanges
    let listed = directory.companies.filter { !$0.symbol.isEmpty }
    bySymbol = Dictionary(
      listed.map { ($0.symbol.uppercased(), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    byISIN = Dictionary(
      listed.compactMap { company in company.isin.map { ($0.uppercased(), company) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the companies of an item, at least one.
  ///
  /// A symbol of the feed is taken as it is. Without one the number of the security decides, then the
  /// name of the company, then the names in the headline, then those in the text.
  func companies(of item: FeedItem) -> [Found] {
    if let symbol = item.symbol {
      let name = item.company ?? bySymbol[symbol.uppercased()]?.name
      return [Found(symbol: symbol, name: name)]
    }
    if let isin = item.isin, let company = byISIN[isin.uppercased()] {
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
    let home = companies.filter { company in
      company.exchange.map { exchanges.contains($0) } ?? false
    }
    return home.isEmpty ? companies : home
  }

  /// `TCS: results`, `TCS - results`, `TCS`: a symbol that a mark sets apart.
  private func companyBeforeMark(_ text: String) -> Company? {
    let symbol = text.prefix { !$0.isWhitespace && !":|(".contains($0) }
    let rest = text[symbol.endIndex...].trimmingBlanks()
    guard symbol.utf8.count >= 2, rest.first.map({ ":|(-–—".contains($0) }) ?? true else {
      return nil
    }
    return symbol == symbol.uppercased() ? bySymbol[String(symbol)] : nil
  }
}
