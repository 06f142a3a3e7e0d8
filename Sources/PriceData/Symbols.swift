internal import CivilTime
internal import DelimitedText
internal import Securities

/// Finds a symbol among those of some prices, whatever small differences its spelling has.
///
/// Events, adjustments, market columns and findings all find their series here, so that one spelling
/// cannot mean a series to one of them and none to another.
package struct SymbolDirectory: Sendable {
  /// The symbols, as the prices spell them.
  package let symbols: [String]
  private let exact: [String: Int]
  /// The first symbol of each code.
  private var places: [String: Int] = [:]
  /// The further symbols of codes that several share, in the order of the prices.
  private var further: [String: [Int]] = [:]
  /// The symbols that are numbers, by the number.
  private var numbers: [String: [String]] = [:]
  /// The positions that stand for others: those of symbols that were joined to a later one.
  private var successors: [Int: Int] = [:]

  /// What a spelling means.
  package enum Match: Sendable, Hashable {
    /// One symbol, by its position.
    case one(Int)
    /// Several, of which the spelling does not choose.
    case several([String])
    /// None, but others are the same number with other zeros, as spreadsheets save them.
    case numbers([String])
    /// None.
    case unknown
  }

  /// Indexes symbols.
  package init(_ symbols: [String]) {
    self.symbols = symbols
    exact = Dictionary(zip(symbols, symbols.indices), uniquingKeysWith: { first, _ in first })
    places.reserveCapacity(symbols.count)
    for (place, symbol) in symbols.enumerated() {
      let form = TickerForm(symbol)
      if places[form.code] == nil {
        places[form.code] = place
      } else {
        further[form.code, default: []].append(place)
      }
      if let number = form.number { numbers[number, default: []].append(symbol) }
    }
  }

  /// Returns the position of a symbol.
  ///
  /// The exact spelling comes first; else the only symbol that is the same code and names no other
  /// market: `reliance.ns`, `NSE:RELIANCE` and `RELIANCE IN Equity` find `RELIANCE`.
  package func index(of symbol: String) -> Int? {
    guard case .one(let index) = match(symbol) else { return nil }
    return index
  }

  /// Returns what a spelling means, with the other spellings where it is not certain.
  package func match(_ symbol: String) -> Match {
    if let index = exact[symbol] { return .one(successors[index] ?? index) }
    let form = TickerForm(symbol)
    let spelled = (places[form.code].map { [$0] } ?? []) + (further[form.code] ?? [])
    let found = spelled.compactMap { place in
      form.distance(to: TickerForm(symbols[place])).map { (distance: $0, place: place) }
    }
    let least = found.map(\.distance).min()
    let nearest = Set(
      found.filter { $0.distance == least }.map { successors[$0.place] ?? $0.place }
    )
    .sorted()
    if let only = nearest.first, nearest.count == 1 { return .one(only) }
    if nearest.count > 1 { return .several(nearest.map { symbols[$0] }) }
    // Zeros may be missing or all there is; which company a number means is not guessed.
    guard let number = form.number, let spellings = numbers[number] else { return .unknown }
    return .numbers(spellings)
  }

  /// Returns a directory in which symbols stand for later ones.
  ///
  /// - Parameter successors: The positions of the later symbols, by those of the earlier.
  /// - Returns: A directory of the same symbols.
  func joining(_ successors: [Int: Int]) -> SymbolDirectory {
    var directory = self
    directory.successors.merge(successors) { _, last in last }
    return directory
  }
}

/// What names of files and tickers tell beside the symbol.
enum SymbolName {
  /// Returns a ticker without Yahoo's suffix for the two Indian exchanges.
  static func withoutYahooSuffix(_ ticker: String) -> String {
    guard ExchangeFiles.isIndian(symbol: ticker), let point = ticker.lastIndex(of: "."),
      ticker[point...].utf8.count == 3
    else { return ticker }
    return String(ticker[..<point])
  }

  /// Returns the day that a file is named for: eight digits, or a date with dashes.
  static func date(inFileName path: String) -> CalendarDate? {
    let name = String(path.split(separator: "/").last ?? Substring(path))
    let digits = name.split { !$0.isNumber && $0 != "-" }.map(String.init)
    var dates: [CalendarDate] = []
    for word in digits {
      let trimmed = word.trimmingDashes
      if trimmed.count == 8, let value = Int(trimmed) {
        // ddmmyyyy as the exchange names its files, or yyyymmdd.
        let dayFirst = CalendarDate(
          year: value % 10_000,
          month: value / 10_000 % 100,
          day: value / 1_000_000
        )
        let yearFirst = CalendarDate(
          year: value / 10_000,
          month: value / 100 % 100,
          day: value % 100
        )
        let plausible = [dayFirst, yearFirst].compactMap { $0 }.filter {
          (1950...2100).contains($0.year)
        }
        if let date = plausible.first, plausible.count == 1 { dates.append(date) }
      } else if trimmed.count == 10 {
        for notation in [DateNotation.yearMonthDay, .dayMonthYear] {
          if let stamp = notation.parse(trimmed) {
            dates.append(stamp.date)
            break
          }
        }
      }
    }
    return dates.count == 1 ? dates.first : nil
  }
}

extension String {
  fileprivate var trimmingDashes: String {
    let head = drop { $0 == "-" }
    guard let end = head.lastIndex(where: { $0 != "-" }) else { return "" }
    return String(head[...end])
  }
}
