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
  /// Why a company of sector news is hardly what it is about.
  let doubt: Doubt?

  /// Why sector news is hardly about a company that it names.
  enum Doubt: Sendable, Hashable {
    /// Only sentences about prices of shares name it.
    case prices
    /// The first company of the story stands late in it.
    case late
  }
}
