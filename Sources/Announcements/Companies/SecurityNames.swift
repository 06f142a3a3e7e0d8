internal import DelimitedText

/// What else an announcement's security may be called in price files.
package struct SecurityNames: Sendable {
  private let lookup: CompanyLookup

  /// Creates names from a directory of companies.
  package init(_ directory: CompanyDirectory) {
    lookup = CompanyLookup(directory)
  }

  /// Returns the other names and numbers of the security that the announcement itself has, then the symbol
  /// that the directory has for one of them.
  package func alternatives(to announcement: Announcement) -> [String] {
    let name = announcement.company
    var numbers: [(identifier: SecurityIdentifier, text: String)] = []
    for (header, value) in announcement.attributes.sorted(by: { $0.key < $1.key }) {
      let header = normalizedHeader(header)
      if let identifier = SecurityIdentifier.allCases.first(where: {
        $0.names.contains { normalizedHeader($0) == header }
      }) {
        numbers.append((identifier, value))
      }
    }
    // The column of the symbol may hold such a number under any name.
    let own = [SecurityIdentifier.isin, .bseCode].map { ($0, announcement.symbol) }
    var found = [name].compactMap(\.self) + numbers.map(\.text)
    for (identifier, number) in numbers + own {
      if case .one(let company) = lookup.company(identifier, number) {
        found.append(company.symbol)
      }
    }
    for name in [announcement.symbol, name].compactMap(\.self) {
      if case .one(let company) = lookup.company(named: name) { found.append(company.symbol) }
    }
    return found.filter { $0 != announcement.symbol }
  }
}
