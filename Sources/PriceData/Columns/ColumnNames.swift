internal import DelimitedText

/// What a column of a price file is for.
public enum ColumnRole: Sendable, Hashable {
  /// The day, or the day and the time.
  case date
  /// The year of a day, in a column of its own.
  case year
  /// The month of a day, in a column of its own.
  case month
  /// The day of the month, in a column of its own.
  case day
  /// The time of day, in a column of its own.
  case time
  /// The security.
  case symbol
  /// The exchange's series, such as EQ.
  case series
  /// A value.
  case field(PriceField)

  /// The name as an option writes it, such as `close` or `date`.
  public var name: String {
    switch self {
    case .date: "date"
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .time: "time"
    case .symbol: "symbol"
    case .series: "series"
    case .field(let field): field.rawValue
    }
  }

  /// All roles.
  public static let all: [ColumnRole] =
    [.date, .year, .month, .day, .time, .symbol, .series] + PriceField.allCases.map { .field($0) }

  /// Creates the role of a name, whose case does not matter.
  public init?(name: String) {
    let lowered = name.lowercased()
    guard let role = Self.all.first(where: { $0.name == lowered }) else { return nil }
    self = role
  }
}

/// By what it is known what a column holds.
public enum ColumnGround: String, Sendable, Hashable, Codable, CaseIterable {
  /// A person has said so.
  case option
  /// Its name says so.
  case name
  /// Its fields show it.
  case content
}

/// The names by which columns are known, without their case, blanks and signs.
enum ColumnNames {
  /// A role that a name may stand for; of several columns the one with the lowest rank is taken.
  struct Meaning: Sendable, Hashable {
    let role: ColumnRole
    let rank: Int
  }

  /// From this rank on a name alone is not certain, and the choice is noted.
  static let uncertainRank = 2

  /// From this rank on a name means a symbol only above texts: a `Valeur` is a security or a number.
  static let textRank = 4

  /// Whether a column has the price of the last trade, which an exchange sets apart from the close.
  static func isLastTrade(_ header: String) -> Bool {
    HeaderWords.lastTrades.split(separator: " ").contains(HeaderKey.of(header)[...])
  }

  /// Whether a column is named as one of a field.
  static func isNamed(_ header: String, as field: PriceField) -> Bool {
    HeaderLexicon.entry(HeaderKey.of(header)).meanings.contains { $0.role == .field(field) }
  }

  /// Whether a meaning is a close, and not any number that a file without one would have.
  static func isClose(_ meaning: Meaning) -> Bool {
    meaning.role == .field(.close) && meaning.rank < textRank
  }

  /// Returns what a header may mean, and the unit that its name tells.
  static func meanings(
    _ header: String,
    values: PricePanel.Values
  ) -> (meanings: [Meaning], unit: TurnoverUnit?) {
    var name = HeaderKey.of(HeaderUnits.withoutSigns(withoutNumber(header)))
    let isMoney = header.contains { HeaderUnits.currencySigns.contains($0) }
    if let found = lookUp(name, values: values) {
      return isMoney ? (HeaderUnits.inMoney(found), nil) : (found, nil)
    }
    // "Turnover (Rs. Cr)", "Close (INR)": units at the end of the name.
    var unit: TurnoverUnit?
    while let suffix = HeaderUnits.suffix(of: name) {
      name.removeLast(suffix.text.count)
      if unit == nil || unit == .currency { unit = suffix.unit ?? unit }
      if let found = lookUp(name, values: values) {
        return (isMoney || suffix.unit == .currency ? HeaderUnits.inMoney(found) : found, unit)
      }
    }
    return ([], nil)
  }

  /// Returns a header without the number that counts it: `4. close` becomes `close`.
  private static func withoutNumber(_ header: String) -> Substring {
    let rest = header.drop { $0.isNumber }
    let digits = header.count - rest.count
    guard digits > 0, let mark = rest.first, ".)".contains(mark),
      // `1155.KL` is a ticker.
      digits <= 2 || rest.dropFirst().first == " "
    else { return header[...] }
    return rest.dropFirst()
  }

  private static func lookUp(_ name: String, values: PricePanel.Values) -> [Meaning]? {
    let entry = HeaderLexicon.entry(name)
    if values == .returns, let rank = entry.returns {
      return [Meaning(role: .field(.close), rank: rank)]
    }
    let found = entry.meanings
    guard !found.isEmpty else { return nil }
    guard values == .returns else { return found }
    // A column named for returns comes before one named for prices.
    return found.map {
      $0.role == .field(.close) ? Meaning(role: $0.role, rank: $0.rank + 10) : $0
    }
  }
}
