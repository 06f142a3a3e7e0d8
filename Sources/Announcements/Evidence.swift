/// The words of a source that a finding rests on.
public struct Evidence: Sendable, Hashable {
  /// What words can be evidence of.
  public enum Finding: Sendable, Hashable {
    /// A date, by what it stands for.
    case date(DateRole)
    /// The company of the announcement.
    case company
    /// Another company that the document is about, by its symbol.
    case otherCompany(String)
    /// A company that the document only mentions, by its symbol.
    case mention(String)
    /// The kind of announcement.
    case kind
    /// A sum of money.
    case amount
    /// A part of a share's quote.
    case quote(MarketQuote.Part)
    /// What a table says that another program or a person wrote.
    case other(String)

    /// The date of publication.
    public static let published = Finding.date(.published)
    /// The date of a change.
    public static let updated = Finding.date(.updated)
  }

  /// What was found.
  public let what: Finding
  /// The words themselves, as they stand in the source.
  public let quote: String
  /// The place of the words in the source, in bytes from its beginning, where it has one.
  public let byteRange: Range<Int>?

  /// The value of a sum whose words alone are read otherwise: `12.500 Crore` in a German text.
  private var valueInText: Double?

  /// Creates the evidence of a sum.
  init(_ amount: Amount) {
    self.init(what: .amount, quote: amount.quote, byteRange: amount.byteRange)
    if self.amount?.value != amount.value { valueInText = amount.value }
  }

  /// Creates a piece of evidence.
  ///
  /// - Parameters:
  ///   - what: What was found.
  ///   - quote: The words as they stand in the source.
  ///   - byteRange: Where the words stand, in bytes from the beginning of the source.
  public init(what: Finding, quote: String, byteRange: Range<Int>? = nil) {
    self.what = what
    self.quote = quote
    self.byteRange = byteRange
  }

  /// The sum of money that the words name, where that is what was found.
  ///
  /// It is read from the words again, so that a table of announcements keeps it without columns of its
  /// own; only what the words around them say of their figures is kept beside them.
  public var amount: Amount? {
    guard what == .amount else { return nil }
    let text = TokenizedText(Array(quote.utf8))
    guard let found = AmountScanner(text).amounts().first else { return nil }
    return Amount(
      value: valueInText ?? found.value,
      currency: found.currency,
      quote: quote,
      byteRange: byteRange ?? found.byteRange
    )
  }
}

extension Evidence.Finding {
  /// The finding as tables and JSON write it, such as `published` or `company 3931`.
  public var text: String {
    switch self {
    case .date(let role): role.rawValue
    case .company: "company"
    case .otherCompany(let symbol): "company \(symbol)"
    case .mention(let symbol): "mentions \(symbol)"
    case .kind: "kind"
    case .amount: "amount"
    case .quote(let part): "quote \(part.rawValue)"
    case .other(let text): text
    }
  }

  /// Reads what ``text`` writes.
  public init(_ text: String) {
    func rest(after prefix: String) -> String? {
      text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
    if let role = DateRole(rawValue: text) {
      self = .date(role)
    } else if let symbol = rest(after: "company ") {
      self = .otherCompany(symbol)
    } else if let symbol = rest(after: "mentions ") {
      self = .mention(symbol)
    } else if let part = rest(after: "quote ").flatMap(MarketQuote.Part.init(rawValue:)) {
      self = .quote(part)
    } else {
      self = [.company, .kind, .amount].first { $0.text == text } ?? .other(text)
    }
  }
}

extension Evidence: Codable {
  private enum CodingKeys: String, CodingKey {
    case what, quote, byteRange, value, currency
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      what: Finding(try values.decode(String.self, forKey: .what)),
      quote: try values.decode(String.self, forKey: .quote),
      byteRange: try values.decodeIfPresent(Range<Int>.self, forKey: .byteRange)
    )
  }

  /// Writes the words and, beside a sum, its value and currency.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(what.text, forKey: .what)
    try values.encode(quote, forKey: .quote)
    try values.encodeIfPresent(byteRange, forKey: .byteRange)
    try values.encodeIfPresent(amount?.value, forKey: .value)
    try values.encodeIfPresent(amount?.currency, forKey: .currency)
  }
}
