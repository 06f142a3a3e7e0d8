internal import CivilTime

/// The companies of an event table, looked up where it has names or numbers in place of symbols.
struct TableCompanies: Sendable {
  /// The security of a row.
  struct Found: Sendable, Hashable {
    let symbol: String
    /// The name, where the row has none.
    var company: String?
    /// What a person should know about how it was found.
    var remark: String?
  }

  private let lookup: CompanyLookup

  init(_ directory: CompanyDirectory) {
    lookup = CompanyLookup(directory)
  }

  /// Finds the security of a row.
  ///
  /// A symbol is taken as it is. In place of a name or a number stands the symbol that the directory has
  /// for the row's numbers or for its name; where it has none, or several, what is written stays, and a
  /// remark says so.
  ///
  /// - Parameters:
  ///   - text: What stands in the column of the symbol.
  ///   - kind: What that column holds by its name.
  ///   - name: The name of the company, where it has a column of its own.
  ///   - numbers: The numbers of the row.
  /// - Returns: The symbol, with what is to be said of it.
  func security(
    _ text: String,
    _ kind: EventColumns.SymbolKind,
    name: String?,
    numbers: [(identifier: SecurityIdentifier, text: String)]
  ) -> Found {
    if kind == .symbol, !Self.mayBeName(text) { return Found(symbol: text) }
    if kind == .name, !Self.mayBeName(text), lookup.company(symbol: text) != nil {
      return Found(symbol: text)
    }
    for (identifier, number) in numbers {
      if case .one(let company) = lookup.company(identifier, number) {
        return found(company, kind, text)
      }
    }
    let names = kind == .name || kind == .symbol ? [text] : [name].compactMap(\.self)
    var remark: String?
    for name in names {
      switch lookup.company(named: name) {
      case .one(let company): return found(company, kind, text)
      case .several(let companies):
        let symbols = companies.map(\.symbol).sorted().joined(separator: ", ")
        remark =
          "\"\(name)\" is the name of several companies of the directory (\(symbols)), so \(Self.stays(kind))"
      case .none:
        remark = "no company of the directory is called \"\(name)\", so \(Self.stays(kind))"
      }
    }
    if case .number(let identifier) = kind, names.isEmpty, Self.isLookedUp(identifier) {
      remark = "no company of the directory has the number \(text), which stands for its symbol"
    }
    // A column of symbols may hold codes in small letters; prices tell whether they are known.
    return Found(symbol: text, company: nil, remark: kind == .symbol ? nil : remark)
  }

  private func found(
    _ company: Company,
    _ kind: EventColumns.SymbolKind,
    _ text: String
  ) -> Found {
    let isNumber = if case .number = kind { true } else { false }
    return Found(symbol: company.symbol, company: isNumber ? company.name : text)
  }

  private static func stays(_ kind: EventColumns.SymbolKind) -> String {
    if case .number = kind {
      "its number stands for its symbol"
    } else {
      "the name stands for its symbol"
    }
  }

  /// Whether the numbers are those that a list of companies has; data banks have theirs beside prices.
  private static func isLookedUp(_ identifier: SecurityIdentifier) -> Bool {
    switch identifier {
    case .isin, .bseCode, .cik: true
    case .permno, .cusip, .gvkey: false
    }
  }

  /// Whether a text has small letters, as names have and most symbols have not, or several words.
  private static func mayBeName(_ text: String) -> Bool {
    text.contains { $0.isLowercase || $0 == " " || !$0.isASCII }
  }
}

extension EventRowReader {
  /// The security of a row: its symbol as written, or the one that the directory has for it.
  func security(_ row: Line, symbol: String) -> TableCompanies.Found {
    guard let companies else { return TableCompanies.Found(symbol: symbol) }
    return companies.security(
      symbol,
      columns.symbolKind,
      name: field(row, columns.company),
      numbers: columns.identifiers.compactMap { identifier, column in
        field(row, column).map { (identifier: identifier, text: $0) }
      }
    )
  }
}
