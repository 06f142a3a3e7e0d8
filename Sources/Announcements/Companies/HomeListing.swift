internal import Securities

/// Which companies of a directory are those that get rows, by where they are listed.
struct HomeListing: Sendable {
  /// The names of exchanges.
  private(set) var exchanges: Set<String>
  /// The symbols of companies that a list without exchanges names.
  private var symbols: Set<String> = []

  /// The listing on some exchanges.
  init(exchanges: Set<String>) {
    self.exchanges = exchanges
  }

  /// The exchange that most companies are listed on, with those of its country: NYSE and Nasdaq.
  ///
  /// Of two equal ones the first of the list counts. Where the list names no exchange, each of its
  /// companies is at home.
  init(_ companies: [Company]) {
    var counts: [String: Int] = [:]
    for company in companies {
      if let exchange = company.exchange { counts[exchange, default: 0] += 1 }
    }
    guard let most = counts.values.max(),
      let first = companies.lazy.compactMap(\.exchange).first(where: { counts[$0] == most })
    else {
      exchanges = []
      symbols = Set(companies.map(\.symbol).filter { !$0.isEmpty })
      return
    }
    let market = Self.market(first)
    exchanges = Set(
      counts.keys.filter { $0 == first || market != nil && Self.market($0) == market }
    )
  }

  private static func market(_ exchange: String) -> String? {
    TickerForm("\(exchange):X").venue?.market
  }

  /// Returns the listing of the companies of either.
  func union(_ other: HomeListing) -> HomeListing {
    var union = self
    union.exchanges.formUnion(other.exchanges)
    union.symbols.formUnion(other.symbols)
    return union
  }

  /// Whether a company is listed at home.
  func contains(_ company: Company) -> Bool {
    company.exchange.map { exchanges.contains($0) } ?? symbols.contains(company.symbol)
  }

  /// Whether no company is at home more than others.
  var isEmpty: Bool { exchanges.isEmpty }

  /// Why a company that a document is about gets no row beside those at home.
  func reason(toLeaveOut company: Company) -> String {
    "\(company.symbol) has no row: \(remark(on: company))"
  }

  /// What is to be said of a company from elsewhere.
  func remark(on company: Company) -> String {
    company.exchange.map {
      "\(company.name) is listed on \($0), not on \(exchanges.sorted().joined(separator: " or "))"
    } ?? "\(company.name) has no exchange in the list of companies"
  }
}
