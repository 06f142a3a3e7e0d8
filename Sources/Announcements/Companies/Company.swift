/// A company that documents may name.
public struct Company: Sendable {
  /// The symbol of its share, or nothing for a name that is not a company of a study.
  ///
  /// A name without a symbol keeps its words from being taken for another company: `Reserve Bank of
  /// India` is not `Bank of India`.
  public var symbol: String { shared.entry.symbol }
  /// The name, without its legal form.
  public var name: String { shared.entry.name }
  /// Other names, abbreviations and subsidiaries.
  public var aliases: [String] { shared.entry.aliases }
  /// The exchange that lists the share, such as `NSE`, or nothing when none does.
  public var exchange: String? { shared.entry.exchange }
  /// The numbers by which other lists know the share or the company.
  public var identifiers: [SecurityIdentifier: String] { shared.entry.identifiers }

  /// The letters that stand for the company: `HCL` of HCL Technologies.
  var initials: [String] { shared.initials }

  /// What is known of the company, held once for all places of a text that name it.
  private let shared: Shared

  private final class Shared: Sendable {
    let entry: Entry
    /// The letters that stand for the company, worked out once for all texts that name it.
    let initials: [String]

    init(_ entry: Entry) {
      self.entry = entry
      initials = OpeningFacts.initials(of: entry.name)
    }
  }

  private struct Entry: Sendable, Hashable, Codable {
    let symbol: String
    let name: String
    let aliases: [String]
    let exchange: String?
    let identifiers: [SecurityIdentifier: String]
  }

  /// The international securities identification number, where it is known.
  public var isin: String? { identifiers[.isin] }

  /// Creates a company.
  public init(
    symbol: String,
    name: String,
    aliases: [String] = [],
    exchange: String? = nil,
    isin: String? = nil,
    identifiers: [SecurityIdentifier: String] = [:]
  ) {
    shared = Shared(
      Entry(
        symbol: symbol,
        name: name,
        aliases: aliases,
        exchange: exchange,
        identifiers: identifiers.merging([.isin: isin].compactMapValues(\.self)) { $1 }
      )
    )
  }
}

extension Company: Hashable {
  /// Two companies are equal where all that is known of them is.
  public static func == (first: Company, second: Company) -> Bool {
    first.shared === second.shared || first.shared.entry == second.shared.entry
  }

  /// Hashes what is known of the company.
  public func hash(into hasher: inout Hasher) { hasher.combine(shared.entry) }
}

extension Company: Codable {
  /// Reads a company as ``encode(to:)`` writes it.
  public init(from decoder: any Decoder) throws { shared = Shared(try Entry(from: decoder)) }

  /// Writes symbol, name, aliases, exchange and numbers.
  public func encode(to encoder: any Encoder) throws { try shared.entry.encode(to: encoder) }
}

extension Company {
  /// Whether the company bears the name of a group: `JSW Steel` is of the `JSW Group`.
  func isMember(of group: Company) -> Bool {
    guard exchange != nil, group.exchange == nil, let name = group.name.split(separator: " ").first
    else { return false }
    return self.name.split(separator: " ").first == name
  }

  /// Returns the company with the names and numbers that another list has for it.
  ///
  /// - Parameters:
  ///   - other: The company as the other list has it.
  ///   - isFree: Says of a name that no other company has it.
  /// - Returns: One company with the symbol of this one.
  func adding(_ other: Company, names isFree: (String) -> Bool) -> Company {
    Company(
      symbol: symbol,
      name: name,
      aliases: aliases + ([other.name] + other.aliases).filter(isFree),
      exchange: exchange,
      identifiers: identifiers.merging(other.identifiers) { own, _ in own }
    )
  }
}

/// A place where a text names a company.
public struct CompanyMention: Sendable, Hashable {
  /// The company.
  public let company: Company
  /// The words of the text, with the legal form where one follows.
  public let quote: String
  /// Where the words stand, in bytes from the beginning of the text.
  public let byteRange: Range<Int>
}

/// A company of a document, and whether the document is about it.
public struct CompanyFinding: Sendable, Hashable {
  /// How a document stands to a company that it names.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// The headline or the first paragraph is about the company.
    case subject
    /// The document is about an industry and names the company as a part of it.
    case sector
    /// The company is named in passing.
    case mention
  }

  /// The company.
  public let company: Company
  /// How the document stands to it.
  public let role: Role
  /// The places of the story that name it, in the order of the document.
  public let mentions: [CompanyMention]
  /// Why the document is hardly about the company.
  let doubt: CompanyDoubt?
}
