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
}
