/// A company that documents may name.
public struct Company: Sendable, Hashable, Codable {
  /// The symbol of its share, or nothing for a name that is no company of a study.
  ///
  /// A name without a symbol keeps its words from being taken for another company: `Reserve Bank of
  /// India` is not `Bank of India`.
  public let symbol: String
  /// The name, without its legal form.
  public let name: String
  /// Other names, abbreviations and subsidiaries.
  public let aliases: [String]
  /// The exchange that lists the share, such as `NSE`, or nothing when none does.
  public let exchange: String?
  /// The international securities identification number, where it is known.
  public let isin: String?

  /// Creates a company.
  public init(
    symbol: String,
    name: String,
    aliases: [String] = [],
    exchange: String? = nil,
    isin: String? = nil
  ) {
    self.symbol = symbol
    self.name = name
    self.aliases = aliases
    self.exchange = exchange
    self.isin = isin
  }
}
