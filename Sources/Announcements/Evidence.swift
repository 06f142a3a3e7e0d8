/// The words of a source that a finding rests on.
public struct Evidence: Sendable, Hashable, Codable {
  /// What was found, such as `published` or `company`.
  public let what: String
  /// The words themselves, as they stand in the source.
  public let quote: String
  /// The place of the words in the source, in bytes from its beginning, where it has one.
  public let byteRange: Range<Int>?

  /// Creates a piece of evidence.
  ///
  /// - Parameters:
  ///   - what: What was found.
  ///   - quote: The words as they stand in the source.
  ///   - byteRange: Where the words stand, in bytes from the beginning of the source.
  public init(what: String, quote: String, byteRange: Range<Int>? = nil) {
    self.what = what
    self.quote = quote
    self.byteRange = byteRange
  }

  /// The sum of money that the words name, where that is what was found.
  ///
  /// It is read from the words again, so that a table of announcements keeps it without columns of its
  /// own.
  public var amount: Amount? {
    guard what == "amount" else { return nil }
    let text = TokenizedText(Array(quote.utf8))
    guard let found = AmountScanner(text).amounts().first else { return nil }
    return Amount(
      value: found.value,
      currency: found.currency,
      quote: quote,
      byteRange: byteRange ?? found.byteRange
    )
  }
}

extension Evidence {
  private enum CodingKeys: String, CodingKey {
    case what, quote, byteRange, value, currency
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      what: try values.decode(String.self, forKey: .what),
      quote: try values.decode(String.self, forKey: .quote),
      byteRange: try values.decodeIfPresent(Range<Int>.self, forKey: .byteRange)
    )
  }

  /// Writes the words and, beside a sum, its value and currency.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(what, forKey: .what)
    try values.encode(quote, forKey: .quote)
    try values.encodeIfPresent(byteRange, forKey: .byteRange)
    try values.encodeIfPresent(amount?.value, forKey: .value)
    try values.encodeIfPresent(amount?.currency, forKey: .currency)
  }
}
