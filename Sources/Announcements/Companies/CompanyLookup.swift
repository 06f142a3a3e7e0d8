internal import Securities

/// Finds companies by what tables and feeds have in place of a symbol: names and numbers of other lists.
struct CompanyLookup: Sendable {
  /// What a name or a number means.
  enum Answer: Sendable, Hashable {
    /// One company.
    case one(Company)
    /// Several companies, of which it does not choose.
    case several([Company])
    /// No company of the directory.
    case none
  }

  /// A company that has a name, and how good its claim to it is: less is better.
  private struct Claim: Sendable {
    let company: Int
    let rank: Int
  }

  private let companies: [Company]
  private let home: HomeListing
  private let bySymbol: [String: Company]
  private var byName: [String: [Claim]] = [:]
  private var byNumber: [SecurityIdentifier: [String: [Int]]] = [:]

  init(_ directory: CompanyDirectory) {
    companies = directory.companies
    home = directory.home
    bySymbol = Dictionary(
      companies.filter { !$0.symbol.isEmpty }.map { (TickerForm($0.symbol).code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for (index, company) in companies.enumerated() {
      let list = index < directory.ownCount ? 0 : 2
      claim(company.name, Claim(company: index, rank: list))
      for alias in company.aliases { claim(alias, Claim(company: index, rank: list + 1)) }
      for (identifier, number) in company.identifiers {
        guard let plain = identifier.plain(number), !company.symbol.isEmpty else { continue }
        byNumber[identifier, default: [:]][plain, default: []].append(index)
      }
    }
  }

  private mutating func claim(_ name: String, _ claim: Claim) {
    let key = Self.key(name)
    guard !key.isEmpty else { return }
    byName[key, default: []].append(claim)
  }

  /// The company of a symbol, whose case and the name of an exchange do not matter.
  func company(symbol: String) -> Company? { bySymbol[TickerForm(symbol).code] }

  /// The company that a name means as a whole; case, punctuation and legal forms do not matter.
  ///
  /// The name of a company comes before the alias of another, and a person's own list before that of
  /// Leyline.
  func company(named name: String) -> Answer {
    guard let claims = byName[Self.key(name)], let best = claims.map(\.rank).min() else {
      return .none
    }
    return answer(claims.filter { $0.rank == best }.map(\.company))
  }

  /// The company that has a number.
  func company(_ identifier: SecurityIdentifier, _ number: String) -> Answer {
    guard let plain = identifier.plain(number) else { return .none }
    return answer(byNumber[identifier]?[plain] ?? [])
  }

  /// One company, or several different ones; of those the only one at home.
  private func answer(_ found: [Int]) -> Answer {
    var distinct: [Company] = []
    for index in found where !distinct.contains(where: { $0.symbol == companies[index].symbol }) {
      distinct.append(companies[index])
    }
    if distinct.count > 1 {
      let atHome = distinct.filter(home.contains)
      if atHome.count == 1 { distinct = atHome }
    }
    guard let first = distinct.first else { return .none }
    // A name without a symbol is known, and no company of a study.
    guard !first.symbol.isEmpty || distinct.count > 1 else { return .none }
    return distinct.count == 1 ? .one(first) : .several(distinct)
  }

  /// The words of a name that tell it from others: `EXIDE INDUSTRIES LTD.` and `Exide Industries` are one.
  static func key(_ name: String) -> String {
    // `Divi's` is `Divis` in tables.
    let name = name.replacing("&amp;", with: "&").filter { !"'’‘".contains($0) }
    let text = TokenizedText(Array(name.utf8))
    var words = text.tokens.compactMap { token in
      token.isMark(.ampersand)
        ? "and"
        : token.kind == .mark
          ? nil : DevanagariName.plain(text.words(token.byteRange)).lowercased()
    }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static let legalForms: Set<String> = Set(
    [
      "ltd", "limited", "ld", "inc", "incorporated", "plc", "llc", "corp", "corporation", "pvt",
      "private", "co", "company", "ag", "se", "sa", "nv", "लिमिटेड", "लि", "कंपनी",
    ].map(DevanagariName.plain)
  )
}
